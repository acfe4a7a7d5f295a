"""A cross-encoder that remembers, so that an evaluation need not read the same window of text twice.

A question is searched and then asked, and systems differ in a step or two: most of what is read was read before. What
remembering saved is counted, so that latencies can be told as they would have been without it.
"""

import time
from collections.abc import Sequence

from corpus.ports import Reranker


class Remembering:
    """Any ``Reranker`` with a memory for (question, text)."""

    def __init__(self, reranker: Reranker) -> None:
        self._reranker = reranker
        self._known: dict[tuple[str, str], tuple[float, float]] = {}  # score, milliseconds that it took
        self._saved = 0.0

    @property
    def identity(self) -> str:
        """Of the cross-encoder that reads."""
        return self._reranker.identity

    def score(self, question: str, texts: Sequence[str]) -> list[float]:
        """A relevance for each text; only those that are new are read."""
        new = list(dict.fromkeys(text for text in texts if (question, text) not in self._known))
        self._saved += sum(self._known[question, text][1] for text in texts if (question, text) in self._known)
        if new:
            started = time.perf_counter()
            scores = self._reranker.score(question, new)
            each = (time.perf_counter() - started) * 1000 / len(new)
            self._known |= {(question, text): (score, each) for text, score in zip(new, scores, strict=True)}
        return [self._known[question, text][0] for text in texts]

    def clock(self) -> float:
        """Milliseconds, running on by what was saved: differences are the times that it takes without a memory."""
        return time.perf_counter() * 1000 + self._saved

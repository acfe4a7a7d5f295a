"""A cross-encoder that reads no pair twice in one evaluation: a search and the answer after it, or the program and the program
with a step left out, mostly ask it to read the same."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.ports import Reranker


@dataclass(frozen=True, slots=True)
class Remembering:
    """A reranker with a memory. What it gives is exact, because the packaged model reads each pair by itself."""

    inner: Reranker
    _scores: dict[tuple[str, str], float] = field(default_factory=dict)

    @property
    def identity(self) -> str:
        """Of the reranker inside."""
        return self.inner.identity

    def load(self) -> None:
        """Load the reranker inside."""
        self.inner.load()

    def score(self, question: str, texts: Sequence[str]) -> list[float]:
        """As the reranker inside; texts that it has read for this question before cost nothing."""
        new = [text for text in dict.fromkeys(texts) if (question, text) not in self._scores]
        for text, score in zip(new, self.inner.score(question, new) if new else (), strict=True):
            self._scores[question, text] = score
        return [self._scores[question, text] for text in texts]

"""Searches from single parts of ours, to see what each of them brings: words, vectors, both fused, both reranked.

They search the same passages as the program with the question as it was typed: without its history, its acronyms
spelled out, or preferences for what it names.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.catalogue import Catalogue
from corpus.ports import Embedder, LexicalIndex, Reranker, VectorIndex
from eval.dataset import Question
from eval.locating import retrieved
from eval.outcomes import Outcome
from eval.scoring import DEPTH
from retrieval import query
from retrieval.fusion import reciprocal_rank

Ranking = Sequence[tuple[str, float]]  # passage id and score, best first
Search = Callable[[str, int], Ranking]

FUSED_DEPTH = 60  # candidates of each route, as many as the program takes (``retrieval.candidates.DEPTH``)
RERANKED = 20  # candidates read by the cross-encoder, the usual number of tutorials and of the measurements in the design


@dataclass(frozen=True, slots=True)
class Part:
    """A search under a name; it does not answer."""

    name: str
    search: Search
    catalogue: Catalogue
    answers: bool = False

    def run(self, question: Question) -> Outcome:
        """The best passages for the question as it was typed."""
        started = time.perf_counter()
        ranked = self.search(question.question, DEPTH)
        ended = time.perf_counter()
        places = retrieved(ranked, self.catalogue)
        return Outcome(question.id, self.name, answers=False, passages=places, search_ms=(ended - started) * 1000)


def by_words(words: LexicalIndex) -> Search:
    """BM25 over the question's content words, all of one weight."""
    return lambda text, count: words.search([(word, 1.0) for word in query.parse(text).words], count)


def by_vectors(embedder: Embedder, vectors: VectorIndex) -> Search:
    """Nearest neighbours of the question's vector."""
    return lambda text, count: vectors.search(embedder.embed_query(text), count)


def fused(searches: Sequence[Search]) -> Search:
    """Reciprocal rank fusion of searches, all of one weight."""

    def search(text: str, count: int) -> Ranking:
        rankings = [([identifier for identifier, _ in one(text, FUSED_DEPTH)], 1.0) for one in searches]
        return list(reciprocal_rank(rankings).items())[:count]

    return search


def reranked(search: Search, reranker: Reranker, catalogue: Catalogue) -> Search:
    """The first ``RERANKED`` of a search in the cross-encoder's order, each read whole."""

    def read(text: str, count: int) -> Ranking:
        held = catalogue.passages([identifier for identifier, _ in search(text, RERANKED)])
        scores = reranker.score(text, [" ".join(passage.text.split()) for passage in held.values()])
        return sorted(zip(held, scores, strict=True), key=lambda pair: -pair[1])[:count]

    return read

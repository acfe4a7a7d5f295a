"""Question to ranked passages: candidates, preferences, then a close reading by the cross-encoder."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.models import Passage
from corpus.ports import Embedder, LexicalIndex, Reranker, VectorIndex
from retrieval import candidates, preferences, units
from retrieval.library import Library
from retrieval.query import Query

READ_WORDS = 2400  # of windows, in words, that the cross-encoder reads for one question: a second on two cores
FUSED_WEIGHT = 2.0  # of the fused score (0 to 1) beside the cross-encoder's logit
UNREAD = -12.0  # logit of a passage that the cross-encoder did not get to: below any that it gives


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its final score and the parts of it: the best window's logit, the fused score, the preference."""

    passage: Passage
    score: float
    logit: float
    fused: float
    preference: float


@dataclass(frozen=True, slots=True)
class Searcher:
    """The stores and models of a search. ``reranker`` or ``words`` may be left out."""

    library: Library
    embedder: Embedder
    vectors: VectorIndex
    words: LexicalIndex | None
    reranker: Reranker | None
    without: frozenset[str] = frozenset()

    def search(
        self,
        query: Query,
        documents: Sequence[str] | None = None,
        allowed: Callable[[Passage], bool] = lambda passage: True,
    ) -> "Ranking":
        """All candidates in order, restricted to ``documents`` if given and to passages that are ``allowed``."""
        started = time.perf_counter()
        found = candidates.find(
            query,
            self.library,
            self.embedder,
            self.vectors,
            self.words,
            documents,
            glossary={} if "glossary" in self.without else self.library.glossary,
        )
        found = [candidate for candidate in found if allowed(candidate.passage)]
        liking = preferences.Preferences.of(query, self.library.documents.values(), "preferences" in self.without)
        liked = {c.passage.id: liking.score(c.passage, self.library) for c in found}
        found.sort(key=lambda c: -(c.score + liked[c.passage.id] / 10))
        searched = time.perf_counter()
        logits = self._read(query, [c.passage for c in found]) if self.reranker else {}
        ranked = [
            Ranked(
                c.passage,
                logits.get(c.passage.id, UNREAD if self.reranker else 0.0)
                + FUSED_WEIGHT * c.score
                + liked[c.passage.id],
                logits.get(c.passage.id, UNREAD),
                c.score,
                liked[c.passage.id],
            )
            for c in found
        ]
        ranked.sort(key=lambda r: -r.score)
        return Ranking(tuple(ranked), (searched - started) * 1000, (time.perf_counter() - searched) * 1000)

    def _read(self, query: Query, passages: Sequence[Passage]) -> dict[str, float]:
        """The best window's logit of each passage, as far as ``READ_WORDS`` goes."""
        assert self.reranker
        chosen: list[units.Unit] = []
        words = 0
        for passage in passages:
            document = self.library.documents[passage.document_id]
            page = self.library.page_text(passage.document_id, passage.page)
            for unit in units.windows(document, passage, page):
                words += len(unit.text.split())
                chosen.append(unit)
            if words > READ_WORDS:
                break
        best: dict[str, float] = {}
        for unit, logit in zip(chosen, self.reranker.score(query.text, [u.text for u in chosen]), strict=True):
            best[unit.passage] = max(logit, best.get(unit.passage, UNREAD))
        return best


@dataclass(frozen=True, slots=True)
class Ranking:
    """Passages best first, and the milliseconds that finding and reading them took."""

    passages: tuple[Ranked, ...]
    search_ms: float
    rerank_ms: float

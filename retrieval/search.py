"""Question to ranked passages: candidates, preferences, then a close reading by the cross-encoder."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.models import Passage
from corpus.ports import Embedder, LexicalIndex, Reranker, VectorIndex
from retrieval import candidates, preferences, units
from retrieval.library import Library
from retrieval.query import Query

READ = 24  # passages that the cross-encoder reads for one question, one window each
FUSED_WEIGHT = 4.0  # of the fused score (0 to 1) beside the cross-encoder's logit
PREFERENCE_WEIGHT = 0.5
PRIOR_SCALE = 10.0  # logits that count as much as the whole range of the fused score in choosing what to read
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
        liking = preferences.Preferences.of(query, self.library.documents.values(), "preferences" in self.without)
        named = liking.documents or liking.dated
        named = named if documents is None else named & set(documents)
        found = candidates.find(
            query,
            self.library,
            self.embedder,
            self.vectors,
            self.words,
            documents,
            named,
            glossary={} if "glossary" in self.without else self.library.glossary,
        )
        found = [candidate for candidate in found if allowed(candidate.passage)]
        liked = {c.passage.id: PREFERENCE_WEIGHT * liking.score(c.passage, self.library) for c in found}
        found.sort(key=lambda c: -(c.score + liked[c.passage.id] / PRIOR_SCALE))
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
        """The logit of the best-looking window of each passage, as far as ``READ`` goes."""
        assert self.reranker
        chosen = [self._window(query, passage) for passage in passages[:READ]]
        logits = self.reranker.score(query.text, [unit.text for unit in chosen])
        return {unit.passage: logit for unit, logit in zip(chosen, logits, strict=True)}

    def _window(self, query: Query, passage: Passage) -> units.Unit:
        """The window that holds most of the question's words, rare ones counting more; the first among equals."""
        document = self.library.documents[passage.document_id]
        cut = units.windows(document, passage, self.library.page_text(passage.document_id, passage.page))
        if len(cut) == 1 or self.words is None:
            return cut[0]
        weights = {stem: weight * self.words.rarity(stem) for word, weight in candidates.weighted_words(query) for stem in self.words.stems(word)}
        held = [set(self.words.stems(unit.text)) for unit in cut]
        return max(zip(cut, held, strict=True), key=lambda pair: sum(weights[s] for s in weights.keys() & pair[1]))[0]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Passages best first, and the milliseconds that finding and reading them took."""

    passages: tuple[Ranked, ...]
    search_ms: float
    rerank_ms: float

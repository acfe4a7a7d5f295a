"""Question to ranked passages: candidates, preferences, then a close reading by the cross-encoder."""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from corpus.models import Passage
from corpus.ports import Embedder, LexicalIndex, Reranker, VectorIndex
from retrieval import candidates, units
from retrieval.answerability import names
from retrieval.library import Library
from retrieval.query import Query
from retrieval.questions import preferences, whose

READ = 24  # passages that the cross-encoder reads for one question, one window each
MIN_READ = 10  # for each of several searches that one question needs
AROUND = 4  # passages of the question before whose neighbours are looked at
NEIGHBOURS = 2  # passages before and after
FUSED_WEIGHT = 4.0  # of the fused score (0 to 1) beside the cross-encoder's logit
PREFERENCE_WEIGHT = 0.8
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
        previous: Query | None = None,
        share: int = 1,
    ) -> "Ranking":
        """All candidates in order, restricted to ``documents`` if given and to passages that are ``allowed``.

        ``previous`` is the question before this one: what stands around its passages is looked at too. ``share`` is by
        how many searches the time of one question is shared.
        """
        started = time.perf_counter()
        checked = names.checked(query, self.library, self.words) if self.words else query
        liking = preferences.Preferences.of(checked, self.library.documents.values(), "preferences" in self.without)
        named = liking.documents or liking.dated or liking.called
        named = named if documents is None else named & set(documents)
        found = candidates.find(
            query,
            self.library,
            self.embedder,
            self.vectors,
            self.words,
            documents,
            named,
            self._around(previous, documents) if previous else (),
            glossary={} if "glossary" in self.without else self.library.glossary,
        )
        found = [candidate for candidate in found if allowed(candidate.passage)]
        liked = {c.passage.id: PREFERENCE_WEIGHT * liking.score(c.passage, self.library) for c in found}
        found.sort(key=lambda c: -(c.score + liked[c.passage.id] / PRIOR_SCALE))
        searched = time.perf_counter()
        chosen = _to_read(found, max(READ // share, MIN_READ), named if liking.loosely and not liking.documents else ())
        logits = self._read(checked, [c.passage for c in chosen]) if self.reranker else {}
        ranked = [
            Ranked(
                c.passage,
                logits.get(c.passage.id, UNREAD if self.reranker else 0.0) + FUSED_WEIGHT * c.score + liked[c.passage.id],
                logits.get(c.passage.id, UNREAD),
                c.score,
                liked[c.passage.id],
            )
            for c in found
        ]
        ranked.sort(key=lambda r: -r.score)
        return Ranking(tuple(ranked), (searched - started) * 1000, (time.perf_counter() - searched) * 1000)

    def _read(self, query: Query, passages: Sequence[Passage]) -> dict[str, float]:
        """The logit of the best-looking window of each passage."""
        assert self.reranker
        chosen = [self._window(query, passage) for passage in passages]
        held = [self.library.documents[passage.document_id] for passage in passages]
        logits = whose.scores(self.reranker, query, held, [unit.text for unit in chosen], self.library)
        return {unit.passage: logit for unit, logit in zip(chosen, logits, strict=True)}

    def _around(self, previous: Query, documents: Sequence[str] | None) -> list[str]:
        """Ids of the passages that stand around those of the question before, nearest first."""
        found = candidates.find(previous, self.library, self.embedder, self.vectors, self.words, documents)[:AROUND]
        ids: list[str] = []
        for passage in (candidate.passage for candidate in found):
            near = range(max(0, passage.ordinal - NEIGHBOURS), passage.ordinal + NEIGHBOURS + 1)
            ids += [p.id for p in self.library.catalogue.passages_of(passage.document_id, near)]
        return list(dict.fromkeys(ids))

    def _window(self, query: Query, passage: Passage) -> units.Unit:
        """The window that holds most of the question's words, rare ones counting more; the first among equals."""
        document = self.library.documents[passage.document_id]
        cut = units.windows(document, passage, self.library.page_text(passage.document_id, passage.page))
        if len(cut) == 1 or self.words is None:
            return cut[0]
        weights = {
            stem: weight * self.words.rarity(stem)
            for word, weight in candidates.weighted_words(query)
            for stem in self.words.stems(word)
        }
        held = [set(self.words.stems(unit.text)) for unit in cut]
        return max(zip(cut, held, strict=True), key=lambda pair: sum(weights[s] for s in weights.keys() & pair[1]))[0]


def _to_read(found: Sequence[candidates.Candidate], most: int, merely_dated: Collection[str]) -> list[candidates.Candidate]:
    """The candidates that are read, of those in order of preference. "2031/32" may be the year of a document, which is searched
    on its own then, or that of a column in another: a quarter are of others than those ``merely_dated``."""
    preferred = list(found[: most * 3 // 4] if merely_dated else found[:most])
    others = [c for c in found[len(preferred) :] if c.passage.document_id not in merely_dated]
    rest = [*others, *(c for c in found[len(preferred) :] if c not in others)]
    return preferred + rest[: most - len(preferred)]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Passages best first, and the milliseconds that finding and reading them took."""

    passages: tuple[Ranked, ...]
    search_ms: float
    rerank_ms: float

    @classmethod
    def merged(cls, rankings: Sequence["Ranking"]) -> "Ranking":
        """Several rankings in turn, best of each first; times added."""
        depth = max((len(ranking.passages) for ranking in rankings), default=0)
        in_turn = [r.passages[i] for i in range(depth) for r in rankings if i < len(r.passages)]
        return cls(tuple(in_turn), sum(r.search_ms for r in rankings), sum(r.rerank_ms for r in rankings))

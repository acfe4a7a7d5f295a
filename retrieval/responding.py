"""One question to what will be said about it: search, judge, decide, choose."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.models import Passage
from corpus.ports import LexicalIndex
from retrieval import answering, clauses, decision, evidence
from retrieval.answering import Place
from retrieval.evidence import Evidence
from retrieval.query import Query
from retrieval.search import Ranking, Searcher


@dataclass(frozen=True, slots=True)
class Response:
    """What will be said: ranges to quote (none where nothing was found), how sure that is, and what it rests on.

    ``missing`` names the parts of the question without evidence. Milliseconds are of judging and choosing.
    """

    ranking: Ranking
    evidence: tuple[Evidence, ...]
    places: tuple[Place, ...]
    confidence: float
    missing: tuple[str, ...]
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Responder:
    """Answers questions from one set of stores."""

    searcher: Searcher
    words: LexicalIndex

    def respond(
        self,
        query: Query,
        documents: Sequence[str] | None = None,
        allowed: Callable[[Passage], bool] = lambda passage: True,
        previous: Query | None = None,
    ) -> Response:
        """What the documents say. ``previous`` is the question before this one in the conversation."""
        library = self.searcher.library
        held = [d for d in library.documents.values() if documents is None or d.id in documents]
        parts = clauses.by_document(query, held)
        if parts:
            return self._of_each(query, parts, allowed)
        ranking = self.searcher.search(query, documents, allowed, previous)
        started = time.perf_counter()
        judged = self._judge(query, ranking)
        sure = self._confidence(query, judged)
        places: list[Place] = []
        if sure >= decision.ANSWERED:
            asked = evidence.weights(query, self.words)
            places = answering.choose(query, asked, judged, library, self.words)
        return Response(ranking, tuple(judged), tuple(places), sure, (), _since(started))

    def _of_each(self, query: Query, parts: Mapping[str, Query], allowed: Callable[[Passage], bool]) -> Response:
        """The best of each document that the question names, each asked its own part of the question."""
        found: dict[str, list[Evidence]] = {}
        rankings: list[Ranking] = []
        missing: list[str] = []
        sures: list[float] = []
        judging = 0.0
        for document_id, part in parts.items():
            rankings.append(self.searcher.search(part, [document_id], allowed, share=len(parts)))
            started = time.perf_counter()
            judged = self._judge(part, rankings[-1])
            sures.append(self._confidence(part, judged))
            if sures[-1] >= decision.ANSWERED:
                found[document_id] = judged
            else:
                missing.append(self.searcher.library.documents[document_id].title)
            judging += _since(started)
        places = answering.choose_each(found, self.searcher.library)
        judged = sorted((e for each in found.values() for e in each), key=lambda e: -e.score)
        return Response(
            Ranking.merged(rankings), tuple(judged), tuple(places), max(sures), tuple(missing) if found else (), judging
        )

    def _judge(self, query: Query, ranking: Ranking) -> list[Evidence]:
        return evidence.judge(query, ranking.passages, self.searcher.library, self.searcher.reranker, self.words)

    def _confidence(self, query: Query, judged: Sequence[Evidence]) -> float:
        if not judged:
            return 0.0
        return decision.confidence(decision.signals(query, judged, self.searcher.library, self.words))


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000

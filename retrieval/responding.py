"""One question to what will be said about it: search, judge, decide, choose."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.models import Passage
from corpus.ports import LexicalIndex, Reranker
from corpus.results import Status
from retrieval import answering, evidence, orders
from retrieval.answerability import decision, names
from retrieval.answering import Found, Place
from retrieval.evidence import Evidence
from retrieval.people import contacts, holders, paired_lists
from retrieval.query import Query
from retrieval.questions import clauses
from retrieval.questions.clauses import Part
from retrieval.quoting import numbered_headings, undertakings
from retrieval.search import Ranking, Searcher
from retrieval.tables import extremes, named_rows, ratings
from retrieval.tables.extremes import Extreme

NOT_FOUND = "The documents do not say."


@dataclass(frozen=True, slots=True)
class Response:
    """What will be said: ranges to quote (none where nothing was found), how sure that is, and what it rests on.

    ``missing`` names the parts of the question without evidence, ``notes`` say how the answer was found where it is not just
    quoted. Milliseconds are of judging and choosing.
    """

    ranking: Ranking
    evidence: tuple[Evidence, ...]
    places: tuple[Place, ...]
    confidence: float
    missing: tuple[str, ...]
    milliseconds: float
    notes: tuple[str, ...] = ()

    def reason(self, status: Status) -> str:
        """Why an answer has that status, in a sentence; empty where the question is answered."""
        if status == "answered":
            return ""
        if status == "partial":
            return f"No evidence was found in: {'; '.join(self.missing)}."
        return NOT_FOUND if self.ranking.passages else f"{NOT_FOUND} Nothing is held that could be searched."


@dataclass(frozen=True, slots=True)
class Responder:
    """Answers questions from one set of stores.

    ``reader`` judges whether spans answer; where there is none the searcher's cross-encoder does.
    """

    searcher: Searcher
    words: LexicalIndex
    reader: Reranker | None = None

    def respond(
        self,
        query: Query,
        documents: Sequence[str] | None = None,
        allowed: Callable[[Passage], bool] = lambda passage: True,
        previous: Query | None = None,
    ) -> Response:
        """What the documents say. ``previous`` is the question before this one in the conversation."""
        library = self.searcher.library

        def fit(passage: Passage) -> bool:
            return allowed(passage) and self._cleared(passage) is not None

        held = [d for d in library.documents.values() if documents is None or d.id in documents]
        parts = clauses.parts(query, held)
        if parts and not extremes.asks(query):
            return self._of_parts(parts, documents, fit, previous)
        ranking = self.searcher.search(query, documents, fit, previous)
        started = time.perf_counter()
        if (extreme := self._extreme(query, ranking)) and (compared := _without_orders(extreme.places(library))):
            return Response(ranking, (), tuple(compared), 1.0, (), _since(started), (extreme.note,))
        listed = None if parts else self._listed(query, ranking, documents)
        if listed and all(fit(place.passage) for place in listed.places):
            return Response(ranking, (), listed.places, 1.0, (), _since(started), tuple(filter(None, [listed.note])))
        if parts:
            return self._of_parts(parts, documents, fit, previous)
        judged, sure = self._judge(query, ranking)
        places: list[Place] = []
        if judged and sure >= decision.ANSWERED:
            fitting = decision.to_the_point(query, judged, library, self.words)
            places = _without_orders(answering.choose(query, fitting, library, self.words))
        return Response(ranking, tuple(judged), tuple(places), sure, (), _since(started))

    def _of_parts(
        self,
        parts: Sequence[Part],
        documents: Sequence[str] | None,
        allowed: Callable[[Passage], bool],
        previous: Query | None,
    ) -> Response:
        """Each part of the question answered for itself."""
        library = self.searcher.library
        found: list[tuple[Query, Sequence[Evidence]]] = []
        rankings: list[Ranking] = []
        missing: list[str] = []
        sures: list[float] = []
        judging = 0.0
        for part in parts:
            within = [part.document] if part.document else documents
            rankings.append(self.searcher.search(part.query, within, allowed, previous, share=len(parts)))
            started = time.perf_counter()
            judged, sure = self._judge(part.query, rankings[-1])
            sures.append(sure)
            if judged and sures[-1] >= decision.ANSWERED:
                found.append((part.query, decision.to_the_point(part.query, judged, library, self.words)))
            else:
                missing.append(part.named(library.documents.values()))
            judging += _since(started)
        places = _without_orders(answering.choose_each(found, library, self.words))
        judged = sorted((e for _, each in found for e in each), key=lambda e: -e.score)
        return Response(
            Ranking.merged(rankings), tuple(judged), tuple(places), max(sures), tuple(missing) if found else (), judging
        )

    def _extreme(self, query: Query, ranking: Ranking) -> Extreme | None:
        if not extremes.asks(query):
            return None
        return extremes.find(query, ranking.passages, self.searcher.library, self.searcher.reranker, self.words)

    def _listed(self, query: Query, ranking: Ranking, documents: Sequence[str] | None) -> Found | None:
        """What is found by its form and not by reading: numbered headings, the rows of a table that is rated, lines that
        name the holder of an office, or say how somebody is reached."""
        asked = (query, ranking.passages, self.searcher.library, self.words, documents)
        return (
            numbered_headings.find(*asked)
            or undertakings.find(*asked)
            or ratings.find(*asked)
            or paired_lists.find(*asked)
            or contacts.find(*asked)
            or holders.find(*asked)
        )

    def _cleared(self, passage: Passage) -> Passage | None:
        return orders.cleared(passage, self.searcher.library.documents[passage.document_id].title)

    def _judge(self, query: Query, ranking: Ranking) -> tuple[list[Evidence], float]:
        """The evidence, best first, and the probability that it answers the question."""
        library = self.searcher.library
        query = names.checked(query, library, self.words)
        cleared = ((ranked, self._cleared(ranked.passage)) for ranked in ranking.passages)
        passages = [replace(ranked, passage=passage) for ranked, passage in cleared if passage]
        judged = evidence.judge(query, passages, library, self.reader or self.searcher.reranker, self.words)
        if not judged or decision.lacks_office(query, judged, library, self.words):
            return judged, 0.0
        judged = decision.holders_first(query, judged, library, self.words)
        judged = named_rows.of_the_name_first(query, judged, self.words)
        judged = named_rows.wholly_named_first(query, judged, library, self.words)
        sure = decision.confidence(decision.signals(query, judged, library, self.words))
        return judged, max(sure, decision.of_a_cell(query, judged, library, self.words))


def _without_orders(places: Sequence[Place]) -> list[Place]:
    return [place for place in places if not orders.touches(place.passage, place.start, place.end)]


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000

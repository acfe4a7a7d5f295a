"""What cannot answer a question, however well it reads: of another place, month, meeting or person than is asked about."""

import re
from collections.abc import Sequence

from corpus.models import Passage, SpanKind
from corpus.ports import LexicalIndex
from retrieval.answerability import counting, proceedings
from retrieval.library import Library
from retrieval.query import Query
from retrieval.questions import acronyms, called, reaching
from retrieval.questions.wants import Wants
from retrieval.search import Ranked
from retrieval.tables import missing_periods, other_places, tables

_OF_ALL = re.compile(r"\b(?:totals?|altogether|overall|in all|combined|sum)\b", re.IGNORECASE)
_AMOUNTS = frozenset({Wants.NUMBER, Wants.MONEY, Wants.SHARE})


class Exclusions:
    """What is left out for one question, of the passages that were found for it."""

    def __init__(self, query: Query, ranking: Sequence[Ranked], library: Library, words: LexicalIndex) -> None:
        self._query = query
        self._library = library
        self._words = words
        self._needed = proceedings.required(query.text)
        self._lacked = missing_periods.lacked(query, ranking)
        self._places = other_places.PlacesAsked(query, library)
        self._form = reaching.form(query.text)
        self._whom = reaching.whom(query, library.glossary, words) if self._form else frozenset[str]()
        near = {ranked.passage.document_id for ranked in ranking}
        self._strangers = called.strangers(query.names, near, library.documents.values(), words)

    def of_passage(self, passage: Passage) -> bool:
        """Whether no span of the passage can answer: its document has nothing of the place or body that is asked about, or it
        does not speak of whom the question wants to reach."""
        return passage.document_id in self._strangers or not self._speaks_of_whom(passage)

    def of_span(self, passage: Passage, index: int, own: str, fitting: float) -> bool:
        """Whether the span ``index`` (from 0) cannot answer, which says ``own`` and holds the kind of thing asked for as well as
        ``fitting``, 0 to 1, says."""
        span = passage.spans[index]
        if self._form and not self._form.search(own):
            return True
        if self._needed and not proceedings.told(self._needed, passage, index):
            return True
        if proceedings.dated_elsewhere(self._query, passage, index, self._library) or self._places.is_elsewhere(passage, span):
            return True
        if tables.is_nameless(span) and not _OF_ALL.search(self._query.text):
            return True
        return self._is_of_other_time(passage, index, own) or (fitting < 1 and self._is_bare(passage, index))

    def _speaks_of_whom(self, passage: Passage) -> bool:
        if not self._whom:
            return True
        said = acronyms.spelled_out(" ".join([*passage.section, passage.text]), self._library.glossary)
        own = reaching.own_names(self._library.documents[passage.document_id], self._words)
        return self._whom <= {*self._words.stems(said), *own}

    def _is_of_other_time(self, passage: Passage, index: int, own: str) -> bool:
        """Whether it has figures, and not of the month or quarter that the tables which are asked about lack."""
        figured = _of_figures(passage, index) or (self._query.wants in _AMOUNTS and counting.has_count(own))
        told = self._lacked and figured and missing_periods.told(self._lacked, passage, index, self._library)
        return bool(self._lacked) and figured and not told

    def _is_bare(self, passage: Passage, index: int) -> bool:
        """Whether it is a row of figures, which give no reason and no time, or another row, which gives no reason."""
        row = passage.spans[index].kind is SpanKind.TABLE_ROW
        return (row and self._query.wants is Wants.REASON) or (self._query.wants is Wants.DATE and _of_figures(passage, index))


def _of_figures(passage: Passage, index: int) -> bool:
    span = passage.spans[index]
    return span.kind is SpanKind.TABLE_ROW and tables.mostly_numbers(span)

"""The columns of a table that say who answers for a row and when it is due, as action plans and logs have them."""

import re

from corpus.models import Span
from corpus.ports import LexicalIndex
from retrieval.answerability import kinds
from retrieval.query import Query
from retrieval.questions.wants import Wants
from retrieval.tables import tables

_ANSWERABLE = re.compile(
    r"\b(?:leads?|(?:co-?)?owners?|officers?|responsible|responsibility|accountable|sponsors?|assigned to|who|by whom)\b", re.I
)
_ANSWERS = re.compile(
    r"\b(?:lead(?:s|ing)?|led|responsib\w+|accountable|own(?:s|er|ers)?|in charge|charge of|sponsor\w*|officers?|assigned)\b",
    re.I,
)
_DUE = re.compile(
    r"\b(?:due|by when|when|deadlines?|dates?|timescales?|timings?|timeframe|complet(?:e|ed|ion) by|completion|milestones?)\b",
    re.I,
)
_SO_FAR = re.compile(r"\bto date\b", re.I)
_AND_MORE = re.compile(r"\b(?:and|or) (?:by )?(?:when|who|whom|what|where|why|how)\b", re.I)


def answerable(column: str) -> bool:
    """Whether a column names who answers for a row."""
    return _ANSWERABLE.search(column) is not None


def asked_for(query: Query, span: Span, words: LexicalIndex) -> tuple[int, ...]:
    """Indexes of the columns that answer who is responsible, or when something is due; none for other questions, none where more
    is asked besides, and none where another cell of the row has a date as well."""
    if len(span.columns) != len(span.cells) or _AND_MORE.search(query.text):
        return ()
    texts = [i for i, cell in enumerate(span.cells) if i and cell and tables.value(cell) is None]
    if query.wants is Wants.PERSON and _ANSWERS.search(query.text):
        found = [i for i in texts if answerable(span.columns[i]) and not tables.blank(span.cells[i])]
    elif query.wants is Wants.DATE:
        found = [i for i in texts if kinds.holds(query, span.cells[i], lambda stem: 1.0, str.split)]
        if any(not _DUE.search(span.columns[i]) or _SO_FAR.search(span.columns[i]) for i in found):
            return ()
    else:
        return ()
    asked = {stem for word in query.words for stem in words.stems(word)}
    named = [i for i in found if asked.intersection(words.stems(span.columns[i]))]
    return tuple(named or found)

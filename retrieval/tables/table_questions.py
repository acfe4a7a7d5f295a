"""Whether a question asks for nothing more than rows of a table, and the tables that it may be asked of."""

import re
from collections.abc import Collection, Sequence
from typing import Protocol

from corpus.models import Passage
from corpus.ports import LexicalIndex
from retrieval.library import Library
from retrieval.query import Query
from retrieval.questions import everyday, periods
from retrieval.questions.language import DOCUMENT_WORDS, MONTHS
from retrieval.questions.preferences import Preferences
from retrieval.search import Ranked
from retrieval.tables.tables import Row


class InPassage(Protocol):
    """A row or line of a passage."""

    @property
    def passage(self) -> Passage:
        """The passage that it is in."""


LOOKED_AT = 30  # best passages whose tables are looked at
# What rows are called where the table does not say, and what may stand beside it in a question.
_ANYTHING = frozenset("items ones rows things areas measures indicators metrics kpis targets".split())
_NOT_MEASURES = re.compile(r"\b(?:risks?|actions?|projects?|recommendations?|milestones?|workstreams?)\b", re.I)


def near(query: Query, ranking: Sequence[Ranked], library: Library, within: Collection[str] | None) -> list[str]:
    """The documents of the best passages: those that the question names, else the latest first."""
    found = list(dict.fromkeys(ranked.passage.document_id for ranked in ranking[:LOOKED_AT]))
    found = [d for d in found if within is None or d in within]
    named = Preferences.of(query, library.documents.values()).documents
    return [d for d in found if d in named] or sorted(found, key=lambda d: library.documents[d].date or "", reverse=True)


def above(rows: Sequence[InPassage], library: Library, names: Collection[str]) -> list[str]:
    """Where a table stands, and the names of its columns."""
    passage = rows[0].passage
    document, component = library.documents[passage.document_id], library.component(passage)
    return [document.title, document.publisher or "", component.title if component else "", *passage.section, *names]


def more_asked(query: Query, spoken: Collection[str], rows: Sequence[Row], library: Library, words: LexicalIndex) -> bool:
    """Whether the question has words besides those spoken of, what the rows are called, and where the table stands."""
    columns = rows[0].span.columns
    named = [*above(rows, library, ()), next((name for name in reversed(columns) if periods.of_text(name)), "")]
    return not _of_period(query, named) or words_left(query, spoken, rows, library, words)


def words_left(query: Query, spoken: Collection[str], rows: Sequence[Row], library: Library, words: LexicalIndex) -> bool:
    """The same without regard to months and years."""
    columns = rows[0].span.columns
    stands = above(rows, library, ())
    known = {stem for text in (*stands, columns[0], *spoken) for stem in words.stems(text)}
    if not _NOT_MEASURES.search(columns[0]):
        known.update(stem for word in _ANYTHING for stem in words.stems(word))
    spare = DOCUMENT_WORDS | MONTHS.keys() | {"quarter", "qtr", "year"}
    left = [word for word in query.words if word not in spare and not any(c.isdigit() for c in word)]
    stems = (stem for word in left for stem in words.stems(word.removesuffix("'s")))
    return any(stem not in known and known.isdisjoint(everyday.said_for(stem, words.stems)) for stem in stems)


def _of_period(query: Query, texts: Sequence[str]) -> bool:
    """Whether the texts name the period that is asked for, if one is; the ratings are those of the last that the table has."""
    wanted = periods.asked(query)
    held = [period for text in texts if (period := periods.of_text(text))]
    return not (wanted or query.numbers) or any(one.meets(other) for one in wanted for other in held)

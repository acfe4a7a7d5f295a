"""The cells of a table row that a question asks for, where it names a column: one month's figure, not thirteen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.models import Passage, Span, SpanKind
from corpus.ports import LexicalIndex
from retrieval import kinds, periods, tables
from retrieval.library import Library
from retrieval.query import Query
from retrieval.tables import Row
from retrieval.wants import Wants

_OF_A_CELL = frozenset({Wants.NUMBER, Wants.MONEY, Wants.SHARE})


@dataclass(frozen=True, slots=True)
class Cells:
    """Columns ``indexes`` (from 0) of a row; ``label`` says what the row is about."""

    label: str
    columns: tuple[str, ...]
    values: tuple[str, ...]

    @property
    def text(self) -> str:
        """``label: column value; column value``."""
        named = "; ".join(f"{column} {value}".strip() for column, value in zip(self.columns, self.values, strict=True))
        return f"{self.label}: {named}" if self.label else named

    def fits(self, query: Query) -> bool:
        """Whether what is asked for is a figure and a cell holds one; other kinds are told by their text."""
        if query.wants in _OF_A_CELL:
            return any(tables.number(value) is not None for value in self.values)
        return kinds.holds(query, self.text, lambda stem: 1.0, str.split)


ABSENT = Cells("", (), ())  # the table has columns of that sort, a month each say, but not the one asked for


def asked_for(query: Query, passage: Passage, library: Library, words: LexicalIndex) -> Mapping[int, Cells]:
    """For the table rows of a passage, by their index (from 0), what the question asks for of each, or ``ABSENT``; rows of
    whose columns it names none are left out, but for those that only the row above gives their subject."""
    found: dict[int, Cells] = {}
    places = {(span.start, span.end): index for index, span in enumerate(passage.spans)}
    for group in {span.group for span in passage.spans if span.kind is SpanKind.TABLE_ROW and span.columns}:
        if group is None:
            continue
        for row in tables.rows(library, passage, group):
            index = places.get((row.span.start, row.span.end)) if row.passage.id == passage.id else None
            if index is None or not row.named:
                continue
            indexes = _columns(query, row.span, words)
            if indexes is None:
                found[index] = ABSENT
            elif kept := [i for i in indexes if row.span.cells[i] and row.span.cells[i] not in row.label]:
                found[index] = _picked(row, kept)
            elif not row.span.cells[0] and tables.mostly_numbers(row.span):
                found[index] = _picked(row, [i for i, cell in enumerate(row.span.cells) if tables.number(cell) is not None])
    return found


def _picked(row: Row, indexes: Sequence[int]) -> Cells:
    return Cells(row.label, tuple(row.span.columns[i] for i in indexes), tuple(row.span.cells[i] for i in indexes))


def _columns(query: Query, span: Span, words: LexicalIndex) -> tuple[int, ...] | None:
    """Indexes of the columns that a question names, by a period or by words; ``None`` for a period that the table lacks."""
    if wanted := periods.asked(query):
        found = periods.matching(wanted, span.columns)
        if found is None or found:
            return found
    return _by_words(query, span.columns, words) if tables.mostly_numbers(span) else ()


def _by_words(query: Query, columns: Sequence[str], words: LexicalIndex) -> tuple[int, ...]:
    """The one column whose name shares most with the question, words that all columns share left out."""
    asked = {stem for word in query.words if not word[0].isdigit() for stem in words.stems(word)}
    held = [set(words.stems(column)) if i else set() for i, column in enumerate(columns)]
    common = set.intersection(*held[1:]) if len(held) > 2 else set()
    scores = [sum(words.rarity(stem) for stem in asked & stems - common) for stems in held]
    best = max(scores)
    return (scores.index(best),) if best and scores.count(best) == 1 else ()

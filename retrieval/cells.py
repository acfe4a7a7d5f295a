"""The cells of a table row that a question asks for, where it names a column: one month's figure, not thirteen; and of a row
whose cells hold whole paragraphs, as those of action plans do, the one sentence that is closest to the question."""

import re
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
LONG = 40  # words of a row without its label, from which on it is not read and quoted whole: the reader sees about 100
SHORT = 20  # words of a cell of such a row that stays beside the sentence: an owner, a date, a value with what it is made of
_MARKS = re.compile(r"(?:\s*</?(?:p|li|ul|ol|br|div)\b[^<>]*>\s*)+", re.IGNORECASE)
_PARTS = re.compile(rf"(?i:{_MARKS.pattern})|(?<=[.;!?])\s+(?=[A-Z])")


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
        if query.wants in _OF_A_CELL and all(len(value.split()) <= SHORT for value in self.values):
            return any(tables.number(value) is not None for value in self.values)
        return kinds.holds(query, self.text, lambda stem: 1.0, str.split)


ABSENT = Cells("", (), ())  # the table has columns of that sort, a month each say, but not the one asked for


def asked_for(query: Query, passage: Passage, library: Library, words: LexicalIndex) -> Mapping[int, Cells]:
    """For the table rows of a passage, by their index (from 0), what the question asks for of each, or ``ABSENT``; rows of
    whose columns it names none are left out, but for those that only the row above gives their subject. Of a grid, rows without
    a mark in the column that is asked for are ``ABSENT`` too, unless the question names them."""
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
            elif not indexes and (part := _part(query, row, words)):
                found[index] = part
            elif kept := [i for i in indexes if row.span.cells[i] and row.span.cells[i] not in row.label]:
                found[index] = _picked(row, kept)
            elif indexes and tables.mostly_marks(row.span) and not set(words.stems(row.label)) & _stems(query, words):
                found[index] = ABSENT
            elif not row.span.cells[0] and (figures := [i for i, c in enumerate(row.span.cells) if tables.number(c) is not None]):
                found[index] = _picked(row, figures)
    return found


def _stems(query: Query, words: LexicalIndex) -> set[str]:
    return {stem for word in query.words for stem in words.stems(word)}


def _picked(row: Row, indexes: Sequence[int]) -> Cells:
    return Cells(row.label, tuple(row.span.columns[i] for i in indexes), tuple(row.span.cells[i] for i in indexes))


def _part(query: Query, row: Row, words: LexicalIndex) -> Cells | None:
    """The sentence of a long row that has most of the question's words, and the row's short cells; ``None`` if none has any."""
    label, *values = row.span.cells
    if sum(len(value.split()) for value in values) <= LONG:
        return None
    start = row.passage.start
    raw = {_folded(cell): cell for cell in row.passage.text[row.span.start - start : row.span.end - start].split("\t")}
    values = [raw.get(_folded(value), value) for value in values]  # with the marks of their paragraphs, where they have any
    asked = _stems(query, words) - set(words.stems(label))
    parts = [(i, part) for i, value in enumerate(values, start=1) for part in _PARTS.split(value) if part.strip()]
    met = [sum(words.rarity(stem) for stem in asked & set(words.stems(part))) for _, part in parts]
    if not max(met, default=0):
        return None
    at, best = parts[met.index(max(met))]
    shown = {i: value for i, value in enumerate(values, start=1) if value.strip() and len(value.split()) <= SHORT} | {at: best}
    return Cells(
        label,
        tuple(row.span.columns[i] for i in sorted(shown)),
        tuple(_folded(shown[i]) for i in sorted(shown)),
    )


def _folded(cell: str) -> str:
    return " ".join(_MARKS.sub(" ", cell).split())


def _columns(query: Query, span: Span, words: LexicalIndex) -> tuple[int, ...] | None:
    """Indexes of the columns that a question names, by a period or by words; ``None`` for a period that the table lacks."""
    if wanted := periods.asked(query):
        found = periods.matching(wanted, span.columns)
        if found is None or found:
            return found
    return _by_words(query, span.columns, words) if tables.mostly_numbers(span) or tables.mostly_marks(span) else ()


def _by_words(query: Query, columns: Sequence[str], words: LexicalIndex) -> tuple[int, ...]:
    """The one column whose name shares most with the question, words that all columns share left out."""
    asked = {stem for word in query.words if not word[0].isdigit() for stem in words.stems(word)}
    held = [set(words.stems(column)) if i else set() for i, column in enumerate(columns)]
    common = set.intersection(*held[1:]) if len(held) > 2 else set()
    scores = [sum(words.rarity(stem) for stem in asked & stems - common) for stems in held]
    best = max(scores)
    return (scores.index(best),) if best and scores.count(best) == 1 else ()

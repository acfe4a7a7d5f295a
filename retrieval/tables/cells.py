"""The cells of a table row that a question asks for, where it names a column: one month's figure, not thirteen; and of a row
whose cells hold whole paragraphs, as those of action plans do, the one sentence that is closest to the question."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.models import Passage, Span, SpanKind
from corpus.ports import LexicalIndex
from retrieval import units
from retrieval.answerability import counting, kinds
from retrieval.library import Library
from retrieval.query import Query, parse
from retrieval.questions import acronyms, everyday, labelled, periods
from retrieval.questions.wants import Wants
from retrieval.quoting import markup
from retrieval.tables import action_columns, tables, whole_rows
from retrieval.tables.tables import Row

_OF_A_CELL = frozenset({Wants.NUMBER, Wants.MONEY, Wants.SHARE})
_OF_TEXT = frozenset({Wants.PERSON, Wants.DATE, Wants.REASON, Wants.DEFINITION})
LONG = 40  # words of a row without its label, from which on it is not read and quoted whole: the reader sees about 100
SHORT = 20  # words of a cell of such a row that stays beside the sentence: an owner, a date, a value with what it is made of
_MONEY_UNIT = re.compile(r"[\s,(]*£\s?(?:'?0?00s?|k|m|bn|million|thousand)?\)?$", re.IGNORECASE)
_PARTS = re.compile(rf"(?i:{markup.TAGS.pattern})|(?<=[.;!?])\s+(?=[A-Z])")
# A question for how much something changed, and the columns that say so.
_CHANGE = re.compile(
    r"\bhow (?:much|many) (?:more|less|fewer)\b|\bby how (?:much|many)\b|"
    r"\b(?:what|how (?:much|big|large|great|high|many))(?:['’]s| is| was| are| were| will be|) (?:the |an? )?(?:[\w%'’-]+ ){0,2}?"
    r"(?:increases?|rise|changes?|differences?|decreases?|reductions?|fall|drop|growth)\b",
    re.I,
)
_CHANGED = re.compile(
    r"\b(?:increases?|rise|changes?|differences?|variances?|movements?|decreases?|reductions?|growth)\b|^\W*\+\s*/\s*[-–−]", re.I
)


@dataclass(frozen=True, slots=True)
class Cells:
    """Columns ``indexes`` (from 0) of a row; ``label`` says what the row is about; ``counts`` is false where something is to be
    counted of which neither row nor column nor what stands above the table has a word, or where an owner is asked for of
    something of which the row has no word."""

    label: str
    columns: tuple[str, ...]
    values: tuple[str, ...]
    counts: bool = True

    @property
    def text(self) -> str:
        """``label: column value; column value``."""
        named = "; ".join(
            f"{_of(column, value)} {value}".strip() for column, value in zip(self.columns, self.values, strict=True)
        )
        return f"{self.label}: {named}" if self.label else named

    def fits(self, query: Query) -> bool:
        """Whether what is asked for is a figure and a cell holds one, or says that there is none ("n/a"); other kinds are told
        by their text."""
        if query.wants in {Wants.NUMBER, Wants.PERSON} and not self.counts:
            return False
        if query.wants in _OF_A_CELL and all(len(value.split()) <= SHORT for value in self.values):
            return any(tables.value(value) is not None or tables.blank(value) for value in self.values)
        if query.wants is Wants.PERSON and any(action_columns.answerable(column) for column in self.columns):
            return True
        return kinds.holds(query, self.text, lambda stem: 1.0, str.split)


def _of(column: str, value: str) -> str:
    """A column's name without its unit of money, where a value has a unit of its own: "2031/32 £m" over "0.7%"."""
    return _MONEY_UNIT.sub("", column) if value.rstrip(" )*").endswith("%") else column


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
            if (picked := _of_row(query, row, words)) is not None:
                found[index] = picked if picked is ABSENT else replace(picked, counts=_counts(query, row, picked, library, words))
    return found


def _counts(query: Query, row: Row, picked: Cells, library: Library, words: LexicalIndex) -> bool:
    """Whether the row as it is read, with its column's name and what stands above the table, has a word of what is counted."""
    if query.wants is Wants.PERSON and any(action_columns.answerable(column) for column in picked.columns):
        return _owns(query, row, picked, library, words)
    counted = {stem for word in counting.counted_thing(query.text) for stem in words.stems(word)}
    if query.wants is not Wants.NUMBER or not counted:
        return True
    document, page = library.documents[row.passage.document_id], library.page_text(row.passage.document_id, row.passage.page)
    named = Cells(picked.label, picked.columns, ("",) * len(picked.columns)).text
    read = " ".join([units.single(document, row.passage, row.index, page, named).text, *row.span.columns[:1]])
    return not counted.isdisjoint(words.stems(acronyms.spelled_out(read, library.glossary)))


def _owns(query: Query, row: Row, picked: Cells, library: Library, words: LexicalIndex) -> bool:
    """Whether the row, or the heading above it, has a word of what is owned, besides the owner and the columns' names."""
    named = {stem for column in row.span.columns for stem in words.stems(column)}
    document = library.documents[row.passage.document_id]
    named.update(words.stems(f"{document.title} {document.publisher or ''} own owner owned lead leading led responsible charge"))
    asked = _stems(query, words) - named
    rest = [*(cell for cell in row.span.cells if cell not in picked.values), row.label, *row.passage.section[-1:]]
    return not asked or not asked.isdisjoint(words.stems(acronyms.spelled_out(" ".join(rest), library.glossary)))


def _of_row(query: Query, row: Row, words: LexicalIndex) -> Cells | None:
    """What the question asks for of one row, or ``ABSENT``; ``None`` where it names none of its columns."""
    if labelled.other_row(query.text, row.span):
        return ABSENT
    return _lettered(query, row) or _numbered(query, row) or _of_columns(query, row, words)


def _lettered(query: Query, row: Row) -> Cells | None:
    """The cell of the lettered thing that the question names, "band F", under its whole name."""
    column = labelled.column(query.text, row.span)
    if column is None or not row.span.cells[column]:
        return None
    head, name = row.span.columns[0], row.span.columns[column]
    return Cells(row.label, (name if head.lower() in name.lower() else f"{head} {name}",), (row.span.cells[column],))


def _numbered(query: Query, row: Row) -> Cells | None:
    """The cell of the numbered thing that the question names, "scenario 4"."""
    before = row.passage.spans[: row.index]
    line = next((units.span_text(row.passage, span) for span in reversed(before) if span.kind is not SpanKind.TABLE_ROW), "")
    above = " ".join([*row.passage.section[-1:], line, *row.span.columns[:1]])
    column = labelled.numbered_column(query.text, row.span, above)
    if column is None or not row.span.cells[column]:
        return None
    return Cells(row.label, (row.span.columns[column],), (row.span.cells[column],))


def _of_columns(query: Query, row: Row, words: LexicalIndex) -> Cells | None:
    """The cells of a row under the columns that the question names by their words."""
    cells, asked = row.span.cells, _stems(query, words)
    if told := action_columns.asked_for(query, row.span, words) or whole_rows.compared(query, row.span):
        return _picked(row, told, asked, words)
    indexes = _columns(query, row.span, words)
    if indexes is None:
        return ABSENT
    if query.wants in _OF_TEXT:
        indexes = tuple(i for i in indexes if tables.value(cells[i]) is None and not tables.blank(cells[i]))
    if not indexes and (part := _part(query, row, words)):
        return part
    if kept := [i for i in indexes if cells[i] and not _labels(row, cells[i])]:
        return _picked(row, kept, asked, words)
    if indexes and _lacks(row, indexes, asked, words):
        return ABSENT
    figures = [i for i, cell in enumerate(cells) if i and tables.value(cell) is not None]
    grouped = tables.mostly_numbers(row.span) and row.label.endswith(f"{tables.JOINED}{cells[0]}")
    return _picked(row, figures, asked, words) if figures and ((not cells[0] and query.wants in _OF_A_CELL) or grouped) else None


def _lacks(row: Row, indexes: Sequence[int], asked: Collection[str], words: LexicalIndex) -> bool:
    """Whether the row has nothing for the period asked for, so that it has only other periods' figures; or no mark in a grid,
    unless the question names it."""
    cells, columns = row.span.cells, row.span.columns
    if not any(cells[i] for i in indexes) and any(periods.of_text(columns[i]) for i in indexes):
        return True
    return tables.mostly_marks(row.span) and not set(words.stems(row.label)).intersection(asked)


def _labels(row: Row, cell: str) -> bool:
    """Whether a cell is said by the row's label already; a figure never is, even if the label has the same."""
    return tables.value(cell) is None and not tables.blank(cell) and cell in row.label


def _stems(query: Query, words: LexicalIndex) -> set[str]:
    return {stem for word in query.words for stem in words.stems(word)}


def _picked(row: Row, indexes: Sequence[int], asked: Collection[str], words: LexicalIndex) -> Cells:
    """Cells of a row, with those of its other texts that the question names beside its label."""
    others = [c for i, c in enumerate(row.span.cells) if c and i not in indexes and len(c.split()) <= 4 and not _labels(row, c)]
    named = [c for c in others if tables.value(c) is None and (stems := set(words.stems(c))) and stems <= set(asked)]
    label = tables.JOINED.join([row.label, *named] if row.label else named)
    return Cells(label, tuple(row.span.columns[i] for i in indexes), tuple(row.span.cells[i] for i in indexes))


def _part(query: Query, row: Row, words: LexicalIndex) -> Cells | None:
    """The sentence of a long row that has most of the question's words, and the row's short cells; ``None`` if none has any."""
    label, *values = row.span.cells
    if sum(len(value.split()) for value in values) <= LONG:
        return None
    start = row.passage.start
    raw = {markup.plain(cell): cell for cell in row.passage.text[row.span.start - start : row.span.end - start].split("\t")}
    values = [raw.get(markup.plain(value), value) for value in values]  # with the marks of their paragraphs, where they have any
    asked = _stems(query, words) - set(words.stems(label))
    if not asked & set(words.stems(" ".join(values))):
        return None
    # A short cell is shown anyway, so the sentence is one of a long one, where there is any.
    long = [(i, value) for i, value in enumerate(values, start=1) if len(value.split()) > SHORT] or list(
        enumerate(values, start=1)
    )
    parts = [(i, part) for i, value in long for part in _PARTS.split(value) if part.strip()]
    met = [sum(words.rarity(stem) for stem in asked & set(words.stems(part))) for _, part in parts]
    at, best = parts[met.index(max(met))]
    shown = {i: value for i, value in enumerate(values, start=1) if value.strip() and len(value.split()) <= SHORT} | {at: best}
    return Cells(
        label,
        tuple(row.span.columns[i] for i in sorted(shown)),
        tuple(markup.plain(shown[i]) for i in sorted(shown)),
    )


def _columns(query: Query, span: Span, words: LexicalIndex) -> tuple[int, ...] | None:
    """Indexes of the columns that a question names, by a period or by words; ``None`` for a period that the table lacks."""
    figures = [i for i, cell in enumerate(span.cells) if i and tables.value(cell) is not None]
    if wanted := periods.asked(query):
        found = periods.matching(wanted, span.columns, figures)
        if found is None or found:
            return found and _of_measure(query, found, span.columns, words)
    elif latest := periods.latest(query.text, span.columns, figures):
        return latest
    if tables.mostly_numbers(span) or tables.mostly_marks(span):
        return _by_words(query, span.columns, words)
    return _of_texts(query, span, words)


def _of_measure(query: Query, indexes: tuple[int, ...], columns: Sequence[str], words: LexicalIndex) -> tuple[int, ...]:
    """Of columns chosen by their periods those of the measure that the question names, where they are of several
    ("Moorings 2031, Moorings 2032, Wrecks 2031, ...")."""
    asked = {stem for word in query.words if not word[:1].isdigit() for stem in words.stems(word)}
    named = [set(words.stems(columns[i])) for i in indexes]
    met = [
        sum(words.rarity(stem) for stem in asked if stem in stems or not stems.isdisjoint(everyday.said_for(stem, words.stems)))
        for stems in named
    ]
    return tuple(i for i, score in zip(indexes, met, strict=True) if score == max(met))


def _of_texts(query: Query, span: Span, words: LexicalIndex) -> tuple[int, ...]:
    """The one column of a row of texts whose name, of two words or more, is in the question."""
    asked = _stems(query, words)
    names = [{stem for word in parse(column).words for stem in words.stems(word)} for column in span.columns]
    named = [i for i, stems in enumerate(names) if i and len(stems) > 1 and stems <= asked]
    if len(named) != 1 or query.wants in {Wants.PERSON, Wants.LIST} or len(span.cells[named[0]].split()) > SHORT:
        return ()
    return tuple(named)


def _by_words(query: Query, columns: Sequence[str], words: LexicalIndex) -> tuple[int, ...]:
    """The one column whose name shares most with the question, its acronyms spelled out, words that all columns share left out;
    before that the one that has what the question asks for first ("the increase in the fee")."""
    spelled = " ".join(acronyms.expansions(query.text, acronyms.COMMON))
    asked = {stem for word in (*query.words, spelled) if not word[:1].isdigit() for stem in words.stems(word)}
    held = [set(words.stems(column)) if i else set() for i, column in enumerate(columns)]
    common = set.intersection(*held[1:]) if len(held) > 2 else set()
    changed = [i for i, column in enumerate(columns) if i and _CHANGED.search(column)]
    if _CHANGE.search(query.text) and changed:
        held = [stems if i in changed else set() for i, stems in enumerate(held)]
        if len(changed) == 1:
            return tuple(changed)
    scores = [sum(words.rarity(stem) for stem in asked & stems - common) for stems in held]
    best = max(scores)
    return (scores.index(best),) if best and scores.count(best) == 1 else ()

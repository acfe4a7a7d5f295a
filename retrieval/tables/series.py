"""Rows over periods and columns of whole tables, whose cells can be compared, sums and averages left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.models import SpanKind
from retrieval.questions import periods
from retrieval.tables import tables
from retrieval.tables.tables import Row

LEAST = 3  # cells that make a comparison
LEAST_SUM = 20.0  # a sum of small numbers may be chance
HEADERS = 3  # columns of names, as of a district and of its beats
CAPTION = 24  # words; more above a table is prose
WHOLE = re.compile(
    r"^(?:grand |sub-?|overall )?(?:total|overall|all|sum|average|mean)\b|\b(?:totals?|overall|averages?|mean|(?<!- )all)\W*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Series:
    """Cells that can be compared: those of a row, or of a column (``rows`` are then many, ``columns`` one). ``about`` says which
    they are. ``before`` is an earlier column, where the changes of a later one since it are compared."""

    rows: tuple[Row, ...]
    columns: tuple[int, ...]
    about: str
    before: int | None = None

    def values(self) -> list[tuple[Row, int, float]]:
        """The cells that hold a value, by row and column; or by how much it has changed."""
        found = [(row, column, tables.value(row.span.cells[column])) for row in self.rows for column in self.columns]
        held = [(row, column, value) for row, column, value in found if value is not None]
        if self.before is None:
            return held
        earlier = [tables.value(row.span.cells[self.before]) for row, _, _ in held]
        return [(row, i, value - then) for (row, i, value), then in zip(held, earlier, strict=True) if then is not None]

    @property
    def changes(self) -> bool:
        """Whether changes between two columns are compared."""
        return self.before is not None

    def rates(self) -> bool:
        """Whether all of its cells are percentages."""
        return all(row.span.cells[column].rstrip(" *)").endswith("%") for row, column, _ in self.values())

    def timed(self) -> bool:
        """Whether all of its cells are lengths of time."""
        return all(tables.number(row.span.cells[column]) is None for row, column, _ in self.values())

    @property
    def measured(self) -> str:
        """What is measured: the name of the row or of the column."""
        row = self.rows[0]
        return row.label.rsplit(tables.JOINED, 1)[-1] if len(self.rows) == 1 else row.span.columns[self.columns[0]]

    @property
    def context(self) -> str:
        """The heading above the table, and the line right above it."""
        passage, index = self.rows[0].passage, self.rows[0].index
        line = next((s for s in reversed(passage.spans[:index]) if s.kind is not SpanKind.TABLE_ROW), None)
        text = passage.text[line.start - passage.start : line.end - passage.start] if line else ""
        return " ".join([*passage.section[-1:], text if len(text.split()) <= CAPTION else ""])


def over_periods(rows: Sequence[Row]) -> Iterator[Series]:
    """Each row over its columns that are periods of one sort."""
    for row in rows:
        named = {i: period for i, name in enumerate(row.span.columns) if (period := periods.of_text(name))}
        held = [i for i in named if tables.value(row.span.cells[i]) is not None]
        sorts = Counter(named[i].sort for i in held)
        columns = tuple(i for i in held if named[i].sort == sorts.most_common(1)[0][0])
        if len(columns) >= LEAST:
            names = [row.span.columns[i] for i in columns]
            yield Series((row,), columns, f"{row.label}: {names[0]} to {names[-1]}")


def over_rows(rows: Sequence[Row]) -> Iterator[Series]:
    """Each column over the rows that have a value in it, sums left out."""
    rows = [row for row in rows if not WHOLE.search(row.label)]
    rows = rows[:-1] if _is_sum(rows) else rows
    if not rows:
        return
    named = ", ".join(_headers(rows))
    for column, name in enumerate(rows[0].span.columns):
        held = tuple(row for row in rows if column < len(row.span.cells) and tables.value(row.span.cells[column]) is not None)
        if len(held) >= LEAST and _told_apart(held):
            listed = "; ".join(row.label for row in held[:6])
            yield Series(held, (column,), f"{named} {name}: {listed}")


def _headers(rows: Sequence[Row]) -> list[str]:
    """The name of the first column, and of those others that have names and no figures."""
    columns = rows[0].span.columns
    texts = [
        name
        for i, name in enumerate(columns)
        if i and name and all(i < len(row.span.cells) and tables.value(row.span.cells[i]) is None for row in rows)
    ]
    return [columns[0], *texts[: HEADERS - 1]]


def _is_sum(rows: Sequence[Row]) -> bool:
    """Whether the counts of the last row are the sums of the others', as where a whole area ends the list of its parts."""
    if len(rows) <= LEAST:
        return False
    met = 0.0
    for column in range(1, min(len(row.span.cells) for row in rows)):
        cells = [row.span.cells[column] for row in rows]
        numbers = [number for cell in cells if (number := tables.number(cell)) is not None]
        if len(numbers) < len(cells) or any("%" in cell or "." in cell for cell in cells):
            continue
        if sum(numbers[:-1]) != numbers[-1]:
            return False
        met += numbers[-1]
    return met >= LEAST_SUM


def _told_apart(rows: Sequence[Row]) -> bool:
    """Whether rows can be told apart by name."""
    return len({row.label for row in rows}) == len(rows) and all(row.label for row in rows)

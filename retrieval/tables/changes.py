"""What changed between two columns that measure the same at two times ("Score 2023", "Score 2025"), row by row."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from retrieval.query import Query
from retrieval.questions import periods
from retrieval.questions.periods import Period
from retrieval.tables import tables
from retrieval.tables.series import LEAST, Series, over_rows
from retrieval.tables.tables import Row

COLUMN = re.compile(
    r"\b(?:increases?|rises?|changes?|differences?|variances?|movements?|decreases?|reductions?|growth|falls?|drops?)\b|"
    r"^\W*\+\s*/\s*[-–−]",
    re.I,
)
_SINCE = re.compile(r"\bsince\b[^?.;]*?\d", re.I)
_SIGNS = re.compile(r"[\W\d_]+")


def over_rows_between(rows: Sequence[Row], query: Query) -> Iterator[Series]:
    """For each measure the rows' changes between the two times that the question names, or from the one since which it asks to
    the last; or, where it names none, between the only two that a table without a column of changes has."""
    if not rows or any(row.span.columns != rows[0].span.columns for row in rows):
        return
    names = rows[0].span.columns
    wanted = periods.asked(query)
    if not wanted and any(COLUMN.search(name) for name in names):
        return
    for at in _same(names).values():
        if pair := _pair(query, wanted, at):
            before, after = pair
            for series in over_rows(rows):
                if series.columns == (after,) and (found := _of_pair(series, before)):
                    yield found


def _of_pair(series: Series, before: int) -> Series | None:
    """The series as changes since the column ``before``; ``None`` where its rows are not all in one unit."""
    after = series.columns[0]
    held = tuple(row for row in series.rows if tables.value(row.span.cells[before]) is not None)
    units = {_unit(row.span.cells[i]) + ("%" if "%" in row.label else "") for row in held for i in (before, after)}
    if len(held) < LEAST or len(held) < len(series.rows) or len(units) > 1:
        return None
    return Series(held, (after,), series.about, before)


def _same(names: Sequence[str]) -> dict[tuple[str, str], dict[int, Period]]:
    """The columns that have a period, by the rest of their names and the sort of the period."""
    found: dict[tuple[str, str], dict[int, Period]] = defaultdict(dict)
    for i, name in enumerate(names):
        if i and (period := periods.of_text(name)) and period.year is not None and not COLUMN.search(name):
            found[_SIGNS.sub(" ", name).strip().lower(), period.sort].setdefault(i, period)
    return found


def _pair(query: Query, wanted: Sequence[Period], at: dict[int, Period]) -> tuple[int, int] | None:
    """The earlier and the later column that are meant."""
    order = sorted(at, key=lambda i: _when(at[i]))
    if any(_when(at[a]) == _when(at[b]) for a, b in pairwise(order)):
        return None
    meant = [i for i in order if any(one.meets(at[i]) for one in wanted)]
    if len(meant) == len(wanted) == 2:
        return meant[0], meant[1]
    if len(meant) == len(wanted) == 1 and _SINCE.search(query.text) and meant[0] != order[-1]:
        return meant[0], order[-1]
    return (order[0], order[1]) if not wanted and len(order) == 2 else None


def _when(period: Period) -> tuple[int, int, int]:
    return period.year or 0, period.quarter or 0, period.month or 0


def _unit(cell: str) -> str:
    return "".join(sign for sign in "%£$€" if sign in cell) or (":" if tables.number(cell) is None else "")

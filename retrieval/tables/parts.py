"""Tables with the parts of a whole across the top, as districts are: there the cells of a row can be compared.

Most tables have measures across the top ("Cost", "Change (%)"), which cannot be compared with one another. Columns are taken for
parts where one of them is their whole, or where the table is said to be by what the question asks for ("which district").
"""

import re
from collections.abc import Callable, Iterator, Sequence

from retrieval.questions import periods
from retrieval.tables import tables
from retrieval.tables.series import LEAST, LEAST_SUM, WHOLE, Series
from retrieval.tables.tables import Row

_ALL = re.compile(
    r"^\W*(?:(?:whole |the )?(?:county|force|service|authority|region)(?:[- ]?wide| area| total)?|national(?:ly)?|"
    r"england(?: and wales)?|uk)\W*$",
    re.I,
)
_MEASURE = re.compile(
    r"[%£$€\d(]|\b(?:per|rates?|changes?|differences?|variances?|increases?|decreases?|targets?|ambitions?|baselines?|budgets?|"
    r"actuals?|forecasts?|outturns?|numbers?|no|percentages?|shares?|proportions?|averages?|ranks?|counts?|costs?|values?|scores?|"
    r"likelihood|impact|months?|years?|dates?|status|rag|rating|established|filled|vacan\w+|previous|current|last|this|plan(?:ned)?)\b",
    re.I,
)
_WHICH = re.compile(
    r"\b(?:which|what)\s+(?:of the\s+)?(?:[\w'’-]+\s+){0,2}?([\w'’-]+)\s+(?:is|was|has|had|have|are|were|saw|did|does|\w+ed|"
    r"(?:give|get|produce|deliver|provide|need|spend|cost|record|show|make|take|gain|lose|see|receive|pay)s)\b",
    re.I,
)
_NAME = re.compile(r"[^\W\d_]{2}")


def over_parts(rows: Sequence[Row], question: str, context: str, stems: Callable[[str], list[str]]) -> Iterator[Series]:
    """Each row over the columns that are parts of a whole, the whole left out; ``context`` is what stands above the table.
    None where the question's "which district" names the column of the rows' own names."""
    if not rows:
        return
    names = rows[0].span.columns
    asked = _WHICH.search(question)
    if any(row.span.columns != names for row in rows) or set(stems(question)).intersection(stems(names[0])):
        return
    whole = next((i for i in range(1, len(names)) if WHOLE.search(names[i]) or _ALL.match(names[i]) or _sums(rows, i)), None)
    columns = [i for i in range(1, len(names)) if i != whole and _NAME.search(names[i])]
    if any(_MEASURE.search(names[i]) or periods.of_text(names[i]) for i in columns):
        return
    if whole is None and not (asked and set(stems(asked[1])).intersection(stems(context))):
        return
    for row in rows:
        held = tuple(i for i in columns if tables.value(row.span.cells[i]) is not None)
        if len(held) >= LEAST and len({_unit(row.span.cells[i]) for i in held}) == 1:
            yield Series((row,), held, f"{row.label}: {'; '.join(names[i] for i in held[:6])}")


def over_numbers(rows: Sequence[Row], question: str, context: str, stems: Callable[[str], list[str]]) -> Iterator[Series]:
    """The row that has most of the question's words over columns called by numbers alone, from 1 on, where the question asks
    which of what they number ("which option"), as ``context`` calls it."""
    asked = _WHICH.search(question)
    if not rows or asked is None or not set(stems(asked[1])).intersection(stems(context)):
        return
    names = rows[0].span.columns
    columns = tuple(i for i, name in enumerate(names) if name.isdigit())
    if any(row.span.columns != names for row in rows) or [int(names[i]) for i in columns] != list(range(1, len(columns) + 1)):
        return
    met = [len(set(stems(question)).intersection(stems(row.label))) for row in rows]
    if len(columns) >= LEAST and met.count(max(met)) == 1 and max(met):
        row = rows[met.index(max(met))]
        if held := tuple(i for i in columns if tables.value(row.span.cells[i]) is not None):
            yield Series((row,), held, f"{row.label}: {asked[1]} {names[held[0]]} to {names[held[-1]]}")


def _sums(rows: Sequence[Row], column: int) -> bool:
    """Whether a column's counts are the sums of those of all others."""
    met = 0.0
    for row in rows:
        numbers = [number for cell in row.span.cells[1:] if (number := tables.number(cell)) is not None and "%" not in cell]
        total = tables.number(row.span.cells[column])
        if total is None or len(numbers) < len(row.span.cells) - 1 or len(numbers) <= LEAST:
            continue
        if 2 * total != sum(numbers):
            return False
        met += total
    return met >= LEAST_SUM


def _unit(cell: str) -> str:
    return "%" if "%" in cell else "£" if "£" in cell else ":" if tables.number(cell) is None else ""

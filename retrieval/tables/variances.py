"""Which way a column of variances counts: whether an overspend is printed there as more than nothing, or as less.

Authorities do it either way, so it is read from the column's name, or from the budget and the spending beside it.
"""

import re
from collections.abc import Sequence

from retrieval.tables import tables
from retrieval.tables.tables import Row

_OVER = re.compile(r"\b(?:over-?spen(?:d|ds|t|ding)|over budget)\b", re.I)
_UNDER = re.compile(r"\b(?:under-?spen(?:d|ds|t|ding)|under budget)\b", re.I)
_VARIANCE = re.compile(
    r"\b(?:variances?|variations?|differences?|over-?spends?|under-?spends?)\b|\bover\W+(?:or )?\W*under\b", re.I
)
_LESS = re.compile(r"[(/-]\s*\(?(?P<what>over|under)", re.I)  # "overspend/(underspend)"
_BUDGET = re.compile(r"\bbudgets?\b", re.I)
_SPENT = re.compile(r"\b(?:actuals?|outturn|forecast|projected|spen[dt]|spending|expenditure)\b", re.I)
LEAST = 2  # rows whose budget and spending say it


def asked(question: str) -> int:
    """1 where a question asks for an overspend, -1 for an underspend, else 0."""
    return 1 if _OVER.search(question) else -1 if _UNDER.search(question) else 0


def overspend(rows: Sequence[Row], column: int) -> int:
    """1 where a column has overspends as more than nothing, -1 where as less; 0 where it has none or does not tell."""
    columns = rows[0].span.columns
    if not _VARIANCE.search(columns[column]) or "%" in columns[column]:
        return 0
    if less := _LESS.search(columns[column]):
        return -1 if less["what"].lower() == "over" else 1
    budgets = [i for i, name in enumerate(columns) if i and i != column and _BUDGET.search(name)]
    spent = [i for i, name in enumerate(columns) if i and i not in {column, *budgets} and _SPENT.search(name)]
    if len(budgets) != 1 or len(spent) != 1:
        return 0
    told: set[int] = set()
    met = 0
    for row in rows:
        budget, spending, value = (tables.number(row.span.cells[i]) for i in (budgets[0], spent[0], column))
        if budget is None or spending is None or not value or spending == budget:
            continue
        told.add(1 if (spending > budget) == (value > 0) else -1)
        met += 1
    return told.pop() if met >= LEAST and len(told) == 1 else 0

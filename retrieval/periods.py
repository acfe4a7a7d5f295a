"""Months, years and financial years, as questions and the columns of tables name them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.language import MONTHS
from retrieval.query import Query

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH_YEAR = re.compile(rf"\b(?P<month>{_MONTH})\b[-\s.'’]*(?P<year>(?:19|20)\d\d|\d\d)?(?!\d)", re.I)
_FINANCIAL = re.compile(r"\b(?P<first>(?:19|20)\d\d)\s*[/–-]\s*(?P<second>(?:20)?\d\d)(?!\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Period:
    """A month (1 to 12) of a year or of any year, a calendar year, or the financial year that begins in ``year``."""

    year: int | None = None
    month: int | None = None
    financial: bool = False

    def meets(self, other: "Period") -> bool:
        """Whether both may mean the same; a month without a year is that of any year."""
        if (self.month is None) != (other.month is None) or self.financial != other.financial:
            return False
        return self.month == other.month and (self.year == other.year or None in (self.year, other.year))

    def comparable(self, other: "Period") -> bool:
        """Whether both are of the same sort: months, years or financial years."""
        return (self.month is None) == (other.month is None) and self.financial == other.financial


def of_text(text: str) -> Period | None:
    """The first period that a short text, such as a column's name, names."""
    if (financial := _FINANCIAL.search(text)) and _follows(financial):
        return Period(int(financial["first"]), financial=True)
    if month := _MONTH_YEAR.search(text):
        year = month["year"]
        return Period((int(year) if len(year) == 4 else 2000 + int(year)) if year else None, MONTHS[month["month"].lower()])
    if year_alone := _YEAR.search(text):
        return Period(int(year_alone.group()))
    return None


def asked(query: Query) -> tuple[Period, ...]:
    """The periods that a question names: its months, or else its financial years, or else its years."""
    if query.months:
        return tuple(Period(int(year) if year else None, month) for year, month in query.months)
    financial = tuple(Period(int(m["first"]), financial=True) for m in _FINANCIAL.finditer(query.text) if _follows(m))
    return financial or tuple(Period(int(year)) for year in query.years)


def matching(wanted: Sequence[Period], columns: Sequence[str]) -> tuple[int, ...] | None:
    """Indexes of the columns that a wanted period names; ``None`` where the columns have such periods but not that one.

    A calendar year that no column has is passed over: it more often names a document than a column.
    """
    periods = [of_text(column) for column in columns]
    found = tuple(i for i, period in enumerate(periods) if period and any(period.meets(want) for want in wanted))
    particular = [want for want in wanted if want.month or want.financial]
    others = sum(period is not None and any(period.comparable(want) for want in particular) for period in periods)
    return None if not found and others > 1 else found


def forms(number: str) -> tuple[str, ...]:
    """How else a number of a question may be printed: of a financial year 2021/22, 2021-22, 2021-2022 and 21/22; of any
    other number only as it is."""
    match = _FINANCIAL.fullmatch(number)
    if not match or not _follows(match):
        return (number,)
    first, second = match["first"], match["second"][-2:]
    whole = f"{first[:2] if second != '00' else int(first[:2]) + 1}{second}"
    return tuple(f"{a}{sign}{b}" for a, b in ((first, second), (first, whole), (first[2:], second)) for sign in "/-–")


def _follows(match: "re.Match[str]") -> bool:
    return int(match["second"]) % 100 == (int(match["first"]) + 1) % 100

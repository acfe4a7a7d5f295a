"""Months, quarters, years and financial years, as questions and the columns of tables name them."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from retrieval.query import Query
from retrieval.questions.language import COUNTS, MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH_YEAR = re.compile(
    rf"\b(?P<month>{_MONTH})\b[-\s.'’]*(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?=(?:19|20)\d\d\b))?"
    r"(?P<year>(?:19|20)\d\d|\d\d)?(?!\d)",
    re.I,
)
# 31.3.26, 31/03/2026, 2026-03-31. With two digits for its year and full stops or hyphens it may be a paragraph's number (4.2.15),
# unless its day is past 12 or a word before it says that it is a date.
_DATE = re.compile(
    r"(?<![\d.,/£-])(?P<day>0?[1-9]|[12]\d|3[01])(?P<sign>[./-])(?P<month>0?[1-9]|1[0-2])(?P=sign)"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d%/-]|[.,]\d)"
)
_ISO_DATE = re.compile(
    r"(?<![\d.,/£-])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d%/-]|[.,]\d)"
)
_DATED = re.compile(r"\b(?:at|on|to|by|from|until|till|since|balance|date|dated|ending|ended)[\s:]*$", re.I)
_SCALES = {"": 1, "k": 10**3, "m": 10**6, "bn": 10**9}
_SUM = re.compile(r"£(?P<figure>\d[\d,]*(?:\.\d+)?)(?P<scale>k|m|bn|)", re.IGNORECASE)
_FINANCIAL = re.compile(r"\b(?P<first>(?:19|20)\d\d)\s*[/–-]\s*(?P<second>(?:20)?\d\d)(?!\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LATEST = re.compile(r"\b(?:(?:latest|most recent) (?P<sort>month|quarter|year)|last (?P<quarter>quarter))\b", re.I)
_FINANCIAL_SORTS = {"year": "financial"}
_MONTHS_OF_YEAR = 12
_WORDS = {str(number): word for word, number in COUNTS.items()}
_ORDINALS = {"one": 1, "first": 1, "two": 2, "second": 2, "three": 3, "third": 3, "four": 4, "fourth": 4}
_QUARTER = re.compile(
    r"\b(?:q\s?(?P<q>[1-4])|(?:quarter|qtr)\.?\s+(?P<after>[1-4]|one|two|three|four)"
    r"|(?P<before>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter)\b"
    r"(?:\s*[,(/-]?\s*(?:of\s+|in\s+)?(?P<first>(?:19|20)?\d\d)(?:\s*[/–-]\s*(?P<second>(?:20)?\d\d))?(?!\d))?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Period:
    """A month (1 to 12) of a year or of any year, a calendar year, or the financial year that begins in ``year``; or a quarter
    (1 to 4) of a year of either sort, or of any year."""

    year: int | None = None
    month: int | None = None
    financial: bool = False
    quarter: int | None = None

    def meets(self, other: "Period") -> bool:
        """Whether this, as it is asked for, may mean the other; a month or quarter without a year is that of any year, and a
        quarter is a part of the year that is asked for."""
        if not self.comparable(other) or self.month != other.month or (self.quarter and self.quarter != other.quarter):
            return False
        return self.year == other.year or (None in (self.year, other.year) and bool(self.month or self.quarter))

    def comparable(self, other: "Period") -> bool:
        """Whether both are of the same sort: months, quarters, years or financial years, or a quarter of such a year."""
        if self.quarter or other.quarter:
            return other.quarter is not None and (
                self.quarter is not None or (not self.month and self.financial == other.financial)
            )
        return (self.month is None) == (other.month is None) and self.financial == other.financial

    @property
    def sort(self) -> str:
        """Which of the sorts it is of."""
        return "quarter" if self.quarter else "month" if self.month else "financial" if self.financial else "year"


def of_text(text: str) -> Period | None:
    """The first period that a short text, such as a column's name, names."""
    quarters = list(_QUARTER.finditer(text))
    if len({_quarter(match) for match in quarters}) == 1 and not _MONTH_YEAR.match(text):
        own = _of_quarter(quarters[0])
        year = next((Period(int(m["first"]), financial=True) for m in _FINANCIAL.finditer(text) if _follows(m)), None)
        return Period(year.year, financial=True, quarter=own.quarter) if year and own.year is None else own
    date = next(_dates(text), None)
    rest = text[: date[0].start()] + " " * len(date[0].group()) + text[date[0].end() :] if date else text
    if (financial := _FINANCIAL.search(rest)) and _follows(financial):
        return Period(int(financial["first"]), financial=True)
    if date:
        return date[1]
    if month := _MONTH_YEAR.search(text):
        year_of = month["year"]
        return Period(
            (int(year_of) if len(year_of) == 4 else 2000 + int(year_of)) if year_of else None, MONTHS[month["month"].lower()]
        )
    if year_alone := _YEAR.search(text):
        return Period(int(year_alone.group()))
    return None


def asked(query: Query) -> tuple[Period, ...]:
    """The periods that a question names: its quarters, or else its months, or else its financial years, or else its years."""
    years = [m for m in _FINANCIAL.finditer(query.text) if _follows(m)]
    if quarters := list(_QUARTER.finditer(query.text)):
        return tuple(dict.fromkeys(period for match in quarters for period in _placed(match, years, len(quarters))))
    months = [Period(int(year) if year else None, month) for year, month in query.months]
    if dated := [*months, *(period for _, period in _dates(query.text))]:
        return tuple(dict.fromkeys(dated))
    return tuple(Period(int(m["first"]), financial=True) for m in years) or tuple(Period(int(year)) for year in query.years)


def matching(wanted: Sequence[Period], columns: Sequence[str], figures: Collection[int] = ()) -> tuple[int, ...] | None:
    """Indexes of the columns that a wanted period names; ``None`` where the columns have such periods but not that one.

    A calendar year that no column has is passed over, as it more often names a document than a column, unless the columns are
    of one month of several years (balances at 31 March): it then names that of the year. One column of another
    period does not say that the one asked for is missing where ``figures``, the columns with figures, hold one that does not
    name its year: that may be the one.
    """
    periods = [of_text(column) for column in columns]
    found = tuple(i for i, period in enumerate(periods) if period and any(want.meets(period) for want in wanted))
    found = found or _of_the_year(wanted, periods)
    particular = [want for want in wanted if want.month or want.financial or want.quarter]
    others = sum(period is not None and any(want.comparable(period) for want in particular) for period in periods)
    open_ = any((period := periods[i]) is None or period.year is None for i in figures) or any(want.month for want in wanted)
    return None if not found and others > open_ else found


def latest(question: str, columns: Sequence[str], figures: Collection[int]) -> tuple[int, ...]:
    """Index of the column of the latest period of the sort that a question asks for ("in the last quarter"), of those with
    ``figures``; none where it does not ask so, or where fewer than two such columns can be put in order."""
    match = _LATEST.search(question)
    if not match:
        return ()
    sort = (match["sort"] or match["quarter"]).lower()
    held = {i: period for i in figures if (period := of_text(columns[i])) and period.sort in {sort, _FINANCIAL_SORTS.get(sort)}}
    if len({period.sort for period in held.values()}) != 1 or len({period.year is None for period in held.values()}) != 1:
        return ()
    if any(period.month and period.year is None for period in held.values()):
        return ()  # a financial year's March comes after its December
    at = {i: (period.year or 0, period.quarter or 0, period.month or 0) for i, period in held.items()}
    if len(at) < 2 or len(set(at.values())) < len(at):
        return ()
    return (max(at, key=lambda i: at[i]),)


def _of_the_year(wanted: Sequence[Period], periods: Sequence[Period | None]) -> tuple[int, ...]:
    """Indexes of the periods of a calendar year that is asked for, where all are the same month of different years."""
    held = [period for period in periods if period]
    if len({period.month for period in held}) != 1 or len({period.year for period in held}) != len(held) or len(held) < 2:
        return ()
    years = {want.year for want in wanted if want.sort == "year"}
    return tuple(i for i, period in enumerate(periods) if period and period.month and period.year in years)


def forms(number: str) -> tuple[str, ...]:
    """How else a number of a question may be printed: of a financial year 2021/22, 2021-22, 2021-2022 and 21/22; of £650k also
    £650,000 and £0.65m, and the other way round; of a number up to twelve also the word; of any other only as it is."""
    if number in _WORDS:
        return number, _WORDS[number]
    if sum_ := _SUM.fullmatch(number):
        value = Fraction(sum_["figure"].replace(",", "")) * _SCALES[sum_["scale"].lower()]
        scaled = (f"£{float(value / scale):g}{sign}" for sign, scale in _SCALES.items() if 1 < scale <= value * 10)
        return tuple(dict.fromkeys([number, f"£{int(value):,}", *scaled])) if value.denominator == 1 else (number,)
    match = _FINANCIAL.fullmatch(number)
    if not match or not _follows(match):
        return (number,)
    first, second = match["first"], match["second"][-2:]
    whole = f"{first[:2] if second != '00' else int(first[:2]) + 1}{second}"
    return tuple(f"{a}{sign}{b}" for a, b in ((first, second), (first, whole), (first[2:], second)) for sign in "/-–")


def _dates(text: str) -> Iterator[tuple["re.Match[str]", Period]]:
    """The dates in figures, as the months they are in."""
    for match in sorted((*_DATE.finditer(text), *_ISO_DATE.finditer(text)), key=lambda match: match.start()):
        short = len(match["year"]) == 2
        if short and match["sign"] != "/" and int(match["day"]) <= _MONTHS_OF_YEAR and not _DATED.search(text[: match.start()]):
            continue
        yield match, Period(int(match["year"]) + 2000 * short, int(match["month"]))


def _quarter(match: "re.Match[str]") -> int:
    said: str = (match["q"] or match["after"] or match["before"]).lower()
    return int(said[0]) if said[0].isdigit() else _ORDINALS[said]


def _of_quarter(match: "re.Match[str]") -> Period:
    """The quarter with the year right behind it, if one is: "Q2 2023/24", "Q2 23/24", "the second quarter of 2023"."""
    first = match["first"] or ""
    if match["second"] and _follows(match):
        return Period(int(first) if len(first) == 4 else 2000 + int(first), financial=True, quarter=_quarter(match))
    return Period(int(first) if len(first) == 4 else None, quarter=_quarter(match))


def _placed(match: "re.Match[str]", years: Sequence["re.Match[str]"], quarters: int) -> tuple[Period, ...]:
    """A quarter that a question names, in the financial years that it is named with: a lone quarter in all of them, one of
    several in the nearest."""
    own = _of_quarter(match)
    if not years or (own.year is not None and not (quarters == 1 and own.financial)):
        return (own,)
    near = years if quarters == 1 else [min(years, key=lambda y: max(y.start() - match.end(), match.start() - y.end()))]
    return tuple(Period(int(year["first"]), financial=True, quarter=own.quarter) for year in near)


def _follows(match: "re.Match[str]") -> bool:
    return int(match["second"]) % 100 == (int(match["first"]) + 1) % 100

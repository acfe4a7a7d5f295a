"""Dates as British public bodies write them, made ISO 8601."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS) + r"|sept)\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}\b",
        rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b",
        rf"\b{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"\b(?P<day>\d{{1,2}})[./](?P<number>\d{{1,2}})[./]{_YEAR}\b",
        rf"\b{_MONTH},?\s+{_YEAR}\b",
    )
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ``iso`` is ``YYYY-MM-DD`` or ``YYYY-MM``; ``start`` and ``end`` are code points, half-open."""

    iso: str
    start: int
    end: int


def find_dates(text: str) -> list[FoundDate]:
    """Every date of ``text`` with at least a month and a year, in order; day-first where it is all numbers."""
    found: list[FoundDate] = []
    taken = bytearray(len(text))
    for form in _FORMS:
        for match in form.finditer(text):
            start, end = match.span()
            iso = _iso(match)
            if iso and not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append(FoundDate(iso, start, end))
    return sorted(found, key=lambda each: each.start)


def first_date(text: str) -> str | None:
    """The first date of ``text``, ISO, or ``None``."""
    return next((each.iso for each in find_dates(text)), None)


def as_iso(text: str) -> str | None:
    """What a field for a date says: a date, a year and month, or a year alone, ISO; ``None`` if it is none."""
    text = text.strip()
    if re.fullmatch(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?", text):
        return text
    stamp = re.match(r"(?:D:)?((?:19|20)\d\d)(\d\d)(\d\d)", text)
    if stamp:
        return _day(*stamp.groups())
    return first_date(text)


MONTH_NAME = r"(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS) + r"|sept)\b\.?"
_PERIOD = re.compile(
    r"(?<![\d/.])((?:19|20)\d\d)(?:/\d\d)?\s*(?:[-–—]|to|until)\s*"
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{MONTH_NAME}\s+(?=(?:19|20)\d\d))?"  # "April 2025 to 31 March 2029"
    rf"((?:19|20)?\d\d)(?:/(\d\d))?(?![\d%]|[.,]\d|-\d|\s+{MONTH_NAME})",
    re.IGNORECASE,
)
_FINANCIAL_YEAR = re.compile(r"(?<![\d/.])((?:19|20)\d\d)\s?/\s?(\d\d)(?![\d/])")


def financial_year(text: str) -> tuple[int, int] | None:
    """The one financial year that ``text`` names ("2024/25"): its first and last year; ``None`` for none or several."""
    years = {(int(match[1]), match[2]) for match in _FINANCIAL_YEAR.finditer(text)}
    spans = {(first, first + 1) for first, last in years if (first + 1) % 100 == int(last)}
    return spans.pop() if len(spans) == 1 else None


def find_periods(text: str) -> Iterator[tuple[int, int, int]]:
    """Spans of years such as "2016-2020", "2013-17" or "April 2016 to March 2021": (first year, last year, offset)."""
    for match in _PERIOD.finditer(text):
        first, last = int(match[1]), match[2]
        end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
        # A plan period is at most a generation long (local plans cover 15 to 25 years); longer is some other number.
        if 1 <= end - first <= 30:
            yield first, end, match.start()


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    name = parts.get("month")
    month = next(i for i, full in enumerate(_MONTHS, 1) if full[:3] == name[:3].lower()) if name else int(parts["number"])
    if not 1 <= month <= 12:
        return None
    day = parts.get("day")
    if day is None:
        return f"{parts['year']}-{month:02}"
    return _day(parts["year"], month, day)


def _day(year: str, month: str | int, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:  # the calendar has no such day
        return None


def in_words(iso: str) -> str:
    """An ISO date as it is printed: "29 September 2022", "September 2022" or "2022"."""
    year, *rest = iso.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1].title()
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"

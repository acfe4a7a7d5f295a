"""Things of one sort that a letter or a number tells apart: band D, priority 2, table 5b, Q3, the third quarter, R12."""

import re

from retrieval.language import MONTHS, STOPWORDS
from retrieval.query import WORD

_NUMBER = r"\d{1,3}(?:\.\d{1,2})*[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten"
_QUARTER = (
    r"(?:(?:first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter|(?:quarter|qtr)\.?\s+(?:[1-4]|one|two|three|four)|q\s?[1-4])"
)
_FINANCIAL = r"(?:19|20)?\d\d\s*[/–-]\s*(?:20)?\d\d|(?:19|20)\d\d"
_IN_YEAR = rf"(?:\s*,?\s*(?:(?:of|in)\s+)?(?:{_FINANCIAL})(?!\d))"
_PART_QUARTER = re.compile(rf"(?:the\s+)?(?P<quarter>{_QUARTER}(?P<year>{_IN_YEAR})?)", re.I)
_NAMED = re.compile(rf"\b(?P<head>[a-z][a-z-]+)\s+(?P<sign>{_NUMBER}|[a-z])\b", re.I)
_CODE = re.compile(r"\b(?P<head>[A-Za-z]{1,4})[- ]?(?P<sign>\d{1,4}[a-z]?)\b")


def replaced(base: str, part: str) -> str | None:
    """``base`` with its thing of the sort of ``part`` replaced by that; ``None`` where it names none, or where ``part`` says more
    than the thing."""
    if quarter := _PART_QUARTER.fullmatch(part):
        held = re.compile(rf"\b{_QUARTER}\b" + (rf"{_IN_YEAR}?" if quarter["year"] else ""), re.I)
        return _last_replaced(base, held, quarter["quarter"])
    for named in _NAMED.finditer(part):
        if named["head"].lower() in STOPWORDS | MONTHS.keys() or not _rest_is_in(part, named, base):
            continue
        lettered = len(named["sign"]) == 1 and named["sign"].isalpha()
        sign = "[a-z]" if lettered else _NUMBER
        if swapped := _last_replaced(base, re.compile(rf"\b{re.escape(named['head'])}\s+(?:{sign})\b", re.I), named.group()):
            return swapped
    if code := _CODE.fullmatch(part):
        return _last_replaced(base, re.compile(rf"\b{re.escape(code['head'])}[- ]?\d{{1,4}}[a-z]?\b", re.I), part)
    return None


def _last_replaced(base: str, held: "re.Pattern[str]", part: str) -> str | None:
    found = list(held.finditer(base))
    return f"{base[: found[-1].start()]}{part}{base[found[-1].end() :]}" if found else None


def _rest_is_in(part: str, named: "re.Match[str]", base: str) -> bool:
    """Whether all that ``part`` says beside the thing is said in ``base``."""
    rest = {word.lower() for word in WORD.findall(f"{part[: named.start()]} {part[named.end() :]}")}
    return rest <= STOPWORDS | {word.lower() for word in WORD.findall(base)}

"""Things of one sort that a letter or a number tells apart: band D, priority 2, table 5b, Q3, the third quarter, R12."""

import re

from corpus.models import Span
from retrieval.query import WORD
from retrieval.questions.language import MONTHS, STOPWORDS

_NUMBER = r"\d{1,3}(?:\.\d{1,2})*[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten"
_QUARTER = (
    r"(?:(?:first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter|(?:quarter|qtr)\.?\s+(?:[1-4]|one|two|three|four)|q\s?[1-4])"
)
_FINANCIAL = r"(?:19|20)?\d\d\s*[/–-]\s*(?:20)?\d\d|(?:19|20)\d\d"
_IN_YEAR = rf"(?:\s*,?\s*(?:(?:of|in)\s+)?(?:{_FINANCIAL})(?!\d))"
_PART_QUARTER = re.compile(rf"(?:the\s+)?(?P<quarter>{_QUARTER}(?P<year>{_IN_YEAR})?)", re.I)
_NAMED = re.compile(rf"\b(?P<head>[a-z][a-z-]+)\s+(?P<sign>{_NUMBER}|[a-z])\b", re.I)
_LETTERED = re.compile(r"^\W*(?P<head>(?:[A-Za-z]{3,}\s+)?)(?P<letter>[A-Z])\W*$")
_OF_ROW = re.compile(r"^\W*(?:[A-Za-z]{3,}\s+)?(?P<letter>[A-Z])(?:\W*$|\s*[–—:.)-]\s)")
_LEAST_NUMBERS = 3
_SEVERAL_NUMBERS = re.compile(r"\b[a-z]+s?\s+\d{1,2}\s*(?:,|and|or|to|versus|vs|[-–])\s*\d{1,2}\b", re.I)
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


def letters(text: str, head: str) -> frozenset[str]:
    """The letters of things called ``head`` that a text names: "band F" has F. A small "a" may be an article."""
    if not re.fullmatch(r"[A-Za-z]{3,}", head):
        return frozenset()
    return frozenset(one.upper() for one in re.findall(rf"\b(?i:{head})s?\s+([A-Zb-hj-z])(?![\w'’])", text))


def column(text: str, span: Span) -> int | None:
    """The one column for a lettered thing that a text names, where the table's first column says what its letters are."""
    if not span.columns:
        return None
    named = letters(text, span.columns[0])
    heads = {"", span.columns[0].lower()}
    found = [
        i
        for i, name in enumerate(span.columns)
        if i and (own := _LETTERED.match(name)) and own["letter"] in named and own["head"].strip().lower() in heads
    ]
    return found[0] if len(found) == len(named) == 1 else None


def numbered_column(text: str, span: Span, above: str) -> int | None:
    """The one column for a numbered thing that a text names ("scenario 4"), where columns are called by numbers alone, from 1 on,
    and what stands above the table has a word for what they number."""
    numbers = [int(name) for name in span.columns if name.isdigit()]
    if len(numbers) < _LEAST_NUMBERS or numbers != list(range(1, len(numbers) + 1)):
        return None
    if _SEVERAL_NUMBERS.search(text):
        return None
    named = {n["sign"] for n in _NAMED.finditer(text) if re.search(rf"\b{re.escape(n['head'].rstrip('s'))}s?\b", above, re.I)}
    found = [i for i, name in enumerate(span.columns) if name in named]
    return found[0] if len(found) == len(named) == 1 else None


def other_row(text: str, span: Span) -> bool:
    """Whether a row is that of another lettered thing than a text names: of option B, where option C is asked about."""
    if not span.columns or not span.cells:
        return False
    named = letters(text, span.columns[0])
    own = _OF_ROW.match(span.cells[0])
    return bool(named) and own is not None and own["letter"] not in named

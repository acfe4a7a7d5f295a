"""Numbers, sums of money, percentages and dates as values, so that "£2.4m" and "£2,400,000" are the same."""

import re
from dataclasses import dataclass
from fractions import Fraction

from retrieval.generation.claim_checks.wording import plain
from retrieval.questions.language import MONTHS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = r"(?P<{0}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:1[89]|20)\d\d)"
_DATES = (
    re.compile(rf"\b{_DAY.format('day')}(?:\s+of)?\s+(?P<month>{_MONTH})\b\.?(?:,?\s+{_YEAR.format('year')}\b)?", re.I),
    re.compile(
        (
            rf"\b(?P<month>{_MONTH})\b\.?\s+{_DAY.format('day')}\b(?!\s*(?:%|per ?cent|"
            rf"[,.]\d))(?:,?\s+{_YEAR.format('year')}\b)?"
        ),
        re.I,
    ),
    re.compile(rf"\b(?P<month>{_MONTH})\b\.?,?\s+{_YEAR.format('year')}\b", re.I),
    re.compile(r"\b(?P<year>(?:1[89]|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    re.compile(r"\b(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>(?:1[89]|20)\d\d)\b"),
    re.compile(r"\b(?P<month>(?!may\b|mar\b|sat\b)(?:" + _MONTH + r"))\b", re.I),
    re.compile(r"\b(?:in|by|since|until|from|during|of|last|next|to)\s+(?P<month>May)\b"),
)
_PERIOD = re.compile(r"\b(?P<first>(?:1[89]|20)\d\d)\s?[-/]\s?(?P<last>(?:(?:1[89]|20)\d\d|\d\d))\b")
_NUMBER = re.compile(
    r"(?P<sign>[£$€])?\s?(?<![\w.])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:st|nd|rd|th)?(?![\d])"
    r"\s?(?P<scale>(?:million|billion|thousand|hundred|mn|bn|[mk])\b)?\s?(?P<unit>%|per ?cent\b|"
    r"percentage points?\b|pounds?\b|pence\b|p\b)?",
    re.I,
)
_SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
}
_UNITS = {
    word: n
    for n, word in enumerate(
        """zero one two three four five six seven eight nine ten
        eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_SPELLED = re.compile(
    rf"\b(?:(?P<tens>{'|'.join(_TENS)})(?:[- ](?P<unit>{'|'.join(list(_UNITS)[1:10])}))?"
    rf"|(?P<small>{'|'.join(list(_UNITS)[2:])}))"
    r"(?:\s+(?P<scale>hundred|thousand|million|billion))?\b(?:\s?(?P<per>%|per ?cent\b|pounds?\b))?",
    re.I,
)
_WORDS = (
    (re.compile(r"\b(?:a|one|per|by)\s+(?:a\s+)?half\b|\bhalf\b|\bhalved\b|\bhalving\b", re.I), Fraction(1, 2), "part"),
    (re.compile(r"\b(?:a|one)[ -]third\b", re.I), Fraction(1, 3), "part"),
    (re.compile(r"\btwo[ -]thirds\b", re.I), Fraction(2, 3), "part"),
    (re.compile(r"\bthree[ -]quarters\b", re.I), Fraction(3, 4), "part"),
    (re.compile(r"\b(?:a|one)[ -]quarter\b", re.I), Fraction(1, 4), "part"),
    (re.compile(r"\bdoubl(?:e|ed|es|ing)\b|\btwice\b|\btwo-?fold\b", re.I), Fraction(2), "times"),
    (re.compile(r"\btripl(?:e|ed|es|ing)\b|\btrebl(?:e|ed|es|ing)\b|\bthree times\b", re.I), Fraction(3), "times"),
    (re.compile(r"\b(?:a\s+)?dozen\b", re.I), Fraction(12), "count"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at a half-open range of its text. ``unit`` is count, money, percent, part, times, date or period; of a date
    ``value`` is (year, month, day) with 0 for what is not said, of a period its first and last year."""

    unit: str
    value: Fraction | tuple[int, ...]
    start: int
    end: int
    raw: str


def found(text: str) -> list[Figure]:
    """The figures of a text, in order; no part of it belongs to two."""
    text = plain(text)
    figures: list[Figure] = []
    taken = [False] * len(text)

    def take(match: re.Match[str], unit: str, value: Fraction | tuple[int, ...]) -> None:
        start, end = match.span()
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        if not any(taken[start:end]):
            taken[start:end] = [True] * (end - start)
            figures.append(Figure(unit, value, start, end, text[start:end]))

    for pattern in _DATES[:5]:
        for match in pattern.finditer(text):
            take(match, "date", _date(match))
    for match in _PERIOD.finditer(text):
        if _follows(match):
            first = int(match["first"])
            last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
            take(match, "period", (first, last))
    for match in _NUMBER.finditer(text):
        take(match, *_number(match))
    for pattern in _DATES[5:]:
        for match in pattern.finditer(text):
            if match["month"][0].isupper():
                take(match, "date", _date(match))
    for pattern, value, unit in _WORDS:
        for match in pattern.finditer(text):
            take(match, unit, value)
    for match in _SPELLED.finditer(text):
        take(match, *_spelled(match))
    return sorted(figures, key=lambda figure: figure.start)


def same(claimed: Figure, held: Figure) -> bool:
    """Whether a figure says no more than another: equal values of one unit, or a date that the other makes more exact."""
    if claimed.unit == "date":
        ours = claimed.value
        theirs = held.value
        assert isinstance(ours, tuple)
        if held.unit == "date" and isinstance(theirs, tuple):
            return all(a in (0, b) for a, b in zip(ours, theirs, strict=True))
        if held.unit == "period" and isinstance(theirs, tuple):
            return ours[1:] == (0, 0) and ours[0] in theirs
        return held.unit == "count" and ours[1:] == (0, 0) and held.value == ours[0]
    if (
        {claimed.unit, held.unit} == {"part", "percent"}
        and isinstance(claimed.value, Fraction)
        and isinstance(held.value, Fraction)
    ):
        return (claimed.value if claimed.unit == "percent" else claimed.value * 100) == (
            held.value if held.unit == "percent" else held.value * 100
        )
    return claimed.unit == held.unit and claimed.value == held.value


def missing(claim: str, evidence: str) -> list[str]:
    """Figures of the claim that the evidence does not have."""
    held = found(evidence)
    return [figure.raw for figure in found(claim) if not any(same(figure, other) for other in held)]


def as_written(claim: str, evidence: str) -> str:
    """The claim with every figure that the evidence writes in another way written as there."""
    claim, held = plain(claim), found(evidence)
    numerals = set(re.findall(r"\d+(?:[.,:/-]\d+)*", plain(evidence)))
    for figure in reversed(found(claim)):
        equal = [other for other in held if other.unit == figure.unit and other.value == figure.value]
        if equal and not set(re.findall(r"\d+(?:[.,:/-]\d+)*", figure.raw)) <= numerals:
            claim = claim[: figure.start] + equal[0].raw + claim[figure.end :]
    return claim


def _date(match: re.Match[str]) -> tuple[int, ...]:
    parts = match.groupdict()
    month = parts.get("month") or "0"
    return (int(parts.get("year") or 0), int(month) if month.isdigit() else MONTHS[month.lower()], int(parts.get("day") or 0))


def _follows(match: re.Match[str]) -> bool:
    last = match["last"]
    return (
        int(last) > int(match["first"])
        if len(last) == 4
        else int(last) == (int(match["first"]) + 1) % 100 or "-" in match.group()
    )


def _number(match: re.Match[str]) -> tuple[str, Fraction | tuple[int, ...]]:
    digits, unit = match["digits"], (match["unit"] or "").lower()
    value = Fraction(digits.replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1)
    if match["sign"] or unit.startswith("pound"):
        return "money", value
    if unit in {"p", "pence"}:
        return "money", value / 100
    if unit:
        return "percent", value
    if re.fullmatch(r"(?:1[89]|20)\d\d", digits) and not match["scale"]:
        return "date", (int(digits), 0, 0)
    return "count", value


def _spelled(match: re.Match[str]) -> tuple[str, Fraction]:
    base = (
        _TENS[match["tens"].lower()] + _UNITS[(match["unit"] or "zero").lower()]
        if match["tens"]
        else _UNITS[match["small"].lower()]
    )
    value = Fraction(base * _SCALES.get((match["scale"] or "").lower(), 1))
    per = (match["per"] or "").lower()
    return ("money" if per.startswith("pound") else "percent" if per else "count"), value

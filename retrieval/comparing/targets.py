"""Quantities and times of two wordings of an undertaking, and what became of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.comparison import Direction, TargetChange

_NUMBERS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}
_TIMES = {"hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9}
_WORDS = "|".join(sorted((word for word in _NUMBERS if word not in {"one"}), key=len, reverse=True))
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_MONTHS = {name: at for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_YEAR = re.compile(
    rf"(?:\b(?:by|before|until|from|since|during|in|no later than|end of|start of)\s+)*(?:the\s+)?(?:end of\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:(?P<month>{_MONTH})\s+)?\b(?P<year>(?:19|20)\d\d)(?:\s?[/–-]\s?\d{{2,4}})?\b(?!\s?%)",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"\b(?:(?:within|over|in|for|every)\s+)(?:the\s+)?(?:(?:next|coming|first|following)\s+)?(?P<value>\d+|{_WORDS}|one)\s+"
    r"(?:working\s+)?(?P<unit>second|minute|hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
# A number counts something where it is money or a percentage, or a plural noun or a comparison stands by it: the number
# of a telephone line, a form or a section does not.
_QUANTITY = re.compile(
    rf"(?P<than>\b(?:at least|at most|more than|fewer than|less than|no (?:more|fewer|less) than|up to|over|by|to|from|of)\s+)?"
    rf"(?P<pound>£\s?)?(?<![\w.,/-])(?P<value>\d[\d,]*(?:\.\d+)?|\b(?:{_WORDS})\b)"
    r"(?:\s?(?P<times>hundred|thousand|million|billion|bn|mn|[km])\b)?"
    r"(?P<percent>\s?%|\s?per ?cent(?:age points?)?)?(?P<noun>(?:[\s-]+(?!(?:and|or|of|by|in|to|for|the|a)\b)[a-z][\w’'-]*){0,3})"
)
# "Raise the crew from one mate and six rowers to two and twelve": what was is no target, and what is to be may go without
# its noun. Without such a verb it is a range.
_VALUE = (
    rf"(?:£\s?)?(?:\d[\d,]*(?:\.\d+)?|\b(?:{_WORDS}|one)\b)(?:\s?(?:million|billion|thousand|bn|mn|[mk])\b)?"
    r"(?:\s?%|\s?per ?cent)?"
)
_COUNT = (
    rf"(?!(?:19|20)\d\d\b){_VALUE}(?:[\s-]+(?!(?:and|or|of|by|in|to|from|for|the|a|over|within|per|each)\b)[a-z][\w’'-]*){{0,3}}"
)
_MOVED = re.compile(
    r"\b(?:increas|reduc|decreas|doubl|trebl|tripl|quadrupl|halv|rais|expand|extend|grow|improv|boost|cut|lower|bring|mov"
    r"|widen|shorten|drop|tak|strengthen)(?:e|es|ed|ing|ting|s)?\b[^.;:]{0,120}?(?<!aged )(?<!ages )"
    rf"\bfrom\s+(?P<base>{_COUNT}(?:\s+and\s+{_COUNT})?)\s+to\s+(?P<aim>{_COUNT}(?:\s+and\s+{_COUNT})?)",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"[a-z]+(?<!s)s\b|\b(?:people|staff|children|women|men)\b")
_LOOSE = frozenset("by to from of".split())  # "improvements to 101 and the website" has no quantity, "cut to 12." has
_ENDS = re.compile(r"\s*(?:[.,;:)]|$|(?:by|in|each|per|a|from|to|over|within)\b)")
_NOT_NOUNS = frozenset("this is was has as its across always".split())
_FACTOR = re.compile(r"\b(?:doubl|trebl|tripl|quadrupl|halv)(?:e|es|ed|ing)\b(?:\s+[\w’'-]+){0,3}", re.IGNORECASE)
_DAYS = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with its unit. ``value`` is in the unit's own size (pounds, per cent, days, or years for a date);
    ``unit`` is ``£``, ``%``, ``time``, ``date``, the noun that is counted, or empty."""

    text: str
    value: float
    unit: str


def figures(text: str) -> list[Figure]:
    """The quantities and times of a text, in order; ``text`` has its white space folded."""
    found: list[tuple[int, Figure]] = []
    taken = [False] * len(text)

    def take(start: int, end: int, value: float, unit: str) -> None:
        if not any(taken[start:end]):
            taken[start:end] = [True] * (end - start)
            found.append((start, Figure(text[start:end].strip(" ,.;"), value, unit)))

    for move in _MOVED.finditer(text):
        for (base, base_end), (aim, aim_end) in zip(
            _sides(text, *move.span("base")), _sides(text, *move.span("aim")), strict=False
        ):
            was, to_be = _QUANTITY.search(text, base, base_end), _QUANTITY.search(text, aim, aim_end)
            if was and to_be and not _unit(to_be)[0] and (unit := _unit(was)[0]):
                take(to_be.start("value"), _unit(to_be)[1], _amount(to_be), unit)
        taken[slice(*move.span("base"))] = [True] * len(move["base"])
    for match in _YEAR.finditer(text):
        month = _MONTHS[match["month"][:3].casefold()] if match["month"] else 12
        take(*match.span(), int(match["year"]) + (month - 1) / 12, "date")
    for match in _SPAN.finditer(text):
        take(*match.span(), _number(match["value"]) * _DAYS[match["unit"].casefold()], "time")
    for match in _FACTOR.finditer(text):
        take(*match.span(), 2.0, match[0].split()[0][:4].casefold())
    for match in _QUANTITY.finditer(text):
        unit, end = _unit(match)
        firm = match["than"] and (match["than"].strip() not in _LOOSE or _ENDS.match(text, end))
        if unit or firm:
            take(match.start("pound") if match["pound"] else match.start("value"), end, _amount(match), unit)
    return [figure for _, figure in sorted(found, key=lambda pair: pair[0])]


def target_changes(old: str, new: str) -> list[TargetChange]:
    """The figures that only one of two texts has, paired by unit where that is plain."""
    gone, come = figures(old), figures(new)
    for figure in list(gone):
        twin = next((other for other in come if (other.value, other.unit) == (figure.value, figure.unit)), None)
        if twin:
            gone.remove(figure)
            come.remove(twin)
    changes = []
    for figure in gone:
        other = _counterpart(figure, come)
        if other:
            come.remove(other)
        changes.append(_change(figure, other))
    return [*changes, *(_change(None, figure) for figure in come)]


def _counterpart(figure: Figure, others: Sequence[Figure]) -> Figure | None:
    """The first of the same unit; where none has it, one that is counted too, if there is just one."""
    same = [one for one in others if one.unit == figure.unit]
    if same:
        return same[0]
    alike = [one for one in others if _is_time(one) == _is_time(figure)]
    return alike[0] if len(alike) == 1 else None


def _change(old: Figure | None, new: Figure | None) -> TargetChange:
    either = old or new
    if either is None:
        raise ValueError("A change has an old or a new figure.")
    direction: Direction = "changed"
    if old is None or new is None:
        direction = "added" if old is None else "dropped"
    elif old.unit == new.unit and old.value != new.value:
        up: Direction = "later" if _is_time(either) else "raised"
        down: Direction = "earlier" if _is_time(either) else "lowered"
        direction = up if new.value > old.value else down
    return TargetChange(
        what="deadline" if _is_time(either) else "quantity",
        change=direction,
        old=old.text if old else "",
        new=new.text if new else "",
    )


def _unit(match: re.Match[str]) -> tuple[str, int]:
    """What a quantity counts, and where its words end."""
    if match["pound"]:
        return "£", match.end("times") if match["times"] else match.end("value")
    if match["percent"]:
        return "%", match.end("percent")
    for noun in _PLURAL.finditer(match["noun"]):
        if noun[0] not in _NOT_NOUNS:
            return noun[0], match.start("noun") + noun.end()
    return "", match.end("times") if match["times"] else match.end("value")


def _is_time(figure: Figure) -> bool:
    return figure.unit in {"date", "time"}


def _sides(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the parts stand that "and" joins between two offsets."""
    cuts = [cut.span() for cut in re.compile(r"\s+and\s+").finditer(text, start, end)]
    return list(zip([start, *(after for _, after in cuts)], [*(before for before, _ in cuts), end], strict=True))


def _amount(match: re.Match[str]) -> float:
    return _number(match["value"]) * _TIMES.get(match["times"] or "", 1.0)


def _number(text: str) -> float:
    word = text.casefold()
    return float(_NUMBERS[word]) if word in _NUMBERS else float(word.replace(",", ""))

"""The cells of a table row, cleaned, and what their texts say about the row."""

import html
import re
from collections.abc import Sequence

_ITEM = re.compile(r"</?(?:ul|ol|li|p|br|div)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^>]{0,120}>")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_VALUE = re.compile(r"^[-–—+~<>(]*\s*[£$€]?\s*[-–]?\d[\d,.]*\s*(?:%|p|k|m|bn|°|pp)?\)?\s*[*†^]*$", re.IGNORECASE)
_TIME = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?$")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)"
)
_PERIOD = re.compile(
    r"^(?:FY\s*|Q[1-4]\s*)?(?:(?:19|20)\d{2}(?:\s*[-/–]\s*\d{2,4})?|\d{2}/\d{2})\**$"
    rf"|^{MONTH}[-\s'’]*\d{{0,4}}$|^Q[1-4]\b.*$",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[-\s]+{MONTH}\.?(?:[-,\s’']+(?:\d{{4}}|\d{{2}}))?|\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d{{2}}))$",
    re.IGNORECASE,
)
_CODE = re.compile(r"^[A-Z][A-Za-z]?$")
_MOST_CODES = 6  # different ones: what a key explains in a line
_YEAR = re.compile(r"^(?:19|20)\d{2}(?:[-/–]\d{2,4})?\**$")
_UNIT = re.compile(r"^\(?(?:[£$€](?:m|k|bn|000s?|'000|’000|million)?|%|no\.?|number|fte|000s?)\)?(?:\s.*)?$", re.IGNORECASE)


def clean(cell: str) -> str:
    """A cell's text without tags, links' addresses and emphasis signs, white space folded."""
    text = _TAG.sub("", _ITEM.sub(" ", cell)).replace("&nbsp;", " ")
    text = _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", html.unescape(text)))
    return " ".join(text.split())


def is_value(cell: str) -> bool:
    """Whether a cell holds a number, an amount, a share or a time of day, and not a year."""
    return bool(_VALUE.match(cell) or _TIME.match(cell)) and not is_period(cell)


def is_period(cell: str) -> bool:
    """Whether a cell names a year, a financial year, a quarter or a month."""
    return bool(_PERIOD.match(cell))


def is_date(cell: str) -> bool:
    """Whether a cell is a day, as those that head the columns of an attendance list."""
    return bool(_DATE.match(cell))


def are_codes(cells: Sequence[str]) -> bool:
    """Whether a column's cells are ticks and a few codes of one or two letters, used again and again: "A" for apologies."""
    held = [cell for cell in cells if not is_mark(cell) or _CODE.match(cell)]
    coded = all(_CODE.match(cell) for cell in held)
    return coded and len(cells) > 2 and len(set(cells)) < len(cells) and len(set(held)) <= _MOST_CODES


def is_mark(cell: str) -> bool:
    """Whether a cell is only ticked or crossed."""
    return 0 < len(cell) <= 4 and not any(c.isdigit() or (c.isalpha() and c not in "xXyYnN") for c in cell)


def is_name(cell: str) -> bool:
    """Whether a cell can be part of a column's name: a period, a unit, a period with a unit, or short words."""
    if is_period(cell) or _UNIT.match(cell):
        return True
    first, _, rest = cell.partition(" ")
    return is_period(first) and bool(rest) and len(rest.split()) <= 3


def values_at_end(text: str) -> tuple[str, ...]:
    """The values that end a line, read from its end; years count as values here."""
    parts = text.split()
    count = 0
    while count < len(parts) and (is_value(parts[-1 - count]) or is_year(parts[-1 - count])):
        count += 1
    return tuple(parts[len(parts) - count :])


def is_year(part: str) -> bool:
    """Whether a word is a year or a financial year in digits."""
    return bool(_YEAR.match(part))

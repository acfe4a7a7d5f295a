"""The cells of a table row, cleaned, and what their texts say about the row."""

import html
import re

_ITEM = re.compile(r"</?(?:ul|ol|li|p|br|div)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^>]{0,120}>")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_VALUE = re.compile(r"^[-–—+~<>(]*\s*[£$€]?\s*[-–]?\d[\d,.]*\s*(?:%|p|k|m|bn|°|pp)?\)?\s*[*†^]*$", re.IGNORECASE)
_TIME = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?$")
_PERIOD = re.compile(
    r"^(?:FY\s*|Q[1-4]\s*)?(?:(?:19|20)\d{2}(?:\s*[-/–]\s*\d{2,4})?|\d{2}/\d{2})\**$"
    r"|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*[-\s'’]*\d{0,4}$|^Q[1-4]\b.*$",
    re.IGNORECASE,
)
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


def is_name(cell: str) -> bool:
    """Whether a cell can be part of a column's name: a period, a unit, a period with a unit, or short words."""
    if is_period(cell) or _UNIT.match(cell):
        return True
    first, _, rest = cell.partition(" ")
    return is_period(first) and bool(rest) and len(rest.split()) <= 3

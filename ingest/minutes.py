"""Where the minutes of a meeting begin, and of which day they are."""

import re

from corpus.models import BlockKind, ParsedFile
from ingest.dates import find_dates, in_words

_BEGINNING = re.compile(r"^\W*(?:(?:draft|unconfirmed|public|open)\s+)*minutes\b(?:\s+of\b|\W*$)", re.IGNORECASE)
_APPROVAL = re.compile(r"\b(?:approved|agreed|confirmed|signed|correct record|matters arising)\b", re.IGNORECASE)
_ATTENDANCE = re.compile(
    r"^\W*(?:(?:members|councillors|also|those|officers)\s+)*(?:present|(?:in )?attendance|attendees|apologies)\b",
    re.IGNORECASE,
)
# Between the heading of minutes and who was there stand at most the place, the day and the chair.
_WITHIN = 12
_HEADING_WORDS = 60


def minutes_beginnings(parsed: ParsedFile) -> list[tuple[int, str | None]]:
    """Positions of the blocks that minutes begin with, and the ISO date of each meeting if it is given."""
    return [(position, _date(parsed, position)) for position in range(len(parsed.blocks)) if _begins(parsed, position)]


def minutes_title(date: str | None) -> str:
    """What minutes are called: "Minutes of 29 September 2022"."""
    return f"Minutes of {in_words(date)}" if date else "Minutes"


def _begins(parsed: ParsedFile, position: int) -> bool:
    block = parsed.blocks[position]
    text = parsed.text_of(block)
    if block.kind in (BlockKind.FURNITURE, BlockKind.LIST_ITEM) or not _BEGINNING.match(text):
        return False
    if len(text.split()) > _HEADING_WORDS or _APPROVAL.search(text):
        return False
    following = parsed.blocks[position : position + _WITHIN]
    lines = (line for each in following for line in parsed.text_of(each).split("\n"))
    return any(_ATTENDANCE.match(line) for line in lines)


def _date(parsed: ParsedFile, position: int) -> str | None:
    for block in parsed.blocks[position : position + _WITHIN]:
        for date in find_dates(parsed.text_of(block)):
            if len(date.iso) == len("2000-01-01"):
                return date.iso
    return None

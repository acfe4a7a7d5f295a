"""Where the minutes of a meeting begin, and of which day they are."""

import re
from collections.abc import Sequence

from corpus.models import BlockKind, ParsedFile
from ingest.metadata.dates import find_dates, in_words

_BEGINNING = re.compile(r"^\W*(?:(?:draft|unconfirmed|public|open)\s+)*minutes\b(?:\s+of\b|\W*$)", re.IGNORECASE)
_OF_ITEM = re.compile(r"\W*minutes\s*:\W*", re.IGNORECASE)  # over what was said on one item, on committees' sites
_ITEM = re.compile(r"^\W*(?:to\s+\w+\s+)?(?:the\s+)?(?:(?:draft|unconfirmed|public|open|previous)\s+)*minutes\b", re.IGNORECASE)
_APPROVAL = re.compile(r"\b(?:approved|agreed|confirmed|signed|correct record|matters arising)\b", re.IGNORECASE)
_ATTENDANCE = re.compile(
    r"^\W*(?:(?:members|councillors|also|those|officers)\s+)*(?:present|(?:in )?attendance|attendees|apologies)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"^\W*(?:(?:members|councillors|those|committee members)\s+)?present\b\s*(?::|$)", re.IGNORECASE)
_APOLOGIES = re.compile(r"^\W*(?:\d{1,3}\w?\W+)?apologies\b", re.IGNORECASE)
_BODY_LINE = re.compile(
    r"\b(?:panel|committee|sub-committee|board|cabinet|council|authority|commission|forum|partnership|executive|assembly)\W*$",
    re.IGNORECASE,
)
_LINES_ABOVE = 4  # committee, day, hour and place stand above who was present
_SHORT = 15  # words of such a line
# Between the heading of minutes and who was there stand at most the place, the day and the chair.
_WITHIN = 12
_HEADING_WORDS = 60


def minutes_beginnings(parsed: ParsedFile) -> list[tuple[int, str | None]]:
    """Positions of the blocks that minutes begin with, and the ISO date of each meeting if it is given."""
    named = [position for position in range(len(parsed.blocks)) if _begins(parsed, position)]
    found = set(named)
    for position in range(len(parsed.blocks)):
        if not any(position - _WITHIN <= at <= position for at in named) and _is_present(parsed, position):
            first = _unnamed(parsed, position)
            found |= {first} if first is not None else set()
    return [(position, _date(parsed, position)) for position in sorted(found)]


def minutes_title(date: str | None) -> str:
    """What minutes are called: "Minutes of 29 September 2022"."""
    return f"Minutes of {in_words(date)}" if date else "Minutes"


def minutes_of(title: str) -> str | None:
    """The ISO date of the meeting whose minutes an agenda's item has before it; ``None`` if it is another item."""
    dates = [date.iso for date in find_dates(title) if len(date.iso) == len("2000-01-01")]
    return dates[0] if _ITEM.match(title) and len(dates) == 1 else None


def _begins(parsed: ParsedFile, position: int) -> bool:
    block = parsed.blocks[position]
    text = parsed.text_of(block)
    if block.kind in (BlockKind.FURNITURE, BlockKind.LIST_ITEM) or _OF_ITEM.fullmatch(text):
        return False
    heading = _heading_lines(text)
    if not heading or len(text.split()) > _HEADING_WORDS or _APPROVAL.search(text):
        return False
    following = parsed.blocks[position + 1 : position + _WITHIN]
    lines = (line for each in following for line in parsed.text_of(each).split("\n"))
    return any(_ATTENDANCE.match(line) for line in [*heading, *lines])


def _heading_lines(text: str) -> list[str]:
    """The lines of a block from the one that minutes begin with; above it only names of who met may stand."""
    lines = text.split("\n")
    for number, line in enumerate(lines[:_LINES_ABOVE]):
        if _BEGINNING.match(line if number else text):
            return lines[number:]
        if line.strip() and (len(line.split()) > _SHORT or not _BODY_LINE.search(line)):
            break
    return []


def _is_present(parsed: ParsedFile, position: int) -> bool:
    block = parsed.blocks[position]
    return block.kind is not BlockKind.FURNITURE and any(map(_PRESENT.match, parsed.text_of(block).split("\n")))


def _unnamed(parsed: ParsedFile, position: int) -> int | None:
    """Where minutes without that word begin: a day stands above those present, and apologies below them."""
    following = parsed.blocks[position : position + _WITHIN]
    if not any(_APOLOGIES.match(line) for each in following for line in parsed.text_of(each).split("\n")):
        return None
    first, dated = position, _dated(parsed.text_of(parsed.blocks[position]).split("\n")[:_LINES_ABOVE])
    while first and position - first < _LINES_ABOVE:
        block = parsed.blocks[first - 1]
        lines = parsed.text_of(block).split("\n")
        if block.kind is BlockKind.FURNITURE or block.page != parsed.blocks[position].page:
            break
        if any(len(line.split()) > _SHORT for line in lines):
            break
        first, dated = first - 1, dated or _dated(lines)
    return first if dated else None


def _dated(lines: Sequence[str]) -> bool:
    return any(len(date.iso) == len("2000-01-01") for line in lines for date in find_dates(line))


def _date(parsed: ParsedFile, position: int) -> str | None:
    for block in parsed.blocks[position : position + _WITHIN]:
        for date in find_dates(parsed.text_of(block)):
            if len(date.iso) == len("2000-01-01"):
                return date.iso
    return None

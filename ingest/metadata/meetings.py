"""Pages of committee sites: "Agenda and minutes", "Agenda item", and below it which body met when, or what the item is called."""

import re
from collections.abc import Sequence

from ingest.metadata.bodies import names_body
from ingest.metadata.dates import find_dates, in_words
from ingest.metadata.evidence import Guess, Line
from ingest.metadata.sittings import sitting_of
from ingest.metadata.titles import is_section, tidy_title, title_from_file
from ingest.passages.sentences import is_terminated

_SORT = re.compile(
    r"\W*(?P<sort>agenda(?:,? (?:decisions )?and (?:draft |printed )?minutes)?|(?:draft |printed )?minutes)\W*", re.I
)
_ITEM = re.compile(
    r"\W*(?:agenda item|(?:decision|issue|meeting) details|decision|issue(?: history| - meetings)?)\W*", re.IGNORECASE
)
_TITLED = re.compile(r"\W*agenda for .+ on (?:\w+day,? )?\d.*", re.IGNORECASE)  # a page's title, with the body and the day
_SORT_OF_MEETING = re.compile(
    r"^(?:(?:annual|special|extraordinary|ordinary) )*(?:general )?meeting(?: of(?: the)?|,) ", re.IGNORECASE
)
# "At a meeting of the Harbour Panel held in ... on ...": who met, wherever that was.
_MEETING_OF = re.compile(
    r"\W*(?:(?:draft )?minutes of (?:an?|the) |at an? )(?:\w+ )?meeting of (?:the )?(?P<body>(?:[\w’'&,()-]+ ){1,12}?)held\b",
    re.IGNORECASE,
)
_OF_A_MEETING = re.compile(r"\W*(?:draft )?minutes of (?:a|the) (?:\w+ )?meeting,? held\b", re.IGNORECASE)
_BODY = re.compile(
    r"(?:[A-Z(][\w’'&,()-]*\s+(?:(?:and|of|for|the|on|&|-)\s+)*)*?(?i:panel|(?:sub-?)?committee|board|council|cabinet|forum|authority|"
    r"partnership|assembly|executive|commission)\b(?:\s*\([^)]{3,60}\))?"
)
_SPACE = re.compile(r"\s")
_NEAR = 4  # lines between what a page is and whose
_FIRST = 6  # lines from the top within which such a page says what it is
_MOST_WORDS = 25
_SMALL_WORD = 3  # letters of "and" and "for"
_SURE, _UNSURE = 0.8, 0.4


def title_of_page(lines: Sequence[Line], file: str) -> Guess[str] | None:
    """What a page about a meeting, or about one item of it, is called; ``None`` for any other text.

    ``lines`` are those that the file begins with; its name stands in for the body's where a page does not say who met.
    """
    for place, line in enumerate(lines[:_FIRST]):
        below = [each.text for each in lines[place + 1 : place + 1 + _NEAR]]
        if _ITEM.fullmatch(line.text):
            return _item(below)
        if sort := _SORT.fullmatch(line.text):
            if met := sitting_of(below):
                return Guess(f"{body_of(met)}, {_day(met)}: {sort['sort'].lower()}", _SURE)
            both = _SPACE.search(sort["sort"]) is not None  # any document may have "Minutes" by itself on its cover
            return Guess(f"{title_from_file(file)}: {sort['sort'].lower()}", _UNSURE) if both else None
        if (of := _MEETING_OF.match(line.text)) and (day := _day(line.text)):
            return Guess(f"{tidy_title(of['body'].rstrip(' ,'))}, {day}: minutes", _SURE)
        if _OF_A_MEETING.match(line.text) and (day := _day(line.text)):
            above = next((each.text for each in reversed(lines[:place]) if _BODY.fullmatch(each.text)), None)
            return Guess(f"{tidy_title(above)}, {day}: minutes", _SURE) if above else None
    return None


def names_page(title: str) -> bool:
    """Whether a title only says what sort of page it is of, as every page of a site may be titled."""
    return any(form.fullmatch(title) for form in (_ITEM, _SORT, _TITLED))


def body_that_met(lines: Sequence[Line]) -> str | None:
    """The body that one of the first lines names with the day it met ("Corrow Harbour Panel - 29 January 2026"), if that has a
    name of its own, as "Scrutiny Committee" has none."""
    met = sitting_of([line.text for line in lines[:_FIRST]])
    body = body_of(met) if met else ""
    parts = [part for part in (body.rpartition(", ")[2], body) if names_body(part)]  # "Cabinet, Selwick Town Council"
    return parts[0] if parts else None


def is_of_item(lines: Sequence[Line]) -> bool:
    """Whether the page is of one item of a meeting, which may be called by the plan that it was about."""
    return any(_ITEM.fullmatch(line.text) for line in lines[:_FIRST])


def day_met(lines: Sequence[Line]) -> str | None:
    """The day, ISO, that one of the first lines names with the body that met."""
    met = sitting_of([line.text for line in lines[:_FIRST]])
    return find_dates(met)[0].iso if met else None


def body_of(sitting: str) -> str:
    """The body in a line that says who met when."""
    before = _SORT_OF_MEETING.sub("", sitting[: find_dates(sitting)[0].start])
    return tidy_title(re.sub(r"[\s,–—:|-]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W*)?$", "", before, flags=re.IGNORECASE))


def title_of_sitting(lines: Sequence[Line]) -> Guess[str] | None:
    """Who met when, as a title of a text that has no other."""
    met = sitting_of([line.text for line in lines[:_FIRST]])
    return Guess(f"{body_of(met)}, {_day(met)}", _UNSURE) if met and ":" not in met else None


def _item(below: Sequence[str]) -> Guess[str] | None:
    for text in below:
        sentence = is_terminated(text) and not _is_capitalised(text)
        if is_section(text) or sentence or text.endswith(":") or len(text.split()) > _MOST_WORDS:
            return None
        if len(text.split()) > 1:
            return Guess(tidy_title(text.rstrip(".")), _SURE)
    return None


def _is_capitalised(text: str) -> bool:
    """Whether most of the longer words begin with a capital, as a title's do that ends in a full stop."""
    words = [word for word in text.split() if len(word) > _SMALL_WORD and word[0].isalpha()]
    return bool(words) and sum(word[0].isupper() for word in words) * 3 > len(words) * 2


def _day(text: str) -> str:
    dates = find_dates(text)
    return in_words(dates[0].iso) if dates else ""

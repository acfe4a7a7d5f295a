"""Lines that say who met and when: "Harbour Panel - 29 January 2026"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.metadata.dates import find_dates

_MET = re.compile(
    r"\b(?:panel|committee|sub-committee|board|council|cabinet|forum|authority|partnership|assembly|executive|commission)"
    r"\s*[-–—:,|]?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W+)?$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"^\W*(?:(?:at\s+)?\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m\.?|noon|hrs|hours)?)?\W*(?:\(item [^)]{1,12}\)\W*)?$", re.IGNORECASE
)
_LONGEST = 16  # words before the date; a longer line is a sentence
_WEEKDAY = re.compile(r"\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W*)?", re.IGNORECASE)


def is_sitting(line: str) -> bool:
    """Whether ``line`` is no more than the name of a body, a day, and perhaps a time."""
    dates = find_dates(line)
    if len(dates) != 1 or len(dates[0].iso) != len("2026-01-29"):
        return False
    before, after = line[: dates[0].start], line[dates[0].end :]
    return bool(_MET.search(before)) and len(before.split()) <= _LONGEST and before[:1].isupper() and bool(_TIME.match(after))


def sitting_of(lines: Sequence[str]) -> str | None:
    """The first of ``lines`` that says who met when, or the first two that do so together, the day below the body."""
    return next(filter(is_sitting, lines), None) or next(filter(None, (_joined(*pair) for pair in pairwise(lines))), None)


def _joined(body: str, day: str) -> str | None:
    dates = find_dates(day)
    both = f"{body.strip()} - {day.strip()}"
    return both if dates and _WEEKDAY.fullmatch(day[: dates[0].start]) and is_sitting(both) else None

"""Lines that say who met and when: "Harbour Panel - 29 January 2026"."""

import re

from ingest.metadata.dates import find_dates

_MET = re.compile(
    r"\b(?:panel|committee|sub-committee|board|council|cabinet|forum|authority|partnership|assembly|executive|commission)"
    r"\s*[-–—:,|]?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W+)?$",
    re.IGNORECASE,
)
_TIME = re.compile(r"^\W*(?:(?:at\s+)?\d{1,2}(?:[.:]\d\d)?\s*(?:[ap]\.?m\.?|noon|hrs|hours)?)?\W*$", re.IGNORECASE)
_LONGEST = 16  # words before the date; a longer line is a sentence


def is_sitting(line: str) -> bool:
    """Whether ``line`` is no more than the name of a body, a day, and perhaps a time."""
    dates = find_dates(line)
    if len(dates) != 1 or len(dates[0].iso) != len("2026-01-29"):
        return False
    before, after = line[: dates[0].start], line[dates[0].end :]
    return bool(_MET.search(before)) and len(before.split()) <= _LONGEST and before[:1].isupper() and bool(_TIME.match(after))

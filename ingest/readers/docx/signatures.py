"""A name set in bold under a letter or foreword, with the office below it: it signs what is above and heads nothing."""

import re
from collections.abc import Sequence

from ingest.passages.sentences import is_terminated

OFFICE_WORDS = 12  # of a line that says who somebody is
MOST_LINES = 3  # of them under a name
_TITLE = r"(?:(?:Cllr|Councillor|Dr|Sir|Dame|Lord|Lady|Mr|Mrs|Ms|Miss|Mx|Prof(?:essor)?|Revd?|The|Rt|Hon)\.? )*"
_PART = r"(?:[A-Z](?:['’][A-Z])?[a-zà-ÿ]+(?:[-'’][A-Z]?[a-zà-ÿ]+)*|[A-Z]\.?)"
_NAME = re.compile(rf"{_TITLE}{_PART}(?: {_PART}){{1,3}}")
_OFFICE = re.compile(
    r"\b(?:chair|chairman|chairwoman|chairperson|vice|deputy|chief|commissioner|director|leader|cabinet|mayor|minister|head of"
    r"|officer|superintendent|inspector|constable|secretary|councillor|cllr|portfolio|lead|member for|president|clerk|manager"
    r"|bishop|lord lieutenant)\b",
    re.IGNORECASE,
)


def is_signature(line: str, below: Sequence[str]) -> bool:
    """Whether a line is a name, and the lines below it, up to the next heading or the end, say only who that is."""
    if (
        not _NAME.fullmatch(line)
        or _OFFICE.search(re.sub(r"^(?:Cllr|Councillor)\b", "", line))
        or not 0 < len(below) <= MOST_LINES
    ):
        return False
    short = all(len(text.split()) <= OFFICE_WORDS and not is_terminated(text) for text in below)
    return short and any(map(_OFFICE.search, below))

"""Lines that are entries by themselves - names, addresses, dates, "label: value" - and lines of a wrapped paragraph."""

import re
from collections.abc import Sequence

from ingest.sentences import is_terminated

_PAIR = re.compile(r"[^\s:][^:]{1,40}:\s")
# A wrapped line breaks off anywhere; an entry does not end in a comma or a small word.
_BROKEN_OFF = re.compile(
    r"(?:,|-|\b(?:and|or|of|the|to|for|in|on|by|with|a|an|at|from|as|that|is|are|was|be|will|our|their|this))$",
    re.IGNORECASE,
)


def are_entries(lines: Sequence[str]) -> bool:
    """Whether each of the lines (of one block, trimmed, not empty) says something by itself."""
    if len(lines) > 1 and all(_PAIR.match(f"{line} ") for line in lines):
        return True
    if len(lines) < 3 or any(line[0].islower() or line[0] in ",;)" for line in lines):
        return False
    return not any(_BROKEN_OFF.search(line) or is_terminated(line) for line in lines[:-1])

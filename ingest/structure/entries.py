"""Lines that are entries by themselves - names, addresses, dates, "label: value" - and lines of a wrapped paragraph."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.passages.sentences import is_terminated, split_sentences

_PAIR = re.compile(r"[^\s:][^:]{1,40}:\s")
# A wrapped line breaks off anywhere; an entry does not end in a comma or a small word.
_BROKEN_OFF = re.compile(
    r"(?:,|-|\b(?:and|or|of|the|to|for|in|on|by|with|a|an|at|from|as|that|is|are|was|be|will|our|their|this))$",
    re.IGNORECASE,
)
# A name is cut behind what it is announced with.
_TITLE_LAST = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Cllr|Cllrs|Councillor|Councillors|Revd|Reverend|Alderman)\.?$"
)
_NUMBERED = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]?\s")
_OFFICE_FIRST = re.compile(r"\([^()]{4,}\)[,;.]")  # what stands in brackets belongs to the line above, the sentence goes on
_MEASURE = 60  # characters: entries are seldom as long, and hardly ever all of one length


def are_entries(lines: Sequence[str]) -> bool:
    """Whether each of the lines (of one block, trimmed, not empty) says something by itself."""
    if len(lines) > 1 and all(_PAIR.match(f"{line} ") for line in lines):
        return True
    if len(lines) < 3 or any(line[0].islower() or line[0] in ",;)" for line in lines):
        return False
    if any(_BROKEN_OFF.search(line) or _TITLE_LAST.search(line) or is_terminated(line) for line in lines[:-1]):
        return False
    return not (_is_filled(lines) or _opens_over_lines(lines) or _is_numbered_prose(lines) or _has_sentences(lines))


def _is_filled(lines: Sequence[str]) -> bool:
    """Whether no line but the last had room for the next one's first word, so that lines were broken to fit."""
    width = max(map(len, lines))
    return width >= _MEASURE and all(len(line) + 1 + len(after.split()[0]) > width for line, after in pairwise(lines))


def _opens_over_lines(lines: Sequence[str]) -> bool:
    """Whether a bracket is opened on one line and closed on another, or explains a name that the line above ends with."""
    return any(line.count("(") != line.count(")") for line in lines) or any(map(_OFFICE_FIRST.match, lines))


def _is_numbered_prose(lines: Sequence[str]) -> bool:
    """Whether the first line alone has a number: that of a paragraph, as entries have one each or none."""
    return bool(_NUMBERED.match(lines[0])) and not any(map(_NUMBERED.match, lines[1:]))


def _has_sentences(lines: Sequence[str]) -> bool:
    """Whether a sentence ends and another begins within a line that goes on into the next."""
    return any(len(split_sentences(line)) > 1 for line in lines[:-1])

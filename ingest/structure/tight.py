"""Numbered titles that stand by themselves though no blank line says so: in text without any, each paragraph on a line of its
own, and where a title such as "2.0 Complaints" is followed by its text at once."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.structure.lines import Line, ends_sentence, has_more_words, introduces, runs_on

_LEAST_LINES = 20
_MOST_BLANK = 0.03  # share of the lines with a blank line above
_TITLE = re.compile(r"^\d{1,2}(?:\.0|\.)?\s+[A-Z][^\t]*$")
_SECTION = re.compile(r"^\d{1,2}\.0\s+[A-Z][^\t]*$")  # no item of a list and no clause is numbered so
_SECTIONS = 2  # such titles that make it the document's way
_TITLE_WORDS = 10


def loosened(lines: Sequence[Line]) -> list[Line]:
    """The lines; of a text without blank lines the numbered titles have one above, and what stands below "2.0 Complaints" has."""
    inner = [line for line in lines if not line.top]
    if len(inner) < _LEAST_LINES or sum(line.gap > 0 for line in inner) > _MOST_BLANK * len(inner):
        return _parted(lines)
    below = [*lines[1:], None]
    return [replace(line, gap=1) if _is_title(line, after) else line for line, after in zip(lines, below, strict=True)]


def _parted(lines: Sequence[Line]) -> list[Line]:
    titles = {at for at, (line, below) in enumerate(pairwise(lines)) if _is_section(line, below)}
    if len(titles) < _SECTIONS:
        return list(lines)
    return [replace(line, gap=1) if at - 1 in titles and not line.gap else line for at, line in enumerate(lines)]


def _is_section(line: Line, below: Line) -> bool:
    alone = bool(line.gap or line.top) and not below.text[:1].islower()
    return alone and _SECTION.match(line.text) is not None and _is_title(line, below)


def _is_title(line: Line, below: Line | None) -> bool:
    if not _TITLE.match(line.text) or has_more_words(line.text, _TITLE_WORDS) or ends_sentence(line.text):
        return False
    return below is not None and not introduces(line.text) and not runs_on(line.text) and not _TITLE.match(below.text)

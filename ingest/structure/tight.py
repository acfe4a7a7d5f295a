"""Text without any blank line, each paragraph on a line of its own: its numbered titles stand by themselves all the same."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.structure.lines import Line, ends_sentence, has_more_words, introduces, runs_on

_LEAST_LINES = 20
_MOST_BLANK = 0.03  # share of the lines with a blank line above
_TITLE = re.compile(r"^\d{1,2}(?:\.0|\.)?\s+[A-Z][^\t]*$")
_TITLE_WORDS = 10


def loosened(lines: Sequence[Line]) -> list[Line]:
    """The lines; of a text without blank lines the numbered titles have one above."""
    inner = [line for line in lines if not line.top]
    if len(inner) < _LEAST_LINES or sum(line.gap > 0 for line in inner) > _MOST_BLANK * len(inner):
        return list(lines)
    below = [*lines[1:], None]
    return [replace(line, gap=1) if _is_title(line, after) else line for line, after in zip(lines, below, strict=True)]


def _is_title(line: Line, below: Line | None) -> bool:
    if not _TITLE.match(line.text) or has_more_words(line.text, _TITLE_WORDS) or ends_sentence(line.text):
        return False
    return below is not None and not introduces(line.text) and not runs_on(line.text) and not _TITLE.match(below.text)

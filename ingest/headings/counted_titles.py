"""Titles that count up without a dot, right above their text: "4   Performance report", "5   Complaints"."""

from collections.abc import Sequence

from ingest.headings.numbered import bare_number, counting_up
from ingest.structure.lines import Line, ends_sentence, has_more_words, introduces, runs_on

_TITLE_WORDS = 16


def counted_titles(lines: Sequence[Line], plain: Sequence[bool]) -> frozenset[int]:
    """Positions of the lines with a blank line above that begin with a number, each the next after the one before.

    ``plain`` says which lines are ordinary text. The line below begins with a capital, a digit or a sign: text, not the rest.
    """
    found: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        number, length = bare_number(line.text) if plain[i] and (line.gap or line.top) and not line.indent else (0, 0)
        if number and _is_title(line.text[length:]) and _text_below(lines, i):
            found.append((i, number))
    return counting_up(found)


def _is_title(text: str) -> bool:
    return not (has_more_words(text, _TITLE_WORDS) or ends_sentence(text) or introduces(text) or runs_on(text))


def _text_below(lines: Sequence[Line], i: int) -> bool:
    below = lines[i + 1] if i + 1 < len(lines) else None
    return below is not None and not below.text[0].islower() and not bare_number(below.text)[0]

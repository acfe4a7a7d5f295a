"""Headings that the contents list names and that extraction ran into the text below them: "About HarlowHarlow is a ..."."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.structure.units import Unit, unit_of

_FRESH = 3  # blank lines that make a beginning
_LEAST_CHARACTERS = 5
# A sentence's first words; "MoneyBox" under "Money" is a name.
_SENTENCE = re.compile(r"[“\"‘']?(?:[A-Z][a-z’'-]*|[A-Z]{2,}),?(?:\s+\S+){3}")


def part_titles(units: list[Unit], titles: Sequence[str]) -> None:
    """Part the units of text that begin with one of the titles and, without a space, with a sentence's first word."""
    known = sorted({title for title in titles if len(title) >= _LEAST_CHARACTERS and title[-1].islower()}, key=len, reverse=True)
    for i in range(len(units) - 1, -1, -1):
        unit = units[i]
        if unit.kind is not None or unit.marker:
            continue
        first = unit.lines[0]
        title = next((one for one in known if first.text.startswith(one) and _SENTENCE.match(first.text[len(one) :])), None)
        if title is None:
            continue
        at = len(title)
        head = replace(first, end=first.start + at, text=title, raw=first.raw[: first.indent + at])
        rest = first.text[at:]
        below = replace(
            first, start=first.start + at, text=rest, raw=rest, indent=0, gap=_FRESH, spaced=False, ruled=False, top=False
        )
        heading = unit_of(head)
        heading.glued, heading.fresh, heading.body = unit.glued, unit.fresh, title
        text = unit_of(below)
        text.lines, text.end, text.across, text.tags = [below, *unit.lines[1:]], unit.end, unit.across, unit.tags
        text.body = text.text
        units[i : i + 1] = [heading, text]

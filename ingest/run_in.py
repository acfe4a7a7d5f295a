"""Headings that extraction ran into the paragraph below them: "Priority 2: Safer harboursEach of the nine ports has ..."."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.heading_forms import LABEL, PART
from ingest.lines import Line

# A word and, without a space, the first of a sentence: three small letters at least before a capital ("McDonald" is a name), and
# three more words behind it ("Priority 2: Our YouTube channel" is no sentence).
_JOINT = re.compile(r"(?<=[a-z]{3})(?=[A-Z][A-Za-z]*(?:\s+\S+){3})")
_FRESH = 3  # blank lines that make a beginning


def parted(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that begin with a numbered label parted where the sentence behind it begins."""
    return [part for line in lines for part in _parts(line)]


def _parts(line: Line) -> Iterator[Line]:
    joint = _JOINT.search(line.text) if LABEL.match(line.text) or PART.match(line.text) else None
    if joint is None:
        yield line
        return
    at = joint.start()
    yield replace(line, end=line.start + at, text=line.text[:at], raw=line.raw[: line.indent + at])
    rest = line.text[at:]
    yield replace(line, start=line.start + at, text=rest, raw=rest, indent=0, gap=_FRESH, spaced=False, ruled=False, top=False)

"""Headings that extraction ran into the paragraph below them: "Priority 2: Safer harboursEach of the nine ports has ...",
"3. Moorings3.1 The board has ...", "Berths let3.4 Of the ..."."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.headings.forms import LABEL, PART, is_caption
from ingest.structure.lines import Line

# A word and, without a space, the first of a sentence: three small letters at least before a capital ("McDonald" is a name), and
# three more words behind it ("Priority 2: Our YouTube channel" is no sentence).
_JOINT = re.compile(r"(?<=[a-z]{3})(?=[A-Z][A-Za-z]*(?:\s+\S+){3})")
# A numbered title and, without a space, the number of its first paragraph; a title without a number and that of any paragraph.
_NUMBERED = re.compile(r"^(?P<number>\d{1,2})\.?\s+[A-Z].{2,90}?[A-Za-z)\d](?=(?P=number)\.1\.?\s+[A-Z“\"'‘(])")
_UNNUMBERED = re.compile(r"^[A-Z][A-Za-z][^.:;\d]{2,60}[a-z)](?=\d{1,2}\.\d{1,2}\.?\s+[A-Z“\"'‘(])")
# A numbered title and, without a space, a sentence's first word that titles begin with but do not end with.
_BEGINNINGS = (
    r"The|This|These|Those|It|In|An?|As|At|By|For|From|We|There|To|On|Of|Since|Under|If|When|While|All|Each|No|Not|Our|Their"
)
_SENTENCED = re.compile(rf"^\d{{1,2}}\.?\s+[A-Z][^.:;\d]{{2,60}}?[a-z]{{2}}(?=(?:{_BEGINNINGS})(?:\s+\S+){{3}})")
_FRESH = 3  # blank lines that make a beginning


def parted(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that begin with a heading parted where the text behind it begins."""
    return [part for line in lines for part in _parts(line)]


def _parts(line: Line) -> Iterator[Line]:
    at = _joint(line.text)
    if at is None:
        yield line
        return
    yield replace(line, end=line.start + at, text=line.text[:at], raw=line.raw[: line.indent + at], gap=line.gap or 1)
    rest = line.text[at:]
    yield replace(line, start=line.start + at, text=rest, raw=rest, indent=0, gap=_FRESH, spaced=False, ruled=False, top=False)


def _joint(text: str) -> int | None:
    """Where the text behind a heading begins, if a line begins with a heading that goes right into it."""
    labelled = _JOINT.search(text) if LABEL.match(text) or PART.match(text) else None
    if labelled:
        return labelled.start()
    titled = _NUMBERED.match(text) or _SENTENCED.match(text) or (None if is_caption(text) else _UNNUMBERED.match(text))
    return titled.end() if titled else None

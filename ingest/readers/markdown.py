"""Markdown with front matter: headings, lists and tables are marked, so nothing has to be guessed."""

import re
from collections.abc import Sequence

from corpus.models import Block, BlockKind, Page, ParsedFile
from ingest.headings.forms import atx_level, is_bold, is_caption
from ingest.headings.person_lines import says_who
from ingest.headings.resolutions import states_decision
from ingest.lists.items import nest, opens_item
from ingest.readers.decoding import decode
from ingest.readers.front_matter import front_matter
from ingest.structure.layout import blocks_of, finish
from ingest.structure.lines import Line, introduces, lines_of
from ingest.structure.units import Unit, unit_of
from ingest.tables.tabbed import is_separator, rows_of

_FENCE = re.compile(r"^(?:```|~~~)")
_UNDERLINE = re.compile(r"^(?:=+|-+)$")
_RULE = re.compile(r"^(?:[-*_][ \t]*){3,}$")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_REFERENCE = re.compile(r"^\[[^\]]+\]:\s+\S+")


def read(data: bytes, name: str) -> ParsedFile:
    """A Markdown file as one page and blocks; the keys of its front matter are the properties.

    Raises:
        UnreadableFile: it is no text, or holds nothing but white space.
    """
    text, warnings = decode(data, name)
    properties, begin, notes = front_matter(text)
    page = Page(1, text)
    lines = [line for line in lines_of([page]) if line.start >= begin]
    head = _cover(text, 0, begin)
    if any(atx_level(line.text) for line in lines) or any(_UNDERLINE.match(line.text) for line in lines):
        body = finish(_units(text, lines))
    else:
        # No heading is marked: what is known of plain text serves better. The head is blanked, so offsets stay.
        blank = re.sub(r"[^\n]", " ", text[:begin])
        body = blocks_of([Page(1, blank + text[begin:])])
    return ParsedFile((page,), (*head, *body), properties, paged=False, warnings=warnings + notes)


def _cover(text: str, start: int, end: int) -> list[Block]:
    """One block of furniture over a range, without outer white space."""
    piece = text[start:end]
    if not piece.strip():
        return []
    first = start + len(piece) - len(piece.lstrip())
    return [Block(BlockKind.FURNITURE, 1, first, start + len(piece.rstrip()))]


def _units(text: str, lines: Sequence[Line]) -> list[Unit]:
    builder = _Builder(lines, [match.span() for match in _COMMENT.finditer(text)])
    units = builder.build()
    nest(units)
    return units


class _Builder:
    """One walk over the lines; what is open at the moment is its state."""

    def __init__(self, lines: Sequence[Line], comments: Sequence[tuple[int, int]]) -> None:
        self._lines = lines
        self._comments = comments
        self._units: list[Unit] = []
        self._open: Unit | None = None
        self._fenced = False
        self._tables = 0

    def build(self) -> list[Unit]:
        """The units of the whole text."""
        i = 0
        while i < len(self._lines):
            i = self._table(i) if self._begins_table(i) else self._line(i)
        return self._units

    def _begins_table(self, i: int) -> bool:
        below = self._lines[i + 1] if i + 1 < len(self._lines) else None
        piped = "|" in self._lines[i].text and below is not None and below.gap == 0 and is_separator(below)
        return piped and not self._fenced

    def _table(self, i: int) -> int:
        last = i + 2
        while last < len(self._lines) and self._lines[last].gap == 0 and "|" in self._lines[last].text:
            last += 1
        self._units += rows_of(self._lines[i:last], self._tables)
        self._tables += 1
        self._open = None
        return last

    def _line(self, i: int) -> int:
        line = self._lines[i]
        if _FENCE.match(line.text) or self._fenced:
            self._fenced ^= bool(_FENCE.match(line.text))
            self._add(line, BlockKind.FURNITURE if _FENCE.match(line.text) else BlockKind.PARAGRAPH, stays=False)
        elif any(start <= line.start < end for start, end in self._comments) or _REFERENCE.match(line.text):
            self._add(line, BlockKind.FURNITURE, stays=False)
        elif self._underlines(i):
            assert self._open is not None
            self._open.kind, self._open.level = BlockKind.HEADING, 1 if line.text[0] == "=" else 2
            self._extend(line)
            self._open = None
        elif atx_level(line.text):
            unit = self._add(line, BlockKind.HEADING, stays=False)
            unit.level = atx_level(line.text)
        elif _RULE.match(line.text):
            self._add(line, BlockKind.FURNITURE, stays=False)
        else:
            self._text(i)
        return i + 1

    def _underlines(self, i: int) -> bool:
        line, unit = self._lines[i], self._open
        plain = unit is not None and unit.kind is BlockKind.PARAGRAPH and len(unit.lines) == 1
        return plain and line.gap == 0 and bool(_UNDERLINE.match(line.text))

    def _text(self, i: int) -> None:
        line = self._lines[i]
        marker = opens_item(self._lines, i, full=False)
        if marker is not None:
            unit = self._add(line, BlockKind.LIST_ITEM)
            unit.marker, unit.number = marker.text, marker.number
        elif self._open is not None and self._goes_on(line):
            self._extend(line)
        elif is_caption(line.text):
            self._add(line, BlockKind.CAPTION)
        elif is_bold(line.text) and self._alone(i) and _may_title(line.text.strip("*_")):
            unit = self._add(line, BlockKind.HEADING, stays=False)
            unit.level = 6  # deeper than every heading that is marked as one
        else:
            self._add(line, BlockKind.PARAGRAPH)

    def _goes_on(self, line: Line) -> bool:
        """Whether a line belongs to what is open: no blank line above, or set in under a list item."""
        assert self._open is not None
        return line.gap == 0 or (self._open.kind is BlockKind.LIST_ITEM and line.indent >= self._open.indent + 2)

    def _alone(self, i: int) -> bool:
        below = self._lines[i + 1] if i + 1 < len(self._lines) else None
        return (self._lines[i].gap > 0 or i == 0) and below is not None and below.gap > 0

    def _add(self, line: Line, kind: BlockKind, stays: bool = True) -> Unit:
        unit = unit_of(line, kind)
        self._units.append(unit)
        self._open = unit if stays else None
        return unit

    def _extend(self, line: Line) -> None:
        assert self._open is not None
        self._open.lines.append(line)
        self._open.end = line.end


def _may_title(text: str) -> bool:
    return not (introduces(text) or says_who(text) or states_decision(text))

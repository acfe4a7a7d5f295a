"""Lists that were extracted as lines of HTML: each item is made a unit of its own."""

import re
from dataclasses import replace

from corpus.models import BlockKind
from ingest.structure.lines import Line
from ingest.structure.units import Unit, unit_of

_BLOCK_TAG = re.compile(r"^<(?:ul|ol|li|p|div)\b", re.IGNORECASE)
_SPLIT = re.compile(r"(?:</?(?:ul|ol|li|p|div)\b[^>]*>\s*)+|(?=[•●▪✓➢]\s)", re.IGNORECASE)
_BULLET = re.compile(r"^[•●▪✓➢]")


def is_html(line: Line) -> bool:
    """Whether a line begins with a tag of a list or paragraph."""
    return bool(_BLOCK_TAG.match(line.text))


def html_units(line: Line) -> list[Unit]:
    """The pieces of a line of HTML: tags as furniture, texts as list items or paragraphs."""
    units: list[Unit] = []
    item = False
    position = 0
    for match in [*_SPLIT.finditer(line.text), None]:
        end = match.start() if match else len(line.text)
        _add(units, line, position, end, BlockKind.LIST_ITEM if item else None)
        if match is None:
            break
        tag = match[0].lower()
        _add(units, line, match.start(), match.end(), BlockKind.FURNITURE)
        item = "<li" in tag or (item and not tag)
        position = match.end()
    return units


def _add(units: list[Unit], line: Line, start: int, end: int, kind: BlockKind | None) -> None:
    piece = line.text[start:end]
    text = piece.strip()
    if not text:
        return
    begin = line.start + start + len(piece) - len(piece.lstrip())
    part = replace(line, start=begin, end=begin + len(text), text=text, raw=text, indent=0, gap=0 if units else line.gap)
    unit = unit_of(part, kind)
    unit.fresh = False
    if kind is not BlockKind.FURNITURE:
        bullet = _BULLET.match(text)
        unit.kind = BlockKind.LIST_ITEM if bullet or kind else BlockKind.PARAGRAPH
        unit.marker = bullet[0] if bullet else ""
        unit.body = text[1:].strip() if bullet else text
    units.append(unit)

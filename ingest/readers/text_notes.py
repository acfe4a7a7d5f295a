"""Figures of a table that may end in the number of a note: plain text has lost that the digit was set raised."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from corpus.models import Block, BlockKind, Page

_NOTE = re.compile(r"^(?P<number>\d)[.)]?\s+[A-Z]")
_SHARE = re.compile(r"^(?P<figure>[\d,.]+\s?%)(?P<note>\d)$")
_WHOLE = re.compile(r"^(?P<figure>\d{2,})(?P<note>\d)$")
_PLAIN = re.compile(r"^\d[\d,]*$")
_SCALE = 3  # a figure is out of its row's scale at more than so many times the largest other, in it at no less than a third
_SHOWN = 5  # cells named in one warning


def note_warnings(pages: Sequence[Page], blocks: Sequence[Block], name: str) -> tuple[str, ...]:
    """A warning that names the cells, if there are any. The text itself is never altered."""
    found = [f'"{cell}" may be "{figure}" with note {note}' for cell, figure, note in _cells(pages, blocks)]
    if not found:
        return ()
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return (f"{name}: notes may have run into figures of a table: {'; '.join(found[:_SHOWN])}{more}.",)


def _cells(pages: Sequence[Page], blocks: Sequence[Block]) -> Iterator[tuple[str, str, str]]:
    """Cells, each with the figure and the note that it may be made of."""
    shown = [block for block in blocks if block.kind is not BlockKind.FURNITURE]
    position = 0
    for table, group in groupby(shown, lambda block: block.table):
        rows = list(group)
        position += len(rows)
        notes = _notes(pages, shown[position:], rows[-1].page) if table is not None else set()
        for row in rows if notes else ():
            for cell in row.cells[1:]:
                figure, note = _parts(cell, [other for other in row.cells[1:] if other is not cell])
                if note in notes:
                    yield cell, figure, note


def _notes(pages: Sequence[Page], below: Sequence[Block], page: int) -> set[str]:
    """The numbers of the notes right below a table, from 1 up."""
    found: list[str] = []
    for block in below:
        lines = pages[block.page - 1].text[block.start : block.end].split("\n") if block.page == page else []
        numbers = [match["number"] for match in map(_NOTE.match, map(str.strip, lines)) if match]
        if not lines or not _NOTE.match(lines[0]) or block.kind is BlockKind.HEADING:
            break
        found += numbers
    return set(found) if found == [str(k + 1) for k in range(len(found))] else set()


def _parts(cell: str, others: Sequence[str]) -> tuple[str, str]:
    """The figure and the note that a cell may be made of, "" and "" where it is none: by its percent sign or its scale."""
    share = _SHARE.match(cell)
    if share:
        return share["figure"], share["note"]
    whole = _WHOLE.match(cell)
    scale = [int(other.replace(",", "")) for other in others if _PLAIN.match(other)]
    if whole is None or not scale:
        return "", ""
    near = min(scale) <= _SCALE * int(whole["figure"]) and int(whole["figure"]) <= _SCALE * max(scale)
    return (whole["figure"], whole["note"]) if near and int(cell) > _SCALE * max(scale) else ("", "")

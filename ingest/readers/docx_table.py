"""Rows and cells of a Word table, merged cells once in every row that they reach into."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ingest.readers.docx_names import switched_on, value, w


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's element; ``first`` is false where it reaches down from a row above."""

    element: Any
    first: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row as printed; ``header`` if Word repeats it on every page."""

    cells: tuple[Cell, ...]
    header: bool


def grid_of(table: Any) -> list[Row]:
    """The rows of a ``w:tbl``, deleted ones left out."""
    found: list[Row] = []
    reaching: dict[int, Any] = {}  # grid column -> the cell that may be continued below
    for row in _children(table, "tr"):
        properties = row.find(w("trPr"))
        if properties is not None and properties.find(w("del")) is not None:
            continue
        before = value(properties, "gridBefore") if properties is not None else None
        column = int(before) if before and before.isdigit() else 0
        cells: list[Cell] = []
        for cell in _children(row, "tc"):
            held = cell.find(w("tcPr"))
            span = value(held, "gridSpan") if held is not None else None
            merge = held.find(w("vMerge")) if held is not None else None
            continues = merge is not None and (merge.get(w("val")) or "continue") == "continue"
            source = reaching.get(column) if continues else None
            cells.append(Cell(cell if source is None else source, source is None))
            if not continues:
                reaching[column] = cell
            column += int(span) if span and span.isdigit() else 1
        found.append(Row(tuple(cells), bool(properties is not None and switched_on(properties, "tblHeader"))))
    return found


def _children(element: Any, name: str) -> Iterator[Any]:
    """Children of a name, also inside content controls and insertions, not those of nested tables."""
    for child in element:
        if child.tag == w(name):
            yield child
        elif child.tag in {w("sdt"), w("sdtContent"), w("ins"), w("customXml"), w("smartTag")}:
            yield from _children(child, name)

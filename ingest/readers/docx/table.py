"""Rows and cells of a Word table on its grid, merged cells once in every row that they reach into."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ingest.readers.docx.names import switched_on, value, w

SLACK = 230  # twentieths of a point, 4 mm: borders dragged by hand miss one another by less, and no column is narrower


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's element; ``first`` is false where it reaches down from a row above.

    ``column`` (from 0) and ``width`` count columns of the grid.
    """

    element: Any
    first: bool
    column: int
    width: int


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
        column = _number(value(properties, "gridBefore"), 0)
        cells: list[Cell] = []
        for cell in _children(row, "tc"):
            held = cell.find(w("tcPr"))
            merge = held.find(w("vMerge")) if held is not None else None
            continues = merge is not None and (merge.get(w("val")) or "continue") == "continue"
            source = reaching.get(column) if continues else None
            width = max(1, _number(value(held, "gridSpan"), 1))
            cells.append(Cell(cell if source is None else source, source is None, column, width))
            if not continues:
                reaching[column] = cell
            column += width
        found.append(Row(tuple(cells), bool(properties is not None and switched_on(properties, "tblHeader"))))
    return _straightened(found, _edges(table))


def _edges(table: Any) -> list[int]:
    """Where the grid's columns begin, in twentieths of a point from the left."""
    edges = [0]
    for column in table.findall(f"{w('tblGrid')}/{w('gridCol')}"):
        edges.append(edges[-1] + _number(column.get(w("w")), 0))
    return edges


def _straightened(rows: list[Row], edges: list[int]) -> list[Row]:
    """The rows with borders that hardly differ taken for one; as they are where a cell would be lost by that."""
    if len(edges) < 2 or any(cell.column + cell.width >= len(edges) for row in rows for cell in row.cells):
        return rows
    place = [0]
    for before, after in pairwise(edges):
        place.append(place[-1] + (after - before > SLACK))
    moved = [
        Row(
            tuple(
                Cell(cell.element, cell.first, place[cell.column], place[cell.column + cell.width] - place[cell.column])
                for cell in row.cells
            ),
            row.header,
        )
        for row in rows
    ]
    return rows if any(cell.width < 1 for row in moved for cell in row.cells) else moved


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdigit() else default


def _children(element: Any, name: str) -> Iterator[Any]:
    """Children of a name, also inside content controls and insertions, not those of nested tables."""
    for child in element:
        if child.tag == w(name):
            yield child
        elif child.tag in {w("sdt"), w("sdtContent"), w("ins"), w("customXml"), w("smartTag")}:
            yield from _children(child, name)

"""Cells that span columns: rows of a ruled table brought in step, and header rows that go on below the first."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.pdf.words import Word
from ingest.tables.cells import is_name, is_value

Cell = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row on the lattice of the ruled lines: words for each column, and the columns in which a cell begins.

    Cells that reach down from the row above begin here too, without words.
    """

    cells: Sequence[Cell]
    begins: Sequence[int]


def in_step(rows: Sequence[Row], wide: Sequence[bool]) -> tuple[tuple[tuple[Cell, ...], ...], tuple[tuple[int, ...], ...]]:
    """(cells, ``over`` of :class:`Grid`) of rows; ``wide`` says of each column whether it is kept without text.

    A row that is one cell over all columns keeps that one cell: it is a title or a label, and names no column. Where all
    other rows have the same number of cells, these are the columns, wherever the lines between them were drawn.
    """
    counts = {len(row.begins) for row in rows if len(row.begins) > 1}
    if len(counts) == 1:
        own = [[row.cells[column] for column in row.begins] for row in rows]
        (count,) = counts
        used = [
            column
            for column in range(count)
            if any(column < len(row) and row[column] for row in own) or (count == len(wide) and wide[column])
        ]
        kept = tuple(tuple(row) if len(row) == 1 else tuple(row[column] for column in used) for row in own)
        return kept, tuple(tuple(range(len(row))) for row in kept)
    begun = {column for row in rows for column in row.begins}
    used = [column for column in range(len(wide)) if any(row.cells[column] for row in rows) or (column in begun and wide[column])]
    place = {column: at for at, column in enumerate(used)}
    cells: list[tuple[Cell, ...]] = []
    over: list[tuple[int, ...]] = []
    for row in rows:
        if len(row.begins) == 1:
            cells.append((row.cells[row.begins[0]],))
            over.append((0,))
            continue
        cells.append(tuple(row.cells[column] for column in used))
        homes = [max(begin for begin in row.begins if begin <= column) for column in used]
        over.append(tuple(place.get(home, at) for at, home in enumerate(homes)))
    return tuple(cells), tuple(over)


def spread(cells: Sequence[str], over: Sequence[int]) -> tuple[str, ...]:
    """The text over each column: that of a cell spanning columns in all of them."""
    return tuple(cells[at] for at in over) if over else tuple(cells)


def header_goes_on(row: Sequence[str], above: Sequence[str], over: Sequence[int], *, bold: bool) -> bool:
    """Whether the row below a header's row, whose ``over`` is given, belongs to the header too.

    It names the columns that a spanning cell stands over, once more than no other, or gives the columns their units and
    periods. ``bold`` says that its type is a header's.
    """
    filled = [column for column, cell in enumerate(row) if cell]
    if len(filled) < 2 or len(row) != len(above) or any(is_value(row[column]) for column in filled):
        return False
    names = all(is_name(row[column]) for column in filled if column)
    if not row[0] and names:
        return True
    spanned = {column for column, home in enumerate(over) if list(over).count(home) > 1 and above[home]}
    upper = spread(above, over)
    apart = all(column in spanned or not upper[column] for column in filled)
    return apart and sum(column in spanned for column in filled) > 1 and (bold or names or not row[0])

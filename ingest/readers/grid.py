"""A table's cells on one grid of columns, as Word and HTML files store it, and how it is written as rows of blocks."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.models import BlockKind
from ingest.readers.composing import Composer

LONGEST_TITLE = 25  # words in the only cell of a row, as in the PDF reader; longer ones are paragraphs in a frame


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its white space folded. ``column`` (from 0) and ``width`` count columns of the grid; ``reaching`` says that
    it reaches down from the row above."""

    text: str
    column: int
    width: int = 1
    reaching: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from the left. ``stated`` says that the file calls it a header, ``bold`` that all of its letters are bold, and
    ``body`` that the file calls it none."""

    cells: tuple[Cell, ...]
    stated: bool = False
    bold: bool = False
    body: bool = False

    @property
    def own(self) -> tuple[Cell, ...]:
        """The filled cells that begin in this row."""
        return tuple(cell for cell in self.cells if cell.text and not cell.reaching)


def width_of(rows: Sequence[Row]) -> int:
    """How many columns the grid has."""
    return max((cell.column + cell.width for row in rows for cell in row.cells), default=0)


def is_across(row: Row, width: int) -> bool:
    """Whether a row is one cell over all columns: a title, or the label of the rows below it."""
    return len(row.cells) == 1 and row.cells[0].width >= width > 1


def levelled(rows: Sequence[Row]) -> list[Row]:
    """The rows on a grid of those columns only in which a cell begins: editors leave grid lines that no cell keeps to.

    Where all rows have the same number of cells, these are the columns, however the borders were drawn.
    """
    width = width_of(rows)
    counts = {len(row.cells) for row in rows if row.cells and not is_across(row, width)}
    if len(counts) == 1:
        (count,) = counts
        return [
            _moved(row, lambda cell: (0, count))
            if is_across(row, width)
            else replace(row, cells=tuple(replace(cell, column=at, width=1) for at, cell in enumerate(row.cells)))
            for row in rows
        ]
    starts = sorted({cell.column for row in rows for cell in row.cells})

    def placed(cell: Cell) -> tuple[int, int]:
        at = bisect_left(starts, cell.column)
        return at, bisect_left(starts, cell.column + cell.width) - at

    return [_moved(row, placed) for row in rows]


def _moved(row: Row, placed: Callable[[Cell], tuple[int, int]]) -> Row:
    cells = [(cell, *placed(cell)) for cell in row.cells]
    return replace(row, cells=tuple(replace(cell, column=column, width=width) for cell, column, width in cells))


def printed(row: Row, width: int) -> tuple[str, ...]:
    """The text of each column; that of a cell over several columns in its first."""
    texts = [""] * width
    for cell in row.cells:
        texts[cell.column] = cell.text
    return tuple(texts)


def spread(row: Row, width: int) -> tuple[str, ...]:
    """The text over each column: that of a cell over several columns in all of them."""
    texts = [""] * width
    for cell in row.cells:
        for column in range(cell.column, min(width, cell.column + cell.width)):
            texts[column] = cell.text
    return tuple(texts)


def write(composer: Composer, rows: Sequence[Row], table: int, headers: Callable[[Sequence[Row]], frozenset[int]]) -> None:
    """Append a table; ``headers`` gives the positions (from 0) of the rows that name its columns.

    Titles over all columns above the header become captions. Rows over all columns further below label the rows under
    them: they keep their one cell, so that no column is named by them.
    """
    rows = levelled(rows)
    width = width_of(rows)
    titles = 0
    while titles < len(rows) and is_across(rows[titles], width):
        titles += 1
    if titles == len(rows):
        titles = 0
    names = headers(rows[titles:])
    if titles and 0 not in names and any(is_across(row, width) for row in rows[titles:]):
        titles -= 1  # no columns are named under it, and others like it follow: it labels the rows up to the next
        names = frozenset(at + 1 for at in names)
    for row in rows[:titles]:
        text = row.cells[0].text
        composer.add(BlockKind.CAPTION if len(text.split()) <= LONGEST_TITLE else BlockKind.PARAGRAPH, text)
    for at, row in enumerate(rows[titles:]):
        if is_across(row, width):
            composer.row((row.cells[0].text,), table)
        elif at in names:
            composer.row(printed(row, width), table, header=True, names=spread(row, width))
        else:
            composer.row(printed(row, width), table)

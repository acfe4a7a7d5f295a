"""Tables as rows of text: which continue over a page's end, and which row names the columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.composing import Composer
from ingest.readers.pdf_text import Vocabulary, cell_text
from ingest.readers.pdf_words import Grid

SHIFT = 4.0  # points by which columns of one table move from page to page
WORDY = 8  # words a cell: longer ones are no column's name
FIGURES = 0.3  # share of the cells below a header that hold figures, where type does not tell it


@dataclass(slots=True)
class Tables:
    """Counts tables over the pages, one that goes on over a page's end as one."""

    number: int = -1
    columns: tuple[float, ...] = ()
    head: tuple[str, ...] = ()

    def begin(self, grid: Grid, *, goes_on: bool) -> bool:
        """Number the grid; true if it continues the table before it."""
        same = len(grid.columns) == len(self.columns) and all(
            abs(a - b) <= SHIFT for a, b in zip(grid.columns, self.columns, strict=True)
        )
        continued = goes_on and same and self.number >= 0
        if not continued:
            self.number += 1
            self.head = ()
        self.columns = grid.columns
        return continued


def add_table(composer: Composer, grid: Grid, tables: Tables, vocabulary: Vocabulary, *, goes_on: bool) -> None:
    """Append the rows of a grid; ``goes_on`` says that nothing stands above it on its page."""
    continued = tables.begin(grid, goes_on=goes_on)
    rows = [[cell_text(cell, vocabulary) for cell in row] for row in grid.rows]
    for at, cells in enumerate(rows):
        if continued:
            header = at == 0 and tuple(cells) == tables.head
        else:
            header = at == 0 and _names_columns(grid, rows)
            if header:
                tables.head = tuple(cells)
        composer.row(cells, tables.number, header=header)


def _names_columns(grid: Grid, rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row is a header: set bold as the rows below are not, or words above figures."""
    words = [word for cell in grid.rows[0] for word in cell]
    below = [word for row in grid.rows[1:] for cell in row for word in cell]
    if len([cell for cell in rows[0] if cell]) < 2 or not below:
        return False
    bold = sum(word.face.bold for word in words) / len(words)
    if bold > 0.8 and sum(word.face.bold for word in below) / len(below) < 0.6:
        return True
    if len(words) > WORDY * len(grid.rows[0]) or any(char.isdigit() for cell in rows[0] for char in cell):
        return False
    figures = [any(char.isdigit() for char in cell) for row in rows[1:] for cell in row]
    return sum(figures) > FIGURES * len(figures)

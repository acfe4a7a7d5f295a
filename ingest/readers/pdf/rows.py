"""Tables as rows of text: which continue over a page's end, and which row names the columns."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.composing import Composer
from ingest.readers.pdf.cells import cell_text
from ingest.readers.pdf.spans import header_goes_on, spread
from ingest.readers.pdf.text import Vocabulary
from ingest.readers.pdf.words import Grid, Word
from ingest.tables.cells import is_name, is_period, is_value

SHIFT = 4.0  # points by which columns of one table move from page to page
WORDY = 8  # words a cell: longer ones are no column's name
BOLD, PLAIN = 0.8, 0.6  # share of the words in bold: a header has more than the first, the rows below it less than the second
FIGURES = 0.3  # share of the cells below a header that hold figures, where type does not tell it


@dataclass(slots=True)
class Tables:
    """Counts tables over the pages, one that goes on over a page's end as one."""

    number: int = -1
    columns: tuple[float, ...] = ()
    head: tuple[tuple[str, ...], ...] = ()

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
    rows = [tuple(cell_text(cell, vocabulary, grid.columns) for cell in row) for row in grid.rows]
    over = grid.over or tuple(tuple(range(len(row))) for row in rows)
    if continued:
        again = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(rows, tables.head, strict=False))
        headers = sum(1 for _ in again)
    else:
        headers = _header_rows(grid, rows, over)
        tables.head = tuple(rows[:headers])
    for at, cells in enumerate(rows):
        if at < headers:
            composer.row(cells, tables.number, header=True, names=spread(cells, over[at]))
        else:
            composer.row(cells, tables.number)


def _header_rows(grid: Grid, rows: Sequence[Sequence[str]], over: Sequence[Sequence[int]]) -> int:
    """How many rows from the top name the columns; a table that consists of nothing else has none below the first."""
    if not _names_columns(grid, rows) and not _parts_spans(rows, over):
        return 0
    count = 1
    while count + 1 < len(rows):
        words = [word for cell in grid.rows[count] for word in cell]
        bold = _bold(words) > BOLD and _bold([word for row in grid.rows[count + 1 :] for cell in row for word in cell]) < PLAIN
        if not header_goes_on(rows[count], rows[count - 1], over[count - 1], bold=bold):
            break
        count += 1
    return count


def _parts_spans(rows: Sequence[Sequence[str]], over: Sequence[Sequence[int]]) -> bool:
    """Whether the first row spans columns that the second, which labels no row, names by periods or units, figures below."""
    first = [cell for cell in rows[0] if cell]
    if len(rows) < 3 or len(first) < 2 or len(set(over[0])) == len(over[0]) or any(map(is_value, first)):
        return False
    second = [cell for cell in rows[1] if cell]
    names = not rows[1][0] and all(map(is_name, second))
    return names and header_goes_on(rows[1], rows[0], over[0], bold=False)


def _bold(words: Sequence[Word]) -> float:
    """Share of the words that are set bold."""
    return sum(word.face.bold for word in words) / len(words) if words else 0.0


def _names_columns(grid: Grid, rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row is a header: set bold as the rows below are not, or words above figures."""
    words = [word for cell in grid.rows[0] for word in cell]
    below = [word for row in grid.rows[1:] for cell in row for word in cell]
    if len([cell for cell in rows[0] if cell]) < 2 or not below:
        return False
    if _bold(words) > BOLD and _bold(below) < PLAIN:
        return True
    if len(words) > WORDY * len(grid.rows[0]) or not all(_may_name(rows, column) for column in range(len(rows[0]))):
        return False
    figures = [_has_figure(cell) for row in rows[1:] for cell in row]
    return sum(figures) > FIGURES * len(figures)


def _may_name(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether the first row's cell has no figure, or is a period above cells that are none; the first cell may be a title with a
    year in it ("Spending in 2031-32")."""
    cell, below = rows[0][column], [text for row in rows[1:] for text in row[column : column + 1] if text]
    if not _has_figure(cell) or (is_name(cell) and not any(map(is_period, below))):
        return True
    return not column and not is_value(cell) and not any(map(_has_figure, (*rows[0][1:], *below)))


def _has_figure(text: str) -> bool:
    return any(char.isdigit() for char in text)

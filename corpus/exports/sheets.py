"""Tables as files to take to a meeting: CSV, and Excel workbooks that can be read, filtered and printed as they are."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import UsageError
from corpus.plain import clean

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cell = int | float | str
CELL = 32_767  # characters that Excel takes in one cell
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LINE = 15.0  # points: the height of a line of the default font, 11 points
_TALLEST = 409.0  # points: more than this Excel does not make a row
_EMPTY = 11  # characters: the width of a column that has nothing but its name
_LANDSCAPE = 150  # characters: what is wider in all is printed on A3 rather than shrunk beyond reading


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its width in characters, and how Excel shows numbers in it, such as ``0%``."""

    name: str
    width: int
    number: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook. ``fills`` are colours (RRGGBB) of cells by row and column, both from 0, header left out.

    Without ``columns`` the rows are notes, one cell each.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    fills: dict[tuple[int, int], str] | None = None


Files = Mapping[str, Callable[[], bytes]]
"""What makes a file, by its ending: ``.csv``, ``.xlsx``, ``.html``."""


def require_known(path: Path, endings: Sequence[str]) -> None:
    """Refuse a name that no writer answers to, before long work is done.

    Raises:
        UsageError: the name ends in none of ``endings``.
    """
    if path.suffix.lower() not in endings:
        raise UsageError(f"'{path.name}' ends in none of {', '.join(endings)}.", "Name the file so that it does.")


def export(path: Path, files: Files) -> None:
    """Write the file that the ending of ``path`` names.

    Raises:
        UsageError: the name ends otherwise, or the file cannot be written.
    """
    require_known(path, tuple(files))
    made = files[path.suffix.lower()]()
    try:
        path.write_bytes(made)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.", "Choose another name or folder.") from error


def safe(text: str) -> str:
    """The text as a spreadsheet may hold it: never a formula, no control characters, no longer than a cell."""
    plain = clean(text)[: CELL - 1]
    return "'" + plain if plain.lstrip(" ").startswith(_FORMULA) else plain


def as_csv(sheet: Sheet) -> bytes:
    """A sheet as CSV in UTF-8, marked so that Excel knows."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow([safe(column.name) for column in sheet.columns])
    writer.writerows(_safe_row(row) for row in sheet.rows)
    return made.getvalue().encode("utf-8-sig")


def as_xlsx(sheets: Sequence[Sheet], title: str) -> bytes:
    """A workbook: header bold, frozen, filtered and repeated on every printed page, text wrapped."""
    from openpyxl import Workbook
    from openpyxl.styles import PatternFill

    book = Workbook()
    book.remove(book.active)
    for each in sheets:
        sheet = book.create_sheet(each.title)
        if each.columns:
            sheet.append([safe(column.name) for column in each.columns])
        for row in each.rows:
            sheet.append(_safe_row(row))
        _arrange(sheet, each)
        for (row_at, column_at), colour in (each.fills or {}).items():
            sheet.cell(row_at + 2, column_at + 1).fill = PatternFill("solid", fgColor=colour)
    book.properties.title = clean(title)[:250]
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _safe_row(row: Sequence[Cell]) -> list[Cell]:
    return [safe(cell) if isinstance(cell, str) else cell for cell in row]


def _arrange(sheet: Worksheet, made: Sheet) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    columns = [_fitted(made, at) for at in range(len(made.columns))] or [Column("", 100)]
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    for number, row in enumerate(sheet.iter_rows(), start=1):
        lines = 1
        for cell, column in zip(row, columns, strict=False):
            counted = isinstance(cell.value, int | float)
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="center" if counted else "left")
            if column.number and cell.row > 1:
                cell.number_format = column.number
            if isinstance(cell.value, str):
                lines = max(lines, _lines(cell.value, column.width))
        # Spreadsheet programs do not all fit rows to wrapped text when they open a file.
        sheet.row_dimensions[number].height = min(lines * _LINE, _TALLEST)
    sheet.page_setup.orientation = "landscape"
    wide = sum(column.width for column in columns) > _LANDSCAPE
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3 if wide else sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.gridLines = True
    sheet.oddFooter.center.text = "&A, page &P of &N"
    if made.columns:
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
        sheet.print_title_rows = "1:1"
        sheet.auto_filter.ref = sheet.dimensions


def _fitted(made: Sheet, at: int) -> Column:
    """A column, narrow where no row has anything in it: the room is needed elsewhere."""
    column = made.columns[at]
    return column if any(row[at] != "" for row in made.rows) else replace(column, width=min(column.width, _EMPTY))


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column: its width counts digits, and letters are a little narrower."""
    return sum(max(1, -(-int(len(line) * 0.95) // width)) for line in text.split("\n"))

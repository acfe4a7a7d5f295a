"""Coverage as a file to take to a meeting: CSV, Excel, or one page of HTML."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import UsageError
from terminal.coverage import WORDS, counted, place
from terminal.plain import clean, folded

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from corpus.coverage import CoverageResult

COLUMNS = ("No.", "Heading", "Commitment", "Page of plan", "Status", "Confidence", "Reason", "Evidence", "Where", "Id")
_WIDTHS = (6, 28, 60, 9, 13, 12, 36, 80, 44, 17)  # of an Excel column, in characters
_CELL = 32_767  # characters that Excel takes in one cell
_FILLS = {"covered": "C6EFCE", "partial": "FFEB9C", "not_covered": "FFC7CE"}
ABOUT = (
    "The statuses are proposals of a program, made from the words of the two documents alone. 'Covered' says that the "
    "document reports on a commitment, not that it was met. Read the evidence before you rely on a status, and look "
    "for yourself where it says 'not covered': a report in quite other words may have been missed."
)


def require_known(path: Path) -> None:
    """Refuse a name that no writer answers to, before the long work is done.

    Raises:
        UsageError: the name ends in none of the known ways.
    """
    if path.suffix.lower() not in {".csv", ".xlsx", ".html"}:
        raise UsageError(f"'{path.name}' ends in none of .csv, .xlsx and .html.", "Name the file so that it does.")


def export_coverage(result: CoverageResult, path: Path) -> None:
    """Write a ``.csv``, ``.xlsx`` or ``.html`` file.

    Raises:
        UsageError: the name ends otherwise, or the file cannot be written.
    """
    from terminal.coverage_page import write_page

    require_known(path)
    writers = {".csv": _write_csv, ".xlsx": _write_xlsx, ".html": write_page}
    try:
        writers[path.suffix.lower()](result, path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.", "Choose another name or folder.") from error


def _rows(result: CoverageResult) -> Iterator[tuple[int | float | str, ...]]:
    for one in result.commitments:
        quotes = "\n".join(f"[{each.marker}] {folded(each.quote)}" for each in one.evidence)
        places = "\n".join(f"[{each.marker}] {place(each)}" for each in one.evidence)
        page: int | str = "" if one.page is None else one.page
        yield (
            one.order,
            _safe(folded(one.heading)),
            _safe(folded(one.text)),
            page,
            WORDS[one.status],
            round(one.confidence, 2),
            _safe(one.reason),
            _safe(quotes),
            _safe(places),
            one.id,
        )


def _safe(text: str) -> str:
    """The text as a spreadsheet may hold it: never a formula, no control characters, no longer than a cell."""
    plain = clean(text)[: _CELL - 1]
    return "'" + plain if plain[:1] in {"=", "+", "-", "@"} else plain


def _write_csv(result: CoverageResult, path: Path) -> None:
    # The mark at the beginning tells Excel that the file is UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(_rows(result))


def _write_xlsx(result: CoverageResult, path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import PatternFill

    book = Workbook()
    sheet = book.active
    sheet.title = "Coverage"
    sheet.append(COLUMNS)
    for row in _rows(result):
        sheet.append(row)
    _arrange(sheet, _WIDTHS)
    for row, one in zip(sheet.iter_rows(min_row=2), result.commitments, strict=True):
        row[COLUMNS.index("Status")].fill = PatternFill("solid", fgColor=_FILLS[one.status])
        row[COLUMNS.index("Confidence")].number_format = "0%"
    sheet.auto_filter.ref = sheet.dimensions
    summary = book.create_sheet("Summary")
    summary.append(("Heading", "Commitments", "Covered", "In part", "Not covered"))
    for each in result.summary.headings:
        counts = each.counts
        numbers = (counts.commitments, counts.covered, counts.partial, counts.not_covered)
        summary.append((_safe(folded(each.heading)), *numbers))
    total = result.summary.total
    summary.append(("All", total.commitments, total.covered, total.partial, total.not_covered))
    _arrange(summary, (60, 14, 12, 12, 14))
    about = book.create_sheet("About")
    about.append((_safe(f"Plan: {result.plan.title} ({result.plan.file})"),))
    about.append((_safe(f"Document: {result.document.title} ({result.document.file})"),))
    about.append((counted(total),))
    about.append((ABOUT,))
    _arrange(about, (100,), header=False)
    book.properties.title = clean(f"{result.plan.title}: coverage by {result.document.title}")[:250]
    book.save(path)


def _arrange(sheet: Worksheet, widths: tuple[int, ...], *, header: bool = True) -> None:
    """Readable on screen and on paper: wrapped, the header bold, frozen and repeated, as wide as a landscape page."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if header:
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
        sheet.print_title_rows = "1:1"

"""The register of a plan's commitments: as a table, and as a CSV or Excel file to take to a meeting."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import UsageError
from terminal.console import print_table, print_wrapped
from terminal.plain import clean, folded, shortened

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.commitments import CommitmentResult, RegisterResult

COLUMNS = (
    "Order",
    "Id",
    "Heading",
    "Commitment",
    "Page",
    "Section",
    "Introduced by",
    "Who",
    "Target",
    "Deadline",
    "Strength",
)
_WIDTHS = (7, 17, 32, 90, 7, 11, 28, 28, 22, 22, 13)  # of an Excel column, in characters
_SHOWN = 600  # characters of one commitment in the terminal; only whole policies are longer
_CELL = 32_767  # characters that Excel takes in one cell


def draw_register(console: Console, register: RegisterResult) -> None:
    """One row for each commitment, heading by heading, and how firm they are."""
    from rich.table import Table
    from rich.text import Text

    print_wrapped(console, Text(folded(register.title), style="bold"))
    if not register.commitments:
        print_wrapped(console, "No commitments are listed. Look for promises in other prose with --all.")
        return
    for heading, group in groupby(register.commitments, key=lambda one: one.heading):
        console.print()
        print_wrapped(console, Text(folded(heading) or "(no heading)", style="bold"))
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
        table.add_column(justify="right", no_wrap=True)
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold", ratio=1)
        for one in group:
            page = "" if one.page is None else f"p. {one.page}"
            table.add_row(str(one.order), one.strength, page, Text(_described(one)))
        print_table(console, table)
    console.print()
    print_wrapped(console, counts(register))


def counts(register: RegisterResult) -> str:
    """How many commitments there are, of which strength, in one line."""
    strengths = [one.strength for one in register.commitments]
    promises = sum(one.section == "promise" for one in register.commitments)
    each = ", ".join(f"{strengths.count(name)} {name}" for name in ("specific", "measurable", "vague"))
    total = len(strengths)
    told = f"{total} commitment{'' if total == 1 else 's'}: {each}."
    return f"{told} {promises} of them stand in other prose." if promises else told


def export_register(register: RegisterResult, path: Path) -> None:
    """Write a ``.csv`` or ``.xlsx`` file, one row a commitment.

    Raises:
        UsageError: the name ends otherwise, or the file cannot be written.
    """
    writers = {".csv": _write_csv, ".xlsx": _write_xlsx}
    write = writers.get(path.suffix.lower())
    if write is None:
        raise UsageError(f"'{path.name}' is neither .csv nor .xlsx.", "Name the file so that it ends in one of them.")
    try:
        write(register, path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.", "Choose another name or folder.") from error


def _described(one: CommitmentResult) -> str:
    known = [f"who: {one.actor}" if one.actor else "", f"target: {one.target}" if one.target else ""]
    known.append(f"by when: {one.deadline}" if one.deadline else "")
    tail = "; ".join(folded(each) for each in known[1:] if each)
    return shortened(folded(one.text), _SHOWN) + (f" ({tail})" if tail else "")


def _rows(register: RegisterResult) -> Iterator[tuple[int | str, ...]]:
    for one in register.commitments:
        page: int | str = "" if one.page is None else one.page
        words = (one.section, one.lead, one.actor, one.target, one.deadline, one.strength)
        yield one.order, one.id, _safe(one.heading), _safe(one.text), page, *(_safe(word) for word in words)


def _safe(text: str) -> str:
    """The text as a spreadsheet may hold it: never a formula, no control characters."""
    plain = clean(text)
    return "'" + plain if plain[:1] in {"=", "+", "-", "@", "\t"} else plain


def _write_csv(register: RegisterResult, path: Path) -> None:
    # The mark at the beginning tells Excel that the file is UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(_rows(register))


def _write_xlsx(register: RegisterResult, path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = "Commitments"
    sheet.append(COLUMNS)
    for row in _rows(register):
        sheet.append([cell[:_CELL] if isinstance(cell, str) else cell for cell in row])
    for number, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    book.properties.title = f"Commitments of {clean(register.title)}"
    book.save(path)

"""The register of a plan's commitments: as a table, and as a CSV or Excel file to take to a meeting."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.exports.sheets import Cell, Column, Sheet, as_csv, as_xlsx, export
from corpus.plain import folded, shortened
from terminal.console import print_table, print_wrapped

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.commitments import CommitmentResult, RegisterResult

ENDINGS = (".csv", ".xlsx")
COLUMNS = (
    Column("Order", 7),
    Column("Id", 17),
    Column("Heading", 32),
    Column("Commitment", 90),
    Column("Page", 7),
    Column("Section", 11),
    Column("Introduced by", 28),
    Column("Who", 28),
    Column("Target", 22),
    Column("Deadline", 22),
    Column("Strength", 13),
)
_SHOWN = 600  # characters of one commitment in the terminal; only whole policies are longer


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
    sheet = Sheet("Commitments", COLUMNS, [_row(one) for one in register.commitments])
    title = f"Commitments of {folded(register.title)}"
    export(path, {".csv": lambda: as_csv(sheet), ".xlsx": lambda: as_xlsx([sheet], title)})


def _described(one: CommitmentResult) -> str:
    tail = "; ".join(f"{name}: {folded(value)}" for name, value in (("target", one.target), ("by when", one.deadline)) if value)
    return shortened(folded(one.text), _SHOWN) + (f" ({tail})" if tail else "")


def _row(one: CommitmentResult) -> tuple[Cell, ...]:
    page: Cell = "" if one.page is None else one.page
    words = (one.section, one.lead, one.actor, one.target, one.deadline, one.strength)
    return one.order, one.id, one.heading, one.text, page, *words

"""A plan's commitments by documents, as a table in the terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from corpus.exports.wording import NONE_LISTED, WORDS, counted, letter
from corpus.plain import folded, shortened
from terminal.console import print_table, print_wrapped
from terminal.coverage import STYLES

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from corpus.matrix import CoverageMatrix, MatrixCell

_TEXT = 160  # characters shown of a commitment


def draw_matrix(console: Console, matrix: CoverageMatrix) -> None:
    """One row for each commitment, one column for each document, heading by heading, and the counts."""
    from rich.table import Table
    from rich.text import Text

    print_wrapped(
        console, Text(folded(f"{matrix.plan.title}: what is covered by {len(matrix.documents)} documents"), style="bold")
    )
    for at, document in enumerate(matrix.documents):
        print_wrapped(console, f"{letter(at)}: {folded(document.title)} ({folded(document.file)})", hanging=3)
    if not matrix.commitments:
        print_wrapped(console, NONE_LISTED)
        return
    for heading, group in groupby(matrix.commitments, key=lambda row: row.heading):
        console.print()
        print_wrapped(console, Text(folded(heading) or "(no heading)", style="bold"))
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
        table.add_column("", justify="right", no_wrap=True)
        for at in range(len(matrix.documents)):
            table.add_column(letter(at), no_wrap=True, min_width=11)
        table.add_column("", overflow="fold", ratio=1)
        for row in group:
            table.add_row(str(row.order), *map(_cell, row.cells), shortened(folded(row.text), _TEXT))
        print_table(console, table)
    console.print()
    for at, summary in enumerate(matrix.summary.documents):
        print_wrapped(console, f"{letter(at)}: {counted(summary.total)}")
    print_wrapped(console, Text(f"By any of them: {counted(matrix.summary.best.total)}", style="bold"))
    if any(cell.review for row in matrix.commitments for cell in row.cells):
        print_wrapped(console, "* decided by an officer; ! decided, but the evidence has changed since")


def _cell(cell: MatrixCell) -> Text:
    from rich.text import Text

    if cell.review and cell.review.stands:
        return Text(WORDS[cell.review.status] + "*", style=STYLES[cell.review.status])
    return Text(WORDS[cell.status] + ("!" if cell.review else ""), style=STYLES[cell.status])

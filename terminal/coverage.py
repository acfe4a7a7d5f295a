"""Which commitments a document covers, as a table in the terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from corpus.exports.wording import NONE_LISTED, WORDS, counted, place, review_line, suspect
from corpus.plain import folded, shortened
from terminal.console import print_table, print_wrapped

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.coverage import CommitmentCoverage, CoverageResult

STYLES = {"covered": "green", "partial": "yellow", "not_covered": "red"}
_TEXT = 300  # characters shown of a commitment, and
_QUOTE = 240  # of a quotation; the files have all of both


def draw_coverage(console: Console, result: CoverageResult) -> None:
    """One row for each commitment, heading by heading, with its best evidence, and the counts."""
    from rich.table import Table
    from rich.text import Text

    print_wrapped(console, Text(folded(f"{result.plan.title}: what is covered by {result.document.title}"), style="bold"))
    if warning := suspect(result):
        print_wrapped(console, Text(warning, style="bold red"))
    if not result.commitments:
        print_wrapped(console, NONE_LISTED)
        return
    for heading, group in groupby(result.commitments, key=lambda one: one.heading):
        rows = list(group)
        console.print()
        print_wrapped(console, Text(folded(heading) or "(no heading)", style="bold"))
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
        table.add_column(justify="right", no_wrap=True)
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold", ratio=1)
        for one in rows:
            table.add_row(str(one.order), Text(WORDS[one.status], style=STYLES[one.status]), _described(one))
        print_table(console, table)
    console.print()
    for each in result.summary.headings:
        print_wrapped(console, f"{shortened(folded(each.heading) or '(no heading)', 60)}: {counted(each.counts)}", hanging=2)
    print_wrapped(console, Text(f"All: {counted(result.summary.total)}", style="bold"))


def _described(one: CommitmentCoverage) -> Text:
    from rich.text import Text

    drawn = Text(shortened(folded(one.text), _TEXT))
    if one.evidence:
        best = one.evidence[0]
        drawn.append(f"\n\u201c{shortened(folded(best.quote), _QUOTE)}\u201d", style="italic")
        more = f" (and {len(one.evidence) - 1} more with --export)" if len(one.evidence) > 1 else ""
        drawn.append(f"\n{place(best)}{more}", style="dim")
    drawn.append(f"\n{one.reason} Confidence {one.confidence:.0%}.", style="dim")
    if one.review:
        drawn.append(f"\n{review_line(one.review)}", style="bold" if one.review.stands else "bold red")
    return drawn


if TYPE_CHECKING:
    from rich.text import Text

"""Coverage as a file to take to a meeting: CSV, Excel, or one page of HTML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corpus.exports.sheets import Cell, Column, Files, Sheet, as_csv, as_xlsx, export
from corpus.exports.wording import MARKED, REVIEW_COLUMNS, WORDS, counted, place, review_cells, suspect
from corpus.plain import folded

if TYPE_CHECKING:
    from corpus.coverage import CommitmentCoverage, CoverageResult, CoverageSummary
    from corpus.results import Citation

ENDINGS = (".csv", ".xlsx", ".html")
COLUMNS = (
    Column("No.", 6),
    Column("Heading", 24),
    Column("Commitment", 48),
    Column("Page of plan", 9),
    Column("Status", 13),
    Column("Confidence", 12, "0%"),
    *REVIEW_COLUMNS,
    Column("Reason", 26),
    Column("Evidence", 70),
    Column("Where", 40),
    Column("Id", 17),
)
FILLS = {"covered": "C6EFCE", "partial": "FFEB9C", "not_covered": "FFC7CE"}
ABOUT = (
    "The statuses are proposals of a program, made from the words of the two documents alone. 'Covered' says that the "
    "document reports on a commitment, not that it was met. Read the evidence before you rely on a status, and look "
    "for yourself where it says 'not covered': a report in quite other words may have been missed."
)
_STATUS = COLUMNS.index(Column("Status", 13))


def export_coverage(result: CoverageResult, path: Path) -> None:
    """Write a ``.csv``, ``.xlsx`` or ``.html`` file.

    Raises:
        UsageError: the name ends otherwise, or the file cannot be written.
    """
    export(path, coverage_files(result))


def coverage_files(result: CoverageResult) -> Files:
    """The result as a file of each form."""
    from corpus.exports.coverage_page import page

    fills = {(at, _STATUS): FILLS[one.status] for at, one in enumerate(result.commitments)}
    fills |= {
        (at, _STATUS + 2): FILLS[one.review.status] if one.review.stands else MARKED
        for at, one in enumerate(result.commitments)
        if one.review
    }
    sheet = Sheet("Coverage", COLUMNS, [_row(one) for one in result.commitments], fills)
    title = f"{folded(result.plan.title)}: coverage by {folded(result.document.title)}"
    sheets = [sheet, summary_sheet("Summary", result.summary), Sheet("About", (), _about(result))]
    return {
        ".csv": lambda: as_csv(sheet),
        ".xlsx": lambda: as_xlsx(sheets, title),
        ".html": lambda: page(result).encode(),
    }


def summary_sheet(title: str, summary: CoverageSummary) -> Sheet:
    """The counts of each heading of the plan, and of all."""
    columns = (Column("Heading", 60), *(Column(name, 14) for name in ("Commitments", "Covered", "In part", "Not covered")))
    named = [*((folded(each.heading), each.counts) for each in summary.headings), ("All", summary.total)]
    rows = [(name, one.commitments, one.covered, one.partial, one.not_covered) for name, one in named]
    return Sheet(title, columns, rows)


def cited(evidence: list[Citation]) -> tuple[str, str]:
    """The quotations and their places, numbered, one a line."""
    quotes = "\n".join(f"[{each.marker}] {folded(each.quote)}" for each in evidence)
    return quotes, "\n".join(f"[{each.marker}] {place(each)}" for each in evidence)


def _row(one: CommitmentCoverage) -> tuple[Cell, ...]:
    return (
        one.order,
        folded(one.heading),
        folded(one.text),
        "" if one.page is None else one.page,
        WORDS[one.status],
        round(one.confidence, 2),
        *review_cells(one.review),
        folded(one.reason),
        *cited(one.evidence),
        one.id,
    )


def _about(result: CoverageResult) -> list[tuple[Cell]]:
    lines = [
        f"Plan: {folded(result.plan.title)} ({result.plan.file})",
        f"Document: {folded(result.document.title)} ({result.document.file})",
        counted(result.summary.total),
        ABOUT,
        suspect(result),
    ]
    return [(line,) for line in lines if line]

"""A plan's commitments by documents, as CSV, Excel, or one page of HTML with a heat map."""

from __future__ import annotations

from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.exports.coverage_chart import chart
from corpus.exports.coverage_files import ABOUT, FILLS, cited, summary_sheet
from corpus.exports.coverage_page import LIMITS, METHOD, legend, meanings, quotations
from corpus.exports.sheets import Cell, Column, Files, Sheet, as_csv, as_xlsx, export
from corpus.exports.web_page import web_page
from corpus.exports.wording import NONE_LISTED, REVIEW_COLUMNS, WORDS, counted, decision, letter, review_cells, review_line
from corpus.plain import folded

if TYPE_CHECKING:
    from corpus.matrix import CoverageMatrix, MatrixCell, MatrixRow

_FIRST = (Column("No.", 6), Column("Heading", 26), Column("Commitment", 60), Column("Page of plan", 9))
_EVIDENCE = (
    Column("No.", 6),
    Column("Commitment", 48),
    Column("Document", 26),
    Column("Status", 13),
    Column("Confidence", 12, "0%"),
    *REVIEW_COLUMNS,
    Column("Reason", 26),
    Column("Evidence", 70),
    Column("Where", 40),
    Column("Id", 17),
)


def export_matrix(matrix: CoverageMatrix, path: Path) -> None:
    """Write a ``.csv``, ``.xlsx`` or ``.html`` file. Raises UsageError."""
    export(path, matrix_files(matrix))


def matrix_files(matrix: CoverageMatrix) -> Files:
    """The matrix as a file of each form."""
    sheet, evidence = _matrix_sheet(matrix), _evidence_sheet(matrix)
    names = [f"{letter(at)}: {folded(one.title)} ({one.file})" for at, one in enumerate(matrix.documents)]
    about = [(f"Plan: {folded(matrix.plan.title)} ({matrix.plan.file})",), *((name,) for name in names), (ABOUT,)]
    sheets = [sheet, evidence, summary_sheet("Summary", matrix.summary.best), Sheet("About", (), about)]
    title = f"{folded(matrix.plan.title)}: coverage by {len(matrix.documents)} documents"
    return {
        ".csv": lambda: as_csv(evidence),
        ".xlsx": lambda: as_xlsx(sheets, title),
        ".html": lambda: page(matrix).encode(),
    }


def page(matrix: CoverageMatrix) -> str:
    """The page's source: counts, the heat map, and the evidence opened on demand."""
    names = [
        f"<li><b>{letter(at)}</b>: {escape(folded(one.title))} ({escape(folded(one.file))})</li>"
        for at, one in enumerate(matrix.documents)
    ]
    body = [
        f"<p>Plan: {escape(folded(matrix.plan.file))}. Documents:</p><ul>{''.join(names)}</ul>",
    ]
    if matrix.commitments:
        body += [
            f'<p class="total">Covered by any of them: {escape(counted(matrix.summary.best.total))}</p>',
            f"<figure>{chart(matrix.summary.best)}<figcaption>{legend()}</figcaption></figure>",
            f"<h2>Which document covers what</h2>{_heat_map(matrix)}<h2>The evidence</h2>",
        ]
    else:
        body.append(f"<p>{NONE_LISTED}</p>")
    for heading, group in groupby(matrix.commitments, key=lambda row: row.heading):
        body.append(f"<h3>{escape(folded(heading) or '(no heading)')}</h3>")
        body += [_details(row) for row in group]
    body.append(f"<h2>How this was made, and its limits</h2><p>{METHOD}</p>{meanings()}<p>{LIMITS}</p>")
    return web_page(f"{folded(matrix.plan.title)}: what is covered by {len(matrix.documents)} documents", body, wide=True)


def _matrix_sheet(matrix: CoverageMatrix) -> Sheet:
    columns = (*_FIRST, *(Column(f"{letter(at)}: {folded(one.title)}", 22) for at, one in enumerate(matrix.documents)))
    rows: list[tuple[Cell, ...]] = []
    fills: dict[tuple[int, int], str] = {}
    for at, row in enumerate(matrix.commitments):
        page_of = "" if row.page is None else row.page
        rows.append((row.order, folded(row.heading), folded(row.text), page_of, *map(_told, row.cells), WORDS[row.best], row.id))
        statuses = [*(_status(cell) for cell in row.cells), row.best]
        fills |= {(at, len(_FIRST) + number): FILLS[status] for number, status in enumerate(statuses)}
    return Sheet("Matrix", (*columns, Column("Any of them", 14), Column("Id", 17)), rows, fills)


def _evidence_sheet(matrix: CoverageMatrix) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    fills = {}
    for row in matrix.commitments:
        for at, cell in enumerate(row.cells):
            fills[len(rows), 3] = FILLS[cell.status]
            name = f"{letter(at)}: {folded(matrix.documents[at].title)}"
            first = (row.order, folded(row.text), name, WORDS[cell.status], round(cell.confidence, 2))
            rows.append((*first, *review_cells(cell.review), folded(cell.reason), *cited(cell.evidence), row.id))
    return Sheet("Evidence", _EVIDENCE, rows, fills)


def _status(cell: MatrixCell) -> str:
    """The officer's status where it stands, else the proposal."""
    return cell.review.status if cell.review and cell.review.stands else cell.status


def _told(cell: MatrixCell) -> str:
    """The proposal with its confidence and best page, and the decision."""
    pages = dict.fromkeys(f"p. {each.page}" for each in cell.evidence if each.page is not None)
    where = f", {', '.join(pages)}" if pages else ""
    told = f"{WORDS[cell.status]} ({cell.confidence:.0%}{where})"
    return f"{told}\nOfficer {decision(cell.review)}" if cell.review else told


def _heat_map(matrix: CoverageMatrix) -> str:
    heads = "".join(
        f'<th class="document" scope="col">{letter(at)}: {escape(folded(one.title))}</th>'
        for at, one in enumerate(matrix.documents)
    )
    rows = []
    for heading, group in groupby(matrix.commitments, key=lambda row: row.heading):
        span = len(matrix.documents) + 1
        rows.append(
            f'<tr class="heading"><th colspan="{span}" scope="rowgroup">{escape(folded(heading) or "(no heading)")}</th></tr>'
        )
        for row in group:
            cells = "".join(f'<td class="cell {_status(cell)}">{_short(cell)}</td>' for cell in row.cells)
            rows.append(f"<tr><td><b>{row.order}.</b> {escape(folded(row.text))}</td>{cells}</tr>")
    top = f'<thead><tr><th scope="col">Commitment</th>{heads}</tr></thead>'
    return f'<table class="heat">{top}<tbody>{"".join(rows)}</tbody></table>'


def _short(cell: MatrixCell) -> str:
    if cell.review is None:
        return WORDS[cell.status]
    return f"{WORDS[_status(cell)]} ({'decided' if cell.review.stands else 'needs a new look'})"


def _details(row: MatrixRow) -> str:
    page_of = f" (p. {row.page})" if row.page is not None else ""
    badge = f'<span class="badge {row.best}">{WORDS[row.best]}</span>'
    parts = []
    for at, cell in enumerate(row.cells):
        review = f'<p class="review">{escape(review_line(cell.review))}</p>' if cell.review else ""
        reason = f"{escape(folded(cell.reason))} Confidence {cell.confidence:.0%}."
        parts.append(
            f'<p class="reason"><b>{letter(at)}, {WORDS[cell.status]}.</b> {reason}</p>{review}{quotations(cell.evidence)}'
        )
    summary = f"<summary>{badge} <b>{row.order}.</b> {escape(folded(row.text))}{page_of}</summary>"
    return f"<details>{summary}{''.join(parts)}</details>"

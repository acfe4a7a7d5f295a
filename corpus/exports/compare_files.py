"""Two plans compared, as an Excel workbook or one page of HTML."""

from __future__ import annotations

from html import escape
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.comparison import KINDS
from corpus.exports.changes import LIMITS, MEANINGS, counted, named, told
from corpus.exports.sheets import Cell, Column, Files, Sheet, as_csv, as_xlsx, export
from corpus.exports.web_page import web_page
from corpus.plain import folded

if TYPE_CHECKING:
    from corpus.commitments import CommitmentResult
    from corpus.comparison import ChangeKind, CommitmentPair, ComparisonResult

ENDINGS = (".csv", ".xlsx", ".html")
COLUMNS = (
    Column("Change", 11),
    Column("Old no.", 8),
    Column("Old heading", 24),
    Column("Old plan", 55),
    Column("Old page", 9),
    Column("New no.", 8),
    Column("New heading", 24),
    Column("New plan", 55),
    Column("New page", 9),
    Column("Taken out", 30),
    Column("Put in", 30),
    Column("Quantities and deadlines", 32),
    Column("Alike", 8, "0%"),
)
_FILLS: dict[ChangeKind, str] = {
    "kept": "E2EFDA",
    "reworded": "DDEBF7",
    "narrowed": "FFEB9C",
    "widened": "BDD7EE",
    "split": "E4DFEC",
    "merged": "E4DFEC",
    "dropped": "FFC7CE",
    "new": "C6EFCE",
}


def export_comparison(result: ComparisonResult, path: Path) -> None:
    """Write a ``.csv``, ``.xlsx`` or ``.html`` file. Raises UsageError."""
    export(path, comparison_files(result))


def comparison_files(result: ComparisonResult) -> Files:
    """The comparison as a file of each form."""
    sheet = Sheet(
        "Comparison",
        COLUMNS,
        [_row(pair) for pair in result.pairs],
        {(at, 0): _FILLS[pair.kind] for at, pair in enumerate(result.pairs)},
    )
    summary = Sheet(
        "Summary",
        (Column("Change", 14), Column("Number", 10), Column("What it means", 70)),
        [(kind, result.summary[kind], MEANINGS[kind]) for kind in KINDS],
    )
    about = [(f"Old plan: {named(result.old)} ({result.old.file})",), (f"New plan: {named(result.new)} ({result.new.file})",)]
    sheets = [sheet, summary, Sheet("About", (), [*about, (LIMITS,)])]
    return {
        ".csv": lambda: as_csv(sheet),
        ".xlsx": lambda: as_xlsx(sheets, f"{named(result.old)} and {named(result.new)}"),
        ".html": lambda: page(result).encode(),
    }


def page(result: ComparisonResult) -> str:
    """The page's source: changes by kind, both texts side by side, what differs marked."""
    body = [
        f"<p>Old plan: {escape(named(result.old))} ({escape(folded(result.old.file))}).<br>"
        f"New plan: {escape(named(result.new))} ({escape(folded(result.new.file))}).</p>",
        f'<p class="total">{escape(counted(result))}</p>',
        "<p>Words in the old plan only are <del>struck out</del>; words in the new plan only are <ins>underlined</ins>.</p>",
    ]
    ordered = sorted(result.pairs, key=lambda pair: KINDS.index(pair.kind))
    for kind, group in groupby(ordered, key=lambda pair: pair.kind):
        rows = "".join(_pair(pair) for pair in group)
        body.append(
            f"<h2>{kind.capitalize()} ({result.summary[kind]})</h2><p>{MEANINGS[kind].capitalize()}.</p>"
            '<table class="pairs"><thead><tr><th scope="col">Old plan</th><th scope="col">New plan</th></tr></thead>'
            f"<tbody>{rows}</tbody></table>"
        )
    body.append(f"<h2>How far this can be relied on</h2><p>{LIMITS}</p>")
    return web_page(f"{named(result.old)} and {named(result.new)} compared", body, wide=True)


def _row(pair: CommitmentPair) -> tuple[Cell, ...]:
    removed, added = ("\n".join(folded(one.text) for one in pair.difference if one.op == op) for op in ("removed", "added"))
    return (
        pair.kind,
        *_cells(pair.old),
        *_cells(pair.new),
        removed,
        added,
        "\n".join(told(change) for change in pair.targets),
        pair.similarity if pair.old and pair.new else "",
    )


def _cells(side: list[CommitmentResult]) -> tuple[Cell, ...]:
    if len(side) == 1:
        one = side[0]
        return one.order, folded(one.heading), folded(one.text), "" if one.page is None else one.page
    headings = dict.fromkeys(folded(one.heading) for one in side)
    pages = dict.fromkeys(str(one.page) for one in side if one.page is not None)
    numbers = ", ".join(str(one.order) for one in side)
    return numbers, "\n".join(headings), "\n".join(folded(one.text) for one in side), ", ".join(pages)


def _pair(pair: CommitmentPair) -> str:
    marked = pair.kind not in {"kept", "split", "merged"}
    cells = [_side(pair, side, op if marked else "") for side, op in ((pair.old, "removed"), (pair.new, "added"))]
    notes = [escape(told(change)) for change in pair.targets]
    if pair.old and pair.new and pair.kind != "kept":
        notes.append(f"{pair.similarity:.0%} alike")
    last = f'<tr class="note"><td colspan="2">{"<br>".join(notes)}</td></tr>' if notes else ""
    return f"<tr>{''.join(cells)}</tr>{last}"


def _side(pair: CommitmentPair, side: list[CommitmentResult], op: str) -> str:
    if not side:
        return "<td>-</td>"
    shown = []
    for one in side:
        words = _marked(pair, one.text, op) if op and pair.difference else escape(folded(one.text))
        at = "" if one.page is None else f", p. {one.page}"
        shown.append(f'<p><b>{one.order}.</b> {words}<br><span class="where">{escape(folded(one.heading))}{at}</span></p>')
    return f"<td>{''.join(shown)}</td>"


def _marked(pair: CommitmentPair, text: str, op: str) -> str:
    """One side's own words, those that only it has marked."""
    tag = "del" if op == "removed" else "ins"
    words = iter(text.split())
    parts = []
    for change in pair.difference:
        if change.op not in {"same", op}:
            continue
        run = escape(folded(" ".join(islice(words, len(change.text.split())))))
        parts.append(run if change.op == "same" else f"<{tag}>{run}</{tag}>")
    return " ".join(parts)

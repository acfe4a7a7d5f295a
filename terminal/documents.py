"""The documents held: as a table, and one of them in full."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.plain import folded
from terminal.console import print_table, print_wrapped

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.results import ComponentResult, DocumentDetail, DocumentResult


def short_ids(ids: Sequence[str], least: int = 8) -> list[str]:
    """Prefixes of the ids, all of one length, at least ``least`` and long enough to tell the ids apart."""
    longest = max((len(one) for one in ids), default=0)
    for length in range(least, longest):
        if len({one[:length] for one in ids}) == len(set(ids)):
            return [one[:length] for one in ids]
    return list(ids)


def draw_documents(console: Console, documents: Sequence[DocumentResult]) -> None:
    """One row for each document; the ids are long enough to be typed back."""
    from rich.table import Table
    from rich.text import Text

    if not documents:
        console.print("No documents are held. Read some with: answerable ingest PATH", soft_wrap=True)
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("Id", "Kind", "Dated"):
        table.add_column(name, no_wrap=True)
    table.add_column("Pages", justify="right", no_wrap=True)
    table.add_column("Title", overflow="fold")
    for short, one in zip(short_ids([one.document_id for one in documents]), documents, strict=True):
        title = folded(one.title) + (" (bundled)" if one.status == "bundled" else "")
        row = (short, one.kind.replace("_", " "), one.date or one.period or "", str(one.pages), title)
        table.add_row(*(Text(folded(cell)) for cell in row))
    print_table(console, table)


def draw_document(console: Console, document: DocumentDetail) -> None:
    """What is known of one document, its parts and its outline. Its pages are left to ``--json`` and to ``/open``."""
    from rich.text import Text

    print_wrapped(console, Text(folded(document.title), style="bold"))
    facts = {
        "Id": document.document_id,
        "File": document.file,
        "Kind": document.kind.replace("_", " "),
        "Publisher": document.publisher,
        "Date": document.date,
        "Period": document.period,
        "Pages": f"{len(document.pages)}{_read_from_images(document)}",
        "Passages": str(document.passages),
        "Status": document.status,
        "sha256": document.sha256,
    }
    for name, value in facts.items():
        if value:
            print_wrapped(console, f"{name + ':':<11}{folded(value)}", hanging=11)
    if document.components:
        console.print()
        console.print(Text("Parts", style="bold"))
    for part in document.components:
        print_wrapped(console, _part(part), indent=2, hanging=2)
    if document.outline:
        console.print()
        console.print(Text("Outline", style="bold"))
    for entry in document.outline:
        page = f" (page {entry.page})" if len(document.pages) > 1 else ""
        print_wrapped(console, folded(entry.heading) + page, indent=2 * entry.level, hanging=2)


def _part(part: ComponentResult) -> str:
    pages = f"page {part.first_page}"
    if part.last_page > part.first_page:
        pages = f"pages {part.first_page} to {part.last_page}"
    known = (part.kind.replace("_", " "), part.date, part.reference, pages)
    return folded(f"{part.title} ({', '.join(one for one in known if one)})")


def _read_from_images(document: DocumentDetail) -> str:
    count = sum(page.ocr for page in document.pages)
    return f", {count} of them read from images" if count else ""

"""What the runs of a page are: headings, paragraphs, list items, captions or furniture."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.models import BlockKind
from ingest.readers.pdf import headings, paragraphs
from ingest.readers.pdf.aligned import with_tables
from ingest.readers.pdf.paragraphs import Run
from ingest.readers.pdf.signatures import without_signatures
from ingest.readers.pdf.tiles import with_tiles
from ingest.readers.pdf.words import Grid, Item, Line

LONG_ITEM = 60  # words: longer numbered texts are numbered paragraphs, not items
FEWEST_TYPED = 4  # headings set in their own type, and one on every fourth page: then numbers alone make none
THROUGH = 25  # numbers that high are those of paragraphs counted through the file: no list is as long
CROWDED, MOSTLY = 12, 0.6  # short runs by which a page of labels (maps, charts) is known: their count, their share

Entry = Run | Grid
Place = tuple[int, int]  # page from 0, item on it from 0


def entries(pages: Sequence[Sequence[Item]], furniture: set[Place]) -> list[list[Entry]]:
    """For each page its runs of lines, by kind, and its tables."""
    kept = [[item for at, item in enumerate(items) if (page, at) not in furniture] for page, items in enumerate(pages)]
    lines = [line for items in kept for line in paragraphs.lines_of(items)]
    usual = paragraphs.leading(lines)
    body = headings.body_of(lines)
    typed = replace(body, typed=True)
    found = [_page_entries(page, items, furniture, usual, typed) for page, items in enumerate(pages)]
    if sum(is_a(entry, BlockKind.HEADING) for on in found for entry in on) < max(FEWEST_TYPED, len(pages) // 4):
        found = [_page_entries(page, items, furniture, usual, body) for page, items in enumerate(pages)]
    if _counts_paragraphs(found):
        found = [[_numbered_paragraph(entry) for entry in on] for on in found]
    return without_signatures(found)


def is_a(entry: Entry, kind: BlockKind) -> bool:
    """Whether an entry is a run of that kind."""
    return isinstance(entry, Run) and entry.kind is kind


def _page_entries(page: int, items: Sequence[Item], furniture: set[Place], usual: float, body: headings.Body) -> list[Entry]:
    found: list[Entry] = []
    stretch: list[Line] = []

    def close() -> None:
        for part in with_tables(stretch):
            if isinstance(part, Grid):
                found.append(part)
                continue
            for is_tile, held in with_tiles(part):
                if is_tile:
                    found.append(Run(BlockKind.PARAGRAPH, tuple(held)))
                else:
                    found.extend(_run(run, body) for run in paragraphs.runs(held, usual, body.size))
        stretch.clear()

    for at, item in enumerate(items):
        if isinstance(item, Grid):
            close()
            found.append(item)
        elif (page, at) in furniture:
            close()
            found.append(Run(BlockKind.FURNITURE, (item,)))
        else:
            stretch.append(item)
    close()
    return _without_labels(found)


def _run(run: list[Line], body: headings.Body) -> Run:
    lines = tuple(run)
    if lines[0].turned:
        return Run(BlockKind.PARAGRAPH, lines)
    if paragraphs.caption(lines):
        return Run(BlockKind.CAPTION, lines)
    if headings.is_heading(lines, body):
        return Run(BlockKind.HEADING, lines)
    marker = paragraphs.marker_of(lines[0])
    counted = marker.rstrip(".").isdigit() and sum(len(line.words) for line in lines) > LONG_ITEM
    numbered = counted or bool(paragraphs.DECIMAL.match(marker))
    return Run(BlockKind.LIST_ITEM if marker and not numbered else BlockKind.PARAGRAPH, lines, marker)


def _without_labels(found: list[Entry]) -> list[Entry]:
    """A page of maps or charts is full of short large labels: none of them is a heading."""
    runs = [entry for entry in found if isinstance(entry, Run) and entry.kind is not BlockKind.FURNITURE]
    heads = [run for run in runs if run.kind is BlockKind.HEADING]
    if len(heads) < CROWDED or len(heads) < MOSTLY * len(runs):
        return found
    return [
        replace(entry, kind=BlockKind.PARAGRAPH) if isinstance(entry, Run) and entry.kind is BlockKind.HEADING else entry
        for entry in found
    ]


def _counts_paragraphs(pages: Sequence[Sequence[Entry]]) -> bool:
    """Whether the file numbers its paragraphs through, so that numbers are not those of lists."""
    numbers = {
        int(entry.marker[:-1])
        for found in pages
        for entry in found
        if isinstance(entry, Run) and entry.marker.endswith(".") and entry.marker[:-1].isdigit()
    }
    return bool(numbers) and max(numbers) >= THROUGH and len(numbers) >= MOSTLY * max(numbers)


def _numbered_paragraph(entry: Entry) -> Entry:
    if isinstance(entry, Run) and entry.kind is BlockKind.LIST_ITEM and entry.marker.rstrip(".").isdigit():
        return replace(entry, kind=BlockKind.PARAGRAPH)
    return entry

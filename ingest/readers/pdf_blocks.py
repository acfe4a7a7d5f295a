"""Pages of lines and tables as blocks: what each run is, at which level, and the page text that it makes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.models import BlockKind
from ingest.readers import pdf_headings as headings
from ingest.readers import pdf_paragraphs as paragraphs
from ingest.readers.composing import Composer
from ingest.readers.pdf_text import Vocabulary, cell_text, run_text
from ingest.readers.pdf_words import Grid, Item, Line, Word

NESTED = 4.0  # points: markers further to the right begin a list within the list
LONG_ITEM = 60  # words: longer numbered texts are numbered paragraphs, not items
FEWEST_TYPED = 4  # headings set in their own type, and one on every fourth page: then numbers alone make none
CROWDED, MOSTLY = 12, 0.6  # short runs by which a page of labels (maps, charts) is known: their count, their share

Entry = paragraphs.Run | Grid
Place = tuple[int, int]


@dataclass(slots=True)
class Tables:
    """Counts tables over the pages, one that goes on over a page's end as one."""

    number: int = -1
    columns: tuple[float, ...] = ()
    head: tuple[str, ...] = ()

    def begin(self, grid: Grid, *, goes_on: bool) -> bool:
        """Number the grid; true if it continues the table before it."""
        same = len(grid.columns) == len(self.columns) and all(
            abs(a - b) <= NESTED for a, b in zip(grid.columns, self.columns, strict=True)
        )
        continued = goes_on and same and self.number >= 0
        if not continued:
            self.number += 1
            self.head = ()
        self.columns = grid.columns
        return continued


def entries(pages: Sequence[Sequence[Item]], furniture: set[Place]) -> list[list[Entry]]:
    """For each page its runs of lines, by kind, and its tables."""
    kept = [[item for at, item in enumerate(items) if (page, at) not in furniture] for page, items in enumerate(pages)]
    lines = [line for items in kept for line in paragraphs.lines_of(items)]
    usual = paragraphs.leading(lines)
    body = headings.body_of(lines)
    set_apart = [_page_entries(page, items, furniture, usual, replace(body, typed=True)) for page, items in enumerate(pages)]
    if sum(_is(entry, BlockKind.HEADING) for found in set_apart for entry in found) >= max(FEWEST_TYPED, len(pages) // 4):
        return set_apart
    return [_page_entries(page, items, furniture, usual, body) for page, items in enumerate(pages)]


def _page_entries(page: int, items: Sequence[Item], furniture: set[Place], usual: float, body: headings.Body) -> list[Entry]:
    found: list[Entry] = []
    stretch: list[Line] = []

    def close() -> None:
        found.extend(_run(run, body) for run in paragraphs.runs(stretch, usual, body.size))
        stretch.clear()

    for at, item in enumerate(items):
        if isinstance(item, Grid):
            close()
            found.append(item)
        elif (page, at) in furniture:
            close()
            found.append(paragraphs.Run(BlockKind.FURNITURE, (item,)))
        else:
            stretch.append(item)
    close()
    return _without_labels(found)


def _run(run: list[Line], body: headings.Body) -> paragraphs.Run:
    lines = tuple(run)
    marker = paragraphs.marker_of(lines[0])
    if paragraphs.caption(lines):
        return paragraphs.Run(BlockKind.CAPTION, lines)
    if headings.is_heading(lines, body):
        return paragraphs.Run(BlockKind.HEADING, lines)
    numbered = bool(paragraphs.DECIMAL.match(marker)) or (
        marker.rstrip(".").isdigit() and sum(len(line.words) for line in lines) > LONG_ITEM
    )
    return paragraphs.Run(BlockKind.LIST_ITEM if marker and not numbered else BlockKind.PARAGRAPH, lines, marker)


def _without_labels(found: list[Entry]) -> list[Entry]:
    """A page of maps or charts is full of short large labels: none of them is a heading."""
    runs = [entry for entry in found if isinstance(entry, paragraphs.Run) and entry.kind is not BlockKind.FURNITURE]
    heads = [run for run in runs if run.kind is BlockKind.HEADING]
    if len(heads) < CROWDED or len(heads) < MOSTLY * len(runs):
        return found
    return [
        replace(entry, kind=BlockKind.PARAGRAPH) if isinstance(entry, paragraphs.Run) and entry.kind is BlockKind.HEADING else entry
        for entry in found
    ]


def compose(
    pages: Sequence[Sequence[Entry]], labels: Sequence[str | None], ocr: Sequence[bool], bookmarks: Mapping[str, int]
) -> Composer:
    """All pages as text with blocks."""
    vocabulary = Vocabulary(_lines(pages))
    heads = [(page, entry.lines) for page, found in enumerate(pages) for entry in found if _is(entry, BlockKind.HEADING)]
    depths = iter(headings.levels(heads, bookmarks))
    composer = Composer()
    tables = Tables()
    indents: list[float] = []
    for page, found in enumerate(pages):
        flowing = [entry for entry in found if not _is(entry, BlockKind.FURNITURE)]
        for entry in found:
            if isinstance(entry, Grid):
                _add_table(composer, entry, tables, vocabulary, goes_on=bool(flowing) and entry is flowing[0])
                indents = []
                continue
            level = 0
            if entry.kind is BlockKind.HEADING:
                level, indents = next(depths), []
            elif entry.kind is BlockKind.LIST_ITEM:
                level = _nest(indents, entry.lines[0].x0 - entry.lines[0].left)
            elif entry.kind is BlockKind.PARAGRAPH and indents and entry.lines[0].x0 - entry.lines[0].left <= indents[0] + 1:
                indents = []
            marker = entry.marker
            composer.add(entry.kind, run_text(entry.lines, marker, vocabulary), level=level, marker=marker)
        if flowing and not isinstance(flowing[-1], Grid):
            tables.columns = ()  # text after a table ends it
        composer.end_page(labels[page], ocr=ocr[page])
    return composer


def _is(entry: Entry, kind: BlockKind) -> bool:
    return isinstance(entry, paragraphs.Run) and entry.kind is kind


def _lines(pages: Sequence[Sequence[Entry]]) -> list[Sequence[Word]]:
    found: list[Sequence[Word]] = []
    for entry in (entry for page in pages for entry in page):
        if isinstance(entry, Grid):
            found += [cell for row in entry.rows for cell in row]
        else:
            found += [line.words for line in entry.lines]
    return found


def _nest(indents: list[float], x: float) -> int:
    """Depth of a list item whose marker stands ``x`` points into its column."""
    while indents and indents[-1] > x + NESTED:
        indents.pop()
    if not indents or x > indents[-1] + NESTED:
        indents.append(x)
    return len(indents)


def _add_table(composer: Composer, grid: Grid, tables: Tables, vocabulary: Vocabulary, *, goes_on: bool) -> None:
    continued = tables.begin(grid, goes_on=goes_on)
    rows = [[cell_text(cell, vocabulary) for cell in row] for row in grid.rows]
    for at, cells in enumerate(rows):
        if continued:
            header = at == 0 and tuple(cells) == tables.head
        else:
            header = at == 0 and _names_columns(grid, rows)
            if header:
                tables.head = tuple(cells)
        composer.row(cells, tables.number, header=header)


def _names_columns(grid: Grid, rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row is a header: set bold as the rows below are not, or words above figures."""
    first, below = grid.rows[0], [word for row in grid.rows[1:] for cell in row for word in cell]
    words = [word for cell in first for word in cell]
    if len([cell for cell in rows[0] if cell]) < 2 or not below:
        return False
    bold = sum(word.face.bold for word in words) / len(words)
    if bold > 0.8 and sum(word.face.bold for word in below) / len(below) < 0.6:
        return True
    figures = [any(char.isdigit() for char in cell) for row in rows[1:] for cell in row]
    return len(words) <= 8 * len(first) and not any(any(char.isdigit() for char in cell) for cell in rows[0]) and sum(figures) > 0.3 * len(figures)

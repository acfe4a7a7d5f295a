"""Runs and tables composed to page texts with blocks: levels of headings and lists, rows, mended words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.models import BlockKind
from ingest.readers.composing import Composer
from ingest.readers.pdf import headings
from ingest.readers.pdf.entries import Entry, is_a
from ingest.readers.pdf.paragraphs import STOPS, Run
from ingest.readers.pdf.rows import Tables, add_table
from ingest.readers.pdf.text import Vocabulary, run_text
from ingest.readers.pdf.words import Grid, Line, Word

NESTED = 4.0  # points: markers further to the right begin a list within the list
PROSE = 12  # words of a sentence; the labels of a map are shorter, or end without a stop
NOTE = 0.92  # of the body's size: smaller type at a page's foot is a note


def compose(
    pages: Sequence[Sequence[Entry]],
    labels: Sequence[str | None],
    ocr: Sequence[bool],
    bookmarks: Mapping[str, int],
) -> Composer:
    """All pages as text with blocks. ``labels`` and ``ocr`` have one entry a page; ``bookmarks`` give levels."""
    pages = _without_names_on_maps(pages, ocr)
    vocabulary = Vocabulary(_word_runs(pages))
    size = headings.body_of(_lines(pages)).size
    heads = [
        (page, entry.lines)
        for page, found in enumerate(pages)
        for entry in found
        if isinstance(entry, Run) and entry.kind is BlockKind.HEADING
    ]
    depths = iter(headings.levels(heads, bookmarks))
    composer = Composer()
    tables = Tables()
    indents: list[float] = []
    for page, found in enumerate(pages):
        flowing = [entry for entry in found if not is_a(entry, BlockKind.FURNITURE)]
        for entry in found:
            if isinstance(entry, Grid):
                add_table(composer, entry, tables, vocabulary, goes_on=bool(flowing) and entry is flowing[0])
                indents.clear()
                continue
            level = next(depths) if entry.kind is BlockKind.HEADING else _list_level(entry, indents)
            text = run_text(entry.lines, entry.marker, vocabulary)
            composer.add(entry.kind, text, level=level, marker=entry.marker)
        if not _ends_in_table(flowing, size):
            tables.columns = ()
        composer.end_page(labels[page], ocr=ocr[page])
    return composer


def _without_names_on_maps(pages: Sequence[Sequence[Entry]], ocr: Sequence[bool]) -> list[Sequence[Entry]]:
    """The pages; of those read from an image in a file that is mostly text, such as a map, a plan or a photograph, the large
    lettering is no heading, unless there is prose for it to head. A cover is a picture too, and its title one."""
    if 2 * sum(ocr) > len(ocr):
        return list(pages)

    def prose(found: Sequence[Entry]) -> bool:
        runs = (entry.lines for entry in found if isinstance(entry, Run))
        return any(lines[-1].text.endswith(STOPS) and sum(len(line.words) for line in lines) >= PROSE for lines in runs)

    return [
        [replace(e, kind=BlockKind.PARAGRAPH) if isinstance(e, Run) and e.kind is BlockKind.HEADING else e for e in found]
        if number and image and not prose(found)
        else found
        for number, (found, image) in enumerate(zip(pages, ocr, strict=True))
    ]


def _list_level(run: Run, indents: list[float]) -> int:
    """Depth from 1 of a list item, by where its marker stands in its column; 0 for other runs, which may end lists."""
    x = run.lines[0].x0 - run.lines[0].left
    if run.kind is BlockKind.HEADING or (run.kind is BlockKind.PARAGRAPH and indents and x <= indents[0] + 1):
        indents.clear()
    if run.kind is not BlockKind.LIST_ITEM:
        return 0
    while indents and indents[-1] > x + NESTED:
        indents.pop()
    if not indents or x > indents[-1] + NESTED:
        indents.append(x)
    return len(indents)


def _ends_in_table(flowing: Sequence[Entry], size: float) -> bool:
    """Whether a page's last thing but its notes is a table."""
    for entry in reversed(flowing):
        if isinstance(entry, Grid):
            return True
        if entry.lines[0].size > NOTE * size:
            return False
    return False


def _lines(pages: Sequence[Sequence[Entry]]) -> list[Line]:
    return [line for found in pages for entry in found if isinstance(entry, Run) for line in entry.lines]


def _word_runs(pages: Sequence[Sequence[Entry]]) -> list[Sequence[Word]]:
    cells = [cell for found in pages for entry in found if isinstance(entry, Grid) for row in entry.rows for cell in row]
    return [*(line.words for line in _lines(pages)), *cells]

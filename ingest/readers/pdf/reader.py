"""PDF files: pages as text in reading order, with headings, lists, tables and running lines told apart.

The file is opened and described by pypdf; glyphs and ruled lines come from pdfium (see ``glyphs``).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pypdfium2

from corpus.errors import UnreadableFile
from corpus.models import ParsedFile
from ingest.readers.pdf import blocks, contents, entries, file, furniture
from ingest.readers.pdf.columns import reading_order
from ingest.readers.pdf.engine import opened
from ingest.readers.pdf.glyphs import raw_page
from ingest.readers.pdf.tables import rows_of, tables
from ingest.readers.pdf.words import Item, Line, RawPage

FEWEST_LETTERS = 4  # a page with fewer is an image with a stray mark
MOST_UNMAPPED = 0.3  # of the glyphs: with more of them unreadable the page is read as an image


def read(data: bytes, name: str, *, password: str | None = None, ocr: bool = True) -> ParsedFile:
    """Parse a PDF. Pages without text are read as images unless ``ocr`` is false; ``name`` is for messages.

    Raises:
        EncryptedFile: a password is needed, or the one given is not right.
        UnreadableFile: the file is no PDF, is too damaged, or holds no text.
    """
    container = file.inspect(data, name, password)
    raw, skipped, warnings = _raw_pages(data, name, password, ocr=ocr)
    if not any(page.words or page.turned for page in raw):
        why = " Its pages are images and reading images is switched off." if skipped and not ocr else ""
        raise UnreadableFile(f"{name} holds no text.{why}", "Give a PDF with text, or a scan that can be read.")
    pages = [_items(page) for page in raw]
    heights = [page.height for page in raw]
    pages, running = furniture.at_the_edges(pages, furniture.running_lines(pages, heights), heights)
    running |= furniture.closing_numbers(pages)
    listed = contents.contents_lines(pages, running)
    labels = _labels(pages, running, heights, container.labels)
    composer = blocks.compose(entries.entries(pages, running | listed), labels, [page.ocr for page in raw], container.bookmarks)
    bare = [number for number in furniture.bare_pages(pages, running) if number not in skipped]
    if bare:
        warnings.append(f"{name}: page {_listed(bare)} holds no text but its header or footer; its content may be an image.")
    return composer.result(container.properties, paged=True, warnings=warnings)


def _raw_pages(data: bytes, name: str, password: str | None, *, ocr: bool) -> tuple[list[RawPage], list[int], list[str]]:
    """Every page as drawn, the numbers of the pages left without text, and warnings."""
    pages: list[RawPage] = []
    empty: list[int] = []
    broken: list[int] = []
    with opened(data, name, password) as document:
        for number in range(1, len(document) + 1):
            try:
                page = document[number - 1]
                raw = raw_page(page)
                if _is_image(raw) and next(iter(page.get_objects(max_depth=1)), None) is not None:
                    raw = _by_ocr(page, raw) if ocr else raw
                    if not raw.ocr:
                        empty.append(number)
                page.close()
            except pypdfium2.PdfiumError:
                broken.append(number)
                raw = RawPage(0, 0)
            pages.append(raw)
    warnings = []
    if broken:
        warnings.append(f"{name}: page {_listed(broken)} cannot be read.")
    if empty:
        reason = "no text was found in the image" if ocr else "reading images is switched off"
        warnings.append(f"{name}: page {_listed(empty)} holds no text ({reason}).")
    return pages, empty, warnings


def _is_image(raw: RawPage) -> bool:
    letters = sum(len(word.text) for word in (*raw.words, *raw.turned))
    return letters < FEWEST_LETTERS or raw.unmapped > MOST_UNMAPPED * (letters + raw.unmapped)


def _by_ocr(page: Any, raw: RawPage) -> RawPage:
    from ingest.readers import ocr

    width, height = page.get_size()
    words = ocr.page_words(page, (width, height))
    if not words:
        return raw
    return RawPage(width, height, tuple(words), (), (), 0, True)


def _items(raw: RawPage) -> list[Item]:
    grids, rest = tables([*raw.words, *raw.turned], raw.rules)
    aside = {id(word) for word in raw.turned}
    items = reading_order([word for word in rest if id(word) not in aside], grids)
    # Text up the side of a page: kept, after the text that runs the usual way.
    flat = [
        replace(word, x0=word.order * 10.0, x1=word.order * 10.0 + 9, top=0, bottom=9, baseline=9)
        for word in rest
        if id(word) in aside
    ]
    return items + [Line(tuple(row), 0, raw.width, turned=True) for row in rows_of(flat)]


def _labels(
    pages: Sequence[Sequence[Item]],
    running: set[tuple[int, int]],
    heights: Sequence[float],
    stated: Sequence[str | None],
) -> list[str | None]:
    """The number printed on each page, else the label that the file states."""
    embedded = furniture.embedded_labels(pages, running)
    found = []
    for page, items in enumerate(pages):
        own = {at for on, at in running if on == page}
        printed = furniture.printed_label(items, own, heights[page]) or embedded.get(page)
        found.append(printed or (stated[page] if page < len(stated) else None))
    return found


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))

"""Plain text, mostly text that was extracted from PDF files."""

from dataclasses import replace

from corpus.models import Page, ParsedFile
from ingest.readers.decoding import decode, pages_of
from ingest.readers.text_notes import note_warnings
from ingest.structure.layout import blocks_of
from ingest.structure.lines import lines_of
from ingest.structure.page_numbers import printed_numbers


def read(data: bytes, name: str) -> ParsedFile:
    """A text file as pages and blocks. Form feeds part pages; characters are kept, line ends become "\\n".

    A page's label is the number printed below its text, where such numbers run through the file.

    Raises:
        UnreadableFile: it is no text, or holds nothing but white space.
    """
    text, warnings = decode(data, name)
    pages, paged = pages_of(text)
    pages = _labelled(pages)
    blocks = blocks_of(pages)
    return ParsedFile(pages=pages, blocks=blocks, paged=paged, warnings=(*warnings, *note_warnings(pages, blocks, name)))


def _labelled(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    lines = lines_of(pages)
    labels = {lines[i].page: number for i, number in printed_numbers(lines).items()}
    return tuple(replace(page, label=labels.get(page.number)) for page in pages)

"""Plain text, mostly text that was extracted from PDF files."""

from corpus.models import ParsedFile
from ingest.readers.decoding import decode, pages_of
from ingest.readers.text_notes import note_warnings
from ingest.structure.layout import blocks_of


def read(data: bytes, name: str) -> ParsedFile:
    """A text file as pages and blocks. Form feeds part pages; characters are kept, line ends become "\\n".

    Raises:
        UnreadableFile: it is no text, or holds nothing but white space.
    """
    text, warnings = decode(data, name)
    pages, paged = pages_of(text)
    blocks = blocks_of(pages)
    return ParsedFile(pages=pages, blocks=blocks, paged=paged, warnings=(*warnings, *note_warnings(pages, blocks, name)))

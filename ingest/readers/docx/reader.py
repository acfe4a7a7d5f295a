"""Word files (.docx): paragraphs, headings, lists as Word numbers them, tables, notes and text boxes, changes accepted.

Headers and footers of the page are furniture, given once: a Word file has no pages until it is printed.
"""

import zipfile
from io import BytesIO
from typing import Any

from docx import Document
from lxml import etree

from corpus.errors import UnreadableFile
from corpus.models import BlockKind, ParsedFile
from ingest.readers.composing import Composer, folded
from ingest.readers.docx.body import Body
from ingest.readers.docx.numbering import Numbering
from ingest.readers.docx.running import running_lines
from ingest.readers.docx.styles import Styles
from ingest.readers.docx.text import notes

LARGEST = 400 * 1024 * 1024  # bytes unpacked; the largest plans in Word are a tenth of this
MOST_PACKED = 200  # times: XML packs to a twentieth, an archive made to exhaust memory to a thousandth
SMALL = 20 * 1024 * 1024  # bytes: below this any ratio is harmless
MOST_PARTS = 10000
AGAIN = "Open it in Word and save it again, or save it as PDF."


def read(data: bytes, name: str) -> ParsedFile:
    """Parse a Word file; ``name`` is for messages.

    Raises:
        UnreadableFile: it is no Word file, is damaged or malicious, or holds no text.
    """
    _check(data, name)
    try:
        document = Document(BytesIO(data))
        body = Body(Composer(), Styles(document), Numbering(document), notes(document))
        heads, feet = running_lines(document, "header"), running_lines(document, "footer")
        for line in heads:
            body.composer.add(BlockKind.FURNITURE, line)
        body.add(document.element.body)
        for line in feet:
            body.composer.add(BlockKind.FURNITURE, line)
        properties = _properties(document)
    except (
        KeyError,
        ValueError,
        AttributeError,
        TypeError,
        OSError,
        etree.XMLSyntaxError,
        zipfile.BadZipFile,
    ) as error:
        raise UnreadableFile(f"{name} is damaged and cannot be opened as a Word file.", AGAIN) from error
    except Exception as error:  # python-docx has errors of its own for packages that are not Word's
        raise UnreadableFile(f"{name} cannot be opened as a Word file.", AGAIN) from error
    body.composer.end_page()
    parsed = body.composer.result(properties, paged=False)
    if len(parsed.blocks) == len(heads) + len(feet):
        raise UnreadableFile(f"{name} holds no text.", "If its pages are pictures, save it as PDF so that they can be read.")
    return parsed


def _check(data: bytes, name: str) -> None:
    """Refuse what is no archive, would fill the memory, or declares entities."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            whole = sum(entry.file_size for entry in entries)
            if len(entries) > MOST_PARTS or whole > LARGEST or (whole > SMALL and whole > MOST_PACKED * len(data)):
                raise UnreadableFile(f"{name} is refused: unpacked it would be far too large for a Word file.", AGAIN)
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(entry)[:4096]:
                    raise UnreadableFile(
                        f"{name} is refused: a part of it declares a document type, as no Word file does.", AGAIN
                    )
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        raise UnreadableFile(f"{name} is damaged: its archive cannot be opened.", "Download or save it again.") from error


def _properties(document: Any) -> dict[str, str]:
    core = document.core_properties
    found = {"title": folded(core.title or ""), "author": folded(core.author or "")}
    stamp = core.modified or core.created
    if stamp is not None:
        found["date"] = stamp.date().isoformat()
    return {key: value for key, value in found.items() if value}

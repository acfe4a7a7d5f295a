"""Which reader a file needs, by its content first and its name second."""

import zipfile
from io import BytesIO
from pathlib import PurePath
from typing import Literal

from corpus.errors import UnreadableFile, UnsupportedFile
from corpus.models import ParsedFile

Form = Literal["pdf", "docx", "html", "markdown", "text"]

_HTML_STARTS = (b"<!doctype html", b"<html", b"<?xml")
_HINT = "Save it as PDF, Word (.docx), HTML or plain text."


def form(data: bytes, name: str) -> Form:
    """What kind of file the bytes are.

    Raises:
        UnreadableFile: the file is empty, or not what its name says.
        UnsupportedFile: it is of a kind that is not read.
    """
    if not data.strip(b" \t\r\n\f\v\0"):
        raise UnreadableFile(f"{name} is empty.", "Check the file; it may not have been downloaded completely.")
    suffix = PurePath(name).suffix.lower()
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"%PDF-" in data[:1024] or suffix == ".pdf":
        return "pdf"
    if data[:4] == b"PK\x03\x04":
        _check_word(data, name)
        return "docx"
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise UnsupportedFile(f"{name} is an old Office file or an encrypted one.", _HINT)
    if suffix == ".docx":
        raise UnreadableFile(f"{name} is not a Word file although its name says so.", _HINT)
    if suffix in {".html", ".htm", ".xhtml"} or start.startswith(_HTML_STARTS):
        return "html"
    return "markdown" if suffix in {".md", ".markdown"} else "text"


def read(data: bytes, name: str, *, password: str | None = None, ocr: bool = True) -> ParsedFile:
    """Parse a file's bytes. Readers are imported when first needed.

    Raises:
        UnreadableFile: the file is empty, broken, encrypted or holds no text.
        UnsupportedFile: it is of a kind that is not read.
    """
    found = form(data, name)
    if found == "pdf":
        from ingest.readers.pdf import reader as pdf

        return pdf.read(data, name, password=password, ocr=ocr)
    if found == "docx":
        from ingest.readers.docx import reader as docx

        return docx.read(data, name)
    if found == "html":
        from ingest.readers.html import reader as html

        return html.read(data, name)
    if found == "markdown":
        from ingest.readers import markdown

        return markdown.read(data, name)
    from ingest.readers import text

    return text.read(data, name)


def _check_word(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile as error:
        raise UnreadableFile(f"{name} is damaged: its archive cannot be opened.", "Download or save it again.") from error
    if "word/document.xml" not in names:
        raise UnsupportedFile(f"{name} is an archive but not a Word file.", _HINT)

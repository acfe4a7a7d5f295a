"""The PDF file as a container: whether it opens, what it says of itself, its bookmarks and page labels (pypdf)."""

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from corpus.errors import EncryptedFile, UnreadableFile
from ingest.readers.composing import folded
from ingest.readers.pdf.engine import AGAIN, locked, opened
from ingest.readers.pdf.headings import plain

DEEPEST_BOOKMARK = 8  # bookmarks nested deeper are a loop or a mistake
MOST_BOOKMARKS = 5000  # more are an index of words, not of sections
DATE = re.compile(r"D?:?(\d{4})(\d{2})?(\d{2})?")


@dataclass(frozen=True, slots=True)
class Container:
    """What the file says of itself. ``labels`` has one entry a page, ``None`` where the file only counts from 1."""

    pages: int
    properties: dict[str, str] = field(default_factory=dict)
    bookmarks: dict[str, int] = field(default_factory=dict)  # title, letters and digits only -> level from 1
    labels: tuple[str | None, ...] = ()


def inspect(data: bytes, name: str, password: str | None) -> Container:
    """Open the file with pypdf.

    Raises:
        EncryptedFile: a password is needed, or the one given is not right.
        UnreadableFile: this is no PDF, or one too damaged to open.
    """
    if b"%PDF-" not in data[:1024]:
        raise UnreadableFile(f"{name} is not a PDF file although its name says so.", AGAIN)
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(password or ""):
            raise locked(name, password)
        count = len(reader.pages)
    except EncryptedFile:
        raise
    except Exception:  # pypdf raises many kinds on broken files, and cannot decrypt AES without a further package
        return _by_pdfium(data, name, password)
    if count == 0:
        raise UnreadableFile(f"{name} is a PDF without pages.", AGAIN)
    held = _information(reader)
    return Container(count, _properties(held), _bookmarks(reader), _labels(reader, count))


def _by_pdfium(data: bytes, name: str, password: str | None) -> Container:
    """What pdfium tells of a file that pypdf cannot open: fewer things, of more files."""
    with opened(data, name, password) as document:
        if len(document) == 0:
            raise UnreadableFile(f"{name} is a PDF without pages.", AGAIN)
        held = {f"/{key}": value for key, value in document.get_metadata_dict().items()}
        return Container(len(document), _properties(held), {}, (None,) * len(document))


def _information(reader: PdfReader) -> dict[str, Any]:
    try:
        return dict(reader.metadata or {})
    except Exception:  # a broken information dictionary is no reason to refuse the text
        return {}


def _properties(held: dict[str, Any]) -> dict[str, str]:
    values = {"title": held.get("/Title"), "author": held.get("/Author"), "date": held.get("/CreationDate")}
    texts = {key: folded(str(value)) for key, value in values.items() if value}
    date = iso_date(texts.pop("date", ""))
    if date:
        texts["date"] = date
    return {key: value for key, value in texts.items() if value}


def iso_date(text: str) -> str:
    """ISO 8601 date of a PDF date ("D:20240131120000Z"); empty if it holds none."""
    match = DATE.match(text)
    if not match:
        return ""
    year, month, day = match.groups()
    if not 1980 <= int(year) <= 2200:
        return ""
    return "-".join(part for part in (year, month, day if month else None) if part)


def _bookmarks(reader: PdfReader) -> dict[str, int]:
    found: dict[str, int] = {}

    def walk(entries: list[Any], level: int) -> None:
        for entry in entries:
            if isinstance(entry, list):
                if level < DEEPEST_BOOKMARK:
                    walk(entry, level + 1)
            elif len(found) < MOST_BOOKMARKS:
                found.setdefault(plain(str(entry.title)), level)

    try:
        walk(reader.outline, 1)
    except Exception:  # a broken outline only loses levels
        return {}
    found.pop("", None)
    # Bookmarks that are all of one file's name or one level tell nothing of the order of headings.
    return found if len(found) >= 5 else {}


def _labels(reader: PdfReader, count: int) -> tuple[str | None, ...]:
    try:
        labels = list(reader.page_labels)
    except Exception:  # broken labels only lose the labels
        return (None,) * count
    if len(labels) != count or labels == [str(number + 1) for number in range(count)]:
        return (None,) * count
    return tuple(label or None for label in labels)

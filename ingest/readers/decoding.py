"""Bytes to text, and text to pages."""

import re

from corpus.errors import UnreadableFile
from corpus.models import Page
from ingest.readers.page_marks import marked_pages

# More control characters than this are no text, whatever the name says. Tabs, line ends and form feeds are not counted.
_MOST_CONTROLS = 0.01
_BLANK = " \t\n\r\f\x0b\x1a\x85\xa0\ufeff\u200b\u2028\u2029\u3000"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file with line ends as "\\n", and warnings.

    Raises:
        UnreadableFile: it is no text, or holds nothing but white space.
    """
    warnings: tuple[str, ...] = ()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _utf16(data) or data.decode("cp1252", errors="replace")
        warnings = (f"{name} is not UTF-8: read as Windows-1252, so some characters may be wrong.",)
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            warnings = (f"{name} is not UTF-8: read as UTF-16.",)
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls > _MOST_CONTROLS * max(1, len(text)):
        raise UnreadableFile(f"{name} is not a text file.", "Save it as plain text (UTF-8) and try again.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip(_BLANK):
        raise UnreadableFile(f"{name} holds no text.", "Check that the file is the one you meant.")
    return text, warnings


def _utf16(data: bytes) -> str:
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return ""
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        return ""


def pages_of(text: str) -> tuple[tuple[Page, ...], bool]:
    """Pages parted at form feeds, else at rising page marks, and whether there are any; their text is kept as it is."""
    parts = text.split("\f") if "\f" in text else marked_pages(text)
    paged = "\f" in text or len(parts) > 1
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()  # a form feed at the end of the last page begins none
    return tuple(Page(i, part) for i, part in enumerate(parts, 1)), paged

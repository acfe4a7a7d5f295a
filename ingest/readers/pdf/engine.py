"""pdfium, opened for one file at a time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.errors import EncryptedFile, UnreadableFile

AGAIN = "Download or save it again, or print it to a new PDF."
PASSWORD = "Give its password with --password."

# pdfium keeps global state and is not safe to call from two threads.
_lock = threading.Lock()


@contextmanager
def opened(data: bytes, name: str, password: str | None) -> Iterator[Any]:
    """The file as a ``pypdfium2.PdfDocument``, closed afterwards. No other file can be opened meanwhile.

    Raises:
        EncryptedFile: a password is needed, or the one given is not right.
        UnreadableFile: pdfium cannot open it.
    """
    with _lock:
        try:
            document = pypdfium2.PdfDocument(data, password=password)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
                raise locked(name, password) from error
            raise UnreadableFile(f"{name} is damaged and cannot be opened as a PDF.", AGAIN) from error
        try:
            yield document
        finally:
            document.close()


def locked(name: str, password: str | None) -> EncryptedFile:
    """The error for a file that its password, or none, does not open."""
    problem = "the password given does not open it" if password else "it is protected by a password"
    return EncryptedFile(f"{name} cannot be read: {problem}.", PASSWORD)

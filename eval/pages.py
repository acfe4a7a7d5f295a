"""Stored page texts by file hash and page number: what gold places and citations are ranges of."""

from functools import lru_cache

from corpus.catalogue import Catalogue
from corpus.models import Document

_REMEMBERED = 512  # pages; the five published documents have fewer


class Pages:
    """Page texts of a catalogue. The documents are looked up once, when this is made."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._documents = {document.sha256: document for document in catalogue.documents()}
        self._read = lru_cache(_REMEMBERED)(self._text)

    def holds(self, sha256: str) -> bool:
        """Whether the file with these bytes is held."""
        return sha256 in self._documents

    def document(self, sha256: str) -> Document | None:
        """The document made of the file with these bytes."""
        return self._documents.get(sha256)

    def sha256(self, document_id: str) -> str:
        """The hash of a document's file; empty where the document is not held."""
        return next((sha for sha, document in self._documents.items() if document.id == document_id), "")

    def text(self, sha256: str, page: int) -> str:
        """The text of a page, numbered from 1; empty where it is not held."""
        return self._read(sha256, page)

    def _text(self, sha256: str, number: int) -> str:
        document = self._documents.get(sha256)
        page = self._catalogue.page(document.id, number) if document else None
        return page.text if page else ""

"""Documents, passages and pages as retrieval reads them: the catalogue with a memory.

The memory is dropped when the set of documents changes, so answers never mix versions.
"""

from collections.abc import Sequence
from functools import lru_cache

from corpus.catalogue import Catalogue
from corpus.models import Component, Document, Filters, Page, Passage
from corpus.naming import resolve
from retrieval.questions import acronyms

_PAGES_REMEMBERED = 256


class Library:
    """A consistent view of the catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.documents: dict[str, Document] = {}
        self.glossary: dict[str, str] = {}
        self._page = lru_cache(_PAGES_REMEMBERED)(self._read_page)
        self.refresh()

    def refresh(self) -> None:
        """Look again at what the catalogue holds."""
        documents = {document.id: document for document in self.catalogue.documents()}
        if documents != self.documents:
            self.documents = documents
            self.glossary = acronyms.merged(documents.values())
            self._page.cache_clear()

    def _read_page(self, document_id: str, number: int) -> Page:
        return self.catalogue.page(document_id, number) or Page(number, "")

    def page_text(self, document_id: str, number: int) -> str:
        """The stored text of a page, numbered from 1; empty where there is none."""
        return self._page(document_id, number).text

    def page_label(self, document_id: str, number: int) -> str | None:
        """The number printed on a page."""
        return self._page(document_id, number).label

    def page_read_by_ocr(self, document_id: str, number: int) -> bool:
        """Whether a page's text was read from an image."""
        return self._page(document_id, number).ocr

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """Passages in the order of ``ids``, those of documents that are no longer current left out."""
        found = self.catalogue.passages(ids)
        return [found[id_] for id_ in ids if id_ in found and found[id_].document_id in self.documents]

    def component(self, passage: Passage) -> Component | None:
        """The component that a passage is in."""
        if passage.component is None:
            return None
        return self.documents[passage.document_id].components[passage.component]

    def within(self, filters: Filters) -> list[str] | None:
        """Ids of the documents that a question is restricted to, ``None`` for no restriction.

        Raises:
            UnknownDocument: a named document is not held.
        """
        if not (filters.documents or filters.kinds or filters.years or filters.as_of):
            return None
        chosen = list(self.documents.values())
        if filters.documents:
            named = {resolve(name, chosen).id for name in filters.documents}
            chosen = [document for document in chosen if document.id in named]
        if filters.kinds:
            kinds = set(filters.kinds)
            chosen = [d for d in chosen if d.kind in kinds or any(c.kind in kinds for c in d.components)]
        if filters.years:
            chosen = [d for d in chosen if any(year in f"{d.date or ''} {d.period or ''} {d.title}" for year in filters.years)]
        if filters.as_of:
            known = self.as_of(filters.as_of)
            chosen = [document for document in chosen if document.id in known]
        return [document.id for document in chosen]

    def as_of(self, date: str | None) -> dict[str, Document]:
        """The documents of that day or before it, by id: all where ``date`` (ISO) is ``None``, and those without a date."""
        begun = {id_: document.date or (document.period or "")[:4] for id_, document in self.documents.items()}
        return {id_: self.documents[id_] for id_, day in begun.items() if not date or not day or day <= date[: len(day)]}

    def allows(self, passage: Passage, filters: Filters) -> bool:
        """Whether a passage of a permitted document is of a permitted kind itself: of its component's, if it has one."""
        component = self.component(passage)
        document = self.documents[passage.document_id]
        return not filters.kinds or document.kind in filters.kinds or (component is not None and component.kind in filters.kinds)

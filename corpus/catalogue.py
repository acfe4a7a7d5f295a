"""The record of what is held: documents, their pages and passages. The indexes can be rebuilt from it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, func, insert, select, update

from corpus import rows, schema
from corpus.database import mapped_errors, named, open_engine
from corpus.errors import UnknownDocument
from corpus.models import Document, Page, Passage, StoredDocument
from corpus.results import ComponentResult, DocumentDetail, DocumentResult, OutlineEntry, PageResult
from corpus.review_store import ReviewStore

_MANY = 500  # ids a statement; SQLite's own limit on parameters is 32,766


class Catalogue:
    """Documents by id. Every write is one transaction: readers see all of a document or nothing of it."""

    def __init__(self, data_dir: Path, url: str | None = None) -> None:
        self._engine = open_engine(data_dir, url)
        self._where = named(data_dir, url)
        self.reviews = ReviewStore(self._engine, self._where)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    # --- for modules that keep tables of their own -------------------------------------------------------------

    def adopt(self, *tables: Table) -> None:
        """Make tables that are missing, as they are in a data directory of an earlier version."""
        with self.transaction() as connection:
            schema.metadata.create_all(connection, tables=list(tables))

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """One transaction on the catalogue's database. Raises DataDirectoryError."""
        with mapped_errors(self._where), self._engine.begin() as connection:
            yield connection

    # --- documents ---------------------------------------------------------------------------------------------

    def documents(self) -> list[Document]:
        """All documents, oldest first, then by title."""
        with mapped_errors(self._where), self._engine.connect() as connection:
            found = connection.execute(select(schema.documents)).mappings().all()
        return sorted((rows.document(row) for row in found), key=lambda d: (d.date or "", d.title))

    def document(self, document_id: str) -> Document | None:
        """One document by its whole id."""
        statement = select(schema.documents).where(schema.documents.c.id == document_id)
        with mapped_errors(self._where), self._engine.connect() as connection:
            row = connection.execute(statement).mappings().first()
        return rows.document(row) if row else None

    def with_sha256(self, sha256: str) -> list[Document]:
        """The documents made of a file with these bytes."""
        return self._where_equal(schema.documents.c.sha256, sha256)

    def at_path(self, path: str) -> list[Document]:
        """The document whose file stood at ``path`` when it was ingested, or none."""
        return self._where_equal(schema.documents.c.path, path)

    def _where_equal(self, column: Column[str], value: str) -> list[Document]:
        with mapped_errors(self._where), self._engine.connect() as connection:
            found = connection.execute(select(schema.documents).where(column == value)).mappings().all()
        return [rows.document(row) for row in found]

    def replace(self, stored: StoredDocument, obsolete: Sequence[str] = ()) -> None:
        """Make ``stored`` current and forget the documents ``obsolete`` in one transaction."""
        document_id = stored.document.id
        with mapped_errors(self._where), self._engine.begin() as connection:
            for old in {*obsolete, document_id}:
                connection.execute(delete(schema.documents).where(schema.documents.c.id == old))
            connection.execute(insert(schema.documents), rows.document_row(stored))
            connection.execute(insert(schema.pages), [rows.page_row(document_id, page) for page in stored.pages])
            if stored.passages:
                connection.execute(insert(schema.passages), [rows.passage_row(p) for p in stored.passages])

    def move(self, document_id: str, path: str, file: str) -> None:
        """Record that a document's file has another path now; what document stood there is forgotten with it."""
        table = schema.documents
        with mapped_errors(self._where), self._engine.begin() as connection:
            connection.execute(delete(table).where(table.c.path == path, table.c.id != document_id))
            connection.execute(update(table).where(table.c.id == document_id).values(path=path, file=file))

    def remove(self, document_id: str) -> None:
        """Forget a document with its pages and passages."""
        with mapped_errors(self._where), self._engine.begin() as connection:
            connection.execute(delete(schema.documents).where(schema.documents.c.id == document_id))

    # --- pages and passages ------------------------------------------------------------------------------------

    def page(self, document_id: str, number: int) -> Page | None:
        """One page, numbered from 1."""
        table = schema.pages
        statement = select(table).where(table.c.document_id == document_id, table.c.number == number)
        with mapped_errors(self._where), self._engine.connect() as connection:
            row = connection.execute(statement).mappings().first()
        return Page(row["number"], row["text"], row["label"], row["ocr"]) if row else None

    def count_pages(self, document_id: str) -> int:
        """How many pages a document has."""
        statement = select(func.count()).where(schema.pages.c.document_id == document_id)
        with mapped_errors(self._where), self._engine.connect() as connection:
            return connection.execute(statement).scalar_one()

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """Passages by id; ids that are not held are left out."""
        found: dict[str, Passage] = {}
        with mapped_errors(self._where), self._engine.connect() as connection:
            for first in range(0, len(ids), _MANY):
                chosen = schema.passages.c.id.in_(ids[first : first + _MANY])
                for row in connection.execute(select(schema.passages).where(chosen)).mappings():
                    found[row["id"]] = rows.passage(row)
        return found

    def passages_of(self, document_id: str, ordinals: range | None = None) -> list[Passage]:
        """A document's passages in reading order, or those whose ordinals are in a range of step 1."""
        table = schema.passages
        statement = select(table).where(table.c.document_id == document_id).order_by(table.c.ordinal)
        if ordinals is not None:
            statement = statement.where(table.c.ordinal >= ordinals.start, table.c.ordinal < ordinals.stop)
        with mapped_errors(self._where), self._engine.connect() as connection:
            return [rows.passage(row) for row in connection.execute(statement).mappings()]

    def passage_ids(self) -> set[str]:
        """The ids of all passages."""
        with mapped_errors(self._where), self._engine.connect() as connection:
            return set(connection.execute(select(schema.passages.c.id)).scalars())

    def all_passages(self) -> Iterator[Passage]:
        """All passages, document by document."""
        for document in self.documents():
            yield from self.passages_of(document.id)

    # --- facts about the data directory ------------------------------------------------------------------------

    def meta(self, key: str) -> str | None:
        """A recorded fact, such as the identity of the embedding model."""
        statement = select(schema.meta.c.value).where(schema.meta.c.key == key)
        with mapped_errors(self._where), self._engine.connect() as connection:
            return connection.execute(statement).scalar_one_or_none()

    def set_meta(self, key: str, value: str) -> None:
        """Record a fact."""
        with mapped_errors(self._where), self._engine.begin() as connection:
            connection.execute(delete(schema.meta).where(schema.meta.c.key == key))
            connection.execute(insert(schema.meta).values(key=key, value=value))

    # --- what users see ----------------------------------------------------------------------------------------

    def list(self) -> list[DocumentResult]:
        """All documents as the command line and the endpoint list them."""
        pages, passages = self._counts(schema.pages.c.document_id), self._counts(schema.passages.c.document_id)
        return [
            DocumentResult(**_head(document, passages.get(document.id, 0)), pages=pages.get(document.id, 0))
            for document in self.documents()
        ]

    def detail(self, document_id: str) -> DocumentDetail:
        """One document with its outline, components and pages.

        Raises:
            UnknownDocument: no document has this id.
        """
        document = self.document(document_id)
        if document is None:
            raise UnknownDocument(f"No document has the id {document_id}.", "List them with: answerable documents")
        with mapped_errors(self._where), self._engine.connect() as connection:
            chosen = select(schema.documents.c.outline).where(schema.documents.c.id == document_id)
            outline = connection.execute(chosen).scalar_one()
            in_order = select(schema.pages).where(schema.pages.c.document_id == document_id)
            pages = connection.execute(in_order.order_by(schema.pages.c.number)).mappings().all()
        return DocumentDetail(
            **_head(document, self._counts(schema.passages.c.document_id).get(document_id, 0)),
            outline=[OutlineEntry(level=level, heading=heading, page=page) for level, heading, page in outline],
            components=[ComponentResult.model_validate(c, from_attributes=True) for c in document.components],
            pages=[PageResult(number=p["number"], label=p["label"], text=p["text"], ocr=p["ocr"]) for p in pages],
        )

    def _counts(self, column: Column[str]) -> dict[str, int]:
        with mapped_errors(self._where), self._engine.connect() as connection:
            found = connection.execute(select(column, func.count()).group_by(column))
            return {row[0]: row[1] for row in found}


def _head(document: Document, passages: int) -> dict[str, Any]:
    names = ("file", "title", "kind", "publisher", "date", "period", "sha256")
    return {
        "document_id": document.id,
        **{name: getattr(document, name) for name in names},
        "passages": passages,
        "status": "bundled" if document.bundled else "ready",
    }

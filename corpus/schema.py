"""The tables of the catalogue."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

SCHEMA_VERSION = 1

metadata = MetaData()

meta = Table("meta", metadata, Column("key", String(64), primary_key=True), Column("value", Text, nullable=False))

documents = Table(
    "documents",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("file", Text, nullable=False),
    Column("path", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("publisher", Text),
    Column("date", String(10)),  # ISO 8601: a day, a month or a year
    Column("period", Text),  # years, or whatever words a person or a file says it in
    Column("paged", Boolean, nullable=False),
    Column("bundled", Boolean, nullable=False),
    Column("components", JSON, nullable=False),
    Column("glossary", JSON, nullable=False),
    Column("warnings", JSON, nullable=False),
    Column("outline", JSON, nullable=False),
)

_document = ("document_id", String(32))

# Apart from the documents because older data directories lack it: it is made when it is missing, and rows may be.
about = Table(
    "about",
    metadata,
    Column(*_document, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("superseded_by", Text),
    Column("confidence", JSON, nullable=False),
    Column("declared", JSON, nullable=False),
    Column("reader", Integer, nullable=False),
)

pages = Table(
    "pages",
    metadata,
    Column(*_document, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("label", Text),
    Column("text", Text, nullable=False),
    Column("ocr", Boolean, nullable=False),
)

passages = Table(
    "passages",
    metadata,
    Column("id", String(32), primary_key=True),
    Column(*_document, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("page", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("section", JSON, nullable=False),
    Column("component", Integer),
    Column("spans", JSON, nullable=False),
    Column("terms", Text, nullable=False),
    Index("passages_in_order", "document_id", "ordinal"),
)

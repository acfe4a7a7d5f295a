"""Between the dataclasses and the catalogue's rows."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from corpus.models import Component, Document, Kind, Page, Passage, Span, SpanKind, StoredDocument

ABOUT = ("superseded_by", "confidence", "declared", "reader")
Row = Mapping[Any, Any]  # SQLAlchemy's mappings are keyed by name and by column


def document_row(stored: StoredDocument) -> dict[str, Any]:
    """The row of ``documents`` for a stored document."""
    row = {name: value for name, value in asdict(stored.document).items() if name not in ABOUT}
    row["components"] = [asdict(component) for component in stored.document.components]
    row["warnings"] = list(stored.document.warnings)
    row["outline"] = [list(entry) for entry in stored.outline]
    return row


def about_row(stored: StoredDocument) -> dict[str, Any]:
    """The row of ``about`` for a stored document."""
    return {"document_id": stored.document.id, **{name: getattr(stored.document, name) for name in ABOUT}}


def document(row: Row) -> Document:
    """The document of a row of ``documents`` joined with ``about``, where that has one."""
    fields = {name: row[name] for name in Document.__slots__ if name not in ABOUT or row["reader"] is not None}
    fields["kind"] = Kind(row["kind"])
    fields["warnings"] = tuple(row["warnings"])
    fields["components"] = tuple(Component(**{**c, "kind": Kind(c["kind"])}) for c in row["components"])
    return Document(**fields)


def page_row(document_id: str, page: Page) -> dict[str, Any]:
    """The row of ``pages`` for a page."""
    return {"document_id": document_id, **asdict(page)}


def passage_row(passage: Passage) -> dict[str, Any]:
    """The row of ``passages`` for a passage; spans as lists, defaults left out."""
    row = {name: getattr(passage, name) for name in Passage.__slots__}
    row["section"] = list(passage.section)
    row["spans"] = [_span_row(span) for span in passage.spans]
    return row


def passage(row: Row) -> Passage:
    """The passage of a row."""
    fields = {name: row[name] for name in Passage.__slots__}
    fields["section"] = tuple(row["section"])
    fields["spans"] = tuple(_span(span) for span in row["spans"])
    return Passage(**fields)


def _span_row(span: Span) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": span.kind.value, "start": span.start, "end": span.end}
    for name in ("group", "lead", "marker", "cells", "columns"):
        if (value := getattr(span, name)) not in (None, "", ()):
            row[name] = list(value) if isinstance(value, tuple) else value
    return row


def _span(row: Row) -> Span:
    lead = row.get("lead")
    return Span(
        kind=SpanKind(row["kind"]),
        start=row["start"],
        end=row["end"],
        group=row.get("group"),
        lead=(lead[0], lead[1]) if lead else None,
        marker=row.get("marker", ""),
        cells=tuple(row.get("cells", ())),
        columns=tuple(row.get("columns", ())),
    )

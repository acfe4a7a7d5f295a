"""Rows of a table that are of another place or body than the question names.

A column headed "Location" or "District" parts its table as a filter would: what Corrow was given is no answer for Selwick,
however alike the rows read.
"""

import re

from corpus.models import Passage, Span, SpanKind
from retrieval.library import Library
from retrieval.query import Query
from retrieval.questions.language import MONTHS
from retrieval.tables import tables

_OF_PLACES = re.compile(
    r"\b(?:locations?|places?|areas?|districts?|boroughs?|wards?|parish(?:es)?|towns?|cit(?:y|ies)|count(?:y|ies)|regions?|"
    r"authorit(?:y|ies)|councils?|sites?|stations?|forces?|divisions?|partnerships?|CSPs?|LPAs?)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][^\d\n]*")
_NAME_WORDS = 4
_COMMON = re.compile(r"\b(?:all|every|each|both|total|overall|whole|joint|various|across|combined|other)\b|wide\b", re.IGNORECASE)


class PlacesAsked:
    """The places that one question names, in one table after another."""

    def __init__(self, query: Query, library: Library) -> None:
        self._question = query.text.casefold()
        self._library = library
        self._of_tables: dict[tuple[str, int], set[str]] = {}

    def is_elsewhere(self, passage: Passage, span: Span) -> bool:
        """Whether a span of the passage is a table row whose place is not in the question, where the place of another row of the
        table is. A row of all places, or without one, is of none in particular."""
        own = _places(span) if span.kind is SpanKind.TABLE_ROW and span.group is not None else []
        if not own or any(_COMMON.search(cell) or _in(cell, self._question) for cell in own):
            return False
        row = " ".join(span.cells).casefold()
        asked = self._asked(passage, span)
        return bool(asked) and not any(_in(cell, row) for cell in asked)

    def _asked(self, passage: Passage, span: Span) -> set[str]:
        assert span.group is not None
        table = (passage.document_id, span.group)
        if table not in self._of_tables:
            rows = tables.rows(self._library, passage, span.group)
            held = {cell for row in rows for cell in _places(row.span)}
            self._of_tables[table] = {cell for cell in held if self._is_asked(cell)}
        return self._of_tables[table]

    def _is_asked(self, cell: str) -> bool:
        """Whether the question names a place; March and May are taken for months."""
        return _in(cell, self._question) and not _COMMON.search(cell) and cell.casefold() not in MONTHS


def _places(span: Span) -> list[str]:
    """The names in the row's columns of places; its first column labels it and is none of these."""
    pairs = list(zip(span.columns, span.cells, strict=True))[1:] if len(span.columns) == len(span.cells) else []
    return [
        cell for column, cell in pairs if _OF_PLACES.search(column) and _NAME.fullmatch(cell) and len(cell.split()) <= _NAME_WORDS
    ]


def _in(cell: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(cell.casefold())}(?!\w)", text) is not None

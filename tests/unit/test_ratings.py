"""Rows that are rated red, amber or green."""

import pytest

from corpus.models import Passage, Span, SpanKind
from retrieval.tables import ratings
from retrieval.tables.tables import Row


@pytest.mark.parametrize(
    ("question", "state"),
    [
        ("Which measures are red?", "red"),
        ("what is amber", "amber"),
        ("Which indicators were rated green in Q2 2031/32?", "green"),
        ("List the red-rated risks", "red"),
        ("What are the amber measures?", "amber"),
        ("Which red kites were seen?", None),
        ("What is the green belt?", None),
        ("Why is it red?", None),
        ("Which boats are painted red and blue?", None),
    ],
)
def test_the_state_that_is_asked_for(question: str, state: str | None) -> None:
    assert ratings.asked(question) == state


def _rows(column: str, *cells: str) -> list[Row]:
    spans = tuple(
        Span(SpanKind.TABLE_ROW, 0, 1, cells=(f"Pier {n}", "9", cell), columns=("Measure", "Now", column))
        for n, cell in enumerate(cells)
    )
    passage = Passage(
        id="p-1", document_id="d-1", ordinal=0, page=1, start=0, end=1, text="", section=(), component=None, spans=spans
    )
    return [Row(passage, index, span.cells[0]) for index, span in enumerate(spans)]


@pytest.mark.parametrize(
    ("column", "cells", "at"),
    [
        ("RAG", ("R", "A", "G"), 2),
        ("Status", ("Red", "Amber", "n/a"), 2),
        ("Status", ("On track", "Red", "Late"), None),
        ("Hull", ("Red", "Green", "Green"), None),
    ],
)
def test_a_column_of_ratings_has_nothing_else(column: str, cells: tuple[str, ...], at: int | None) -> None:
    assert ratings._rating(_rows(column, *cells)) == at

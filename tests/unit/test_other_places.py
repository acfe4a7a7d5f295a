"""Rows of a table that are of another place than the question names."""

from types import SimpleNamespace
from typing import cast

import pytest

from corpus.models import Passage, Span, SpanKind
from retrieval.library import Library
from retrieval.query import parse
from retrieval.tables.other_places import PlacesAsked

ROWS = (
    ("Ferry rides", "Corrow", "14"),
    ("", "Port Selwick", "9"),
    ("Swimming lessons", "Corrow", "21"),
    ("Lamps", "All Harbours", "4"),
)


def _passage(column: str, rows: tuple[tuple[str, ...], ...] = ROWS) -> Passage:
    text, spans = "", [Span(start=0, end=1, kind=SpanKind.TABLE_ROW, group=1, cells=("Service", column, "£000"))]
    for at, cells in enumerate(rows):
        columns = ("Service", column, "£000")
        spans.append(Span(start=at + 1, end=at + 2, kind=SpanKind.TABLE_ROW, group=1, lead=(0, 1), cells=cells, columns=columns))
        text += "x"
    return Passage(id="p", document_id="d", ordinal=0, page=1, start=0, end=9, text=text, section=(), spans=tuple(spans))


def _left_out(question: str, passage: Passage) -> list[bool]:
    catalogue = SimpleNamespace(passages_of=lambda *_: [passage])
    asked = PlacesAsked(parse(question), cast(Library, SimpleNamespace(catalogue=catalogue)))
    return [asked.is_elsewhere(passage, span) for span in passage.spans[1:]]


@pytest.mark.parametrize("column", ["Location", "District", "Police area"])
@pytest.mark.parametrize("question", ["what did Port Selwick get for swimming", "swimming lessons in port selwick?"])
def test_rows_of_another_place_are_left_out(column: str, question: str) -> None:
    assert _left_out(question, _passage(column)) == [True, False, True, False]


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ("What did swimming lessons cost?", "Location"),
        ("Swimming in Port Selwick and Corrow?", "Location"),
        ("Swimming in Selwick?", "Location"),
        ("Swimming in Port Selwick?", "Outcome"),
    ],
)
def test_otherwise_no_row_is(question: str, column: str) -> None:
    assert not any(_left_out(question, _passage(column)))


def test_a_month_is_no_place() -> None:
    rows = (("Swimming", "Corrow", "14"), ("Swimming", "March", "9"))
    assert _left_out("swimming lessons in March", _passage("Town", rows)) == [False, False]


def test_a_place_in_the_rows_label_is_its_place_too() -> None:
    rows = (("Port Selwick swimming", "Corrow", "14"), ("Ferry", "Port Selwick", "9"))
    assert _left_out("swimming in Port Selwick", _passage("Location", rows)) == [False, False]

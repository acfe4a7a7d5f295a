"""Which way a column of variances counts."""

import pytest

from corpus.models import Passage, Span, SpanKind
from retrieval.tables import variances
from retrieval.tables.tables import Row


def _rows(columns: tuple[str, ...], *table: tuple[str, ...]) -> list[Row]:
    spans = tuple(Span(SpanKind.TABLE_ROW, 0, 1, cells=cells, columns=columns) for cells in table)
    passage = Passage(
        id="p-1", document_id="d-1", ordinal=0, page=1, start=0, end=1, text="", section=(), component=None, spans=spans
    )
    return [Row(passage, index, cells[0]) for index, cells in enumerate(table)]


@pytest.mark.parametrize(
    ("last", "first", "second", "way"),
    [
        ("Variance", "2", "(1)", 1),
        ("Variance", "(2)", "1", -1),
        ("Variance", "2", "1", 0),
        ("Over/(under)spend", "2", "1", 1),
        ("Underspend/(overspend)", "2", "1", -1),
        ("Share", "2", "(1)", 0),
    ],
)
def test_an_overspend_is_more_or_less_than_nothing(last: str, first: str, second: str, way: int) -> None:
    rows = _rows(("Service", "Budget", "Outturn", last), ("Boats", "10", "12", first), ("Vans", "8", "7", second))
    assert variances.overspend(rows, 3) == way


def test_a_variance_alone_does_not_tell() -> None:
    assert variances.overspend(_rows(("Service", "Variance"), ("Boats", "2"), ("Vans", "(1)")), 1) == 0

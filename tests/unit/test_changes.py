"""What changed most between two columns."""

import pytest

from corpus.models import Passage, Span, SpanKind
from retrieval.query import parse
from retrieval.tables import changes, extremes
from retrieval.tables.tables import Row

_ROWS = (("Storm", "8", "9", "16"), ("Rust", "12", "14", "15"), ("Fog", "15", "12", "10"))
_THREE = ("Risk", "Score 2029", "Score 2030", "Score 2031")


def _rows(columns: tuple[str, ...], cells: tuple[tuple[str, ...], ...]) -> list[Row]:
    spans = tuple(Span(SpanKind.TABLE_ROW, 0, 1, cells=row, columns=columns) for row in cells)
    passage = Passage(
        id="p-1", document_id="d-1", ordinal=0, page=1, start=0, end=1, text="", section=(), component=None, spans=spans
    )
    return [Row(passage, index, row[0]) for index, row in enumerate(cells)]


def _found(question: str, columns: tuple[str, ...] = _THREE, cells: tuple[tuple[str, ...], ...] = _ROWS) -> list[str]:
    query = parse(question)
    best = [extremes._extreme(query, series) for series in changes.over_rows_between(_rows(columns, cells), query)]
    return [cells.text for one in best for _, cells in one.found] if all(best) else ["none"]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Which risk has gone up the most since 2029?", ["Storm: Score 2029 8; Score 2031 16"]),
        ("Which risk rose most between 2029 and 2030?", ["Rust: Score 2029 12; Score 2030 14"]),
        ("Which risk fell most between 2029 and 2031?", ["Fog: Score 2029 15; Score 2031 10"]),
        ("Which risk has gone up the most?", []),
        ("Which risk has gone up the most since 2027?", []),
    ],
)
def test_the_two_times_that_are_meant(question: str, found: list[str]) -> None:
    assert _found(question) == found


def test_the_only_two_times_are_meant_where_none_is_named() -> None:
    two = tuple(row[:3] for row in _ROWS)
    assert _found("Which risk went up most?", _THREE[:3], two) == ["Rust: Score 2029 12; Score 2030 14"]
    assert _found("Which risk went up most?", ("Risk", "2029", "2030", "Change"), _ROWS) == []


def test_other_units_and_equal_changes_are_not_compared() -> None:
    mixed = (("Storm", "8%", "9%"), ("Rust", "12", "14"), ("Fog", "15", "12"))
    assert _found("Which risk went up most?", _THREE[:3], mixed) == []
    equal = (("Storm", "8", "10"), ("Rust", "12", "14"), ("Fog", "15", "12"))
    assert _found("Which risk went up most?", _THREE[:3], equal) == ["none"]

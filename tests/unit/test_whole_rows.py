"""Questions that one cell of a row cannot answer."""

import pytest

from corpus.models import Span, SpanKind
from retrieval.query import parse
from retrieval.tables import whole_rows

_QUARTERS = ("Measure", "Goal", "Q1", "Q2", "Q3")
_YEARS = ("Risk", "Score 2029", "Score 2030", "Score 2031")


def _compared(question: str, columns: tuple[str, ...], *cells: str) -> list[str]:
    span = Span(SpanKind.TABLE_ROW, 0, 1, cells=cells, columns=columns)
    return [columns[i] for i in whole_rows.compared(parse(question), span)]


@pytest.mark.parametrize(
    ("question", "columns"),
    [
        ("Did we hit the goal for boats mended in Q2?", ["Goal", "Q2"]),
        ("Did we hit the goal for boats mended in the last quarter?", ["Goal", "Q3"]),
        ("Was the goal for boats mended met?", ["Goal", "Q1", "Q2", "Q3"]),
        ("Have boats mended gone down?", ["Goal", "Q1", "Q2", "Q3"]),
        ("What is the goal for boats mended?", []),
        ("How many boats were mended in Q2?", []),
        ("Is there a goal for boats mended within five days?", []),
    ],
)
def test_the_target_stands_beside_what_was_reached(question: str, columns: list[str]) -> None:
    assert _compared(question, _QUARTERS, "Boats mended", "90", "84", "86", "88") == columns


@pytest.mark.parametrize(
    ("question", "columns"),
    [
        ("Has the storm risk gone up since 2029?", ["Score 2029", "Score 2030", "Score 2031"]),
        ("How has the storm risk developed since 2030?", ["Score 2029", "Score 2030", "Score 2031"]),
        ("Did the storm risk rise between 2029 and 2030?", []),
        ("What was the storm risk in 2029?", []),
    ],
)
def test_a_change_needs_both_times(question: str, columns: list[str]) -> None:
    assert _compared(question, _YEARS, "Storm", "4", "8", "12") == columns


def test_rows_of_texts_and_single_figures_are_left_alone() -> None:
    assert _compared("Did we hit the goal?", ("Action", "Goal", "Status"), "Paint", "By May", "Late") == []
    assert _compared("Has it gone up?", ("Risk", "Score"), "Storm", "4") == []

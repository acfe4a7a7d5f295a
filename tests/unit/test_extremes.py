"""Which end of which cells a question asks for."""

import pytest

from corpus.models import Passage, Span, SpanKind
from retrieval import series, superlatives
from retrieval.tables import Row


@pytest.mark.parametrize(
    ("question", "measured", "context", "values", "up"),
    [
        ("Which ward has the worst crime rate?", "Rate per 1,000", "", (1.0, 2.0), True),
        ("Which ward is worst?", "Number", "Crimes by ward", (1.0, 2.0), True),
        ("Which ward has the best victim satisfaction?", "Victim satisfaction (%)", "", (1.0, 2.0), True),
        ("Which depot is quickest?", "Average days to repair", "", (1.0, 2.0), False),
        ("Which trust has the biggest deficit?", "Surplus/(deficit)", "", (0.0, -3.0), False),
        ("Which fund had the largest balance?", "Balance", "", (-1.0, -3.0), True),
    ],
)
def test_the_end_that_is_meant(question: str, measured: str, context: str, values: tuple[float, ...], up: bool) -> None:
    assert superlatives.upwards(question, measured, context, values, percentages=False, timed=False) is up


def test_the_slowest_takes_longest() -> None:
    assert superlatives.upwards("Which is slowest?", "First attendance", "", (1.0, 2.0), percentages=False, timed=True)


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("What was the most expensive scheme?", True),
        ("What was the most important thing?", False),
        ("Will it be done by May at the latest?", False),
        ("How many at most?", False),
    ],
)
def test_superlatives_and_phrases_like_them(question: str, asks: bool) -> None:
    assert superlatives.asks(question) is asks


def _rows(*named: tuple[str, str]) -> list[Row]:
    spans = tuple(Span(SpanKind.TABLE_ROW, 0, 1, cells=cells, columns=("Ward", "Fires")) for cells in named)
    passage = Passage(
        id="p-1", document_id="d-1", ordinal=0, page=1, start=0, end=1, text="", section=(), component=None, spans=spans
    )
    return [Row(passage, index, cells[0]) for index, cells in enumerate(named)]


@pytest.mark.parametrize("last", [("Lanbury", "60"), ("System total", "61"), ("National average", "20")])
def test_the_row_of_the_whole_is_left_out(last: tuple[str, str]) -> None:
    found = list(series.over_rows(_rows(("Ash", "10"), ("Elm", "20"), ("Oak", "30"), last)))
    assert [[row.label for row in one.rows] for one in found] == [["Ash", "Elm", "Oak"]]

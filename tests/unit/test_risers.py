"""Rows of a table that rose or fell."""

import pytest

from corpus.models import Passage, Span, SpanKind
from retrieval.query import parse
from retrieval.tables import risers
from retrieval.tables.series import Series
from retrieval.tables.tables import Row


class _Words:
    def stems(self, text: str) -> list[str]:
        return [word.strip(".,?()").lower().removesuffix("s") for word in text.split()]


def _series(column: str, *cells: str, heading: str = "Fires by ward") -> Series:
    spans = tuple(
        Span(SpanKind.TABLE_ROW, 0, 1, cells=(f"Ward {n}", cell), columns=("Ward", column)) for n, cell in enumerate(cells)
    )
    passage = Passage("p-1", "d-1", 0, page=1, start=0, end=1, text="", section=(heading,), spans=spans)
    return Series(tuple(Row(passage, n, span.cells[0]) for n, span in enumerate(spans)), (1,), "")


@pytest.mark.parametrize(
    ("question", "column", "up"),
    [
        ("Which wards saw fires rise?", "Fires change", True),
        ("Where did fires go down?", "Fires change", False),
        ("Where did fires get worse?", "Crimes of arson change", True),
        ("Where did things get better?", "Crimes of arson change", False),
        ("Where did things get better?", "Satisfaction change", True),
    ],
)
def test_which_way_is_asked_for(question: str, column: str, up: bool) -> None:
    assert risers._upwards(question, _series(column, "+2", "-3", "1")) is up


@pytest.mark.parametrize(
    ("question", "meant"),
    [("Which wards saw fires rise?", True), ("Which wards saw floods rise?", False), ("Where did blazes fall?", True)],
)
def test_the_measure_is_in_the_question_or_what_is_said_for_it(question: str, meant: bool) -> None:
    assert risers._is_meant(parse(question), _series("Fires change", "+2", "-3"), _Words()) is meant  # type: ignore[arg-type]


def test_a_column_without_signs_tells_no_direction() -> None:
    assert risers._is_signed(_series("Change", "2", "-3"))
    assert risers._is_signed(_series("Change", "+2", "3"))
    assert not risers._is_signed(_series("Change", "2", "3"))


@pytest.mark.parametrize(
    "question", ["Why did fires rise?", "How much did fires rise?", "Which wards have most fires?", "Where are fires?"]
)
def test_other_questions_ask_for_no_rows_that_rose(question: str) -> None:
    assert risers.find(parse(question), (), None, None) is None  # type: ignore[arg-type]

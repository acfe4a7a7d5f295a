"""Who was there and who was not."""

import pytest

from corpus.models import Passage, Span, SpanKind
from retrieval.people import roll_calls
from retrieval.tables.tables import Row


@pytest.mark.parametrize(
    ("question", "state"),
    [
        ("Which members were present?", "present"),
        ("Who attended the harbour board?", "present"),
        ("How many members attended?", "present"),
        ("Who was absent?", "absent"),
        ("Who did not attend the meeting?", "absent"),
        ("Which members didn't attend?", "absent"),
        ("Who sent their apologies?", "apologies"),
        ("Did the clerk attend?", None),
        ("Who was not present?", "absent"),
        ("What is the present fee?", None),
        ("What is the target for attending fires?", None),
        ("Who apologised for the flood?", None),
    ],
)
def test_the_state_that_is_asked_for(question: str, state: str | None) -> None:
    assert roll_calls.asked(question) == state


def _rows(column: str, *cells: str) -> list[Row]:
    spans = tuple(
        Span(SpanKind.TABLE_ROW, 0, 1, cells=(f"Cllr {n}", cell), columns=("Member", column)) for n, cell in enumerate(cells)
    )
    passage = Passage(
        id="p-1", document_id="d-1", ordinal=0, page=1, start=0, end=1, text="", section=(), component=None, spans=spans
    )
    return [Row(passage, index, span.cells[0]) for index, span in enumerate(spans)]


@pytest.mark.parametrize(
    ("column", "cells", "at"),
    [
        ("Present", ("Yes", "Apologies", "Absent"), 1),
        ("Attendance", ("✓", "✗", "✓"), 1),
        ("Present", ("Yes (to item 4)", "Apologies (Cllr Ash in place)"), 1),
        ("Present", ("Yes", "", "Yes"), None),
        ("Attendance", ("5 of 6", "4 of 6"), None),
        ("Presented by", ("Yes", "No"), None),
    ],
)
def test_a_column_of_attendance_says_it_of_each(column: str, cells: tuple[str, ...], at: int | None) -> None:
    assert roll_calls.attendance(_rows(column, *cells)) == at


def test_apologies_are_absences_and_not_the_other_way_round() -> None:
    said = ("Yes", "Apologies", "Absent", "✓", "✗")
    assert [cell for cell in said if roll_calls._is(cell, "present")] == ["Yes", "✓"]
    assert [cell for cell in said if roll_calls._is(cell, "absent")] == ["Apologies", "Absent", "✗"]
    assert [cell for cell in said if roll_calls._is(cell, "apologies")] == ["Apologies"]

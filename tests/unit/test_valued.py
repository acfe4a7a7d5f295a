"""Rows of one owner, or in one state."""

import pytest

from corpus.models import Passage, Span, SpanKind
from retrieval.tables import valued
from retrieval.tables.tables import Row

COLUMNS = ("Ref", "Action", "Town", "Owner", "Status")
TABLE = (
    ("P1", "Mend the pier", "Ashby", "Ann Dale, Works", "Late"),
    ("P2", "Paint the pier", "Ashby", "Bo Elm", "Done"),
    ("P3", "Light the pier", "Oakham", "Ann Dale / Bo Elm", "Done with delay"),
)


def _rows() -> list[Row]:
    spans = tuple(Span(SpanKind.TABLE_ROW, 0, 1, cells=cells, columns=COLUMNS) for cells in TABLE)
    passage = Passage(
        id="p-1", document_id="d-1", ordinal=0, page=1, start=0, end=1, text="", section=(), component=None, spans=spans
    )
    return [Row(passage, index, cells[0]) for index, cells in enumerate(TABLE)]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Which actions does Ann Dale own?", ["P1", "P3"]),
        ("Which actions are late?", ["P1"]),
        ("Which actions are done?", None),
        ("Which actions are in Ashby?", None),
        ("Which actions does Cy Fir own?", None),
    ],
)
def test_all_rows_of_one_value(question: str, found: list[str] | None) -> None:
    held = valued.held(question, _rows(), lambda text: text.lower().split())
    assert (held and [row.label for row in held[2]]) == found


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("What actions does Ann Dale have?", True),
        ("List the late actions", True),
        ("What is Ann Dale doing?", False),
        ("Who is late?", False),
        ("Which actions are not done?", False),
    ],
)
def test_questions_for_rows(question: str, asks: bool) -> None:
    assert valued.asks(question) is asks


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("What is Ann Dale working on?", "Ann Dale"),
        ("What is Ann Dale meant to do for the board?", "Ann Dale"),
        ("What is Ann Dale paid?", ""),
        ("What is the board doing?", ""),
        ("What does Ann Dale not own?", ""),
    ],
)
def test_questions_for_the_work_of_one_person(question: str, who: str) -> None:
    assert valued.doing(question) == who


def test_the_whole_name_is_the_owner() -> None:
    assert valued.is_name("Ann Dale", "ann dale")
    assert not valued.is_name("Ann Dale Wood", "ann dale")

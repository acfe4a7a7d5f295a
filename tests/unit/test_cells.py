"""The cells of a row that a question asks for."""

import pytest

from corpus.models import Passage, Span, SpanKind
from retrieval.query import parse
from retrieval.tables import cells
from retrieval.tables.tables import Row


class _Words:
    def stems(self, text: str) -> list[str]:
        return [word.strip(".,?()").lower() for word in text.split()]

    def rarity(self, stem: str) -> float:
        return 1.0


def _said(question: str, label: str, columns: tuple[str, ...], values: tuple[str, ...]) -> str | None:
    span = Span(SpanKind.TABLE_ROW, 0, 1, cells=values, columns=columns)
    passage = Passage(
        id="p-1", document_id="d-1", ordinal=0, page=1, start=0, end=1, text="", section=(), component=None, spans=(span,)
    )
    found = cells._of_row(parse(question), Row(passage, 0, label), _Words())  # type: ignore[arg-type]
    return None if found is None else "absent" if found is cells.ABSENT else found.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What was the score for quarter 3 2025/26?", "Satisfaction: Q3 2025/26 n/a"),
        ("What was the score for quarter 2 2025/26?", "Satisfaction: Q2 2025/26 73"),
        ("What was the score for quarter 1 2025/26?", "absent"),
    ],
)
def test_a_period_gets_its_own_cell_or_none(question: str, said: str) -> None:
    columns = ("Measure", "Q2 2025/26", "Q3 2025/26")
    assert _said(question, "Satisfaction", columns, ("Satisfaction", "73", "n/a")) == said


_PLAN = ("Priority", "Action", "Lead", "Due", "Budget (£000)")
_ROW = ("", "Night team", "Ann Dale", "May 2031", "1,100")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who leads the night team?", "1 Streets - Night team: Lead Ann Dale"),
        ("When is the night team to start?", "1 Streets - Night team: Due May 2031"),
        ("How many pounds is the night team given?", "1 Streets - Night team: Budget (£000) 1,100"),
        ("What is the night team?", None),
    ],
)
def test_what_is_wanted_picks_the_column(question: str, said: str | None) -> None:
    assert _said(question, "1 Streets - Night team", _PLAN, _ROW) == said


_FEES = ("Choice", "Band C mooring fee 2031/32", "Increase on 2030/31", "Left over (£m)")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How much is the increase in the band C mooring fee?", "Choice B: Increase on 2030/31 £8.10"),
        ("How much more would a band C mooring cost?", "Choice B: Increase on 2030/31 £8.10"),
        ("How much is the band C mooring fee?", "Choice B: Band C mooring fee 2031/32 £207.10"),
    ],
)
def test_a_change_is_asked_for_before_what_changes(question: str, said: str) -> None:
    assert _said(question, "Choice B", _FEES, ("Choice B", "£207.10", "£8.10", "4.2")) == said


def test_a_figure_of_something_else_does_not_fit() -> None:
    query = parse("How many kayaks were hired at Quayside?")
    assert cells.Cells("Canoes", ("Quayside",), ("12",)).fits(query)
    assert not cells.Cells("Canoes", ("Quayside",), ("12",), counts=False).fits(query)


_BANDS = ("Band", "A", "B", "F")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How much is a band F mooring?", "Fee: Band F 9.50"),
        ("How much is a band A mooring?", "Fee: Band A 4.10"),
        ("How much is a mooring?", None),
    ],
)
def test_a_letter_picks_the_column(question: str, said: str | None) -> None:
    assert _said(question, "Fee", _BANDS, ("Fee", "4.10", "5.20", "9.50")) == said


def test_the_row_of_another_letter_is_not_asked_for() -> None:
    columns = ("Option", "Yearly cost")
    assert _said("What is the yearly cost of option C?", "Option B", columns, ("B", "118")) == "absent"
    assert _said("What is the yearly cost of option C?", "Option C", columns, ("C", "75")) == "Option C: Yearly cost 75"


def test_a_column_of_texts_is_picked_by_its_whole_name() -> None:
    columns = ("Measure", "Goal", "Trigger for review")
    row = ("Boats", "9 a year", "Fewer than 5")
    assert _said("What would trigger a review of boats?", "Boats", columns, row) == "Boats: Trigger for review Fewer than 5"
    assert _said("What would trigger it?", "Boats", columns, row) is None


_PLANS = ("Berths from", "1", "2", "3", "4")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many berths come with layout 3?", "North pier: 3 30"),
        ("How many berths come with layouts 2 and 3?", None),
        ("How many berths come with tender 3?", None),
    ],
)
def test_a_column_that_is_only_a_number_is_named_by_what_it_numbers(question: str, said: str | None) -> None:
    text = "Layouts of the harbour\nNorth pier\t10\t20\t30\t40"
    line = Span(SpanKind.SENTENCE, 0, 22)
    row = Span(SpanKind.TABLE_ROW, 23, len(text), 0, cells=("North pier", "10", "20", "30", "40"), columns=_PLANS)
    passage = Passage("p-1", "d-1", 0, page=1, start=0, end=len(text), text=text, spans=(line, row))
    found = cells._of_row(parse(question), Row(passage, 1, "North pier"), _Words())  # type: ignore[arg-type]
    assert (found.text if found else None) == said


def test_the_sentence_of_a_long_row_is_of_a_long_cell() -> None:
    columns = ("Ref", "Decision", "Value", "Outline", "Date")
    outline = "To pay Quay Builders Ltd for the work. " + "The old rings hold no more boats. " * 9
    said = _said("Who won the mooring ring contract?", "07", columns, ("07", "Mooring ring contract", "£9", outline, "1 May"))
    assert said == "07: Decision Mooring ring contract; Value £9; Outline To pay Quay Builders Ltd for the work.; Date 1 May"


def test_of_several_measures_of_a_period_the_one_that_is_named_is_meant() -> None:
    columns = ("District", "Wrecks Q3 2030/31", "Wrecks Q3 2031/32", "Break-ins Q3 2030/31", "Break-ins Q3 2031/32")
    values = ("Corrow", "39", "47", "61", "70")
    assert _said("How many wrecks in quarter 3 2031/32 in Corrow?", "Corrow", columns, values) == "Corrow: Wrecks Q3 2031/32 47"
    assert (
        _said("How many burglaries in quarter 3 2031/32 in Corrow?", "Corrow", columns, values)
        == "Corrow: Wrecks Q3 2031/32 47; Break-ins Q3 2031/32 70"
    )
    assert (
        _said("How many break-ins in quarter 3 2030/31 in Corrow?", "Corrow", columns, values)
        == "Corrow: Break-ins Q3 2030/31 61"
    )


def test_an_acronym_names_the_column_that_spells_it_out() -> None:
    assert (
        _said("How many PCs has Corrow?", "Corrow", ("Town", "Sergeants", "Constable"), ("Corrow", "4", "2"))
        == "Corrow: Constable 2"
    )


@pytest.mark.parametrize(("value", "said"), [("0.7%", "Reserve: 2031/32 0.7%"), ("4.1", "Reserve: 2031/32 £m 4.1")])
def test_a_percentage_has_no_unit_of_money(value: str, said: str) -> None:
    assert cells.Cells("Reserve", ("2031/32 £m",), (value,)).text == said

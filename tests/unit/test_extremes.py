"""Which end of which cells a question asks for."""

import pytest

from corpus.models import Passage, Span, SpanKind
from retrieval.query import parse
from retrieval.tables import comparable, extremes, parts, series, superlatives
from retrieval.tables.series import Series
from retrieval.tables.tables import Row


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
        ("Who owns Low Top Mill?", False),
        ("What did Councillor Best ask?", False),
        ("Which Ward Has The Most Fires?", True),
        ("Highest Band D increase?", True),
        ("What is the maximum fine?", False),
        ("Which ward had the maximum number of fires?", True),
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


def _stems(text: str) -> list[str]:
    return [word.lower().strip(".,:;()?").removesuffix("s") for word in text.split()]


def _across(columns: tuple[str, ...], *cells: tuple[str, ...]) -> list[Row]:
    spans = tuple(Span(SpanKind.TABLE_ROW, 0, 1, cells=row, columns=columns) for row in cells)
    passage = Passage(
        id="p-1", document_id="d-1", ordinal=0, page=1, start=0, end=1, text="", section=("Finds by bay",), component=None,
        spans=spans,
    )  # fmt: skip
    return [Row(passage, index, row[0]) for index, row in enumerate(cells)]


_BAYS = ("", "Northbay", "Eastbay", "Southbay", "Shore")
_FINDS = (("Driftwood", "5", "9", "7", "21"), ("Sea glass", "80", "60", "70", "210"), ("Amber", "3", "2", "1", "6"))


def _meant(question: str, columns: tuple[str, ...] = _BAYS) -> list[tuple[list[str], list[str]]]:
    asked = dict.fromkeys(_stems(question)[3:], 1.0)
    found = comparable._meant(_across(columns, *_FINDS), question, asked, _stems)
    return [([row.label for row in one.rows], [columns[i] for i in one.columns]) for one in found]


def test_the_row_that_is_named_is_compared_over_the_parts_of_a_whole_and_no_column() -> None:
    assert _meant("Which bay has most driftwood?") == [(["Driftwood"], ["Northbay", "Eastbay", "Southbay"])]


def test_columns_are_compared_where_no_row_is_named() -> None:
    found = _meant("What was found most in Eastbay?")
    assert (["Driftwood", "Sea glass", "Amber"], ["Eastbay"]) in found
    assert all(len(columns) == 1 for _, columns in found)


def test_measures_are_not_compared_with_each_other() -> None:
    columns = ("Find", "Number", "Weight (kg)", "Value (£)", "Target")
    assert list(parts.over_parts(_across(columns, *_FINDS), "Which bay has most driftwood?", "", _stems)) == []
    assert _meant("Which bay has most driftwood?", columns) == []


def test_a_column_is_known_by_all_columns_of_names() -> None:
    columns = ("Area", "Beat", "Delay (days)")
    rows = _across(columns, ("North", "Ash", "3"), ("North", "Elm", "4"), ("South", "Oak", "5"))
    assert [one.about.partition(":")[0] for one in series.over_rows(rows)] == []  # the rows are told apart by their labels alone
    rows = [Row(row.passage, row.index, f"{row.label} - {row.span.cells[1]}") for row in rows]
    assert [one.about.partition(":")[0] for one in series.over_rows(rows)] == ["Area, Beat Delay (days)"]


@pytest.mark.parametrize(
    ("question", "measured"),
    [
        ("Which sort of fire went up most?", ["Change (%)"]),
        ("Which sort of fire has the best growth?", ["Put out (%)", "Change (%)"]),
    ],
)
def test_what_went_up_is_told_by_changes(question: str, measured: list[str]) -> None:
    columns = ("Sort", "Put out (%)", "Change (%)")
    rows = _across(columns, ("Ash", "3", "+4"), ("Elm", "4", "-2"), ("Oak", "5", "+1"))
    found = [one for one in series.over_rows(rows) if extremes._of_sort(parse(question), one, False)]
    assert [one.measured for one in found] == measured


class _Stems:
    def stems(self, text: str) -> list[str]:
        return _stems(text)


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("Which district has the most stations?", True),
        ("Which station has the most boats?", False),
        ("What were people most worried about?", True),
        ("What worries people the most?", True),
    ],
)
def test_most_of_something_else(question: str, other: bool) -> None:
    rows = _across(("Station", "Boats"), ("Ash", "3"), ("Elm", "4"), ("Oak", "5"))
    one = next(series.over_rows(rows))
    assert extremes._of_something_else(parse(question), one, _Stems()) is other  # type: ignore[arg-type]


_OPTIONS = ("Berths", "1", "2", "3", "4")
_SUPPLY = (("North quay", "10", "12", "11", "12"), ("Total berths", "40", "36", "41", "39"))


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Which option has the most berths in total?", "Total berths"),
        ("Which growth option gives North quay most?", "North quay"),
        ("Which district has the most berths in total?", None),
        ("Which option is dearest?", None),
    ],
)
def test_numbered_options_are_compared_in_the_row_that_is_named(question: str, row: str | None) -> None:
    found = list(parts.over_numbers(_across(_OPTIONS, *_SUPPLY), question, "The four options for growth", _stems))
    assert [(one.rows[0].label, one.columns) for one in found] == ([(row, (1, 2, 3, 4))] if row else [])


def test_a_few_equal_cells_are_all_told_and_many_are_not() -> None:
    rows = _across(_OPTIONS, *_SUPPLY)
    best = extremes._extreme(parse("Which option gives North quay most?"), Series((rows[0],), (1, 2, 3, 4), ""))
    assert best and [cells.text for _, cells in best.found] == ["North quay: 2 12", "North quay: 4 12"]
    assert "these 2 are equal" in best.note
    many = _across(("Ward", "Fires"), *((f"Ward {n}", "0") for n in range(extremes.EQUAL + 1)))
    assert extremes._extreme(parse("Which ward has fewest fires?"), Series(tuple(many), (1,), "")) is None


@pytest.mark.parametrize(
    ("question", "column", "unasked"),
    [
        ("Which town has the highest target?", "Corrow", True),
        ("Which part of the target in Corrow is highest?", "Corrow", False),
        ("Which town has the highest target?", "Berths let", False),
        ("Which option has the highest total?", "1", True),
        ("Which part is highest in option 1?", "1", False),
    ],
)
def test_one_town_s_column_does_not_tell_which_town_has_most(
    monkeypatch: pytest.MonkeyPatch, question: str, column: str, unasked: bool
) -> None:
    monkeypatch.setattr("retrieval.answerability.names.is_name", lambda text, library, words: text == "Corrow")
    rows = _across(("Part", column), ("Sites", "3"), ("Permits", "4"), ("Land", "5"))
    one = Series(tuple(rows), (1,), "")
    assert extremes._of_one_unasked(parse(question), one, None, _Stems()) is unasked  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "column", "bonus"),
    [
        ("Which ward had the highest level of fires?", "Fires Change", -extremes.CHANGE),
        ("Which ward had the biggest change in fires?", "Fires Change", 0.0),
        ("Which ward had the biggest rise in fires?", "Fires Change", extremes.CHANGE),
        ("Which ward has the fewest crews for its population?", "Crews per 1,000 people", extremes.SIZED),
        ("Which ward has the fewest crews?", "Crews per 1,000 people", 0.0),
    ],
)
def test_what_speaks_for_a_column(question: str, column: str, bonus: float) -> None:
    rows = _across(("Ward", column), ("Ash", "+3"), ("Elm", "-4"), ("Oak", "5"))
    assert extremes._bonus(parse(question), Series(tuple(rows), (1,), "")) == bonus


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("Which age group trusts the wardens least?", True),
        ("Which staff group has most vacancies?", False),
        ("Which group has most vacancies?", False),
        ("Which lamp group has most vacancies?", False),
    ],
)
def test_rows_of_another_sort_are_not_compared(question: str, other: bool) -> None:
    rows = _across(("Staff group", "Vacancies"), ("Wardens", "3"), ("Lamp crews", "4"), ("Clerks", "5"))
    one = Series(tuple(rows), (1,), "")
    assert extremes._of_another_sort(parse(question), one, _Stems()) is other  # type: ignore[arg-type]

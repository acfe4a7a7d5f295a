"""Numbers of cells, and labels that tell the rows of a table apart."""

from types import SimpleNamespace

import pytest

from corpus.models import Passage, Span, SpanKind
from retrieval.tables import tables


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("£1,182,795", 1182795.0),
        ("(2.7)", -2.7),
        ("77.4%", 77.4),
        ("£3.5m", 3.5e6),
        ("-4", -4.0),
        ("12*", 12.0),
        ("2021", None),
        ("2021/22", None),
        ("Within 60 minutes", None),
        ("N/A", None),
        ("", None),
    ],
)
def test_the_number_in_a_cell(cell: str, value: float | None) -> None:
    assert tables.number(cell) == value


def _row(*cells: str) -> Span:
    return Span(SpanKind.TABLE_ROW, 0, 1, cells=cells, columns=("",) * len(cells))


def test_a_row_of_figures_alone_has_no_name() -> None:
    assert [
        tables.is_nameless(_row(*cells)) for cells in (("", "58", "10"), ("", "2031", "4"), ("", "Corrow", "4"), ("Corrow", "4"))
    ] == [
        True,
        False,
        False,
        False,
    ]


def test_rows_with_the_same_label_are_told_apart_by_what_the_rows_before_are_called_together() -> None:
    rows = [_row(name, "1") for name in ("Urgent met", "Urgent not met", "% met", "Routine met", "Routine not met", "% met")]
    assert tables._labels(rows) == [
        "Urgent met", "Urgent not met", "Urgent - % met", "Routine met", "Routine not met", "Routine - % met"
    ]  # fmt: skip
    rows = [_row(name, "1") for name in ("Boats", "Trams", "Total", "Cars", "Bikes", "Total")]
    assert tables._labels(rows) == ["Boats", "Trams", "Total", "Cars", "Bikes", "Total"]


def test_rows_with_the_same_label_are_told_apart_by_the_row_before() -> None:
    rows = [_row("Urgent met", "9"), _row("% met", "90%"), _row("Routine met", "3"), _row("% met", "30%")]
    assert tables._labels(rows) == ["Urgent met", "Urgent met - % met", "Routine met", "Routine met - % met"]


def test_a_row_without_a_first_cell_belongs_to_the_row_above() -> None:
    rows = [_row("Youth work", "North", "0.2"), _row("", "South", "0.1"), _row("Sports", "All", "0.5")]
    assert tables._labels(rows) == ["Youth work - North", "Youth work - South", "Sports"]


def test_a_table_whose_rows_have_no_columns_has_no_labels() -> None:
    assert tables._labels([]) == []


def test_a_row_of_text_is_not_mostly_numbers() -> None:
    assert tables.mostly_numbers(_row("Robbery", "12", "14", "n/a"))
    assert not tables.mostly_numbers(_row("041", "Budget timetable", "£5", "To set the budget", "27/09/22"))


def test_a_grid_has_nothing_but_marks() -> None:
    assert tables.mostly_marks(_row("Burbage", "✓", "", "✓"))
    assert tables.mostly_marks(_row("Enderby", "Yes", "No"))
    assert not tables.mostly_marks(_row("Robbery", "12", "✓"))
    assert not tables.mostly_marks(_row("Robbery", "", ""))


@pytest.mark.parametrize(
    ("cell", "value"),
    [("06:41", 401.0), ("1:02:33", 3753.0), ("9 min 50 s", 590.0), ("+43%", 43.0), ("3 years", None), ("n/a", None)],
)
def test_lengths_of_time_can_be_compared(cell: str, value: float | None) -> None:
    assert tables.value(cell) == value


def test_a_label_takes_no_more_cells_than_tell_the_row_apart() -> None:
    rows = [_row("1 Open streets", "Book desks", "Head of Places", "Libraries"), _row("", "Night team", "Ann Dale", "Farmers")]
    rows += [_row("2 Roads", "Speed watch", "Manager", "Parishes"), _row("R1", "Flood", "Clerk")]
    assert tables._labels(rows) == ["1 Open streets - Book desks", "1 Open streets - Night team", "2 Roads", "R1 - Flood"]


def test_a_cell_that_says_there_is_no_figure_is_no_label() -> None:
    assert tables._labels([_row("Satisfaction", "73", "n/a", "–")]) == ["Satisfaction"]


def _under(columns: tuple[str, ...], *cells: str) -> Span:
    return Span(SpanKind.TABLE_ROW, 0, 1, cells=cells, columns=columns)


def test_rows_of_counts_are_called_by_their_column() -> None:
    rows = [
        _under(("Masts", "Boats"), "1", "35"),
        _under(("Masts", "Boats"), "2", "35"),
        _under(("Masts", "Boats"), "3 or more", "9"),
    ]
    assert tables._labels(rows) == ["Masts 1", "Masts 2", "3 or more"]
    same = [_under(("Fires", "Boats"), "1", "35"), _under(("Fires", "Boats"), "1", "36")]
    assert tables._labels(same) == ["", ""]


def test_a_reference_is_followed_by_what_it_stands_for() -> None:
    columns = ("No.", "Raised", "Action", "Owner")
    rows = [_under(columns, "31/01", "12/09/31", "Write to the harbour board about 40 buoys", "Ann Dale")]
    assert tables._labels(rows) == ["31/01 - Write to the harbour board about 40 buoys"]


def test_a_letter_is_called_by_its_column() -> None:
    assert tables._labels([_under(("Option", "Cost"), "B", "35")]) == ["Option B"]


def test_rows_with_the_same_label_are_told_apart_by_the_row_that_names_them() -> None:
    rows = [_row("Trust in boats", "", ""), _row("% yes", "9%", "8%"), _row("Rank", "3", "4")]
    rows += [_row("Trust in trams", "", ""), _row("% yes", "7%", "6%"), _row("Rank", "2", "1"), _row("Answers", "90", "80")]
    labels = tables._labels(rows)
    assert labels[1:3] == ["Trust in boats - % yes", "Trust in boats - Rank"]
    assert labels[4:] == ["Trust in trams - % yes", "Trust in trams - Rank", "Answers"]


def test_a_label_over_two_lines_names_no_rows() -> None:
    rows = [_row("North", "1", "2"), _row("Long", "", ""), _row("Reach", "", ""), _row("North", "3", "4")]
    assert tables._labels(rows)[3] == "Reach - North"


def _held(*lines: str) -> tuple[Passage, SimpleNamespace]:
    """A passage of lines, those with a tab rows of a table with columns, of another where a sentence stands between."""
    text = "\n".join(lines)
    spans, group, start = [], 0, 0
    for line in lines:
        cells = tuple(line.split("\t"))
        if len(cells) > 1:
            columns = ("Pier", "Let") if group == 0 else ()
            spans.append(Span(SpanKind.TABLE_ROW, start, start + len(line), group, None, cells=cells, columns=columns))
        else:
            spans.append(Span(SpanKind.SENTENCE, start, start + len(line)))
            group = 1
        start += len(line) + 1
    passage = Passage("p-1", "d-1", 0, page=1, start=0, end=len(text), text=text, spans=tuple(spans))
    return passage, SimpleNamespace(catalogue=SimpleNamespace(passages_of=lambda document, ordinals: [passage]))


@pytest.mark.parametrize(
    ("between", "torn"),
    [
        ("Page 3", True),
        ("The harbour board let these in May and will let the rest of them in June if it is dry by then.", False),
    ],
)
def test_a_table_is_torn_by_a_page_and_not_by_a_paragraph(between: str, torn: bool) -> None:
    passage, library = _held("North\t7", "South\t9", between, "East\t4", "West\t2")
    assert tables.torn(library, passage, 0) is torn  # type: ignore[arg-type]

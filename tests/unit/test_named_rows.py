"""Rows of one table beside the one that a question names."""

from types import SimpleNamespace

import pytest

from corpus.models import Passage, Span, SpanKind
from retrieval.evidence import Evidence
from retrieval.query import parse
from retrieval.search import Ranked
from retrieval.tables import named_rows
from retrieval.tables.cells import Cells


class _Words:
    def stems(self, text: str) -> list[str]:
        return [word.strip(".,?").lower() for word in text.split()]


def _kept(question: str, *labels: str) -> list[str]:
    spans = tuple(
        Span(SpanKind.TABLE_ROW, n, n + 1, group=1, cells=(label, "6", "15"), columns=("Source", "£m", "%"))
        for n, label in enumerate(labels)
    )
    passage = Passage(
        id="p-1", document_id="d-1", ordinal=0, page=1, start=0, end=9, text="", section=("Boats",), component=None, spans=spans
    )
    evidence = [Evidence(Ranked(passage, 0.0, 0.0, 0.0, 0.0), n, 0.0, -float(n)) for n in range(len(labels))]
    library = SimpleNamespace(documents={"d-1": SimpleNamespace(title="Budget", publisher=None)})
    kept = named_rows.of_the_row_named(parse(question), evidence, library, _Words())  # type: ignore[arg-type]
    return [e.span.cells[0] for e in kept]


@pytest.mark.parametrize(
    ("question", "labels", "kept"),
    [
        ("How much money comes from harbour dues?", ("Harbour grant", "Total", "Berths"), ["Harbour grant"]),
        ("How did berths compare with dues?", ("Berths", "Dues", "Total"), ["Berths", "Dues"]),
        ("How many fires were there?", ("Barn fires", "Ship fires", "Total"), ["Barn fires", "Ship fires", "Total"]),
        ("How many boats were there?", ("Old boats", "Total"), ["Old boats", "Total"]),
        ("How much is the total and the harbour grant?", ("Harbour grant", "Total"), ["Harbour grant", "Total"]),
    ],
)
def test_the_total_is_left_out_beside_the_row_that_is_named(question: str, labels: tuple[str, ...], kept: list[str]) -> None:
    assert _kept(question, *labels) == kept


def _cells(question: str, *rows: tuple[str, str, str, str, float]) -> list[str]:
    """The cells meant of rows of (heading, label, column, cell, score)."""
    evidence = []
    for group, heading in enumerate(dict.fromkeys(row[0] for row in rows)):
        own = [row for row in rows if row[0] == heading]
        spans = tuple(Span(SpanKind.TABLE_ROW, n, n + 1, group=group, cells=(row[1], row[3])) for n, row in enumerate(own))
        passage = Passage(f"p-{group}", "d-1", group, page=1, start=0, end=9, text="", section=(heading,), spans=spans)
        ranked = Ranked(passage, 0.0, 0.0, 0.0, 0.0)
        evidence += [Evidence(ranked, n, 0.0, row[4], Cells(row[1], (row[2],), (row[3],))) for n, row in enumerate(own)]
    evidence.sort(key=lambda e: -e.score)
    kept = named_rows.cells_meant(parse(question), evidence, _Words())  # type: ignore[arg-type]
    return [f"{e.passage.section[0]}: {e.text}" for e in kept]


def test_a_row_whose_name_is_in_the_question_is_meant_before_one_whose_name_is_not() -> None:
    rows = (("Wharf", "Crane calls", "On time", "61%", 2.0), ("Wharf", "Tug calls", "On time", "48%", 1.0))
    assert _cells("What share of tug calls was on time?", *rows) == ["Wharf: Tug calls: On time 48%"]
    assert len(_cells("What share of calls was on time?", *rows)) == 2


def test_the_unit_asked_for_is_meant() -> None:
    rows = (("Wharf", "Tugs late - %", "May", "61%", 2.0), ("Wharf", "Tugs late", "May", "9", 1.0))
    assert _cells("How many tugs were late in May?", *rows) == ["Wharf: Tugs late: May 9"]
    assert _cells("What percentage of tugs was late in May?", *rows) == ["Wharf: Tugs late - %: May 61%"]
    assert len(_cells("How did the tugs do in May?", *rows)) == 2


def test_of_two_tables_the_one_under_the_heading_that_is_named_is_meant() -> None:
    rows = (("Cranes", "Late", "May", "3", 2.0), ("Tugs", "Late", "May", "9", 1.0))
    assert _cells("How many tugs were late in May?", *rows) == ["Tugs: Late: May 9"]
    assert len(_cells("How many were late in May?", *rows)) == 2


def _first(question: str, *spans: tuple[str, str, str]) -> str:
    """What comes first of rows of (label, column, cell), best first; a span without a column is a sentence."""
    evidence = []
    for n, (label, column, cell) in enumerate(spans):
        text = label if not column else f"{label} {cell}"
        kind = SpanKind.TABLE_ROW if column else SpanKind.SENTENCE
        span = Span(kind, 0, len(text), group=n, cells=(label, cell) if column else ())
        passage = Passage(f"p-{n}", "d-1", n, page=1, start=0, end=len(text), text=text, section=(), spans=(span,))
        asked = Cells(label, (column,), (cell,)) if column else None
        evidence.append(Evidence(Ranked(passage, 0.0, 0.0, 0.0, 0.0), 0, 0.0, -float(n), asked))
    kept = named_rows.of_the_name_first(parse(question), evidence, _Words())  # type: ignore[arg-type]
    assert len(kept) == len(evidence)
    return kept[0].text


@pytest.mark.parametrize(
    ("question", "spans", "first"),
    [
        (
            "How many pilots did Corrow get?",
            (("New crews (12 masters and 58 pilots) began in July", "", ""), ("Corrow", "Pilots", "2"), ("Selby", "Pilots", "3")),
            "Corrow: Pilots 2",
        ),
        (
            "How many pilots did Corrow get?",
            (("Corrow got 58 pilots", "", ""), ("Corrow", "Pilots", "2")),
            "Corrow got 58 pilots",
        ),
        ("How many pilots did Corrow get?", (("58 pilots began", "", ""), ("Corrow", "Pilots", "yes")), "58 pilots began"),
        ("How many pilots did the islands get?", (("58 pilots began", "", ""), ("Islands", "Pilots", "2")), "58 pilots began"),
    ],
)
def test_the_one_cell_of_the_name_in_the_question_comes_first(question: str, spans: tuple, first: str) -> None:
    assert _first(question, *spans) == first


def _row_of(n: int, group: int, label: str, columns: tuple[str, ...], values: tuple[str, ...], picked: bool) -> Evidence:
    span = Span(SpanKind.TABLE_ROW, 0, 9, group=group, cells=(label, *values), columns=("Month", *columns))
    passage = Passage(f"p-{n}", "d-1", n, page=1, start=0, end=9, text="", section=(), spans=(span,))
    asked = Cells(label, columns[:1], values[:1]) if picked else None
    return Evidence(Ranked(passage, 0.0, 0.0, 0.0, 0.0), 0, 0.0, -float(n), asked)


def test_rows_of_other_periods_are_left_out_where_the_table_has_the_month_asked_for() -> None:
    evidence = [
        _row_of(0, 1, "May 2031", ("Calls",), ("12",), picked=True),
        _row_of(1, 1, "June 2031", ("Calls",), ("14",), picked=True),
        _row_of(2, 2, "Late calls", ("2029-30", "2030-31"), ("80", "90"), picked=False),
        _row_of(3, 3, "Boats", ("Berths",), ("7",), picked=False),
    ]

    def kept(question: str) -> list[str]:
        return [e.span.cells[0] for e in named_rows.of_the_period(parse(question), evidence)]

    assert kept("How many calls were there in June 2031?") == ["June 2031", "Boats"]
    assert kept("How many calls were there in July 2031?") == ["May 2031", "June 2031", "Late calls", "Boats"]
    assert kept("How many calls were there?") == ["May 2031", "June 2031", "Late calls", "Boats"]


@pytest.mark.parametrize(
    ("question", "wholly"),
    [
        ("What did Corrow spend on pilots in 2031/32?", True),
        ("What did Corrow spend on pilots in 2030/31?", False),
        ("What did Corrow spend on pilots' boats in 2031/32?", False),
        ("What did Selby spend on pilots in 2031/32?", False),
        ("What did Corrow spend in 2031/32?", False),
    ],
)
def test_a_figure_is_wholly_named_by_its_row_its_period_and_its_document(question: str, wholly: bool) -> None:
    span = Span(SpanKind.TABLE_ROW, 0, 9, group=1, cells=("Pilots", "40", "41"), columns=("£000", "2030/31", "2031/32"))
    passage = Passage("p-1", "d-1", 0, page=1, start=0, end=9, text="", section=("How the money is spent",), spans=(span,))
    e = Evidence(Ranked(passage, 0.0, 0.0, 0.0, 0.0), 0, 0.0, 0.0, Cells("Pilots", ("2031/32",), ("41",)))
    library = SimpleNamespace(documents={"d-1": SimpleNamespace(title="Budget", publisher="Corrow Harbour")})
    assert named_rows.wholly_named(parse(question), e, library, _Words()) is wholly  # type: ignore[arg-type]

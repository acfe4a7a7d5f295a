"""Covers that give a sitting, a period with months, a broken title or a template's properties."""

import pytest

from corpus.models import Kind
from ingest.metadata.dates import find_periods
from ingest.metadata.description import _date, _title
from ingest.metadata.evidence import Evidence, Guess, Line
from ingest.metadata.kinds import guess_kind
from ingest.metadata.publication import guess_date, guess_period
from ingest.metadata.publishers import guess_publisher
from ingest.metadata.sittings import is_sitting
from ingest.metadata.titles import guess_title


def test_a_line_of_body_and_day_is_a_date_and_no_title() -> None:
    lines = [Line("Borsetshire Lamp and Harbour Panel – 29 January 2031", 1), Line("LAMP BUDGET AND PROGRAMME 2031/32", 1)]
    assert is_sitting(lines[0].text) and not is_sitting("The panel met with the harbour on 29 January 2031")
    found, title = guess_date(lines, "", Kind.REPORT, None), guess_title(lines)
    assert found and found.value == "2031-01-29"
    assert title and title.value == "Lamp Budget and Programme 2031/32"


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        ("Last updated: 16 June 2031", Kind.OTHER, "2031-06-16"),
        ("Published June 2031", Kind.PLAN, "2031-06"),
        ("This policy was adopted by the Full Council on 25 February 2031.", Kind.OTHER, "2031-02-25"),
        ("The strategy was agreed by the Harbour Board on 9 May 2031.", Kind.PLAN, "2031-05-09"),
        ("The strategy was agreed by the Harbour Board on 9 May 2031.", Kind.REPORT, None),
        ("The harbour plan was approved by the Joint Committee on 9 May 2031.", Kind.PLAN, None),
    ],
)
def test_dates_that_a_document_gives_of_itself(text: str, kind: Kind, date: str | None) -> None:
    found = guess_date([], text, kind, None)
    assert (found.value if found else None) == date


def test_a_date_of_review_on_a_cover_is_not_of_publication() -> None:
    lines = [Line("Approved by"), Line("Harbour Board, 23 May 2031"), Line("Review date"), Line("March 2032")]
    found = guess_date(lines, "", Kind.PLAN, None)
    assert found and found.value == "2031-05-23"


@pytest.mark.parametrize("text", ["April 2031 – March 2035", "1 April 2031 to 31 March 2035"])
def test_periods_with_months(text: str) -> None:
    assert [(first, last) for first, last, _ in find_periods(text)] == [(2031, 2035)]


def test_a_financial_year_in_a_title_is_a_period() -> None:
    found = guess_period("Harbour Plan 2031/32", [], Kind.PLAN)
    assert found and found.value == "2031-2032"
    assert guess_period("Harbour Report, Quarter 3 2031/32", [], Kind.REPORT) is None


def test_a_title_that_begins_with_its_noun_goes_on_upwards() -> None:
    found = guess_title([Line("HARBOUR AUTHORITY"), Line("Local Lamp"), Line("Plan 2031–2034")])
    assert found and found.value == "Local Lamp Plan 2031–2034"
    found = guess_title([Line("HARBOUR AUTHORITY"), Line("Plan 2031–2034")])
    assert found and found.value == "Plan 2031–2034"


def test_labels_of_a_report_make_a_report() -> None:
    text = "Report of:\nThe Warden\nReport author:\nA. Lamp\n1. PURPOSE\n1.1 To ask.\n2. RECOMMENDATIONS\n"
    assert guess_kind(text, "Harbour Lamps 2031/32").value is Kind.REPORT
    assert guess_kind("1. PURPOSE\n2. RECOMMENDATIONS\nStatus: new", "Harbour Lamps").value is Kind.OTHER


def test_a_template_s_properties_give_way_to_what_is_printed() -> None:
    lines = (Line("Harbour Plan 2031-2034", 1), Line("Adopted May 2031"))
    own = {"title": "Plan template v2", "date": "2013-12-23"}
    evidence = Evidence("x.docx", {}, own, lines, "", paged=False, stamped=True)
    assert _title(evidence, None).value == "Harbour Plan 2031-2034"
    found = _date(evidence, Kind.PLAN, guess_period("Harbour Plan 2031-2034", lines, Kind.PLAN), None)
    assert found and found.value == "2031-05"
    bare = Evidence("x.docx", {}, own, lines[:1], "", paged=False, stamped=True)
    found = _date(bare, Kind.PLAN, guess_period("Harbour Plan 2031-2034", lines, Kind.PLAN), None)
    assert found and found.value == "2031"


@pytest.mark.parametrize(("made", "date"), [("2036-11-24", "2031"), ("2032-02-01", "2032-02-01")])
def test_a_file_made_again_years_later_does_not_date_a_plan(made: str, date: str) -> None:
    own = {"title": "Harbour Plan 2031-2035", "date": made}
    evidence = Evidence("x.pdf", {}, own, [Line("Harbour Plan 2031-2035", 1)], "", paged=True, stamped=True)
    found = _date(evidence, Kind.PLAN, Guess("2031-2035", 0.9), None)
    assert found and found.value == date


def test_an_office_in_capitals_with_another_beside_it() -> None:
    cover = [Line("POLICE AND CRIME COMMISSIONER FOR BORSETSHIRE AND CHIEF CONSTABLE OF BORSETSHIRE POLICE", 1)]
    text = "Crews work across Borsetshire. " * 2 + "\nPolice and Crime Commissioner for Borsetshire"
    found = guess_publisher(cover, text, Kind.REPORT)
    assert found and found.value == "Police and Crime Commissioner for Borsetshire"

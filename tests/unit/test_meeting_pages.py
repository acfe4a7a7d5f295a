"""Pages of committee sites, which begin with what they are and say below it whose."""

import pytest

from corpus.models import Kind
from ingest.metadata.description import Metadata, describe
from ingest.readers import text
from ingest.readers.html import reader as html

APOLOGIES = (
    "Items\nNo. Item\n\n1.\n\nApologies\n\nMinutes:\n\nApologies were received from Cllr Ann Ode (Selwick Town Council).\n"
)
PRECEPT = "The Commissioner proposed to raise the levy by £4 for a mooring of middle size, and the Board asked what for."


def _described(words: str, file: str = "page.txt") -> Metadata:
    return describe(text.read(words.encode(), file), file, None, {})


@pytest.mark.parametrize("first", ["Agenda and minutes", "Agenda, decisions and draft minutes"])
def test_a_page_of_a_meeting_is_called_by_who_met_and_when(first: str) -> None:
    found = _described(
        f"{first}\n\nCorrow Police and Crime Panel - Friday, 19th July, 2030 10.00 am\n\nVenue: Guildhall\n\n{APOLOGIES}"
    )
    assert found.title.value == f"Corrow Police and Crime Panel, 19 July 2030: {first.lower()}"
    assert found.publisher and found.publisher.value == "Corrow Police and Crime Panel"  # not who sent apologies
    assert found.date and found.date.value == "2030-07-19"
    assert found.kind.value is Kind.MINUTES


def test_a_page_that_does_not_say_who_met_is_called_by_its_file() -> None:
    found = _described(f"Agenda and minutes\n\nVenue: Guildhall\n\n{APOLOGIES}", "selwick-2030.txt")
    assert found.title.value == "Selwick 2030: agenda and minutes"


def test_a_page_of_an_item_is_called_by_the_item() -> None:
    found = _described(f"Agenda item\n\nHARBOUR LEVY\n\nMinutes:\n\n{PRECEPT}\n")
    assert found.title.value == "Harbour Levy"
    assert found.kind.value is Kind.MINUTES


def test_minutes_that_name_only_the_meeting_are_called_by_the_line_above() -> None:
    found = _described(
        f"Top\n\nSCRUTINY COMMITTEE (LIGHTS AND BUOYS)\n\nMinutes of a meeting held on 16th July, 2030.\n\n{PRECEPT}\n"
    )
    assert found.title.value == "Scrutiny Committee (Lights and Buoys), 16 July 2030: minutes"
    assert found.date and found.date.value == "2030-07-16"


@pytest.mark.parametrize("cover", ["Minutes\n\nHarbour Plan 2030", "Harbour Plan 2030\n\nAgenda item 4"])
def test_other_documents_keep_their_titles(cover: str) -> None:
    assert _described(f"{cover}\n\n{PRECEPT}\n").title.value == "Harbour Plan 2030"


def test_a_path_at_a_pages_foot_is_no_title_and_an_events_date_is_not_the_meetings() -> None:
    words = (
        "MEETING OF HARBOUR PANEL\n\nThursday 25 October 2030 Selwick District Council Guildhall,\n\n"
        f"1 WELCOME\n\n{PRECEPT}\n\nR:\\PANEL\\25.10.30\\MINUTES - 25 OCTOBER 2030.DOC - 1\n\n"
        f"2 TRAINING EVENT - 28 SEPTEMBER 2030\n\n{PRECEPT}\n"
    )
    found = _described(words)
    assert found.title.value == "Meeting of Harbour Panel"
    assert found.date and found.date.value == "2030-10-25"


def test_a_web_page_titled_as_every_page_of_its_site_is_called_by_its_item() -> None:
    page = (
        "<html><head><title>Agenda item</title></head><body><main><h1>Agenda item</h1><h2>Harbour levy for 2031</h2>"
        f"<p>Venue: Kennet Room, Selwick Town Council, Guildhall</p><p>Minutes:</p><p>{PRECEPT}</p><p>{PRECEPT}</p>"
        "</main></body></html>"
    )
    found = describe(html.read(page.encode(), "page.html"), "page.html", None, {})
    assert found.title.value == "Harbour levy for 2031"
    assert found.publisher is None  # the council whose room it was


def test_a_title_may_end_in_a_full_stop_and_a_sentence_is_none() -> None:
    titled = _described(f"Agenda item\n\nHarbour Report to Quarter 1 (April-June) 2030/31.\n\nMinutes:\n\n{PRECEPT}\n")
    assert titled.title.value == "Harbour Report to Quarter 1 (April-June) 2030/31"
    assert (
        _described(f"Agenda item\n\nThe board looked at moorings.\n\n{PRECEPT}\n").title.value != "The board looked at moorings"
    )


def test_a_page_of_an_issue_is_called_by_the_issue_and_dated_by_its_meeting() -> None:
    found = _described(
        f"Issue - meetings\n\nHarbour report (Q4 2030/31)\n\nMeeting: 20/06/2031 - Executive (Item 16)\n\n{PRECEPT}\n"
    )
    assert found.title.value == "Harbour report (Q4 2030/31)"
    assert found.date and found.date.value == "2031-06-20"


def test_who_met_and_the_day_below_it_are_one_sitting() -> None:
    found = _described(f"Agenda and minutes\n\nCorrow Police and Crime Panel\n\nFriday, 19th July, 2030 10.00 am\n\n{APOLOGIES}")
    assert found.title.value == "Corrow Police and Crime Panel, 19 July 2030: agenda and minutes"
    assert found.publisher and found.publisher.value == "Corrow Police and Crime Panel"


def test_an_agenda_without_a_title_is_called_by_who_meets_and_dated_by_the_day() -> None:
    found = _described(
        "Harbour Authority\n\n3 May 2031\n\nMeeting put off from 27 April 2031\n\nItem no. Agenda Item Details\n"
        "01 Apologies for Absence\n02 Disclosable Pecuniary Interests\n\n03 Minutes\n\nMembers are asked to agree the minutes "
        "of the meeting held on 24 February 2031.\n\n08 Harbour Authority Work Plan 2031/32\n"
    )
    assert found.title.value == "Harbour Authority, 3 May 2031"
    assert found.kind.value is Kind.AGENDA_PACK
    assert found.date and found.date.value == "2031-05-03"


@pytest.mark.parametrize(
    "words",
    [
        "To confirm as a correct record the minutes of the meeting held on 25 July 2030.",
        "That the minutes of the meeting of the Board held on 25 July 2030 be approved.",
    ],
)
def test_the_day_of_minutes_that_are_confirmed_is_not_this_meetings(words: str) -> None:
    assert _described(f"Agenda and minutes\n\nVenue: Guildhall\n\n1.\n\nMinutes\n\n{words}\n").date is None


def test_pages_of_papers_make_an_agenda_and_no_title() -> None:
    found = _described(
        "Selwick Harbour Authority\n\n1.\n\nApologies\n\n3.\n\nMinutes of Previous Meeting (Pages 1 - 14)\n\n4.\n\n"
        "Annual Harbour Plan (Pages 15 - 88)\n",
        "harbour-july.txt",
    )
    assert (found.title.value, found.kind.value) == ("Harbour july", Kind.AGENDA_PACK)


def test_a_register_of_decisions_is_no_plan_whatever_they_are_about() -> None:
    found = _described(
        "Decision Ref:\n2031/52\n\nIssue:\n\nHarbour Strategy and Plan\n\nDecision:\n\nI have approved the plan.\n\n"
        "Date of Decision:\n\n11th March 2031\n"
    )
    assert found.kind.value is Kind.OTHER


def test_the_page_of_an_item_with_what_was_resolved_is_minutes() -> None:
    words = f"Agenda item\n\nHarbour and Lamp Panel\n\nVerbal update by Ann Ode\n\n{PRECEPT}\n\nResolved:\n\nThat it be noted.\n"
    assert _described(words).kind.value is Kind.MINUTES


def test_minutes_that_name_one_panel_again_and_again_are_that_panels() -> None:
    chair = "The Panel will elect a Chair of the Selwick and Corrow Police and Crime Panel."
    elected = "AGREED that Cllr Ode (Corrow Town Council) is elected Chair of the Selwick and Corrow Police and Crime Panel."
    found = _described(f"Agenda and minutes\n\nVenue: Guildhall\n\n1.\n\nChair\n\n{chair}\n\nMinutes:\n\n{elected}\n")
    assert found.publisher and found.publisher.value == "Selwick and Corrow Police and Crime Panel"


def test_a_publisher_in_capitals_over_two_lines_is_spelled_as_in_the_text() -> None:
    words = (
        "SELWICK-CORROW POLICE AND CRIME\nCOMMISSIONER\n\nHARBOUR PLAN\n\n2031-2035\n\nForeword\n\n"
        "I serve all who live in Selwick-Corrow. Life across Selwick-Corrow is good.\n\nAnn Ode\nPolice and Crime Commissioner\n"
    )
    found = _described(words)
    assert found.publisher and found.publisher.value == "Selwick-Corrow Police and Crime Commissioner"


@pytest.mark.parametrize(
    "first",
    [
        "At a Meeting of the Selwick Harbour Panel held in Room 2, County Hall on Thursday 13 June 2030 at 9.30 am",
        "MINUTES of the meeting of the SELWICK HARBOUR PANEL held at 10.30 am on 13 June 2030 at the Guildhall.",
    ],
)
def test_minutes_are_called_by_who_met_and_when(first: str) -> None:
    found = _described(
        f"Selwick Town Council\n\n{first}\n\nPresent:\nCouncillor Ode\n\n53/24 MINUTES OF 26 MARCH 2030\n\n{PRECEPT}\n"
    )
    assert found.title.value == "Selwick Harbour Panel, 13 June 2030: minutes"


def test_a_page_of_an_item_says_in_which_meeting_it_was() -> None:
    found = _described(
        "Agenda item\nAPPROVAL OF THE HARBOUR STRATEGIC PLAN\n"
        "Meeting of Cabinet, Selwick Town Council, Wednesday, 10th February, 2031 "
        f"4.00 pm (Item 80.)\n\nDecision:\n\nCabinet NOTED it.\n\nMinutes:\n\n{PRECEPT}\n"
    )
    assert (found.title.value, found.kind.value) == ("Approval of the Harbour Strategic Plan", Kind.MINUTES)
    assert found.publisher and found.publisher.value == "Selwick Town Council"
    assert found.date and found.date.value == "2031-02-10"


def test_the_first_and_last_day_below_a_title_are_its_period_and_no_date() -> None:
    found = _described(
        f"Harbour Commissioner for Selwick\n\nAnnual Report\n\n1 April 2030 - 31 March 2031\n\nForeword\n\n{PRECEPT}\n"
    )
    assert found.title.value == "Annual Report 1 April 2030 - 31 March 2031"
    assert found.period and found.period.value == "2030-2031"
    assert found.date is None


def test_what_stands_in_capitals_below_whose_report_it_is_is_its_title() -> None:
    over = "Agenda item 5\n\nSelwick Harbour Panel   29 January 2031\n\nReport of the Harbour Commissioner"
    found = _described(f"{over}\n\nPROPOSED LEVY 2031/32\n\n{PRECEPT}\n")
    assert found.title.value == "Proposed Levy 2031/32"

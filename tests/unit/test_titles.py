"""Titles of minutes, which go on over a line's end and stop before place and day."""

import pytest

from ingest.metadata.evidence import Line
from ingest.metadata.titles import guess_title


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            [
                "MINUTES OF A MEETING OF THE ORLEY AND WEND HARBOUR AND FERRY",
                "BOARD HELD IN THE GUILDHALL, ORLEY ON TUESDAY",
                "4 JUNE 2031",
            ],
            "Minutes of a Meeting of the Orley and Wend Harbour and Ferry Board",
        ),
        (
            ["Minutes of the meeting of the Quayside and Harbour Board held at the Guildhall, Orley, on Tuesday 4 June 2031"],
            "Minutes of the meeting of the Quayside and Harbour Board",
        ),
        (
            ["Minutes of a meeting of the Harbour Board held on 4 June 2031"],
            "Minutes of a meeting of the Harbour Board held on 4 June 2031",
        ),
        (
            ["Minutes of the meeting of the Harbour Board", "The members met and held on to their view of the tolls all along."],
            "Minutes of the meeting of the Harbour Board",
        ),
    ],
)
def test_minutes_are_named_by_what_met(lines: list[str], expected: str) -> None:
    found = guess_title([Line(line) for line in lines])
    assert found is not None and found.value == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            [
                "Mooring fees update 2031",
                "Report of the Director of Harbours",
                "Author and Job Role: Ida Rowntree, Ferry Programme Lead",
            ],
            "Mooring fees update 2031",
        ),
        (["Agenda item", "Contact Report: Ferry Survey 2031"], "Contact Report: Ferry Survey 2031"),
        (
            ["Decision number: 42/2031", "Protective Marking: report for the board only", "Ferry grants plan 2031"],
            "Ferry grants plan 2031",
        ),
        (["Report of the Ferry Strategy Review 2031"], "Report of the Ferry Strategy Review 2031"),
    ],
)
def test_fields_of_a_form_and_who_reports_are_no_titles(lines: list[str], expected: str) -> None:
    found = guess_title([Line(line) for line in lines])
    assert found is not None and found.value == expected


def test_nothing_but_fields_has_no_title() -> None:
    lines = ["Decision number: 42/2031", "Author and Job Role: Ida Rowntree, Ferry Programme Lead"]
    assert guess_title([Line(line, 1) for line in lines]) is None

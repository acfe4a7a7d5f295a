"""Lines that state a decision, told from headings. All texts are made up."""

import pytest

from corpus.models import BlockKind
from ingest.headings.resolutions import states_decision
from ingest.readers import markdown, text
from tests.unit.made_up_text import MORE, PROSE, of, parse


@pytest.mark.parametrize(
    "line",
    [
        "RESOLVED",
        "**Resolved:**",
        "RESOLVED (by six votes to two)",
        "Resolved – That the harbour fee be raised",
        "Unanimously AGREED to support the mooring",
        "NOTED",
        "Agreed unanimously",
        "Motion carried",
        "The amendment was lost",
        "DECISION: Slipway closed",
        "It was resolved that the slipway be closed",
        "Members AGREED that the ferry should stop",
        "The Harbour Committee resolved to wait",
        "The application was refused",
        "Mooring licence REFUSED",
    ],
)
def test_what_was_decided_is_told(line: str) -> None:
    assert states_decision(line)


@pytest.mark.parametrize(
    "line",
    [
        "Agreed actions",
        "AGREED ACTIONS",
        "Approved list of chandlers",
        "The decision",
        "Reasons for the decision",
        "Applications refused",
        "What was agreed",
        "How the Board decided the fee",
        "Lost property",
        "Carried over from last season",
        "Resolved complaints 2031/32",
        "Approved harbour budget",
    ],
)
def test_titles_about_decisions_are_not(line: str) -> None:
    assert not states_decision(line)


@pytest.mark.parametrize("line", ["RESOLVED", "Unanimously AGREED to recommend the mooring", "Motion carried"])
def test_a_decision_is_no_heading_of_what_stands_below_it(line: str) -> None:
    parsed = parse(f"HB/7  SEA WALL\n\n{PROSE}\n\n{line}\n\n{MORE}\n\nHB/8  FERRY\n\n{PROSE}\n")
    assert of(parsed, BlockKind.HEADING) == ["HB/7 SEA WALL", "HB/8 FERRY"]
    assert line in of(parsed, BlockKind.PARAGRAPH)


def test_a_title_over_a_decision_is_a_heading() -> None:
    parsed = parse(f"{PROSE}\n\nSea wall\n\nRefused\n\n{MORE}\n")
    assert of(parsed, BlockKind.HEADING) == ["Sea wall"]


def test_a_decision_set_in_bold_is_text() -> None:
    for reader, name in ((markdown, "a.md"), (text, "a.txt")):
        parsed = reader.read(f"# Sea wall\n\n{PROSE}\n\n**AGREED to rebuild it**\n\n{MORE}\n".encode(), name)
        headings = [parsed.text_of(block) for block in parsed.blocks if block.kind is BlockKind.HEADING]
        assert headings == ["# Sea wall"]

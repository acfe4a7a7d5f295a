"""Lines that are entries, lines that a printer broke, and figures over their captions."""

import pytest

from corpus.models import Block, BlockKind, Page, ParsedFile
from ingest.passages.grouping import memberships
from ingest.passages.spans import find_spans
from ingest.structure.entries import are_entries


@pytest.mark.parametrize(
    "lines",
    [
        ["Cllr Amos", "Cllr Boyle", "Cllr Cross"],
        ["Harbour Office", "7 Quay Street", "Orley"],
        ["Amos (Chair)", "Boyle (Vice-Chair)", "Cross (Clerk)"],
        ["1. Apologies", "2. Ferry Tolls", "3. Lamps"],
        ["Councillor Ada Amos Orley Borough Council (Chair)", "Councillor Ben Boyle Wend Council", "Mr Col Cross Co-opted"],
        ["Date: 4 May 2031", "Venue: Guildhall"],
        ["Jane Amos, Cllr. Boyle", "Tom Cross, Cllr. Dunn", "Ann Eyre"],
    ],
)
def test_entries_say_something_by_themselves(lines: list[str]) -> None:
    assert are_entries(lines)


@pytest.mark.parametrize(
    "lines",
    [
        # a bracket is open over a line's end
        ["Present: Ada Amos (Harbour", "Master), Ben Boyle (Clerk", "Assistant) and Col Cross (Diver)"],
        # the sentence goes on behind an office in brackets
        ["Present: Ada Amos", "(Harbour Master), Ben Boyle (Clerk), Col", "Cross (Diver)"],
        # a sentence ends within a line
        ["The report came from the Harbour Master, Ada Amos. Orley Town Council", "Wend Parish Council paid £40", "Boyle agreed"],
        # a title parted from its name
        ["The tolls were set by the Clerk, Mrs", "Amos on 3 May 2031, and the lamps by Councillor", "Boyle"],
        # lines that fill their measure
        [
            "The Harbour Board has named Ada Amos as the next Harbour Master",
            "General for Orley from 1 May 2031, and Ben Boyle as Clerk of Orley",
            "Lamp Fund",
        ],
        # a paragraph's number
        ["14.2 The Board named Ada Amos Chief", "Diver from 1 May 2031 behind Ben", "Boyle"],
    ],
)
def test_wrapped_names_are_no_entries(lines: list[str]) -> None:
    assert not are_entries(lines)


def spans(*paragraphs: str) -> list[str]:
    text, blocks = "", []
    for content in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, 1, len(text), len(text) + len(content)))
        text += content + "\n\n"
    parsed = ParsedFile((Page(1, text),), tuple(blocks))
    found = find_spans(parsed, range(len(blocks)), memberships(parsed, [0] * len(blocks)), lambda _: True)
    return [text[placed.span.start : placed.span.end] for placed in found]


def test_a_figure_keeps_its_own_caption() -> None:
    tiles = ["37\nferries inspected", "91%\n120 lamps mended within\n10 days"]
    assert spans(*tiles) == tiles


def test_a_label_still_takes_its_value() -> None:
    assert spans("Ferries inspected", "37") == ["Ferries inspected\n\n37"]
    assert spans("2031/32 tolls", "£37") == ["2031/32 tolls\n\n£37"]

"""Numbered titles in plain text, and the titles behind numbered priorities. All texts are made up."""

import pytest

from corpus.models import BlockKind, ParsedFile
from tests.unit.made_up_text import MORE, PROSE, parse

PAGES = (
    "Priority 1: Cleaner water\n\nOil is kept out of the basin all year.\n",
    "Priority 2: Open ferries\n\nIce closed the ferry for nine days.\n",
    "Priority 3: Sure lights\n\nFog horns are tried each month.\n",
)


def headings(parsed: ParsedFile) -> list[tuple[int, str]]:
    return [(block.level, " ".join(parsed.text_of(block).split())) for block in parsed.blocks if block.kind is BlockKind.HEADING]


class TestRightAboveTheText:
    @pytest.mark.parametrize("dot", [".0", "."])
    def test_a_short_numbered_line_is_a_title(self, dot: str) -> None:
        parsed = parse(
            f"{PROSE}\n\n1{dot} Moorings\n{PROSE} {MORE}\n{PROSE}\n\n2{dot} Fees and charges\nNo boat paid late this season.\n\n"
            f"3{dot} Ferries\n{MORE}\n"
        )
        assert headings(parsed) == [(1, f"1{dot} Moorings"), (1, f"2{dot} Fees and charges"), (1, f"3{dot} Ferries")]

    @pytest.mark.parametrize(
        "item",
        [
            "1. The harbour master asks that every boat which lies in the Inner\nBasin pays before it leaves.",
            "1. The pilots are\nBack on duty all week.",
            "1. Pilots,\nCrews and boatmen are on duty all week.",
            "1. Pilots\non duty all week.",
        ],
    )
    def test_a_sentence_broken_in_its_midst_is_none(self, item: str) -> None:
        assert headings(parse(f"{PROSE}\n\n{item}\n\n{MORE}\n")) == []

    def test_one_that_counts_on_needs_no_blank_line_above(self) -> None:
        parsed = parse(f"{PROSE}\n\n1.0 MOORINGS\n{PROSE} {MORE}\n2.0 FERRIES\n{MORE} {PROSE}\n7.0 METRES\n{MORE}\n")
        assert headings(parsed) == [(1, "1.0 MOORINGS"), (1, "2.0 FERRIES")]


class TestBeginningWithAFigure:
    def test_with_its_first_clause_below_it_is_a_title(self) -> None:
        text = f"{PROSE}\n\n1. 2031 in the harbour\n1.1 {PROSE} {MORE}\n\n2. Ferries\n2.1 {MORE} {PROSE}\n"
        assert headings(parse(text)) == [(1, "1. 2031 in the harbour"), (1, "2. Ferries")]

    @pytest.mark.parametrize("text", ["1. 31 boats\n2. 12 ferries\n", f"1. 31 boats\n\n{MORE}\n", "1. 4,100\n1.1 4,200\n"])
    def test_without_it_is_an_amount(self, text: str) -> None:
        assert headings(parse(f"{PROSE}\n\n{text}")) == []


class TestBehindPriorities:
    def test_of_a_page_each_the_next_page_is_not_the_last_ones(self) -> None:
        parsed = parse("\f".join([*PAGES, f"Paying for it\n\n{PROSE}\n\nSources of money\n\n{MORE}\n"]))
        assert headings(parsed)[-2:] == [(1, "Paying for it"), (2, "Sources of money")]

    def test_of_several_pages_it_may_be_the_last_ones(self) -> None:
        parsed = parse("\f".join([PAGES[0], PROSE, *PAGES[1:], f"Watching the ice\n\n{MORE}\n"]))
        assert headings(parsed)[-1] == (2, "Watching the ice")


class TestCountingUpWithoutDots:
    def test_right_above_their_text(self) -> None:
        parsed = parse(
            "At a meeting of the Panel held at the quay on 3 May 2031\n\n1   Apologies\nThere were none.\n\n"
            "2   Lamp Report\nThe lamplighter presented his report for the first quarter, which\n"
            "covered the months from January to March (for copy see file).\n\nResolved:\nThat the report be noted.\n\n"
            "3   Moorings Service\nThe Panel considered a report on moorings and asked how long it would\n"
            "take to mend the chains.\n\n4   Other Business\nThere was no other business.\n"
        )
        titles = ["1   Apologies", "2   Lamp Report", "3   Moorings Service", "4   Other Business"]
        assert headings(parsed) == [(1, " ".join(title.split())) for title in titles]

    def test_two_of_them_may_be_anything(self) -> None:
        text = "The Panel asked at some length how long it would take to mend the chains of\nall the moorings."
        assert headings(parse(f"{PROSE}\n\n1   Harbour Street\n{text}\n\n2   Quay Road\n{text}\n")) == []

    def test_a_chapter_in_capitals_above_the_first_holds_them(self) -> None:
        parsed = parse(
            f"HOW IT WAS MADE\n{PROSE}\n\nMY THREE AIMS\n\n1   SAFE WATER\nBy 2033 there will be:\n  -   a lamp on each post\n\n"
            f"2   CLEAN QUAYS\nI will:\n  -   sweep them\n\n3   GLAD VISITORS\n{PROSE}\n\nMONEY\n{PROSE}\n"
        )
        assert headings(parsed) == [
            (1, "HOW IT WAS MADE"),
            (1, "MY THREE AIMS"),
            (2, "1 SAFE WATER"),
            (2, "2 CLEAN QUAYS"),
            (2, "3 GLAD VISITORS"),
            (1, "MONEY"),
        ]

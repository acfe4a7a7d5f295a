"""Plain text as other publishers extract it: columns of spaces, wrapped rows, page marks, references. All texts are made up."""

from corpus.models import Block, BlockKind, Kind, ParsedFile
from ingest.packs.components import find_pack
from ingest.readers.page_marks import marked_pages
from ingest.readers.text import read


def parse(text: str) -> ParsedFile:
    return read(text.encode(), "made-up.txt")


def rows(parsed: ParsedFile) -> list[Block]:
    return [block for block in parsed.blocks if block.kind is BlockKind.TABLE_ROW]


def items(parsed: ParsedFile) -> list[str]:
    return [" ".join(parsed.text_of(b).split()) for b in parsed.blocks if b.kind is BlockKind.LIST_ITEM]


class TestColumnsOfSpaces:
    def test_words_and_signs_among_values_keep_their_columns(self) -> None:
        parsed = parse(
            "2  Scorecard\n\n"
            "Indicator                        Target   Q1     Q2     Status\n"
            "Ferries on time                  85%      88%    -      Green\n"
            "Lamps mended within two          90%      71%    n/a    Red\n"
            "   days of a report\n"
            "Moorings let                     40       38     41     Amber\n\n"
            "The next report comes in the spring.\n"
        )
        found = rows(parsed)
        assert found[0].header
        assert [row.cells for row in found] == [
            ("Indicator", "Target", "Q1", "Q2", "Status"),
            ("Ferries on time", "85%", "88%", "-", "Green"),
            ("Lamps mended within two days of a report", "90%", "71%", "n/a", "Red"),
            ("Moorings let", "40", "38", "41", "Amber"),
        ]

    def test_a_line_empty_in_the_first_column_goes_on_the_row_above(self) -> None:
        parsed = parse(
            "No  Action                     Owner          Due\n"
            "1   Paint the north pier       Ann Holt       Mar 2031\n"
            "2   Buy a second dredger       Harbour        Jun 2031\n"
            "                               office\n"
            "3   Print the tide tables      Jo Reed        Dec 2030\n"
        )
        assert [row.cells[2] for row in rows(parsed)] == ["Owner", "Ann Holt", "Harbour office", "Jo Reed"]

    def test_columns_of_prose_are_no_table(self) -> None:
        parsed = parse(
            "The harbour opens at       of the quay and the       where the boats are\n"
            "dawn and closes when       sheds behind it are       kept in winter, and\n"
            "the last boat is in,       open all day to the       the lamp is lit for\n"
            "so that the watchman       public who may walk       those who come late\n"
        )
        assert rows(parsed) == []

    def test_two_spaces_between_sentences_part_nothing(self) -> None:
        parsed = parse(
            "It rose to 12.  It fell to 10.  All agreed.\n"
            "It rose to 14.  It fell to 11.  All agreed.\n"
            "It rose to 15.  It fell to 13.  All agreed.\n"
        )
        assert rows(parsed) == []


class TestWrappedRows:
    def test_a_wrapped_label_leaves_the_table_whole(self) -> None:
        parsed = parse("Ward\tPeople\tFires\nHarle\t4,100\t12\nQuayside and\nMarket\t5,200\t31\nTotal\t9,300\t43\n")
        assert [row.cells[0] for row in rows(parsed)] == ["Ward", "Harle", "Quayside and Market", "Total"]
        assert len({row.table for row in rows(parsed)}) == 1
        assert [row.header for row in rows(parsed)] == [True, False, False, False]

    def test_names_of_groups_leave_the_header_on_top(self) -> None:
        parsed = parse(
            "Action\tLead\tBy when\tMeasure\n\nPriority 1\n\n1.1 Training for\n\nharbour crews\tOffice\tMay 2031\t90 trained\n\n"
            "1.2 New lamps\tWorks /\n\nLighting\tJune 2031\t40 lamps lit\n\nPriority 2\n\n"
            "2.1 Tide tables\tOffice\tMay 2032\tPrinted\n"
        )
        assert [row.cells for row in rows(parsed)] == [
            ("Action", "Lead", "By when", "Measure"),
            ("Priority 1", "", "", ""),
            ("1.1 Training for harbour crews", "Office", "May 2031", "90 trained"),
            ("1.2 New lamps", "Works / Lighting", "June 2031", "40 lamps lit"),
            ("Priority 2", "", "", ""),
            ("2.1 Tide tables", "Office", "May 2032", "Printed"),
        ]
        assert [row.header for row in rows(parsed)] == [True, False, False, False, False, False]

    def test_rows_fenced_by_strokes_stay_rows(self) -> None:
        parsed = parse("| Ward | Fires |\n|---|---|\n| Harle | 12 |\n")
        assert [row.cells for row in rows(parsed)] == [("Ward", "Fires"), ("Harle", "12")]

    def test_a_title_between_two_tables_parts_them(self) -> None:
        parsed = parse("Ref\tTask\tOwner\nA7\tPaint\tAnn\nA8\tSweep\tJo\nWork programme\nDay\tTopic\tLead\n4 May\tRopes\tAnn\n")
        assert len({row.table for row in rows(parsed)}) == 2


class TestPageMarks:
    def test_marks_that_head_pages_part_them(self) -> None:
        text = "--- Page 1 ---\nOne.\n--- Page 2 ---\nTwo.\nPage 2 of 3\n--- Page 3 ---\nThree.\n"
        parsed = parse(text)
        assert parsed.paged
        assert [page.text.split("\n")[1] for page in parsed.pages] == ["One.", "Two.", "Three."]
        assert "".join(page.text for page in parsed.pages) == text

    def test_marks_that_end_pages_part_them(self) -> None:
        assert marked_pages("One.\nPage 4\nTwo.\nPage 5\nThree.\nPage 6\n") == [
            "One.\nPage 4\n",
            "Two.\nPage 5\n",
            "Three.\nPage 6\n",
        ]

    def test_other_marks_part_nothing(self) -> None:
        for text in (
            "Page 1\nOne.\nPage 2\nTwo.\n",  # two only
            "Page 1\nOne.\nPage 3\nTwo.\nPage 4\nThree.\n",  # one is missing
            "Cover.\nPage 1\nOne.\nPage 2\nTwo.\nPage 3\nThree.\n",  # neither first nor last
            "See Page 1\nOne.\nSee Page 2\nTwo.\nSee Page 3\nThree.\n",
        ):
            assert marked_pages(text) == [text]

    def test_an_item_of_the_agenda_on_top_of_a_page_is_no_running_line(self) -> None:
        texts = ("The lamps were mended in May.", "Nine boats came in late.", "The tide tables are out of print.")
        pages = [f"Agenda Item {n}\n\n{text}\n" for n, text in enumerate(texts, 3)]
        furniture = [b for b in parse("\f".join(pages)).blocks if b.kind is BlockKind.FURNITURE]
        assert furniture == []


class TestReferences:
    def test_recommendations_in_a_series_are_items(self) -> None:
        parsed = parse("The Panel recommends:\n\nR1\nRaise the mooring fee by a tenth.\nR2\nBuy two new lamps for the pier.\n")
        assert items(parsed) == ["R1 Raise the mooring fee by a tenth.", "R2 Buy two new lamps for the pier."]

    def test_a_lone_reference_and_names_of_policies_are_none(self) -> None:
        assert items(parse("M5 traffic was slow all through the winter.\n")) == []
        assert items(parse("H1 Homes for all who need them\n\nText.\n\nH2 Homes for crews near the quay\n\nText.\n")) == []


class TestCutLines:
    def test_a_date_cut_behind_its_day_goes_on(self) -> None:
        first = "The old ferry slip at the north end of the quay had to be shut from 2"
        wide = "October to 9 November, and all boats were sent to the slip at the south end until the work on it was done.\n"
        assert len(parse(f"{first}\n{wide}").blocks) == 1


class TestMinutesWithoutTheWord:
    def test_day_present_and_apologies_make_minutes(self) -> None:
        parsed = parse(
            "Harle Council\nAGENDA\n\n1. Apologies\n2. Minutes of the meeting held on 4 May 2031 (Page 2)\n3. Lamps (Page 3)\n"
            "\fHARBOUR COMMITTEE\n4 MAY 2031\nPRESENT: Councillors A Holt and J Reed.\n\n7. APOLOGIES\nNone were received.\n\n"
            "8. LAMPS\nRESOLVED: That the report be noted.\n"
            "\fREPORT TO: HARBOUR COMMITTEE\nDATE: 1 JUNE 2031\n"
            "TITLE: LAMPS\nREPORT OF: THE HARBOUR MASTER\n\n1. The lamps are new.\n"
        )
        pack = find_pack(parsed, certain=True)
        assert pack is not None
        assert [(c.title, c.date) for c in pack.components if c.kind is Kind.MINUTES] == [("Minutes of 4 May 2031", "2031-05-04")]
        assert not any("(Page" in component.title for component in pack.components)

"""Plain text with the faults that text from PDF files has. All texts are made up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import UnreadableFile
from corpus.models import BlockKind, ParsedFile
from ingest.lists.markers import body_start, marker_of
from ingest.readers.text import read
from tests.unit.made_up_text import MORE, PROSE, of, parse, rows


def headings(parsed: ParsedFile) -> list[tuple[int, str]]:
    return [(block.level, " ".join(parsed.text_of(block).split())) for block in parsed.blocks if block.kind is BlockKind.HEADING]


class TestBytes:
    def test_byte_order_mark_is_dropped_and_characters_are_kept(self) -> None:
        parsed = read("\ufeffOne  – two\u00a0three\r\nfour\rfive\n".encode(), "a.txt")
        assert parsed.pages[0].text == "One  – two\u00a0three\nfour\nfive\n"
        assert not parsed.paged
        assert parsed.warnings == ()

    def test_windows_text_is_read_with_a_warning(self) -> None:
        parsed = read("Fees of £40 – see the ‘tariff’".encode("cp1252"), "fees.txt")
        assert parsed.pages[0].text == "Fees of £40 – see the ‘tariff’"
        assert len(parsed.warnings) == 1
        assert "fees.txt" in parsed.warnings[0]

    @pytest.mark.parametrize("data", [b"PK\x03\x04\x00\x00\x00", b"\x01\x02\x03\x04 abc"])
    def test_binary_files_are_refused(self, data: bytes) -> None:
        with pytest.raises(UnreadableFile, match=r"image\.txt is not a text file"):
            read(data, "image.txt")

    @pytest.mark.parametrize("data", [b"", b" \n\t\n", "\u00a0\n\ufeff".encode()])
    def test_files_of_white_space_are_refused(self, data: bytes) -> None:
        with pytest.raises(UnreadableFile, match="holds no text") as caught:
            read(data, "empty.txt")
        assert "\n" not in str(caught.value)

    def test_form_feeds_part_pages(self) -> None:
        parsed = parse(f"{PROSE}\n\f{MORE}\n\f")
        assert [page.text for page in parsed.pages] == [PROSE + "\n", MORE + "\n"]
        assert parsed.paged
        assert [block.page for block in parsed.blocks] == [1, 2]


class TestParagraphs:
    def test_double_spaced_lines_are_one_paragraph(self) -> None:
        lines = [
            "The ferry service carries more people each year and its crews have been trained",
            "in rescue at sea, so that passengers may rely on help even where the coast guard",
            "is far away. Two boats were replaced last winter by larger ones, which also take",
            "bicycles and small carts on board.",
        ]
        parsed = parse("\n\n".join(lines) + "\n\n \n\nA second paragraph stands here.\n")
        assert of(parsed, BlockKind.PARAGRAPH) == [" ".join(lines), "A second paragraph stands here."]

    def test_a_paragraph_cut_by_a_page_break_is_joined(self) -> None:
        parsed = parse(f"{PROSE} The mayor will build on this\n\ntradition with a new pier.\n\n{MORE}\n")
        assert of(parsed, BlockKind.PARAGRAPH)[0].endswith("build on this tradition with a new pier.")
        assert of(parsed, BlockKind.PARAGRAPH)[1] == MORE

    def test_a_figure_and_its_label_stay_together(self) -> None:
        parsed = parse(f"Current state\n\n{PROSE}\n\nTrawlers down\n↓ 7.5%\n\nLobster pots up\nby 12%\n\n{MORE}\n")
        assert "Trawlers down ↓ 7.5%" in of(parsed, BlockKind.PARAGRAPH)
        assert "Lobster pots up by 12%" in of(parsed, BlockKind.PARAGRAPH)

    def test_an_address_is_one_block(self) -> None:
        text = f"{PROSE}\n\nThe Harbour Office\n2 Quay Street\nPortbury\nPB1 2QQ\n01234 567890\nwww.portbury.example\n"
        assert len(parse(text).blocks) == 2

    def test_footnotes_are_blocks_of_their_own(self) -> None:
        text = f"{PROSE}\n\n{' ' * 40}\n1 Counted on 3 May.\n2 Harbour rules, part four.\n {MORE}\n"
        assert of(parse(text), BlockKind.PARAGRAPH) == [
            PROSE,
            "1 Counted on 3 May.",
            "2 Harbour rules, part four.",
            MORE,
        ]


class TestTabs:
    def test_rows_that_blank_lines_part_are_one_table(self) -> None:
        text = f"{PROSE}\n\nPort\tBoats\tMen\n\nWesterhaven\t14\t31\n\nOsterby\t9\t22\n\nTotal\t23\t53\n\n{PROSE}\n"
        rows = [block for block in parse(text).blocks if block.kind is BlockKind.TABLE_ROW]
        assert [(block.table, block.header) for block in rows] == [(0, True), (0, False), (0, False), (0, False)]

    def test_tables_of_several_rows_that_a_blank_line_parts_are_two(self) -> None:
        text = f"{PROSE}\n\nPort\tBoats\nOsterby\t9\nThornby\t8\n\nPort\tMen\tWomen\nOsterby\t22\t20\nThornby\t20\t21\n"
        rows = [block for block in parse(text).blocks if block.kind is BlockKind.TABLE_ROW]
        assert [block.table for block in rows] == [0, 0, 0, 1, 1, 1]

    def test_a_tab_behind_a_number_or_letter_makes_no_table(self) -> None:
        text = f"1.\tSummary\n\n1.1\t{PROSE}\n\nThe harbour will:\n\n(a)\tmend the crane;\n(b)\tpaint the pier.\n"
        blocks = parse(text).blocks
        assert BlockKind.TABLE_ROW not in {block.kind for block in blocks}
        assert [block.marker for block in blocks if block.kind is BlockKind.LIST_ITEM] == ["(a)", "(b)"]

    def test_numbers_in_the_first_column_of_a_table_are_cells(self) -> None:
        text = "No.\tAction\n1.\tMend the crane\n2.\tPaint the pier\n"
        assert [block.kind for block in parse(text).blocks] == [BlockKind.TABLE_ROW] * 3


class TestRunIn:
    def test_a_heading_run_into_its_paragraph_is_parted_from_it(self) -> None:
        text = f"{PROSE}\n\nPriority 2: Safer harboursEach of the nine ports has\na warden who lives there. {PROSE}\n\nNext.\n"
        parsed = parse(text)
        assert of(parsed, BlockKind.HEADING) == ["Priority 2: Safer harbours"]
        assert any(block.startswith("Each of the nine ports has a warden") for block in of(parsed, BlockKind.PARAGRAPH))

    def test_a_heading_run_into_a_numbered_paragraph_is_parted_from_it(self) -> None:
        text = (
            f"1. Purpose of the Paper1.1 {PROSE}\n2. RequestsThe board is asked to agree:\nthe berths\nthe tolls\n"
            f"3. Berths3.1 {PROSE}\nTug hire3.2 {PROSE}\n"
        )
        parsed = parse(text)
        assert of(parsed, BlockKind.HEADING) == ["1. Purpose of the Paper", "2. Requests", "3. Berths", "Tug hire"]

    @pytest.mark.parametrize("line", ["1. The MoneyBox scheme of the port", "Crane2.5 tonnes", "Version 3.1 of the rules"])
    def test_numbers_and_names_part_no_line(self, line: str) -> None:
        parsed = parse(f"{PROSE}\n\n{line}\n\n{PROSE}\n")
        assert any(line in of(parsed, kind) for kind in BlockKind)

    def test_numbered_titles_of_a_text_without_blank_lines(self) -> None:
        parts = [f"{n}. {title}\n{PROSE}\n{PROSE}" for n, title in enumerate(("Berths", "Tolls", "Tugs", "Lamps"), 1)]
        text = "\n".join([*parts, "5. Moorings\nTable 4 - Moorings let\nPier\tLet\nNorth\t7\nSouth\t9", *[PROSE] * 12])
        assert of(parse(text), BlockKind.HEADING) == ["1. Berths", "2. Tolls", "3. Tugs", "4. Lamps", "5. Moorings"]

    @pytest.mark.parametrize(
        "line", ["Priority 2: Our YouTube channel", "Objective 1: Working with the McDonald family of Westerhaven"]
    )
    def test_a_name_with_a_capital_inside_is_one_word(self, line: str) -> None:
        assert line in of(parse(f"{line}\n\n{PROSE}\n"), BlockKind.HEADING)


class TestLists:
    def test_letters_alone_on_their_lines(self) -> None:
        text = "We will:\nA.\n\nPaint every mooring post so that\nit can be seen at night.\n\nB.\n\nKeep the slipway clear.\n"
        parsed = parse(text)
        items = [block for block in parsed.blocks if block.kind is BlockKind.LIST_ITEM]
        assert [block.marker for block in items] == ["A.", "B."]
        assert of(parsed, BlockKind.LIST_ITEM)[0] == "A. Paint every mooring post so that it can be seen at night."
        assert of(parsed, BlockKind.PARAGRAPH) == ["We will:"]

    def test_markers_gathered_above_their_texts(self) -> None:
        text = "We will:\n\nA.\n\nB.\n\nC.\n\nMend the quay wall first.\n\nDredge the inner basin.\n\nLight the outer buoys.\n"
        parsed = parse(text)
        items = [(b.marker, parsed.text_of(b)) for b in parsed.blocks if b.kind is BlockKind.LIST_ITEM]
        assert [marker for marker, _ in items] == ["A.", "B.", "C."]
        assert [text.split()[-1] for _, text in items] == ["first.", "basin.", "buoys."]

    @pytest.mark.parametrize("gap", ["\n", "\n\n"])
    def test_markers_gathered_above_texts_that_no_blank_line_parts(self, gap: str) -> None:
        lines = [
            "We will:",
            *("a)", "b)", "c)"),
            *("mend the quay wall from the", "slipway to the north pier; "),
            "dredge the inner basin by the spring of 2031; and",
            *("replace the lamps of the outer buoys, which date from", "1998."),
            *("", "", "The dredging has been let to a firm of Westerhaven for £4,000. It", "is to begin in May."),
        ]
        parsed = parse(gap.join(lines) + "\n")
        items = [(b.marker, parsed.text_of(b)) for b in parsed.blocks if b.kind is BlockKind.LIST_ITEM]
        assert [marker for marker, _ in items] == ["a)", "b)", "c)"]
        assert [text.split()[0] for _, text in items] == ["mend", "dredge", "replace"]
        assert of(parsed, BlockKind.PARAGRAPH)[1].startswith("The dredging has been let")

    @pytest.mark.parametrize("bullet", ["-", "•", "✓", "- ✓", "\uf0b7", "➢"])
    def test_bullets(self, bullet: str) -> None:
        parsed = parse(f"The harbour master will:\n\n{bullet} Check the ropes.\n{bullet} Count the boats. Then close the gate.\n")
        items = [block for block in parsed.blocks if block.kind is BlockKind.LIST_ITEM]
        assert [block.marker for block in items] == [bullet, bullet]
        assert parsed.text_of(items[1]).endswith("Then close the gate.")

    def test_lost_bullets_leave_set_in_lines(self) -> None:
        text = "Plans include:\n\n A new crane for the quay that can\n\nlift boats of nine tonnes\n\n Two lamps\n\n A bell\n"
        assert of(parse(text), BlockKind.LIST_ITEM) == [
            "A new crane for the quay that can lift boats of nine tonnes",
            "Two lamps",
            "A bell",
        ]

    def test_nesting(self) -> None:
        text = "- First thing to do:\n - a. A part of it.\n - b. Another part.\n- Second thing to do.\n"
        assert [block.level for block in parse(text).blocks] == [1, 2, 2, 1]

    def test_a_letter_goes_on_after_a_box(self) -> None:
        text = f"- First thing:\n - a. One part.\n - b. Two parts.\n\n“{PROSE}”\n\n- c. Three parts.\n- Second thing.\n"
        items = [block for block in parse(text).blocks if block.kind is BlockKind.LIST_ITEM]
        assert [block.level for block in items] == [1, 2, 2, 2, 1]

    def test_names_below_one_another(self) -> None:
        text = "Thank you to:\n\nPortbury Anglers\nSea Rescue Trust\nFriends of the Pier\nIslands Forum\n"
        assert of(parse(text), BlockKind.LIST_ITEM) == [
            "Portbury Anglers",
            "Sea Rescue Trust",
            "Friends of the Pier",
            "Islands Forum",
        ]

    def test_lines_like_headings_under_one_that_counts_them_are_a_list(self) -> None:
        text = (
            f"Our four aims for the port\n\nSafer moorings\n\nCleaner water\n\n"
            f"Faster ferries\n\nFairer fees\n\n\n\nProgress so far\n\n{PROSE}\n"
        )
        parsed = parse(text)
        assert of(parsed, BlockKind.LIST_ITEM) == ["Safer moorings", "Cleaner water", "Faster ferries", "Fairer fees"]
        assert [text for _, text in headings(parsed)] == ["Our four aims for the port", "Progress so far"]

    def test_html_lists_are_taken_apart(self) -> None:
        parsed = parse('Mend the wall.\n<ul style="x"> • Stone was bought. • Masons were hired.\n')
        assert of(parsed, BlockKind.LIST_ITEM) == ["• Stone was bought.", "• Masons were hired."]
        assert of(parsed, BlockKind.FURNITURE) == ['<ul style="x">']

    def test_numbers_in_running_text_are_no_markers(self) -> None:
        text = (
            "The port was opened by the third governor in the warm and windy early summer of\n"
            "1912. It has been in use ever since then.\n"
        )
        assert [block.kind for block in parse(text).blocks] == [BlockKind.PARAGRAPH]


class TestTables:
    def test_tabs(self) -> None:
        parsed = parse("\t2020/21\t2021/22\nMooring fees\t1,200\t1,350\nGrants\t(40)\t–\n")
        assert [block.cells for block in rows(parsed)] == [
            ("", "2020/21", "2021/22"),
            ("Mooring fees", "1,200", "1,350"),
            ("Grants", "(40)", "–"),
        ]
        assert [block.header for block in rows(parsed)] == [True, False, False]
        assert {block.table for block in rows(parsed)} == {0}

    def test_cells_are_cleaned_and_text_is_not(self) -> None:
        text = (
            'Aim\tMeasures\nSafe moorings\t<ul style="a"><li>Ropes</li><li>Posts</li></ul>\nClean water\t**Oil** and [sand](#)\n'
        )
        parsed = parse(text)
        assert [block.cells[1] for block in rows(parsed)][1:] == ["Ropes Posts", "Oil and sand"]
        assert "<li>" in parsed.text_of(rows(parsed)[1])

    def test_header_of_several_rows(self) -> None:
        parsed = parse(
            "\t\tForecast\t\n2019/20\t2020/21\t2021/22\t2022/23\n£m\t£m\t£m\t£m\n1.2\t1.4\t1.1\t1.9\n2.0\t2.4\t2.2\t2.9\n"
        )
        assert [block.header for block in rows(parsed)] == [True, True, True, False, False]

    def test_a_repeated_header_is_a_header(self) -> None:
        parsed = parse("Ref\tDecision\tValue\n1\tBuy a boat with a long deck\t20\nRef\tDecision\tValue\n2\tSell a boat\t30\n")
        assert [block.header for block in rows(parsed)] == [True, False, True, False]

    def test_labels_and_values_have_no_header(self) -> None:
        parsed = parse("Name: Port Panel\t\nDate: 4 May 2001\tFor: Noting\nContact: A. Person\t\n")
        assert not any(block.header for block in rows(parsed))

    def test_a_table_goes_on_after_a_page_break(self) -> None:
        parsed = parse("Ref\tWhat was decided\tValue\n1\tA crane\t20\n\n2\tA bell\t30\n")
        assert {block.table for block in rows(parsed)} == {0}

    def test_values_at_the_ends_of_lines(self) -> None:
        text = (
            f"{PROSE}\n\n 2016/17 2017/18 2018/19\n\nNumber of boats 659 676 611\n\n"
            f"Berths let (summer) 89.0% 93.9% 95.7%\n\n{MORE}\n"
        )
        parsed = parse(text)
        assert [block.cells for block in rows(parsed)] == [
            ("", "2016/17", "2017/18", "2018/19"),
            ("Number of boats", "659", "676", "611"),
            ("Berths let (summer)", "89.0%", "93.9%", "95.7%"),
        ]
        assert rows(parsed)[0].header

    def test_values_below_their_labels(self) -> None:
        parsed = parse("Pay of crews\n\n163.7\n\nRopes and\nchains\n\n70.9\n\nFuel\n\n4.6\n\nOther costs\n\n2.8\n")
        assert [block.cells for block in rows(parsed)] == [
            ("Pay of crews", "163.7"),
            ("Ropes and chains", "70.9"),
            ("Fuel", "4.6"),
            ("Other costs", "2.8"),
        ]

    def test_captions(self) -> None:
        parsed = parse(f"{PROSE}\n\nTable 1: Fees of the port\n\nBoat\tFee\nYawl\t20\nKetch\t30\n\nFigure 4 (ii)\n\n{MORE}\n")
        assert of(parsed, BlockKind.CAPTION) == ["Table 1: Fees of the port", "Figure 4 (ii)"]


class TestFurniture:
    def test_contents_list(self) -> None:
        text = (
            f"Contents\n\nForeword\t2\nThe port today.....\t3\n"
            f"Our plans ...... 5\n\nForeword\n\n{PROSE}\n\nThe port today\n\n{MORE}\n"
        )
        parsed = parse(text)
        assert len(of(parsed, BlockKind.FURNITURE)) == 4
        assert headings(parsed) == [(1, "Foreword"), (1, "The port today")]

    def test_running_lines_and_page_numbers(self) -> None:
        pages = [
            f"Port Plan\n\nTopic {name}\n\n{PROSE} {name}.\n\n{number}\n"
            for number, name in enumerate(["one", "two", "three", "four"], 1)
        ]
        parsed = parse("\f".join(pages))
        furniture = of(parsed, BlockKind.FURNITURE)
        assert furniture.count("Port Plan") == 4
        assert {"2", "3", "4"} <= set(furniture)

    @pytest.mark.parametrize("line", ["OFFICIAL", "OFFICIAL - SENSITIVE", "Harbour board\tPage 2 of 9", "Page 2 of 9"])
    def test_markings_and_page_numbers_of_a_file_without_pages(self, line: str) -> None:
        assert len(of(parse(f"{PROSE}\n\n{line}\n\n{PROSE}\n"), BlockKind.FURNITURE)) == 1

    def test_a_repeated_heading_continues_its_section(self) -> None:
        text = (
            f"Safer moorings\n\n{PROSE}\n\nWe will:\n\n- Mend ropes.\n\n"
            f"Safer moorings\n\n- Paint posts.\n\nCleaner water\n\n{MORE}\n"
        )
        parsed = parse(text)
        assert [text for _, text in headings(parsed)] == ["Safer moorings", "Cleaner water"]
        assert of(parsed, BlockKind.FURNITURE) == ["Safer moorings"]

    def test_upright_lettering(self) -> None:
        parsed = parse(f"{PROSE}\n\nN\no\n\nrt\nh\n\n{MORE}\n")
        assert of(parsed, BlockKind.FURNITURE) == ["N", "o", "rt", "h"]

    def test_upright_capitals_of_a_word_that_the_text_holds(self) -> None:
        parsed = parse(f"{PROSE}\n\nW\nes\nt\n\n Q\nU\nA\nY\n\n{MORE}\n")
        assert of(parsed, BlockKind.FURNITURE) == ["W", "es", "t", "Q", "U", "A", "Y"]

    @pytest.mark.parametrize("answers", ["Yes No Yes", "yes no yes", "YES NO YES", "Y N Y", "x x x", "R A G G", "Jan Feb Mar"])
    def test_short_answers_below_each_other_are_text(self, answers: str) -> None:
        below = answers.replace(" ", "\n")
        for text in (f"{PROSE}\n\n{below}\n\n{MORE}\n", f"{PROSE}\n\n{below}\f{MORE}\n", f"{PROSE}\f{below}\n\n{MORE}\n"):
            parsed = parse(text)
            kept = [parsed.text_of(block) for block in parsed.blocks if block.kind is not BlockKind.FURNITURE]
            assert " ".join(kept).split() == f"{PROSE} {answers} {MORE}".split()


class TestHeadings:
    def test_numbered(self) -> None:
        text = (
            f"1. Purpose of the Paper\n\n{PROSE}\n\n2. Context\n\n2.1 Mend the quay wall and keep it in\n"
            f"good repair.\n\n{PROSE}\n\n2.2 Dredge the basin.\n\n{MORE}\n"
        )
        assert headings(parse(text)) == [
            (1, "1. Purpose of the Paper"),
            (1, "2. Context"),
            (2, "2.1 Mend the quay wall and keep it in good repair."),
            (2, "2.2 Dredge the basin."),
        ]

    def test_numbered_paragraphs_are_no_headings(self) -> None:
        text = f"1. Purpose\n\n1.1. {PROSE} {MORE}\n\n1.2. {MORE} {PROSE}\n\n1.3. {PROSE}\n\n2. Next steps\n\n2.1. {MORE}\n"
        parsed = parse(text)
        assert headings(parsed) == [(1, "1. Purpose"), (1, "2. Next steps")]
        assert [block.marker for block in parsed.blocks if block.marker] == ["1.1.", "1.2.", "1.3.", "2.1."]

    def test_items_of_minutes(self) -> None:
        text = (
            f"4 Choice of a Pilot\n\n{PROSE}\n\nResolved:\n\nThat the report was noted.\n\n5 Mending of the Quay Wall\n\n{MORE}\n"
        )
        assert headings(parse(text)) == [(1, "4 Choice of a Pilot"), (1, "5 Mending of the Quay Wall")]

    def test_numbered_lines_without_text_between_are_a_list(self) -> None:
        parsed = parse(
            f"{PROSE} We ask:\n\n1. How safe are the moorings?\n"
            f"2. How clean is the water\n3. How fast are the ferries\n\n{MORE}\n"
        )
        assert headings(parsed) == []
        assert len(of(parsed, BlockKind.LIST_ITEM)) == 3

    def test_capitals_stand_above_title_case(self) -> None:
        text = f"{PROSE}\n\nROLES AND DUTIES\n\nThe Harbour Master\n\n{PROSE}\n\nThe Port Panel\n\n{MORE}\n\nMONEY\n\n{PROSE}\n"
        assert headings(parse(text)) == [
            (1, "ROLES AND DUTIES"),
            (2, "The Harbour Master"),
            (2, "The Port Panel"),
            (1, "MONEY"),
        ]

    def test_a_heading_glued_to_its_paragraph(self) -> None:
        text = (
            f"{PROSE}\n\nWorking with Boatmen\n"
            "Pilots and boatmen know these waters better than anybody else does, and we ask\n"
            "them for advice on every change of the buoys and lights along the coast.\n"
        )
        assert [text for _, text in headings(parse(text))] == ["Working with Boatmen"]

    def test_sentences_short_of_a_full_stop_are_no_headings(self) -> None:
        text = (
            f"{PROSE}\n\nSo that boats and crews are safe in every season\n\n{MORE}\n\nWe have bought 4 new cranes\n\n{PROSE}\n"
        )
        assert headings(parse(text)) == []

    def test_a_signature_is_no_heading(self) -> None:
        parsed = parse(f"Foreword\n\n{PROSE}\n\nJoan Harbottle\n\nCommissioner of Ports\n\n\n\nOverview\n\n{MORE}\n")
        assert [text for _, text in headings(parsed)] == ["Foreword", "Overview"]

    def test_lettering_between_a_lead_and_its_list_is_no_heading(self) -> None:
        parsed = parse(
            f"Priority 2 - Cleaner Water\n\n{PROSE}\n\nWith boatmen we will:\n\n"
            "KEEP OIL OUT OF\nTHE SEA\n\nA.\n\nBuy a skimmer.\n\nB.\n\nTrain crews.\n"
        )
        assert headings(parsed) == [(1, "Priority 2 - Cleaner Water")]
        assert len(of(parsed, BlockKind.LIST_ITEM)) == 2

    def test_reports_and_appendices(self) -> None:
        text = (
            f"Report title: The Quay Wall\t\nReport to: Port Panel\t\n"
            f"Date: 4 May 2001\tFor: Noting\n\n1. Purpose of Report\n\n{PROSE}\n\n"
            "2. Appendices\n\nAppendix 1: Drawings\n\nAppendix 2: Costs\n\n"
            f"Report title: Dates of Meetings\t\n\n1. Purpose of Report\n\n{MORE}\n"
        )
        parsed = parse(text)
        assert headings(parsed) == [
            (1, "Report title: The Quay Wall"),
            (2, "1. Purpose of Report"),
            (2, "2. Appendices"),
            (1, "Report title: Dates of Meetings"),
            (2, "1. Purpose of Report"),
        ]
        assert of(parsed, BlockKind.LIST_ITEM) == ["Appendix 1: Drawings", "Appendix 2: Costs"]


class TestMarkers:
    @pytest.mark.parametrize(
        ("text", "marker", "body"),
        [
            ("- ✓ Mend", "- ✓", "Mend"), ("(iii) Mend", "(iii)", "Mend"), ("4.10.** Mend", "4.10.**", "Mend"),
            ("- a. Mend", "- a.", "Mend"), ("•Mend", "•", "Mend"), ("12) Mend", "12)", "Mend"),
            ("4.8 Percy Lane", "4.8", "Percy Lane"), ("4.8 Points made", "4.8", "Points made"),
        ],
    )  # fmt: skip
    def test_marker_and_body(self, text: str, marker: str, body: str) -> None:
        found = marker_of(text)
        assert found is not None
        assert found.text == marker
        assert text[body_start(text) :] == body

    @pytest.mark.parametrize(
        "text", ["Mend", "a mast", "1912", "£4. Mend", "-mast", "2019). Mend", "4.8 per cent of it", "2.5 miles on", "1.2% of"]
    )
    def test_no_marker_in_text(self, text: str) -> None:
        assert marker_of(text) is None


_LINE = st.one_of(
    st.sampled_from(
        [
            "", " ", "\t", "A.", "•", "1.", "2.1 Mend the wall.", "- One thing", " - a. Two things", PROSE, MORE, "12",
            "Harbour Plan", "HARBOUR", "Fees\t20\t30", "\t2001/02\t2002/03", "| a | b |", "|---|---|", "Rope 20 30",
            "Cost 1.5 2.5", "163.7", "We will:", "Contents", "Foreword\t2", "<ul> • one • two", "Figure 2", "\x0c",
            "Priority 1 - Safe Boats", "Appendix 1", "N", "o", "rt", "“Quote”", "Jo Port",
            "Continued >", "# Title", "**Bold**", "https://port.example/a", " set in", "Page 2 of 9", "* note", "(a)",
        ]
    ),
    st.text(max_size=40).filter(lambda text: "\0" not in text),
)  # fmt: skip


class TestEverything:
    @settings(max_examples=300, deadline=None)
    @given(st.lists(_LINE, min_size=1, max_size=40))
    def test_every_character_is_in_exactly_one_block(self, lines: list[str]) -> None:
        try:
            parsed = parse("\n".join(lines))
        except UnreadableFile:
            return
        position = (0, 0)
        for block in parsed.blocks:
            assert (block.page, block.start) >= position
            assert block.start < block.end
            assert parsed.text_of(block) == parsed.text_of(block).strip()
            position = (block.page, block.end)
        for page in parsed.pages:
            ranges = [(block.start, block.end) for block in parsed.blocks if block.page == page.number]
            covered = {i for start, end in ranges for i in range(start, end)}
            assert [c for i, c in enumerate(page.text) if i not in covered and not c.isspace()] == []

    @settings(max_examples=100, deadline=None)
    @given(st.lists(_LINE, min_size=1, max_size=40))
    def test_fields_agree_with_kinds(self, lines: list[str]) -> None:
        try:
            parsed = parse("\n".join(lines))
        except UnreadableFile:
            return
        for block in parsed.blocks:
            assert (block.table is not None) == (block.kind is BlockKind.TABLE_ROW)
            assert bool(block.cells) == (block.kind is BlockKind.TABLE_ROW)
            leveled = block.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM)
            assert (1 <= block.level <= 6) if leveled else block.level == 0
        widths: dict[int, set[int]] = {}
        for block in rows(parsed):
            assert block.table is not None
            widths.setdefault(block.table, set()).add(len(block.cells))
        tables = [block.table for block in rows(parsed)]
        assert list(dict.fromkeys(tables)) == list(range(len(widths)))


def test_appendices_with_roman_numbers_are_headings() -> None:
    names = ["I: Lamps", "II: Buoys", "III: Boats", "IV: Nets", "V: Sails"]
    found = of(
        parse(f"Quay Report\n\n{PROSE}\n\n" + "".join(f"Appendix {name}\n\n{MORE}\n\n" for name in names)), BlockKind.HEADING
    )
    assert found == ["Quay Report", *(f"Appendix {name}" for name in names)]

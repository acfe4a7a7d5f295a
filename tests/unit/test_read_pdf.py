"""The PDF reader on small files made here."""

import io

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.errors import DependencyError

from corpus.errors import EncryptedFile, UnreadableFile
from corpus.models import Block, BlockKind, ParsedFile
from ingest.readers.pdf import blocks as pdf_blocks
from ingest.readers.pdf import reader as pdf
from ingest.readers.pdf.paragraphs import Run
from ingest.readers.pdf.words import Face, Line, Word

PROSE = (
    "Wardens walked the harbour wall on forty nights in spring and spoke to every trader they met. "
    "The traders asked for lamps along the quay, and the council agreed to light the first part by June. "
)


class Paper(FPDF):
    """A page with a running header and a page number at its foot."""

    running = ""
    numbered = False

    def header(self) -> None:
        if self.running:
            self.set_font("helvetica", size=8)
            self.set_y(10)
            self.cell(text=self.running)
            self.set_y(25)

    def footer(self) -> None:
        if self.numbered:
            self.set_y(-15)
            self.set_font("helvetica", size=8)
            self.cell(text=f"Page {self.page_no()}", align="C", w=0)


def paper(**options: object) -> Paper:
    made = Paper()
    for key, value in options.items():
        setattr(made, key, value)
    made.add_page()
    made.set_font("helvetica", size=11)
    return made


def read(made: FPDF, **options: object) -> ParsedFile:
    parsed = pdf.read(bytes(made.output()), "paper.pdf", **options)  # type: ignore[arg-type]
    check_offsets(parsed)
    return parsed


def check_offsets(parsed: ParsedFile) -> None:
    """Blocks lie within their pages, in order, without overlap, and all words of a page are in its blocks."""
    for page in parsed.pages:
        blocks = [block for block in parsed.blocks if block.page == page.number]
        ends = [0, *(block.end for block in blocks)]
        assert all(end <= block.start < block.end for end, block in zip(ends, blocks, strict=False))
        assert "".join(parsed.text_of(block) for block in blocks).split() == page.text.split() or blocks
        between = page.text
        for block in reversed(blocks):
            between = between[: block.start] + between[block.end :]
        assert not between.strip()


def texts(parsed: ParsedFile, kind: BlockKind) -> list[str]:
    return [parsed.text_of(block) for block in parsed.blocks if block.kind is kind]


def blocks(parsed: ParsedFile, kind: BlockKind) -> list[Block]:
    return [block for block in parsed.blocks if block.kind is kind]


def heading(made: FPDF, text: str, size: float, style: str = "B") -> None:
    made.set_font("helvetica", style=style, size=size)
    made.multi_cell(0, size * 0.5, text, new_x="LMARGIN", new_y="NEXT")
    made.ln(3)
    made.set_font("helvetica", size=11)


def headings_of(parsed: ParsedFile) -> list[tuple[str, int]]:
    return [(parsed.text_of(block), block.level) for block in blocks(parsed, BlockKind.HEADING)]


def prose(made: FPDF, text: str = PROSE, width: float = 0) -> None:
    made.multi_cell(width, 5, text, align="L", new_x="LMARGIN", new_y="NEXT")
    made.ln(4)


def test_paragraphs_are_joined_over_lines_and_parted_by_blank_lines() -> None:
    made = paper()
    prose(made)
    prose(made, "A second matter was the ferry. " * 6)
    parsed = read(made)
    first, second = texts(parsed, BlockKind.PARAGRAPH)
    assert " ".join(first.split()) == PROSE.strip()
    assert "\n" in first
    assert second.startswith("A second matter")
    assert parsed.pages[0].text == f"{first}\n\n{second}"
    assert parsed.paged


def test_headings_get_levels_by_size_and_number() -> None:
    made = paper()
    for chapter, name in ((1, "Harbour and quay"), (2, "Streets inland")):
        if chapter == 2:
            made.add_page()
        heading(made, f"{chapter}. {name}", 18)
        prose(made)
        heading(made, f"{chapter}.1 Lamps", 14)
        prose(made)
        heading(made, f"{chapter}.1.1 Repairs", 14)
        prose(made)
        heading(made, "Quick wins", 11)
        prose(made)
    parsed = read(made)
    found = [(block.level, parsed.text_of(block)) for block in blocks(parsed, BlockKind.HEADING)]
    # A file of two pages has no covers to tell apart, so both pages count.
    assert found[:4] == [(1, "1. Harbour and quay"), (2, "1.1 Lamps"), (3, "1.1.1 Repairs"), (3, "Quick wins")]


def test_a_bold_sentence_is_no_heading() -> None:
    made = paper()
    prose(made)
    heading(made, "The committee resolved that the wall be mended.", 11)
    prose(made)
    assert texts(read(made), BlockKind.HEADING) == []


def test_a_bold_heading_inside_a_numbered_section_stands_below_it() -> None:
    made = paper()
    heading(made, "4 Stores", 16)
    for title in ("4.1 Keys of the stores", "What we saw", "4.2 Lamps of the stores", "What we saw", "Glossary"):
        heading(made, title, 11)
        prose(made)
    levels = [(" ".join(title.split()), level) for title, level in headings_of(read(made))]
    assert levels[0] == ("4 Stores", 1)
    assert levels[1:5] == [
        ("4.1 Keys of the stores", 2),
        ("What we saw", 3),
        ("4.2 Lamps of the stores", 2),
        ("What we saw", 3),
    ]
    assert levels[5] == ("Glossary", 2)  # nothing says that it is a part of 4.2


@pytest.mark.parametrize("text", ["RESOLVED -", "AGREED:", "ACTION: Harbour master", "DECISION", "Resolved that lamps be lit"])
def test_what_a_meeting_decided_is_no_heading(text: str) -> None:
    made = paper()
    for title in ("7. LAMPS", text, "DECISIONS OF THE WARDEN", "Action plan"):
        heading(made, title, 11)
        prose(made)
    assert [title for title, _ in headings_of(read(made))] == ["7. LAMPS", "DECISIONS OF THE WARDEN", "Action plan"]


def test_appendix_is_a_heading_without_type_of_its_own() -> None:
    made = paper()
    prose(made)
    prose(made, "Appendix B Costs of the lamps")
    prose(made)
    assert texts(read(made), BlockKind.HEADING) == ["Appendix B Costs of the lamps"]


def test_list_items_have_markers_and_depth() -> None:
    made = paper()
    prose(made)
    for indent, marker, text in (
        (15, "(a)", "lamps on the quay"),
        (
            15,
            "(b)",
            "lamps in the lanes, once the quay is lit and the first season of trading there has been looked at closely",
        ),
        (25, "(i)", "where traders ask"),
        (15, "(c)", "nothing else"),
    ):
        made.set_x(indent)
        made.cell(10, 5, marker)
        made.multi_cell(120, 5, text, align="L", new_x="LMARGIN", new_y="NEXT")
    items = blocks(parsed := read(made), BlockKind.LIST_ITEM)
    assert [(item.marker, item.level) for item in items] == [("(a)", 1), ("(b)", 1), ("(i)", 2), ("(c)", 1)]
    assert parsed.text_of(items[1]).split()[-1] == "closely"
    assert parsed.text_of(items[0]) == "(a) lamps on the quay"


def test_bullet_drawn_in_a_signs_font_is_a_bullet() -> None:
    made = paper()
    prose(made)
    for text in ("light the quay", "light the lanes"):
        made.set_font("symbol", size=11)
        made.cell(8, 5, "\u00b7")
        made.set_font("helvetica", size=11)
        made.cell(0, 5, text, new_x="LMARGIN", new_y="NEXT")
    parsed = read(made)
    assert texts(parsed, BlockKind.LIST_ITEM) == ["• light the quay", "• light the lanes"]
    assert [block.marker for block in blocks(parsed, BlockKind.LIST_ITEM)] == ["•", "•"]


def test_numbered_paragraphs_keep_their_numbers() -> None:
    made = paper()
    prose(made, f"4.12 {PROSE}")
    prose(made, f"4.13 {PROSE}")
    parsed = read(made)
    assert [block.marker for block in blocks(parsed, BlockKind.PARAGRAPH)] == ["4.12", "4.13"]


def test_running_lines_are_furniture_and_pages_get_their_printed_number() -> None:
    made = paper(running="Harbour strategy, second draft", numbered=True)
    for _ in range(3):
        prose(made)
        made.add_page()
    prose(made)
    parsed = read(made)
    furniture = texts(parsed, BlockKind.FURNITURE)
    assert furniture.count("Harbour strategy, second draft") == 4
    assert [page.label for page in parsed.pages] == ["1", "2", "3", "4"]
    assert "Harbour strategy" in parsed.pages[2].text
    assert all("strategy" not in text for text in texts(parsed, BlockKind.PARAGRAPH))


def test_a_line_on_two_of_many_pages_is_not_furniture() -> None:
    made = paper()
    for at in range(6):
        if at in {1, 4}:
            prose(made, "Lamps and wardens")
        prose(made, f"In month {at * at} " + "wardens walked the wall. " * (at + 1))
        if at < 5:
            made.add_page()
    assert texts(read(made), BlockKind.FURNITURE) == []


def test_contents_page_is_furniture() -> None:
    made = paper()
    heading(made, "Contents", 16)
    for title, page in (("Harbour", 2), ("Quay", 3), ("Lanes", 3), ("Lamps", 5), ("Wardens", 8)):
        made.cell(0, 6, f"{title} {'.' * 60} {page}", new_x="LMARGIN", new_y="NEXT")
    made.add_page()
    heading(made, "Harbour", 16)
    prose(made)
    parsed = read(made)
    assert {block.page for block in blocks(parsed, BlockKind.FURNITURE)} == {1}
    assert texts(parsed, BlockKind.FURNITURE)[0] == "Contents"
    assert texts(parsed, BlockKind.HEADING) == ["Harbour"]


def lines_of_a_form(made: FPDF, *lines: str) -> None:
    made.set_font("helvetica", size=11)
    for line in lines:
        made.cell(0, 8, line, new_x="LMARGIN", new_y="NEXT")


@pytest.mark.parametrize("sign", [".", "_"])
def test_dotted_lines_of_a_form_are_text(sign: str) -> None:
    made = paper()
    heading(made, "Request for a mooring", 16)
    prose(made)
    asked = [f"Name {sign * 60}", f"Boat {sign * 30} Length {sign * 20}", f"Fee {sign * 60} 20", f"Boats {sign * 60} 3"]
    lines_of_a_form(made, *asked, *(f"{word} {sign * 60}" for word in ("Address", "Ward", "Signature", "Date")))
    parsed = read(made)
    assert texts(parsed, BlockKind.FURNITURE) == []
    assert parsed.pages[0].text.splitlines()[-1].startswith("Date")


def test_signatures_below_a_contents_list_are_no_entries() -> None:
    made = paper()
    listed = [f"{title} {'.' * 60} {page}" for title, page in (("Harbour", 2), ("Quay", 3), ("Lanes", 3), ("Lamps", 5))]
    lines_of_a_form(made, f"Clerk {'.' * 60}", *listed, f"Signed {'.' * 60}", f"Chair {'.' * 60}")
    made.add_page()
    prose(made)
    parsed = read(made)
    assert texts(parsed, BlockKind.FURNITURE) == listed


def test_a_contents_list_without_numbers_is_known_by_its_title() -> None:
    made = paper()
    heading(made, "Contents", 16)
    lines_of_a_form(made, *(f"{title} {'.' * 60}" for title in ("Harbour", "Quay", "Lanes", "Lamps")))
    made.add_page()
    prose(made)
    parsed = read(made)
    assert len(texts(parsed, BlockKind.FURNITURE)) == 5


def test_two_columns_are_read_one_after_the_other() -> None:
    made = paper()
    heading(made, "News of the quay", 18)
    top = made.get_y()
    made.multi_cell(85, 5, "Left " + PROSE * 2 + "left ends.", align="L")
    made.set_xy(110, top)
    made.multi_cell(85, 5, "Right " + PROSE * 2 + "right ends.", align="L")
    words = read(made).pages[0].text.split()
    assert words[:5] == ["News", "of", "the", "quay", "Left"]
    assert words.index("ends.") < words.index("Right") and words[words.index("ends.") - 1] == "left"
    assert words[-2:] == ["right", "ends."]


class Leaflet(FPDF):
    """Pages with a footer under the first column only."""

    def footer(self) -> None:
        self.set_font("helvetica", size=8)
        self.set_xy(10, -15)
        self.cell(text="Leaflet of the quay")


def test_a_footer_does_not_part_the_columns_above_it() -> None:
    made = Leaflet()
    for _ in range(3):
        made.add_page()
        made.set_font("helvetica", size=11)
        made.set_y(60)  # pages alike near their heads would run there
        made.multi_cell(85, 5, PROSE * 3 + "The wardens of the harbour walked along", align="L")
        made.set_xy(110, 60)
        made.multi_cell(85, 5, "the whole of the quay in spring. " + PROSE * 3, align="L")
    parsed = read(made)
    for page in parsed.pages:
        assert "walked along the whole of the quay" in " ".join(page.text.split())
        assert page.text.endswith("Leaflet of the quay")
    assert texts(parsed, BlockKind.FURNITURE) == ["Leaflet of the quay"] * 3


def tiles(made: FPDF, size: float, *rows: tuple[str, ...]) -> None:
    for at, row in enumerate(rows):
        made.set_font("helvetica", size=size if at == 0 else 11)
        for cell in row:
            made.cell(60, 9 if at == 0 else 6, cell, align="C")
        made.ln()


def test_large_figures_are_read_with_the_captions_beneath_them() -> None:
    made = paper()
    prose(made)
    tiles(made, 24, ("4,120", "1 in 3", "27%"), ("people live here", "are over 60", "of traders sell fish"), ("", "", "and nets"))
    made.ln(8)
    prose(made)
    read_ = [" ".join(text.split()) for text in texts(read(made), BlockKind.PARAGRAPH)]
    assert read_[1:4] == ["4,120 people live here", "1 in 3 are over 60", "27% of traders sell fish and nets"]


def test_figures_in_the_texts_own_type_are_no_tiles() -> None:
    made = paper()
    prose(made)
    tiles(made, 11, ("4,120", "1 in 3", "27%"), ("people live here", "are over 60", "of traders sell fish"))
    assert "4,120 1 in 3 27%" in " ".join(read(made).pages[0].text.replace("\t", " ").split())


def table(made: FPDF, rows: tuple[tuple[str, ...], ...]) -> None:
    with made.table() as grid:
        for row in rows:
            line = grid.row()
            for cell in row:
                line.cell(cell)


def test_ruled_table_becomes_rows_with_header() -> None:
    made = paper()
    prose(made)
    long = "South quay with its long lane"
    table(made, (("Ward", "Lamps", "Cost"), ("North quay", "12", "£4,000"), (long, "7", "£2,100")))
    made.ln(6)
    prose(made, "After the table. " * 8)
    parsed = read(made)
    rows = blocks(parsed, BlockKind.TABLE_ROW)
    assert rows[0].cells == ("Ward", "Lamps", "Cost")
    assert rows[2].cells == (long, "7", "£2,100")
    assert [row.header for row in rows] == [True, False, False]
    assert {row.table for row in rows} == {0}
    assert parsed.text_of(rows[1]) == "North quay\t12\t£4,000"
    assert texts(parsed, BlockKind.PARAGRAPH)[-1].startswith("After the table.")


@pytest.mark.parametrize(
    ("head", "named"),
    [
        (("Lamps by quay, 2031-32", "Lit", "Dark"), True),
        (("Quay", "2030-31", "2031-32"), True),
        (("Quay 9", "12 lamps", "4 of them"), False),
    ],
)
def test_a_year_in_a_plain_header_is_no_figure(head: tuple[str, ...], named: bool) -> None:
    made = paper()
    prose(made)
    with made.table(first_row_as_headings=False) as grid:
        for row in (head, ("North quay", "12", "4"), ("South quay", "7", "2")):
            line = grid.row()
            for cell in row:
                line.cell(cell)
    rows = blocks(read(made), BlockKind.TABLE_ROW)
    assert [row.header for row in rows] == [named, False, False]


def test_a_quantity_that_begins_a_line_goes_on_with_its_item() -> None:
    made = paper()
    prose(made)
    for text in (
        "- raise the share of crews that train on the water from",
        "4.8 per cent to 7.5 per cent by 2031",
        "- light the quay",
    ):
        made.cell(0, 5, text, new_x="LMARGIN", new_y="NEXT")
    items = texts(read(made), BlockKind.LIST_ITEM)
    assert items[0].endswith("4.8 per cent to 7.5 per cent by 2031")
    assert len(items) == 2


def spanning(made: FPDF, data: tuple[tuple[str, ...], ...]) -> None:
    """A table whose header has two rows: years over quarters."""
    with made.table() as grid:
        first = grid.row()
        for cell, columns in (("Ward", 1), ("2031/32", 2), ("2032/33", 2)):
            first.cell(cell, colspan=columns)
        for row in (("", "Q1", "Q2", "Q1", "Q2"), *data):
            line = grid.row()
            for cell in row:
                line.cell(cell)


def test_a_header_of_two_rows_names_every_column() -> None:
    made = paper()
    spanning(made, (("North quay", "12", "14", "15", "9"), ("South quay", "7", "8", "6", "5")))
    first, second, *below = blocks(read(made), BlockKind.TABLE_ROW)
    assert first.header and second.header and not any(row.header for row in below)
    assert first.cells == ("Ward", "2031/32", "2031/32", "2032/33", "2032/33")
    assert second.cells == ("", "Q1", "Q2", "Q1", "Q2")
    assert below[0].cells == ("North quay", "12", "14", "15", "9")


def test_a_spanning_cell_is_printed_once_and_keeps_its_row_in_step() -> None:
    made = paper()
    with made.table() as grid:
        for row in (("Ward", "Lamps", "Cost"), ("North", "12", "£40"), ("South", "7", "£21")):
            line = grid.row()
            for cell in row:
                line.cell(cell)
        total = grid.row()
        total.cell("Total of the wards", colspan=2)
        total.cell("£61")
    parsed = read(made)
    rows = blocks(parsed, BlockKind.TABLE_ROW)
    assert rows[-1].cells == ("Total of the wards", "", "£61")
    assert [row.header for row in rows] == [True, False, False, False]


def test_table_over_two_pages_is_one_table() -> None:
    made = paper()
    table(made, (("Ward", "Lamps"), *((f"Ward {number}", str(number)) for number in range(60))))
    rows = blocks(read(made), BlockKind.TABLE_ROW)
    assert {row.page for row in rows} == {1, 2}
    assert {row.table for row in rows} == {0}


def aligned(*rows: tuple[str, ...], step: int = 45) -> FPDF:
    made = paper()
    prose(made)
    for row in rows:
        for cell in row:
            made.cell(step, 6, cell)
        made.ln(6)
    return made


def test_columns_without_rules_are_a_table_where_rows_keep_them() -> None:
    parsed = read(aligned(("Ward", "Lamps", "Cost"), ("North", "12", "£4,000"), ("South", "7", "£2,100"), ("West", "", "£90")))
    rows = [block.cells for block in blocks(parsed, BlockKind.TABLE_ROW)]
    assert rows[:3] == [("Ward", "Lamps", "Cost"), ("North", "12", "£4,000"), ("South", "7", "£2,100")]
    assert "West" in parsed.pages[0].text


def test_two_columns_of_words_are_no_table() -> None:
    parsed = read(aligned(("Ada Quay", "Warden"), ("Ben Lane", "Trader"), ("Cy Lamp", "Pilot"), ("Di Wall", "Porter")))
    assert blocks(parsed, BlockKind.TABLE_ROW) == []


def test_words_broken_at_line_ends_are_mended_only_when_the_file_holds_them_whole() -> None:
    made = paper()
    for line in (
        "The navigation lights were checked, and navigation will be safer. The navi-",
        "gation lights stay. Trade is well-",
        "managed now.",
    ):
        made.cell(0, 5, line, new_x="LMARGIN", new_y="NEXT")
    text = read(made).pages[0].text
    assert "The navigation lights stay" in text.replace("\n", " ")
    assert "well-\nmanaged" in text


def test_note_numbers_are_set_apart_from_the_word_before() -> None:
    made = paper()
    made.write(5, "The quay was lit in 2018")
    made.char_vpos = "SUP"
    made.write(5, "8")
    made.char_vpos = "LINE"
    made.write(5, " and has been lit each winter since then.")
    assert "2018⁸ and" in read(made).pages[0].text


def test_drop_cap_is_joined_to_its_word() -> None:
    made = paper()
    made.set_font("helvetica", size=28)
    made.cell(text="W")
    left = made.get_x()
    made.set_font("helvetica", size=11)
    made.set_xy(left, made.get_y() + 4)
    made.cell(text="ardens walked the wall.")
    assert "Wardens walked" in read(made).pages[0].text


def test_text_up_the_side_is_kept() -> None:
    made = paper()
    prose(made)
    with made.rotation(90, 15, 200):
        made.text(15, 200, "Draft for comment")
    parsed = read(made)
    assert parsed.pages[0].text.endswith("Draft for comment")


def test_properties_come_from_the_file() -> None:
    made = paper()
    made.set_title("Harbour strategy")
    made.set_author("Quay Council")
    prose(made)
    properties = read(made).properties
    assert properties["title"] == "Harbour strategy"
    assert properties["author"] == "Quay Council"
    assert len(properties["date"]) == 10


def test_bookmarks_give_levels() -> None:
    made = paper()
    made.add_page()
    made.add_page()
    names = [("Harbour", 0), ("Quay", 2), ("Lanes", 2), ("Lamps", 1), ("Wardens", 1)]
    made.start_section("Harbour", level=0)
    heading(made, "Harbour", 14)
    made.start_section("Lamps", level=1)
    for name, _ in names[1:]:
        if name != "Lamps":
            made.start_section(name, level=1)
        heading(made, name, 14)
        prose(made)
    parsed = read(made)
    found = {parsed.text_of(block): block.level for block in blocks(parsed, BlockKind.HEADING)}
    assert found == {"Harbour": 1, "Quay": 2, "Lanes": 2, "Lamps": 2, "Wardens": 2}


def test_page_labels_of_the_file_are_used_where_none_is_printed() -> None:
    made = paper()
    prose(made)
    made.add_page()
    prose(made)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(bytes(made.output()))))
    writer.set_page_label(0, 1, style=PageLabelStyle.LOWERCASE_ROMAN, start=3)
    held = io.BytesIO()
    writer.write(held)
    assert [page.label for page in pdf.read(held.getvalue(), "x.pdf").pages] == ["iii", "iv"]


def locked(algorithm: str = "RC4-128") -> bytes:
    made = paper()
    prose(made)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(bytes(made.output()))))
    writer.encrypt("quay", algorithm=algorithm)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def check_locked(data: bytes) -> None:
    with pytest.raises(EncryptedFile) as refused:
        pdf.read(data, "secret.pdf")
    assert "--password" in refused.value.hint and "secret.pdf" in refused.value.message
    with pytest.raises(EncryptedFile):
        pdf.read(data, "secret.pdf", password="wrong")
    assert "Wardens walked" in pdf.read(data, "secret.pdf", password="quay").pages[0].text


def test_encrypted_file_needs_its_password() -> None:
    check_locked(locked())


def test_encryption_that_pypdf_cannot_undo_is_left_to_pdfium(monkeypatch: pytest.MonkeyPatch) -> None:
    data = locked()

    def refuse(*_: object) -> None:
        raise DependencyError("a further package is needed for AES")

    monkeypatch.setattr(PdfReader, "decrypt", refuse)
    check_locked(data)


@pytest.mark.parametrize("data", [b"", b"nothing", b"%PDF-1.7\n", b"%PDF-1.4 \x00\xff" * 300, b"\x00" * 5000])
def test_broken_files_are_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as refused:
        pdf.read(data, "broken.pdf")
    assert "broken.pdf" in refused.value.message and "\n" not in str(refused.value)


def test_a_truncated_file_is_read_or_refused_never_more() -> None:
    made = paper(numbered=True)
    for _ in range(4):
        prose(made)
        made.add_page()
    prose(made)
    whole = bytes(made.output())
    for part in range(1, 20):
        try:
            pdf.read(whole[: len(whole) * part // 20], "cut.pdf", ocr=False)
        except UnreadableFile as error:
            assert "cut.pdf" in error.message


def scanned(*texts: str) -> bytes:
    """A file whose pages are pictures of text."""
    import pypdfium2

    made = paper()
    for at, text in enumerate(texts):
        if at:
            made.add_page()
        made.set_font("helvetica", size=20)
        made.multi_cell(0, 10, text)
    source = pypdfium2.PdfDocument(bytes(made.output()))
    images = [source[at].render(scale=1.5).to_pil().convert("L") for at in range(len(source))]
    source.close()
    held = io.BytesIO()
    images[0].save(held, "PDF", save_all=True, append_images=images[1:], resolution=108)
    return held.getvalue()


def test_scanned_page_is_read_as_an_image() -> None:
    parsed = pdf.read(scanned("Wardens walked the harbour wall"), "scan.pdf")
    assert parsed.pages[0].ocr
    assert "harbour wall" in " ".join(parsed.pages[0].text.split())
    check_offsets(parsed)


def test_scan_without_ocr_is_refused_and_says_why() -> None:
    with pytest.raises(UnreadableFile, match="holds no text"):
        pdf.read(scanned("Wardens"), "scan.pdf", ocr=False)


def test_image_pages_among_others_are_named_when_ocr_is_off() -> None:
    made = paper()
    prose(made)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(bytes(made.output()))))
    writer.append(PdfReader(io.BytesIO(scanned("Wardens"))))
    writer.add_blank_page(200, 200)
    held = io.BytesIO()
    writer.write(held)
    parsed = pdf.read(held.getvalue(), "mixed.pdf", ocr=False)
    assert len(parsed.pages) == 3
    assert [warning for warning in parsed.warnings if "page 2 " in warning]  # the blank page is not worth a word
    assert not any("3" in warning for warning in parsed.warnings)


def _picture_and_text(*images: bool, label: str = "Old Quay Leisure Centre") -> list[str]:
    """What is a heading of pages that have a large line each and, where they are no images, prose below it."""

    def run(kind: BlockKind, text: str) -> Run:
        words = tuple(Word(part, 10.0 * at, 10, 10.0 * at + 9, 20, 18, 12, Face(), at) for at, part in enumerate(text.split()))
        return Run(kind, (Line(words, 0.0, 500.0),))

    pages = [[run(BlockKind.HEADING, label), run(BlockKind.PARAGRAPH, "Car park" if image else PROSE)] for image in images]
    parsed = pdf_blocks.compose(pages, [None] * len(pages), images, {}).result({}, paged=True)
    return [f"{block.page} {block.kind.value}" for block in parsed.blocks if label in parsed.text_of(block)]


def test_lettering_on_a_map_is_no_heading() -> None:
    assert _picture_and_text(False, False, True) == ["1 heading", "2 heading", "3 paragraph"]
    assert _picture_and_text(True, False, False) == ["1 heading", "2 heading", "3 heading"]  # a cover
    assert _picture_and_text(True, True, True) == ["1 heading", "2 heading", "3 heading"]  # a scan

"""The PDF reader on pages of magazines: headers over columns, narrow cells, pull quotes, signed forewords."""

import pytest
from fpdf import FPDF

from corpus.models import BlockKind, ParsedFile
from ingest.readers.pdf import reader as pdf
from ingest.readers.pdf.cells import cell_text
from ingest.readers.pdf.text import Vocabulary
from ingest.readers.pdf.words import Face, Word

PROSE = (
    "Wardens walked the harbour wall on forty nights in spring and spoke to every trader they met. "
    "The traders asked for lamps along the quay, and the council agreed to light the first part by June. "
)


def read(made: FPDF) -> ParsedFile:
    return pdf.read(bytes(made.output()), "paper.pdf")


def texts(parsed: ParsedFile, kind: BlockKind) -> list[str]:
    return [" ".join(parsed.text_of(block).split()) for block in parsed.blocks if block.kind is kind]


class Magazine(FPDF):
    """Pages with a header and a footer that have a part at either end."""

    def header(self) -> None:
        if self.page_no() == 1:
            return
        self.set_font("helvetica", size=8)
        self.set_xy(10, 10)
        self.cell(text="Harbour Board of Orley and Wend")
        self.set_xy(150, 10)
        self.cell(text="Yearbook 2031")

    def footer(self) -> None:
        if self.page_no() == 1:
            return
        self.set_font("helvetica", size=8)
        self.set_xy(10, -12)
        self.cell(text="www.orley.example")
        self.set_xy(150, -12)
        self.cell(text=str(self.page_no()))


def columns(made: FPDF, left: str, right: str) -> None:
    made.set_font("helvetica", size=11)
    made.set_xy(10, 60)  # pages alike near their heads would run there
    made.multi_cell(85, 5, left, align="L")
    made.set_xy(110, 60)
    made.multi_cell(85, 5, right, align="L")


def test_a_header_that_columns_cut_is_the_one_of_whole_pages() -> None:
    made = Magazine()
    made.set_auto_page_break(auto=False)
    made.add_page()
    made.set_font("helvetica", size=24)
    made.set_xy(10, 100)
    made.cell(text="Yearbook of the harbour")
    for page in range(4):
        made.add_page()
        if page < 2:
            text = (PROSE * 14)[:1300].rsplit(" ", 1)[0]
            columns(made, text + " The report covers the year to 31 March", "2031 and the tolls. " + text)
        else:
            made.set_font("helvetica", size=11)
            made.set_xy(10, 60)
            made.multi_cell(0, 5, PROSE * 8, align="L")
    parsed = read(made)
    assert not any("Yearbook" in text or "example" in text for text in texts(parsed, BlockKind.PARAGRAPH))
    assert sum("Yearbook 2031" in text for text in texts(parsed, BlockKind.FURNITURE)) == 4
    assert "to 31 March 2031 and the tolls" in " ".join(texts(parsed, BlockKind.PARAGRAPH))


def test_an_item_that_breaks_off_goes_on_however_wide_the_page() -> None:
    made = FPDF()
    made.add_page()
    made.set_font("helvetica", size=11)
    made.multi_cell(0, 5, PROSE * 2, align="L", new_x="LMARGIN", new_y="NEXT")
    for x, text in (
        (12, "- build forty lamps by"),
        (16, "March 2031;"),
        (12, "- open the pier;"),
        (12, "- mend the wall at Orley"),
    ):
        made.set_x(x)
        made.cell(text=text, new_x="LMARGIN", new_y="NEXT", h=5)
    made.set_x(12)
    made.cell(text="The Board agreed.", new_x="LMARGIN", new_y="NEXT", h=5)
    assert texts(read(made), BlockKind.LIST_ITEM) == [
        "- build forty lamps by March 2031;",
        "- open the pier;",
        "- mend the wall at Orley",
    ]


def words(*lines: tuple[str, ...]) -> list[Word]:
    """Words of one cell, five points a letter, from x 5."""
    made: list[Word] = []
    for at, line in enumerate(lines):
        x = 5.0
        for text in line:
            made.append(Word(text, x, at * 10.0, x + 5 * len(text), at * 10.0 + 9, at * 10.0 + 8, 9, Face(), len(made)))
            x += 5 * len(text) + 3
    return made


@pytest.mark.parametrize(
    ("lines", "right", "expected"),
    [
        ((("HB/31/0",), ("7",)), 46, "HB/31/07"),
        ((("Optio",), ("n",)), 36, "Option"),
        ((("Moor",), ("ings",)), 31, "Moorings"),  # the file holds it
        ((("circum",), ("stance",), ("s",)), 41, "circum stances"),  # no word of the file, so not surely one
        ((("Agreed",), ("?",)), 41, "Agreed?"),
        ((("12/03/20",), ("31",)), 51, "12/03/2031"),
        ((("Optio",), ("n",)), 60, "Optio n"),  # there was room
        ((("Lamps",), ("of",), ("Orley",)), 36, "Lamps of Orley"),
        ((("Pier",), ("head",)), 31, "Pier head"),
        ((("Pier", "4"), ("ha",)), 46, "Pier 4 ha"),
        ((("H-KT1",), ("Land",)), 36, "H-KT1 Land"),
    ],
)
def test_words_that_a_narrow_cell_broke_are_joined(lines: tuple[tuple[str, ...], ...], right: float, expected: str) -> None:
    vocabulary = Vocabulary([words(("Moorings", "let"))])
    assert cell_text(words(*lines), vocabulary, (0.0, right)) == expected


def heading(made: FPDF, text: str, size: float) -> None:
    made.set_font("helvetica", style="B", size=size)
    made.multi_cell(0, size * 0.5, text, new_x="LMARGIN", new_y="NEXT")
    made.ln(3)
    made.set_font("helvetica", size=11)


def prose(made: FPDF, text: str) -> None:
    made.multi_cell(0, 5, text, align="L", new_x="LMARGIN", new_y="NEXT")
    made.ln(4)


def test_pull_quotes_and_signatures_head_nothing() -> None:
    made = FPDF()
    made.add_page()
    heading(made, "Foreword", 18)
    prose(made, PROSE * 2)
    heading(made, '"We would rather mend a lamp today than buy a new one tomorrow"', 14)
    prose(made, PROSE)
    heading(made, '"Nobody walks in the dark."', 14)
    prose(made, PROSE)
    heading(made, "Ada Amos-Boyle", 12)
    prose(made, "Chair of the Harbour Board of Orley and Wend")
    heading(made, '"Lights on"', 14)
    prose(made, PROSE)
    heading(made, "Orley Quay", 12)
    prose(made, "Chair and tables stand on the quay in summer.")
    assert texts(read(made), BlockKind.HEADING) == ["Foreword", '"Lights on"', "Orley Quay"]


def test_a_name_signs_a_foreword_under_its_sub_heading_too() -> None:
    made = FPDF()
    made.add_page()
    heading(made, "Foreword", 18)
    heading(made, "From the wardens of the quay", 14)
    prose(made, PROSE * 2)
    heading(made, "Ada Amos-Boyle", 12)
    prose(made, "Harbour Master and Chief Executive")
    heading(made, "The lamps", 18)
    prose(made, PROSE)
    assert texts(read(made), BlockKind.HEADING) == ["Foreword", "From the wardens of the quay", "The lamps"]


def test_a_bold_line_that_says_who_leads_is_text() -> None:
    made = FPDF()
    made.add_page()
    heading(made, "Pilotage", 18)
    heading(made, "Lead: Captain Una Trask", 11)
    heading(made, "Why this matters", 11)
    prose(made, PROSE * 2)
    assert texts(read(made), BlockKind.HEADING) == ["Pilotage", "Why this matters"]


def test_a_figure_in_large_type_beside_text_leaves_two_columns() -> None:
    made = FPDF()
    made.add_page()
    made.set_font("helvetica", size=11)
    made.set_xy(10, 60)
    made.multi_cell(85, 5, PROSE * 2, align="L")
    made.set_xy(101, 60)
    made.set_font("helvetica", style="B", size=30)
    made.cell(85, 12, "742,000")
    made.set_font("helvetica", size=11)
    made.set_xy(101, 76)
    made.multi_cell(85, 5, PROSE * 2, align="L")
    paragraphs = texts(read(made), BlockKind.PARAGRAPH)
    assert " ".join((PROSE * 2).split()) in paragraphs
    assert not any("742,000" in paragraph and "Wardens" in paragraph for paragraph in paragraphs)


def test_a_thick_rule_below_a_header_parts_it_from_the_rows() -> None:
    made = FPDF()
    made.add_page()
    made.set_font("helvetica", size=11)
    rows = (("Pier", "Berths"), ("North", "12"), ("South", "9"))
    for at, row in enumerate(rows):
        made.set_font("helvetica", style="" if at else "B", size=11)
        for column, cell in enumerate(row):
            made.set_xy(20 + 60 * column, 40 + 8 * at)
            made.cell(60, 8, cell)
    for at in range(4):
        made.set_line_width(0.8 if at == 1 else 0.3)
        made.line(20, 40 + 8 * at, 140, 40 + 8 * at)
    made.set_line_width(0.3)
    for column in range(3):
        made.line(20 + 60 * column, 40, 20 + 60 * column, 64)
    cells = [(block.cells, block.header) for block in read(made).blocks if block.kind is BlockKind.TABLE_ROW]
    assert cells == [(("Pier", "Berths"), True), (("North", "12"), False), (("South", "9"), False)]

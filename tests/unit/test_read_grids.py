"""Tables of HTML pages and Word files: which rows name the columns, and over which columns a name stands."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from corpus.models import BlockKind, ParsedFile
from ingest.passages.grouping import memberships
from ingest.readers.docx import reader as docx
from ingest.readers.html import reader as html

Columns = tuple[str, ...]


def columns(parsed: ParsedFile) -> dict[tuple[str, ...], Columns]:
    """The columns' names over each row below a header, by its cells."""
    places = memberships(parsed, [0] * len(parsed.blocks))
    rows = [(block, place) for block, place in zip(parsed.blocks, places, strict=True) if block.kind is BlockKind.TABLE_ROW]
    return {block.cells: place.columns for block, place in rows if place and not block.header}


def headers(parsed: ParsedFile) -> list[bool]:
    return [block.header for block in parsed.blocks if block.kind is BlockKind.TABLE_ROW]


def page(table: str) -> ParsedFile:
    return html.read(f"<html><body><h1>Quay</h1><p>Lamps stand on it.</p>{table}</body></html>".encode(), "page.html")


def word(
    rows: Sequence[Sequence[str]],
    merged: Iterable[tuple[tuple[int, int], tuple[int, int]]] = (),
    bold: Iterable[int] = (),
    repeated: Iterable[int] = (),
    style: str = "Table Grid",
    widths: Sequence[int] = (),
) -> ParsedFile:
    document: Any = Document()
    table = document.add_table(len(rows), len(rows[0]))
    table.style = style
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            if text:
                table.cell(i, j).text = text
    for first, last in merged:
        table.cell(*first).merge(table.cell(*last))
    for i in bold:
        for run in [run for cell in table.rows[i].cells for paragraph in cell.paragraphs for run in paragraph.runs]:
            run.bold = True
    for i in repeated:
        table.rows[i]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=False):
        column.set(qn("w:w"), str(width))
    held = io.BytesIO()
    document.save(held)
    return docx.read(held.getvalue(), "paper.docx")


def test_a_header_cell_over_two_rows_beside_one_over_two_columns() -> None:
    parsed = page(
        "<table><tr><th rowspan=2>Ward<th colspan=2>2024/25<th rowspan=2>Variance</tr><tr><th>Budget<th>Forecast</tr>"
        "<tr><td>North<td>6,120<td>7,605<td>1,485</tr></table>"
    )
    assert columns(parsed) == {
        ("North", "6,120", "7,605", "1,485"): ("Ward", "2024/25 Budget", "2024/25 Forecast", "Variance"),
    }
    assert "Ward\t2024/25\t\tVariance\nWard\tBudget\tForecast\tVariance\nNorth\t6,120" in parsed.pages[0].text


def test_names_over_several_columns_are_given_to_each_of_them() -> None:
    parsed = page(
        "<table><tr><td></td><th colspan=2>2023</th><th colspan=2>2024</th></tr>"
        "<tr><th>Ward</th><th>Men</th><th>Women</th><th>Men</th><th>Women</th></tr>"
        "<tr><td>North</td><td>1</td><td>2</td><td>3</td><td>4</td></tr></table>"
    )
    assert columns(parsed) == {("North", "1", "2", "3", "4"): ("Ward", "2023 Men", "2023 Women", "2024 Men", "2024 Women")}


def test_a_cell_over_two_columns_does_not_move_the_next() -> None:
    parsed = page(
        "<table><tr><th>Ward<th>May<th>June<th>Year</tr><tr><td>North<td colspan=2>shut<td>4</tr>"
        "<tr><td>South<td>1<td>2<td>3</tr></table>"
    )
    assert ("North", "shut", "", "4") in columns(parsed)


def test_grid_columns_in_which_no_cell_begins_are_none() -> None:
    parsed = page(
        "<table><tr><th colspan=2>Ward<th colspan='3'>Lamps<th>Cost</tr><tr><td colspan=2>North<td colspan=3>4<td>£9</tr>"
        "<tr><td colspan=2>All<td colspan=4>None</tr></table>"
    )
    assert list(columns(parsed)) == [("North", "4", "£9"), ("All", "None", "")]


def test_a_cell_does_not_reach_out_of_its_group_of_rows() -> None:
    parsed = page(
        "<table><thead><tr><th rowspan=9>Ward<th>Lamps</tr></thead><tbody><tr><td>North<td>7</tr></tbody>"
        "<tfoot><tr><th>All<th>9</tr></tfoot></table>"
    )
    assert columns(parsed) == {("North", "7"): ("Ward", "Lamps"), ("All", "9"): ("Ward", "Lamps")}


def test_the_label_of_a_group_of_rows_keeps_the_columns() -> None:
    parsed = page(
        "<table><caption>Fees</caption><thead><tr><th>Licence<th>New<th>Renewal</tr></thead>"
        "<tr><th colspan=3>Drivers</tr><tr><td>Badge<td>£5<td>£4</tr>"
        "<tr><th>Vehicles<th><th></tr><tr><td>Cart<td>£9<td>£8</tr>"
        "<tr><td colspan='100%'><b>Boats</b></td></tr><tr><td>Ferry<td>£7<td>£6</tr></table>"
    )
    names = ("Licence", "New", "Renewal")
    assert {cells: named for cells, named in columns(parsed).items() if len(cells) == 3} == {
        ("Badge", "£5", "£4"): names,
        ("Vehicles", "", ""): names,
        ("Cart", "£9", "£8"): names,
        ("Ferry", "£7", "£6"): names,
    }
    places = memberships(parsed, [0] * len(parsed.blocks))
    captions = [place.caption for place in places if place and place.in_table]
    assert captions[1:3] == ["Fees", "Fees; Drivers"] and captions[-2:] == ["Fees", "Fees; Boats"]


def test_a_total_that_is_marked_as_a_header_is_none() -> None:
    parsed = page(
        "<table><tr><th>Ward<th>Lamps</tr><tr><td>North<td>7</tr><tr><th>All<th>7</tr><tr><td>Of these lit<td>6</tr></table>"
    )
    assert headers(parsed) == [True, False, False, False]


def test_bold_cells_of_an_html_table_name_its_columns() -> None:
    parsed = page("<table><tr><td><strong>Licence</strong><td><p><b>Fee</b></p></tr><tr><td>Dog<td>none</tr></table>")
    assert columns(parsed) == {("Dog", "none"): ("Licence", "Fee")}


def test_labels_beside_their_values_are_no_header() -> None:
    parsed = page("<table><tr><th>Chair<td>A. Bell</tr><tr><th>Lamps<td>12</tr><tr><th>Boats<td>3</tr></table>")
    assert headers(parsed) == [False] * 3


PLAIN = [["Measure", "Baseline", "Target"], ["Visits", "9,350", "14,000"], ["Deaths", "5", "0"]]
TWO_ROWS = [
    ["Staff group", "Headcount", "", "Change"],
    ["", "Wholetime", "On-call", ""],
    ["Wardens", "268", "221", "-14"],
    ["Clerks", "23", "0", "+1"],
]
MERGED = [((0, 1), (0, 2)), ((0, 0), (1, 0)), ((0, 3), (1, 3))]


@pytest.mark.parametrize("style", ["Table Grid", "Light Grid Accent 1"])
def test_a_header_that_is_not_set_bold_by_hand(style: str) -> None:
    assert columns(word(PLAIN, style=style))["Visits", "9,350", "14,000"] == ("Measure", "Baseline", "Target")


def test_the_first_row_that_the_tables_style_sets_bold() -> None:
    rows = [["Name", "Ward", "Party"], ["A. Bell", "North", "Blue"], ["C. Dunn", "South", "Red"]]
    assert headers(word(rows, style="Light Grid Accent 1")) == [True, False, False]
    assert headers(word(rows, style="Table Grid")) == [False, False, False]


@pytest.mark.parametrize(
    "rows",
    [
        [["Approved by", "The board"], ["Version", "3"], ["Date", "May 2024"]],  # a form
        [["Period", "2024/25"], ["Owner", "The warden"], ["Pages", "12"]],
        [["Chair", "A. Bell"], ["Wards", "12"]],
        [["North", "12", "lit"], ["South", "9", "unlit"]],  # values in the first row
        [["ICB", "Board: it pays"], ["PCN", "Network: a group of practices that serve 30,000 to 50,000 people"]],
        [["A. Bell", "North", "Blue"], ["C. Dunn", "South", "Red"]],
        [["Fire drill", "12 Sep 2024", "5 Dec 2024"], ["Lamp test", "3 Oct 2024", "9 Jan 2025"]],
        [["A. Bell", "North", "A"], ["C. Dunn", "South", "S"], ["E. Fox", "West", "A"]],
        [["Report to:", "The board", "In public"], ["Report by:", "The warden of the quay and its lamps", "Item 12 of 14"]],
    ],
)
def test_a_table_without_a_header_keeps_its_first_row(rows: list[list[str]]) -> None:
    assert not any(headers(word(rows)))


@pytest.mark.parametrize(
    "rows",
    [
        [["£ million", "2025/26", "2026/27"], ["Budget", "41.7", "n/a"], ["Gap", "", "(0.6)"]],
        [["", "North", "South"], ["Lamps", "lit", "unlit"], ["Boats", "tied", "loose"]],
        [
            ["Action", "Owner", "By"],
            ["Mend the wall of the quay", "The warden", "May 2024"],
            ["Light lamps", "Clerk", "June 2024"],
        ],
        [["Incident", "First boat"], ["Fire", "8"], ["Flood", "20"]],
        [["Name", "12 Sep 2024", "5 Dec 2024"], ["A. Bell", "✓", "A"], ["C. Dunn", "S", "–"]],
        [["Name", "Autumn", "Role"], ["A. Bell", "✓", "Chair"], ["C. Dunn", "Ap", "Clerk"], ["E. Fox", "✓", "Warden"]],
        [["Place", "Sold", "Open"], ["Shop", "lamps", "✓"], ["Inn", "beer", "✗"]],
    ],
)
def test_a_header_that_only_its_texts_tell(rows: list[list[str]]) -> None:
    assert headers(word(rows)) == [True, *[False] * (len(rows) - 1)]


@pytest.mark.parametrize(("bold", "repeated"), [((), ()), ((0, 1), ()), ((0,), ()), ((), (0,)), ((), (0, 1))])
def test_a_header_of_two_rows_in_word(bold: tuple[int, ...], repeated: tuple[int, ...]) -> None:
    found = columns(word(TWO_ROWS, MERGED, bold, repeated))
    names = ("Staff group", "Headcount Wholetime", "Headcount On-call", "Change")
    assert found == {("Wardens", "268", "221", "-14"): names, ("Clerks", "23", "0", "+1"): names}


def test_the_row_under_a_wide_name_is_data_where_it_fills_the_other_columns_too() -> None:
    rows = [["Name", "Contact", ""], ["A. Bell", "by post", "the quay"], ["C. Dunn", "by hand", "the inn"]]
    assert headers(word(rows, [((0, 1), (0, 2))], bold=(0,))) == [True, False, False]


def test_a_cell_that_labels_all_rows_makes_none_of_them_a_header() -> None:
    rows = [["2024", "Name", "Ward"], ["", "A. Bell", "North"], ["", "C. Dunn", "South"]]
    assert headers(word(rows, [((0, 0), (2, 0))], repeated=(0,))) == [True, False, False]


def test_a_title_over_the_whole_table_is_its_caption() -> None:
    parsed = word([["Table 4: performance", "", ""], *PLAIN], [((0, 0), (0, 2))], bold=(0, 1), repeated=(0,))
    title = parsed.blocks[0]
    assert (title.kind, parsed.text_of(title)) == (BlockKind.CAPTION, "Table 4: performance")
    assert columns(parsed)["Visits", "9,350", "14,000"] == ("Measure", "Baseline", "Target")


def test_the_first_label_of_a_table_without_a_header_labels_only_its_rows() -> None:
    rows = [["Boats", ""], ["Swift", "tied"], ["Carts", ""], ["Red", "loose"]]
    parsed = word(rows, [((0, 0), (0, 1)), ((2, 0), (2, 1))])
    assert [block.cells for block in parsed.blocks] == [("Boats",), ("Swift", "tied"), ("Carts",), ("Red", "loose")]


def test_a_table_whose_rows_are_all_marked_as_headers_has_data() -> None:
    assert headers(word(PLAIN, repeated=(0, 1, 2))) == [True, False, False]


def test_borders_that_were_dragged_by_hand_make_no_columns() -> None:
    rows = [["Ward", "", "Lamps", "Cost"], ["North", "7", "", "£9"], ["All", "", "", "£9"]]
    merged = [((0, 0), (0, 1)), ((1, 1), (1, 2)), ((2, 0), (2, 2))]
    parsed = word(rows, merged, bold=(0,), widths=(2000, 90, 3000, 3000))
    assert list(columns(parsed)) == [("North", "7", "£9"), ("All", "", "£9")]

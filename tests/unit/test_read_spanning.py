"""Names over several columns, units of columns, figures a line each, lost page marks, narrow columns. All texts are made up."""

import pytest

from corpus.models import BlockKind
from ingest.readers.page_marks import marked_pages
from tests.unit.made_up_text import MORE, PROSE, of, parse, rows


def test_names_over_pairs_of_columns_are_header_and_name_each_of_them() -> None:
    table = "\tSunk\t\tStranded\t\nQuay\t2031\t2032\t2031\t2032\nNorth\t3\t4\t17\t20\nSouth\t5\t6\t21\t26\n"
    found = rows(parse(f"{PROSE}\n\n{table}\n{MORE}\n"))
    assert [row.header for row in found] == [True, True, False, False]
    assert found[0].cells == ("", "Sunk", "Sunk", "Stranded", "Stranded")


def test_a_row_of_units_is_header() -> None:
    found = rows(parse(f"{PROSE}\n\n\tFees\tSpent\n\t£000\t£000\nPilots\t61\t45\nLamps\t2\t3\n\n{MORE}\n"))
    assert [row.header for row in found] == [True, True, False, False]


@pytest.mark.parametrize("title", ["Dredging Update Quarter 2", "Report on Moorings 14"])
def test_an_item_between_its_neighbours_is_a_heading_though_a_number_ends_it(title: str) -> None:
    text = f"6 Tides\n\n{PROSE}\n\n7 {title}\n\n{MORE}\n\n8 Any Other Business\n\n{PROSE}\n"
    assert of(parse(text), BlockKind.HEADING) == ["6 Tides", f"7 {title}", "8 Any Other Business"]


def test_lines_that_a_number_ends_are_no_headings_by_themselves() -> None:
    text = f"{PROSE}\n\n6 Boats at North Quay 41\n\n7 Boats at South Quay 38\n\n8 Boats at West Quay 12\n\n{MORE}\n"
    assert of(parse(text), BlockKind.HEADING) == []


@pytest.mark.parametrize("unit", ["", "£m", "(£m)"])
def test_rows_a_line_to_each_cell_that_blank_lines_part(unit: str) -> None:
    head = "".join(f"{year}\n{unit}\n" if unit else f"{year}\n" for year in ("2031/32", "2032/33", "2033/34"))
    parsed = parse(f"{PROSE}\n{head}\nPilots\n6.9\n8.2\n9.8\n\nLamps and buoys\n2.7\n2.8\n2.8\n\n{MORE}\n")
    assert [row.cells[1:] for row in rows(parsed)][1:] == [("6.9", "8.2", "9.8"), ("2.7", "2.8", "2.8")]
    assert rows(parsed)[0].cells == ("", *(f"{year} {unit}".strip() for year in ("2031/32", "2032/33", "2033/34")))


def test_a_running_foot_is_one_at_the_end_of_the_file_too() -> None:
    pages = [f"{PROSE}\nQuays for All\n Part {name}\n\n{MORE}" for name in ("A", "B", "C")]
    parsed = parse("\n".join(pages) + "\nQuays for All\n")
    assert of(parsed, BlockKind.FURNITURE)[-1] == "Quays for All"


def test_pages_whose_marks_are_lost_are_empty_where_marks_tell_how_many_there_are() -> None:
    texts = {n: f"Text of {n}.\nPage {n} of 6\n" for n in (1, 2, 4, 5, 6)}
    pages = marked_pages("".join(texts.values()))
    assert pages == [texts[1], texts[2], "", texts[4], texts[5], texts[6]]
    most_lost = "".join(f"Text.\nPage {n} of 60\n" for n in (1, 2, 40, 60))
    assert marked_pages(most_lost) == [most_lost]
    merged = "Page 1 of 4\nText.\nPage 2 of 4\nText of two pages,\nand more of it.\nPage 4 of 4\nText.\n"
    assert marked_pages(merged) == [merged]
    merged = "Text.\nPage 1 of 4\nText.\nPage 2 of 4\nText of two pages,\nand more of it.\nPage 4 of 4\n"
    assert marked_pages(merged) == [merged]


class TestNarrowColumns:
    BELOW = "Most of the calls to the pilots\nare not about a wreck at all. They\nare about a rope or a lamp.\n"

    def test_a_numbered_priority_is_no_line_of_the_text_right_under_it(self) -> None:
        title = "Priority 2 – Guarding the quays"
        parsed = parse(f"{PROSE}\n {title}\n{self.BELOW}\nWe will:\n\n- Mend the lamps.\n")
        assert title in of(parsed, BlockKind.HEADING)

    def test_a_priority_that_is_a_sentence_keeps_its_lines(self) -> None:
        parsed = parse(f"{PROSE}\n Priority 2: The harbour master will\nMend the quay and we will pay.\n\n{MORE}\n")
        assert of(parsed, BlockKind.HEADING) == []

"""Numbers printed below the text of pages, and agendas that count by them. All texts are made up."""

import pytest
from fpdf import FPDF

from corpus.models import BlockKind, Page, ParsedFile
from ingest.packs.components import find_pack
from ingest.readers.pdf import reader as pdf
from ingest.structure.lines import lines_of
from ingest.structure.page_numbers import printed_numbers
from tests.unit.made_up_text import MORE, PROSE, of, parse

AGENDA = """Orley Harbour Panel
Thursday 6 March 2031

AGENDA

1.   Apologies
2.   Minutes of the meeting held on 9 January 2031     Pages 3 - 4
3.   State of the Quay Wall                            Pages 5 - 6
4.   Work programme                                    Page 7
"""
MINUTES = (
    "MINUTES OF A MEETING OF THE ORLEY HARBOUR PANEL\n"
    f"HELD ON 9 JANUARY 2031\n\nPresent:\nMr Roe (Chair)\n\n1. Apologies\n\n{PROSE}\n",
    f"2. Fees\n\n{MORE}\n",
)
REPORT = (
    "AGENDA ITEM 3\n"
    f"Report to:     Orley Harbour Panel\nDate:          6 March 2031\nTitle:         State of the Quay Wall\n\n{PROSE}\n",
    f"2. What it costs\n\n{MORE} It was dear.\n",
)
PROGRAMME = "WORK PROGRAMME\n\nThe lamps come to the panel in May and the ferries in June.\n"
PAPERS = (AGENDA, *MINUTES, *REPORT, PROGRAMME)
NUMBERS = (1, 3, 4, 5, 6, 7)  # page 2 is blank, and not in the file


def labels(parsed: ParsedFile) -> list[str | None]:
    return [page.label for page in parsed.pages]


def components(parsed: ParsedFile) -> list[tuple[str, int, int]]:
    pack = find_pack(parsed)
    return [(each.title, each.first_page, each.last_page) for each in pack.components] if pack else []


TAKEN_APART = [
    ("Agenda", 1, 1),
    ("Minutes of 9 January 2031", 2, 3),
    ("State of the Quay Wall", 4, 5),
    ("Work programme", 6, 6),
]


@pytest.mark.parametrize("form", ["Page {}", "{}", "- {} -", "Page {} of 7"])
@pytest.mark.parametrize("gap", ["\n", ""])
def test_an_agenda_counts_by_the_printed_numbers(form: str, gap: str) -> None:
    parsed = parse("\f".join(f"{page}{gap}{form.format(n)}\n" for page, n in zip(PAPERS, NUMBERS, strict=True)))
    assert labels(parsed) == [str(n) for n in NUMBERS]
    assert of(parsed, BlockKind.FURNITURE) == [form.format(n) for n in NUMBERS]
    assert components(parsed) == TAKEN_APART


def test_a_page_without_its_number_is_counted_with_its_neighbours() -> None:
    feet = [f"\nPage {n}\n" if n not in (5, 7) else "" for n in NUMBERS]
    parsed = parse("\f".join(page + foot for page, foot in zip(PAPERS, feet, strict=True)))
    assert labels(parsed) == ["1", "3", "4", None, "6", None]
    assert components(parsed) == TAKEN_APART


def test_without_printed_numbers_no_paper_begins_twice() -> None:
    titles = [title for title, _, _ in components(parse("\f".join(PAPERS)))]
    assert len(titles) == len(set(titles))


def test_numbers_below_the_text_of_pdf_pages_are_theirs() -> None:
    made = FPDF()
    made.set_font("courier", size=10)
    for page, n in zip(PAPERS, NUMBERS, strict=True):
        made.add_page()
        made.multi_cell(0, 5, f"{page}\nPage {n}", align="L")
    parsed = pdf.read(bytes(made.output()), "pack.pdf")
    assert labels(parsed) == [str(n) for n in NUMBERS]
    assert of(parsed, BlockKind.FURNITURE) == [f"Page {n}" for n in NUMBERS]


@pytest.mark.parametrize(
    "numbers",
    [("3", "3", "3", "3"), ("1", "2", "1", "2"), ("9", "40", "310", "2100"), ("7", "", "", "8"), ("4", "12", "3", "88")],
)
def test_figures_that_do_not_count_the_pages_are_no_page_numbers(numbers: tuple[str, ...]) -> None:
    pages = [Page(k, f"Boats let\n{number}\n") for k, number in enumerate(numbers, 1)]
    assert printed_numbers(lines_of(pages)) == {}

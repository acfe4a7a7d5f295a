"""What is read of the rows of a table that began in an earlier passage."""

import pytest

from corpus.models import Document, Kind, Passage, Span, SpanKind
from retrieval import units

DOCUMENT = Document(id="d-1", sha256="0" * 64, file="fleet.txt", path="fleet.txt", title="Fleet", kind=Kind.REPORT)


def _page(above: str) -> tuple[str, Passage]:
    """A page with a table of three rows, and the passage that holds the last two."""
    header, rows = "Depot\tVans", ["Ashwell\t4", "Burden\t7", "Cold Hill\t9"]
    page = above + "\n".join([header, *rows])
    lead = (len(above), len(above) + len(header))
    spans = []
    for row in rows[1:]:
        start = page.index(row)
        cells = tuple(row.split("\t"))
        spans.append(Span(SpanKind.TABLE_ROW, start, start + len(row), 1, lead, cells=cells, columns=("Depot", "Vans")))
    start, end = spans[0].start, spans[-1].end
    return page, Passage("p-2", "d-1", 2, 1, start, end, page[start:end], spans=tuple(spans))


def test_rows_are_read_with_what_stands_above_their_header() -> None:
    page, passage = _page("The fleet was counted in May. Vans kept at each depot:\n\n")
    assert units.single(DOCUMENT, passage, 0, page).text == "Fleet. Vans kept at each depot: Burden: Vans 7"
    assert [unit.text for unit in units.windows(DOCUMENT, passage, page)] == [
        "Fleet. Vans kept at each depot: Burden: Vans 7 Cold Hill: Vans 9"
    ]


@pytest.mark.parametrize("above", ["Depot\tLorries\nAshwell\t1\n", "31/03/24\n\n", ""])
def test_the_row_of_another_table_is_no_caption(above: str) -> None:
    page, passage = _page(above)
    assert units.single(DOCUMENT, passage, 0, page).text == "Fleet. Burden: Vans 7"


def test_short_items_that_nothing_leads_into_are_read_with_the_sentence_before() -> None:
    lines = ["Larger piers - these may be lengthened.", "North Pier", "South Pier"]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    kinds = (SpanKind.SENTENCE, SpanKind.LIST_ITEM, SpanKind.LIST_ITEM)
    groups = (None, 3, 3)
    spans = tuple(Span(kind, a, a + len(line), group) for kind, a, line, group in zip(kinds, starts, lines, groups, strict=True))
    passage = Passage("p-3", "d-1", 3, 1, 0, len(text), text, spans=spans)
    assert units.single(DOCUMENT, passage, 2, text).text == "Fleet. Larger piers - these may be lengthened. South Pier"

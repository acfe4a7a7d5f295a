from itertools import pairwise

import pytest

from corpus.models import Block, BlockKind, Page, ParsedFile, SpanKind
from ingest.passages.cutting import cut, cut_row
from ingest.passages.grouping import memberships
from ingest.passages.sentences import split_sentences
from ingest.passages.spans import PlacedSpan, find_spans

P, L, T, H, C = (
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.TABLE_ROW,
    BlockKind.HEADING,
    BlockKind.CAPTION,
)


def compose(*parts: tuple[BlockKind, str] | tuple[BlockKind, str, dict[str, object]]) -> ParsedFile:
    text, blocks = "", []
    for kind, content, *more in parts:
        fields: dict[str, object] = {"level": 1} if kind in (L, H) else {}
        fields |= more[0] if more else {}
        blocks.append(Block(kind, 1, len(text), len(text) + len(content), **fields))  # type: ignore[arg-type]
        text += content + "\n\n"
    return ParsedFile((Page(1, text),), tuple(blocks))


def spans(parsed: ParsedFile, most_words: int = 150) -> list[PlacedSpan]:
    places = memberships(parsed, [0] * len(parsed.blocks))
    run = [i for i, block in enumerate(parsed.blocks) if block.kind is not H]
    return find_spans(parsed, run, places, lambda text: len(text.split()) <= most_words)


def texts(parsed: ParsedFile, most_words: int = 150) -> list[str]:
    return [parsed.pages[0].text[s.span.start : s.span.end] for s in spans(parsed, most_words)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Cllr. Amos thanked Mr. Boyle.", "The motion fell."],
        ["It is set out in para. 4.2 of No. 7.", "Nobody objected."],
        ["J. R. Hartley wrote it.", "It sold well."],
        ["The crew (e.g. Mrs. Onslow) left at 10.30 a.m. on Monday.", "The gate was shut."],
        ["See Appendix A.", "The figures are there."],
        ["They said no.", "Then they left."],
        ["It rose to £4.5m.", "It was 3.2 per cent of the total."],
        ["The launch was on 3 Sept. 2019 in the harbour.", "It rained."],
        ["“We shall not move.”", "That was the reply."],
        ["Speak to St. Mary's wardens.", "They know."],
    ],
)
def test_sentences_end_where_they_end(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[a:b] for a, b in split_sentences(text)] == sentences


def test_sentences_inside_quotation_marks_are_told_apart() -> None:
    text = "“Patrols work. We need more of them.” She sat down."
    assert [text[a:b] for a, b in split_sentences(text)] == [
        "“Patrols work.",
        "We need more of them.”",
        "She sat down.",
    ]


def test_a_wrapped_line_is_no_end_and_a_lost_blank_is_one() -> None:
    text = "The harbour\nmaster closed the gate.Boats had to\nwait outside."
    assert [text[a:b] for a, b in split_sentences(text)] == [
        "The harbour\nmaster closed the gate.",
        "Boats had to\nwait outside.",
    ]


def test_an_item_keeps_its_marker_and_its_sentences_share_the_list() -> None:
    parsed = compose(
        (P, "We will:"),
        (L, "A. Mend the gate. Paint it green.", {"marker": "A."}),
        (L, "B. Sell it.", {"marker": "B."}),
    )
    found = spans(parsed)
    assert texts(parsed) == ["We will:", "A. Mend the gate.", "Paint it green.", "B. Sell it."]
    assert [s.span.marker for s in found] == ["", "A.", "", "B."]
    assert [s.span.group for s in found] == [None, 0, 0, 0]
    assert [s.span.kind for s in found[1:]] == [SpanKind.LIST_ITEM] * 3
    assert found[3].span.lead == (0, 8)


def test_a_list_inside_an_item_is_introduced_by_that_item() -> None:
    parsed = compose(
        (P, "We will do this:"),
        (L, "- Work with these:", {"marker": "-"}),
        (L, "a. schools", {"marker": "a.", "level": 2}),
        (L, "b. clubs", {"marker": "b.", "level": 2}),
        (L, "- Stop.", {"marker": "-"}),
    )
    found = [s.span for s in spans(parsed)]
    assert [s.group for s in found] == [None, 0, 1, 1, 0]
    lead = found[2].lead
    assert lead and parsed.pages[0].text[slice(*lead)] == "- Work with these:"


def test_numbering_that_starts_again_is_another_list() -> None:
    parsed = compose(*[(L, f"{n}. Item", dict[str, object](marker=f"{n}.")) for n in (1, 2, 1, 2)])
    assert [s.span.group for s in spans(parsed)] == [0, 0, 1, 1]


def test_a_heading_with_a_colon_introduces_a_list() -> None:
    parsed = compose((H, "Key points:"), (L, "- One.", {"marker": "-"}))
    assert [s.span.lead for s in spans(parsed)] == [(0, 11)]


def test_the_last_item_of_a_list_does_not_introduce_a_table() -> None:
    parsed = compose((L, "- red", {"marker": "-"}), (T, "1\t2", {"table": 0, "cells": ("1", "2")}))
    assert [s.span.lead for s in spans(parsed)] == [None, None]


def test_rows_know_their_header_and_columns() -> None:
    parsed = compose(
        (C, "Table 1 Boats"),
        (T, "Boat\tCrew", {"table": 0, "cells": ("Boat", "Crew"), "header": True}),
        (T, "Swift\t4", {"table": 0, "cells": ("Swift", "4")}),
        (T, "Heron\t7", {"table": 0, "cells": ("Heron", "7")}),
    )
    header, swift, heron = (s.span for s in spans(parsed)[1:])
    assert (header.columns, header.lead) == ((), None)
    assert swift.columns == ("Boat", "Crew") and swift.cells == ("Swift", "4")
    assert heron.lead == (header.start, header.end)
    assert {s.group for s in (header, swift, heron)} == {0}


def test_a_table_goes_on_under_the_same_header_after_a_page_break() -> None:
    head = ("Boat", "Crew")
    parsed = compose(
        (T, "Boat\tCrew", {"table": 0, "cells": head, "header": True}),
        (T, "Swift\t4", {"table": 0, "cells": ("Swift", "4")}),
        (T, "Boat\tCrew", {"table": 1, "cells": head, "header": True}),
        (T, "Heron\t7", {"table": 1, "cells": ("Heron", "7")}),
    )
    assert {s.span.group for s in spans(parsed)} == {0}
    assert spans(parsed)[3].span.columns == head


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["Harbour dues", "163.7"], ["Harbour dues\n\n163.7"]),
        (["Telephone:", "01234 567890"], ["Telephone:\n\n01234 567890"]),
        (["The gate and the", "wall behind it fell."], ["The gate and the\n\nwall behind it fell."]),
        (["The wall fell.", "163.7"], ["The wall fell.", "163.7"]),
        (["Harbour dues", "Ferry tolls"], ["Harbour dues", "Ferry tolls"]),
    ],
)
def test_label_and_value_are_one_span(parts: list[str], expected: list[str]) -> None:
    assert texts(compose(*((P, part) for part in parts))) == expected


def test_lines_that_are_entries_are_spans_of_their_own() -> None:
    names = "Cllr Amos\nCllr Boyle\nCllr Cross"
    assert texts(compose((P, names))) == names.split("\n")
    pairs = "Date: 4 May 2019\nVenue: Town Hall"
    assert texts(compose((P, pairs))) == pairs.split("\n")
    wrapped = "The harbour board met the\nMayor and the\nTown Clerk"
    assert texts(compose((P, wrapped))) == [wrapped]


def test_a_long_sentence_is_cut_at_a_clause() -> None:
    sentence = " ".join(["word"] * 12) + "; " + " ".join(["more"] * 11) + "."
    assert texts(compose((P, sentence)), most_words=15) == [
        " ".join(["word"] * 12) + ";",
        " ".join(["more"] * 11) + ".",
    ]


def test_cutting_loses_nothing_without_blanks() -> None:
    text = "x" * 40
    pieces = cut(text, 0, 40, lambda piece: len(piece) <= 9)
    assert "".join(text[a:b] for a, b in pieces) == text
    assert all(b - a <= 9 for a, b in pieces)


def test_a_long_row_is_cut_between_cells_and_keeps_its_columns() -> None:
    cells = ("Swift", "one two three four", "five six seven. eight nine ten.")
    pieces = cut_row("\t".join(cells), cells, lambda piece: len(piece.split()) <= 5)
    assert [piece[2] for piece in pieces] == [
        ("Swift", "one two three four", ""),
        ("", "", "five six seven."),
        ("", "", "eight nine ten."),
    ]
    assert all(before[1] <= after[0] for before, after in pairwise(pieces))


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("7.3 Tug hire. Nine tugs were hired. Two sank.", ["7.3 Tug hire. Nine tugs were hired.", "Two sank."]),
        ("Reserves. They stood at £5m in May.", ["Reserves. They stood at £5m in May."]),
        ("Noted. The quay is to be mended.", ["Noted.", "The quay is to be mended."]),
        ("The board met. It agreed to mend the quay.", ["The board met.", "It agreed to mend the quay."]),
    ],
)
def test_a_title_that_runs_into_its_paragraph_is_no_sentence(paragraph: str, sentences: list[str]) -> None:
    assert texts(compose((P, paragraph))) == sentences

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.models import Block, BlockKind, Component, Kind, Page, ParsedFile, Passage
from ingest.headings.bodiless import bodiless
from ingest.passages.cuts import MODEL_TOKENS, Setting, estimated_tokens, make_passages
from ingest.passages.packing import MOST_WORDS, Piece, pack
from ingest.structure.outline import section_paths

P, L, T, H, F, C = (
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.TABLE_ROW,
    BlockKind.HEADING,
    BlockKind.FURNITURE,
    BlockKind.CAPTION,
)
Part = tuple[BlockKind, str] | tuple[BlockKind, str, dict[str, object]]


def compose(*pages: list[Part]) -> ParsedFile:
    texts, blocks = [], []
    for number, parts in enumerate(pages, 1):
        text = ""
        for kind, content, *more in parts:
            fields: dict[str, object] = {"level": 1} if kind in (L, H) else {}
            fields |= more[0] if more else {}
            blocks.append(Block(kind, number, len(text), len(text) + len(content), **fields))  # type: ignore[arg-type]
            text += content + "\n\n"
        texts.append(Page(number, text))
    return ParsedFile(tuple(texts), tuple(blocks), paged=len(pages) > 1)


def setting(parsed: ParsedFile, **changes: object) -> Setting:
    heading: tuple[str, ...] = ()
    sections = []
    for block in parsed.blocks:
        if block.kind is H:
            heading = (parsed.text_of(block),)
        sections.append(heading)
    known: dict[str, object] = {"sections": sections, "owners": [None] * len(parsed.blocks)}
    return Setting("d-0123456789ab", "Harbour Plan", **{**known, **changes})  # type: ignore[arg-type]


def passages(*parts: Part, **changes: object) -> tuple[Passage, ...]:
    parsed = compose(list(parts))
    return make_passages(parsed, setting(parsed, **changes))


def words(count: int, end: str = ".") -> str:
    return "Boats " + " ".join(["sail"] * (count - 1)) + end


def test_paragraphs_of_a_section_share_a_passage_and_sections_do_not() -> None:
    made = passages((H, "Gates"), (P, words(40)), (P, words(50)), (H, "Walls"), (P, words(30)))
    assert [(p.section, len(p.text.split())) for p in made] == [(("Gates",), 90), (("Walls",), 30)]
    assert [p.ordinal for p in made] == [0, 1]
    assert "Gates" not in made[0].text


def sub(level: int) -> dict[str, object]:
    return {"level": level}


def test_a_heading_without_a_text_is_a_passage_of_its_own_or_a_term_of_the_next() -> None:
    parsed = compose(
        [
            (H, "Wharf Plan of Norhaven Quay"),
            (H, "Gates"),
            (P, words(30)),
            (H, "## **Captain Una Trask holds the keys**", sub(2)),
            (H, "Item 7", sub(2)),
            (H, "Walls"),
            (H, "Bricks of the old wall", sub(2)),
            (P, words(20)),
            (H, "Item 8"),
        ]
    )
    made = make_passages(parsed, setting(parsed, sections=section_paths(parsed)))
    assert [(p.section, p.text[:35], p.terms) for p in made] == [
        (("Gates",), words(30)[:35], "Wharf Plan of Norhaven Quay"),
        (("Gates",), "Captain Una Trask holds the keys", ""),
        (("Walls", "Bricks of the old wall"), words(20)[:35], "Item 7; Item 8"),
    ]
    assert parsed.pages[0].text[made[1].start : made[1].end] == made[1].text


def test_a_heading_that_repeats_the_title_is_no_passage() -> None:
    made = passages((H, "Gates"), (P, words(30)), (H, "Harbour Plan"), (H, "Walls"), (P, words(30)))
    assert [(p.text, p.terms) for p in made] == [(words(30), ""), (words(30), "")]


def test_headings_over_bodiless_headings_are_found_too() -> None:
    made = passages((P, words(30)), (H, "Who keeps the lamps"), (H, "Una Trask and others", sub(2)), (H, "Walls"), (P, words(9)))
    assert [p.text for p in made[1:3]] == ["Who keeps the lamps", "Una Trask and others"]


def test_long_sections_are_cut_into_even_passages_between_paragraphs() -> None:
    made = passages(*[(P, words(50)) for _ in range(5)])
    assert sorted(len(p.text.split()) for p in made) == [100, 150]
    made = passages((P, " ".join(words(20) for _ in range(10))))
    assert [len(p.text.split()) for p in made] == [100, 100]


def test_furniture_and_page_breaks_end_a_passage_and_the_list_goes_on() -> None:
    parsed = compose(
        [(P, "We will:"), (L, "- sail", {"marker": "-"}), (F, "Harbour Plan 7"), (L, "- row", {"marker": "-"})],
        [(F, "Harbour Plan 8"), (L, "- swim", {"marker": "-"})],
    )
    made = make_passages(parsed, setting(parsed))
    assert [p.text for p in made] == ["We will:\n\n- sail", "- row", "- swim"]
    assert [p.spans[-1].group for p in made] == [0, 0, 0]
    assert made[1].spans[0].lead == (0, 8)
    assert made[2].spans[0].lead is None  # it stands on another page
    assert made[2].terms == "We will:"


def test_components_never_share_a_passage() -> None:
    parsed = compose([(P, words(20)), (P, words(20))])
    components = (Component("Agenda", Kind.OTHER), Component("Report", Kind.REPORT))
    made = make_passages(parsed, setting(parsed, owners=[0, 1], components=components))
    assert [p.component for p in made] == [0, 1]


def test_a_list_that_fits_stays_whole_with_its_lead_in() -> None:
    items: list[Part] = [(L, f"- {words(12)}", {"marker": "-"}) for _ in range(8)]
    made = passages((P, words(90)), (P, "In the harbour we will:"), *items, (P, words(60)))
    whole = next(p for p in made if "we will:" in p.text)
    assert whole.text.count("- Boats") == 8


def test_a_long_list_is_cut_between_items_and_keeps_its_lead_in_as_terms() -> None:
    items: list[Part] = [(L, f"- {words(30)}", {"marker": "-"}) for _ in range(9)]
    made = passages((P, "In the harbour we will:"), *items)
    assert len(made) > 1
    assert all(p.text.startswith(("In the harbour", "- ")) for p in made)
    assert [p.terms for p in made] == [""] + ["In the harbour we will:"] * (len(made) - 1)


def test_a_long_table_is_cut_between_rows_and_keeps_its_column_names_as_terms() -> None:
    cells = ("Boat", words(28, ""))
    rows: list[Part] = [(T, "\t".join(cells), {"table": 0, "cells": cells}) for _ in range(9)]
    header: Part = (T, "Name\tWhat it does", {"table": 0, "cells": ("Name", "What it does"), "header": True})
    made = passages((C, "Table 4 The fleet"), header, *rows)
    assert made[0].text.startswith("Table 4 The fleet\n\nName")
    assert all("Name; What it does" in p.terms and "Table 4" in p.terms for p in made[1:])
    assert {span.columns for p in made for span in p.spans[2 if p.ordinal == 0 else 0 :]} == {("Name", "What it does")}


def test_acronyms_are_explained_both_ways_in_terms() -> None:
    glossary = {"HSF": "Harbour Safety Forum", "RNB": "Rescue Boat"}
    made = passages((P, "The HSFs met a rescue boat."), glossary=glossary)
    assert made[0].terms == "Harbour Safety Forum; RNB"


def test_a_passage_with_its_headings_fits_the_model() -> None:
    figures = "\t".join(["1,929.4"] * 12)
    rows: list[Part] = [(T, figures, {"table": 0, "cells": tuple(figures.split("\t"))}) for _ in range(12)]
    parsed = compose([(H, words(60, "")), *rows])
    made = make_passages(parsed, setting(parsed))
    assert len(made) > 1
    for passage in made:
        heading = " > ".join(["Harbour Plan", *passage.section])
        assert estimated_tokens(heading) + estimated_tokens(passage.text) + 2 <= MODEL_TOKENS


def test_ids_name_document_page_and_place() -> None:
    first, again = passages((P, "One."), (H, "Next"), (P, "One.")), passages((P, "One."))
    assert first[0].id == again[0].id != first[1].id
    assert first[0].id.startswith("p-") and len(first[0].id) == 18


def test_packing_prefers_cheap_cuts_and_never_passes_the_limits() -> None:
    assert pack([Piece(60, 90, 0), Piece(60, 90, 5), Piece(60, 90, 0)], 400) == [(0, 2), (2, 3)]
    assert pack([Piece(60, 90, 0)] * 3, 100) == [(0, 1), (1, 2), (2, 3)]
    assert pack([Piece(MOST_WORDS + 1, 90, 0), Piece(5, 9, 0)], 400) == [(0, 1), (1, 2)]
    assert pack([], 400) == []


_WORD = st.sampled_from(["boat", "Harbour", "the", "No.", "3.2", "£4m", "sail.", "(e.g.", "A.", "gate;", "x" * 30, "“Go."])
_TEXT = st.lists(st.tuples(_WORD, st.sampled_from([" ", "\n", "  ", "\n\n"])), min_size=1, max_size=60).map(
    lambda pairs: "".join(word + blank for word, blank in pairs).strip()
)
_KIND = st.sampled_from([P, P, P, L, L, T, H, F, C])


@st.composite
def _files(draw: st.DrawFn) -> ParsedFile:
    pages: list[list[Part]] = []
    for _ in range(draw(st.integers(1, 2))):
        parts: list[Part] = []
        for _ in range(draw(st.integers(1, 12))):
            kind, text = draw(_KIND), draw(_TEXT)
            fields: dict[str, object] = {}
            if kind is L:
                marker = draw(st.sampled_from(["-", "1.", "a)", ""]))
                text = f"{marker} {text}".strip()
                fields = {"marker": marker, "level": draw(st.integers(1, 2))}
            if kind is T:
                cells = tuple(" ".join(cell.split()) for cell in text.split("\n"))
                fields = {"table": draw(st.integers(0, 1)), "cells": cells, "header": draw(st.booleans())}
            parts.append((kind, text, fields))
        pages.append(parts)
    return compose(*pages)


@settings(max_examples=150, deadline=None)
@given(_files())
def test_every_character_is_in_one_passage_and_one_span_in_order(parsed: ParsedFile) -> None:
    made = make_passages(parsed, setting(parsed))
    in_passage: set[tuple[int, int]] = set()
    in_span: set[tuple[int, int]] = set()
    for passage in made:
        page = parsed.pages[passage.page - 1].text
        assert passage.text == page[passage.start : passage.end]
        assert passage.spans and passage.text.strip() == passage.text
        assert all(a.end <= b.start for a, b in pairwise(passage.spans))
        assert passage.start == passage.spans[0].start and passage.end == passage.spans[-1].end
        here = {(passage.page, at) for at in range(passage.start, passage.end)}
        assert not here & in_passage
        in_passage |= here
        in_span |= {(passage.page, at) for span in passage.spans for at in range(span.start, span.end)}
    bare = bodiless(parsed, [None] * len(parsed.blocks))
    for position, block in enumerate(parsed.blocks):
        page = parsed.pages[block.page - 1].text
        held = {(block.page, at) for at in range(block.start, block.end) if not page[at].isspace()}
        if block.kind is F or (block.kind is H and position not in bare):
            assert not held & in_passage
        elif block.kind is H:
            assert held <= in_span or not held & in_passage  # a passage of its own, or a term of another
        else:
            assert held <= in_span <= in_passage
    order = [(p.page, p.start) for p in made]
    assert order == sorted(order) and [p.ordinal for p in made] == list(range(len(made)))
    assert len({p.id for p in made}) == len(made)


@settings(max_examples=60, deadline=None)
@given(_files())
def test_no_passage_is_longer_than_the_limit(parsed: ParsedFile) -> None:
    for passage in make_passages(parsed, setting(parsed)):
        assert len(passage.text.split()) <= MOST_WORDS
        assert estimated_tokens(passage.text) < MODEL_TOKENS

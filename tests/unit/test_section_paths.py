"""Paths of headings."""

from corpus.models import Block, BlockKind, Page, ParsedFile
from ingest.readers.text import read
from ingest.structure.outline import heading_text, section_paths

TEXT = "One\nTwo\nThree\nText\nFour\nMore"


def block(kind: BlockKind, word: str, level: int = 0) -> Block:
    start = TEXT.index(word)
    return Block(kind, 1, start, start + len(word), level=level)


def test_a_heading_ends_those_of_its_level_and_below() -> None:
    blocks = (
        block(BlockKind.HEADING, "One", 1),
        block(BlockKind.HEADING, "Two", 2),
        block(BlockKind.HEADING, "Three", 3),
        block(BlockKind.PARAGRAPH, "Text"),
        block(BlockKind.HEADING, "Four", 2),
        block(BlockKind.FURNITURE, "More"),
    )
    assert section_paths(ParsedFile((Page(1, TEXT),), blocks)) == [
        ("One",),
        ("One", "Two"),
        ("One", "Two", "Three"),
        ("One", "Two", "Three"),
        ("One", "Four"),
        ("One", "Four"),
    ]


def test_levels_may_be_left_out() -> None:
    blocks = (
        block(BlockKind.HEADING, "One", 3),
        block(BlockKind.HEADING, "Two", 1),
        block(BlockKind.HEADING, "Three", 4),
    )
    assert section_paths(ParsedFile((Page(1, TEXT),), blocks)) == [("One",), ("Two",), ("Two", "Three")]


def test_blocks_before_the_first_heading_have_no_path() -> None:
    assert section_paths(ParsedFile((Page(1, TEXT),), (block(BlockKind.PARAGRAPH, "Text"),))) == [()]


def test_headings_are_folded_and_cleaned() -> None:
    assert heading_text("##  The  port \n and *its* **boats** ##") == "The port and *its* boats"
    assert heading_text("4. Moorings (*continued*)") == "4. Moorings"
    assert heading_text("4. Moorings (<i>continued</i>)") == "4. Moorings"


def test_items_after_a_repeated_heading_stay_in_its_section() -> None:
    prose = "Boats of every kind and size lie in the inner basin while the storms of winter last."
    text = (
        f"Priority 1 - Safe Boats\n\n{prose}\n\nWe will:\n\n- Mend ropes.\n\n"
        "Priority 1 - Safe Boats\n\nWe will:\n\n- Paint posts.\n"
    )
    parsed = read(text.encode(), "a.txt")
    paths = {path for block, path in zip(parsed.blocks, section_paths(parsed), strict=True) if block.kind is BlockKind.LIST_ITEM}
    assert paths == {("Priority 1 - Safe Boats",)}

"""Markdown with front matter. All texts are made up."""

import pytest

from corpus.errors import UnreadableFile
from corpus.models import BlockKind, ParsedFile
from ingest.readers.front_matter import front_matter, plain_pairs
from ingest.readers.markdown import read
from ingest.structure.outline import section_paths

PAGE = """---
title: "Port plan: a digest"
kind: plan
date: 2001-05-04
topics: [ropes, posts]
---

# Port plan

Opening words
on two lines.

## Moorings

We will:

- Mend ropes.
  They are old.
  - Start at the pier.
- Paint posts.

A. Count boats.

B. Count crews.

| Boat | Fee (£) |
|------|--------:|
| Yawl | 20 |
| Ketch \\| two masts | **30** |

Lights
------

**Buoys**

Text on buoys.

<!-- hidden -->

```
a | b
```

***
"""


def parse(text: str) -> ParsedFile:
    return read(text.encode(), "plan.md")


def folded(parsed: ParsedFile, kind: BlockKind) -> list[str]:
    return [" ".join(parsed.text_of(block).split()) for block in parsed.blocks if block.kind is kind]


def test_front_matter_becomes_strings() -> None:
    assert parse(PAGE).properties == {
        "title": "Port plan: a digest",
        "kind": "plan",
        "date": "2001-05-04",
        "topics": "ropes, posts",
    }


def test_front_matter_is_furniture_and_the_text_is_kept() -> None:
    parsed = parse(PAGE)
    assert parsed.pages[0].text == PAGE
    assert parsed.blocks[0].kind is BlockKind.FURNITURE
    assert parsed.text_of(parsed.blocks[0]).startswith("---\ntitle")
    assert not parsed.paged


def test_headings_of_every_form() -> None:
    parsed = parse(PAGE)
    found = [(block.level, parsed.text_of(block)) for block in parsed.blocks if block.kind is BlockKind.HEADING]
    assert found == [(1, "# Port plan"), (2, "## Moorings"), (2, "Lights\n------"), (6, "**Buoys**")]


def test_list_items() -> None:
    parsed = parse(PAGE)
    items = [(block.level, block.marker) for block in parsed.blocks if block.kind is BlockKind.LIST_ITEM]
    assert items == [(1, "-"), (2, "-"), (1, "-"), (1, "A."), (1, "B.")]
    assert folded(parsed, BlockKind.LIST_ITEM)[0] == "- Mend ropes. They are old."


def test_pipe_table() -> None:
    parsed = parse(PAGE)
    rows = [block for block in parsed.blocks if block.kind is BlockKind.TABLE_ROW]
    assert [block.cells for block in rows] == [("Boat", "Fee (£)"), ("Yawl", "20"), ("Ketch | two masts", "30")]
    assert [block.header for block in rows] == [True, False, False]
    assert parsed.text_of(rows[2]) == "| Ketch \\| two masts | **30** |"


def test_comments_rules_and_fences_are_furniture_and_code_is_text() -> None:
    parsed = parse(PAGE)
    assert {"<!-- hidden -->", "```", "***"} <= set(folded(parsed, BlockKind.FURNITURE))
    assert "a | b" in folded(parsed, BlockKind.PARAGRAPH)


def test_sections() -> None:
    parsed = parse(PAGE)
    paths = dict(zip((parsed.text_of(block) for block in parsed.blocks), section_paths(parsed), strict=True))
    assert paths["Text on buoys."] == ("Port plan", "Lights", "Buoys")
    assert paths["- Paint posts."] == ("Port plan", "Moorings")


def test_every_character_is_in_one_block() -> None:
    parsed = parse(PAGE)
    covered = {i for block in parsed.blocks for i in range(block.start, block.end)}
    assert [c for i, c in enumerate(PAGE) if i not in covered and not c.isspace()] == []
    assert sum(block.end - block.start for block in parsed.blocks) == len(covered)


def test_without_marked_headings_it_is_read_as_plain_text() -> None:
    text = (
        "---\ntitle: Port\n---\nForeword\n\n"
        "The quay wall was mended in spring by masons from the island.\n\nMoney\n\nIt was paid for by fees.\n"
    )
    parsed = parse(text)
    assert folded(parsed, BlockKind.HEADING) == ["Foreword", "Money"]
    assert parsed.blocks[0].kind is BlockKind.FURNITURE
    assert parsed.properties == {"title": "Port"}


@pytest.mark.parametrize("head", ["---\nnot closed\n\n# Port\n", "---\n: [\n---\n# Port\n", "---\njust words\n---\n# Port\n"])
def test_what_is_no_front_matter_stays_text(head: str) -> None:
    values, begin, _ = front_matter(head)
    assert (values, begin) == ({}, 0)
    assert parse(head).properties == {}


def test_broken_front_matter_is_told() -> None:
    assert len(parse("---\na: [\n---\n# Port\n\nText.\n").warnings) == 1


def test_empty_files_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="holds no text"):
        parse(" \n")


def test_pairs_are_read_without_yaml() -> None:
    assert plain_pairs('title: "Port plan: a digest"\nkind: plan\n# note\n- x\n') == {
        "title": "Port plan: a digest",
        "kind": "plan",
    }


def test_dashes_at_the_end_of_a_value_do_not_end_the_front_matter() -> None:
    found, begin, _ = front_matter("---\ntitle: The quay ---\nkind: plan\n---\nText\n")
    assert found == {"title": "The quay ---", "kind": "plan"} and begin == 39

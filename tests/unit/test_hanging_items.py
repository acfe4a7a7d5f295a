"""List items whose second line begins under the first with a capital."""

import pytest

from corpus.models import BlockKind
from ingest.readers.text import read


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("- build a further 40 lamps in partnership with", "  Orley Town Council;"),
        ("- build a further 40 lamps along the quay by", "  March 2031;"),
        ("- build a further 40 lamps along the quay before", "  September;"),
        ("• build a further 40 lamps in partnership with", "  Orley Town Council;"),
        ("(a) build a further 40 lamps in partnership with", "    Orley Town Council;"),
        ("- build a further 40 lamps along the quay at Old", "  Orley;"),
    ],
)
def test_an_item_goes_on_under_its_own_text(first: str, second: str) -> None:
    text = (
        f"In 2030 we will:\n\n{first}\n{second}\n{first[: len(first) - len(first.lstrip('-•(a) '))]}open a pier.\n\nMore text.\n"
    )
    parsed = read(text.encode(), "made-up.txt")
    items = [" ".join(parsed.text_of(b).split()) for b in parsed.blocks if b.kind is BlockKind.LIST_ITEM]
    assert items[0] == f"{first} {second.strip()}"
    assert len(items) == 2


def test_a_line_that_is_indented_under_a_whole_item_begins_anew() -> None:
    parsed = read(b"We will:\n\n- mend the lamps.\n    The Board agreed.\n\nMore text.\n", "made-up.txt")
    assert [parsed.text_of(b) for b in parsed.blocks if b.kind is BlockKind.LIST_ITEM] == ["- mend the lamps."]

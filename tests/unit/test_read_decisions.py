"""Lines that say what was decided, and numbered titles with their text right below, in made-up text."""

import pytest

from corpus.models import BlockKind
from tests.unit.made_up_text import MORE, PROSE, of, parse


@pytest.mark.parametrize(
    "line",
    [
        "RESOLVED",
        "Resolved:",
        "Unanimously AGREED to recommend approval",
        "Members AGREED the quay plan",
        "NOTED",
        "Approved by the Board",
    ],
)
def test_what_was_decided_is_no_heading_of_what_comes_next(line: str) -> None:
    parsed = parse(f"QUAY WALL\n\n{PROSE}\n\n{line}\n\n{MORE}\n\nFERRY\n\n{MORE}\n")
    assert of(parsed, BlockKind.HEADING) == ["QUAY WALL", "FERRY"]


@pytest.mark.parametrize("line", ["AGREED ACTIONS", "APPROVED PLANS", "Recommendations", "Noted risks"])
def test_titles_with_such_words_stay_headings(line: str) -> None:
    parsed = parse(f"QUAY WALL\n\n{PROSE}\n\n{line}\n\n{MORE}\n\n{PROSE}\n")
    assert line in of(parsed, BlockKind.HEADING)


def test_a_section_numbered_with_a_nought_needs_no_blank_line_below() -> None:
    titles = ["1.0 Introduction", "2.0 Boats below target", "3.0 Complaints"]
    parsed = parse("\n\n".join(f"{title}\n{PROSE}" for title in titles))
    assert of(parsed, BlockKind.HEADING) == titles


def test_a_line_so_numbered_that_goes_on_is_none() -> None:
    wrapped = "1.0 Boats that were moored at the northern quay\nof the old harbour all winter"
    assert of(parse(f"{wrapped}\n\n{wrapped.replace('1.0', '2.0')}\n\n{PROSE}\n"), BlockKind.HEADING) == []

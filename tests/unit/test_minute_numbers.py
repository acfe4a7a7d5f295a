"""Minutes numbered on and on without a year. All texts are made up."""

import pytest

from corpus.models import BlockKind
from tests.unit.made_up_text import MORE, PROSE, of, parse

TITLES = ("APOLOGIES", "FEES OF THE INNER BASIN (2031/32)", "SALE OF THE OLD CUSTOMS HOUSE")


@pytest.mark.parametrize("numbers", [("HB/41", "HB/42", "HB/43"), ("334", "335", "336"), ("HB/9.", "HB/10.", "HB/11.")])
def test_titles_over_text_without_blank_lines_are_headings(numbers: tuple[str, ...]) -> None:
    titles = [f"{number} {title}" for number, title in zip(numbers, TITLES, strict=True)]
    parsed = parse("".join(f"{title}\nThe report was taken as read.\n{MORE}\n" for title in titles))
    assert of(parsed, BlockKind.HEADING) == titles


@pytest.mark.parametrize(
    "lines",
    [
        ("HB/41 Dredging", "HB/42 Ferries", "HB/43 Moorings"),  # a list of papers
        ("334 QUAY STREET", "335 QUAY STREET", "336 QUAY STREET"),
        ("334 berths were let", "335 berths were let", "336 berths were let"),
    ],
)
def test_lists_are_not(lines: tuple[str, ...]) -> None:
    assert of(parse(f"{PROSE}\n" + "\n".join(lines) + f"\n{MORE}\n"), BlockKind.HEADING) == []


def test_two_such_lines_are_not_enough() -> None:
    text = f"{PROSE}\n334 BERTHS ARE LET IN THE BASIN\nThat is fewer.\n{MORE}\n335 BERTHS WERE LET BEFORE\n{MORE}\n"
    assert of(parse(text), BlockKind.HEADING) == []

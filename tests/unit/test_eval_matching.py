from pathlib import Path

import pytest

from eval.dataset import Place
from eval.folding import contains, folded, without_markers
from eval.matching import cited, found
from tests.unit.fake_evaluation import CRANE, FERRY, HARBOUR, ORCHARD, TEXTS, pages, place

PAGE = "0123456789 0123456789 tail"


def at(start: int, end: int, page: int = 1, sha256: str = HARBOUR) -> Place:
    return Place("any.txt", sha256, page, start, end)


def test_a_place_is_found_where_nine_tenths_are_covered() -> None:
    gold = at(0, 21)  # 20 characters and a space
    assert found(gold, at(0, 19), PAGE)  # 18 of 20
    assert not found(gold, at(0, 18), PAGE)  # 17 of 20
    assert found(gold, at(0, 26), PAGE)


def test_white_space_does_not_count() -> None:
    spaced = "abcdefghij" + " " * 90 + "k"
    assert found(at(0, 101), at(0, 10), spaced)


def test_a_place_is_cited_where_half_of_the_shorter_is_shared() -> None:
    assert cited(at(0, 10), at(5, 21), PAGE)  # 5 of 10
    assert not cited(at(0, 10), at(6, 21), PAGE)  # 4 of 10
    assert cited(at(0, 26), at(2, 5), PAGE)  # a phrase inside


@pytest.mark.parametrize("other", [at(0, 21, page=2), at(0, 21, sha256=ORCHARD), at(21, 26), at(5, 5)])
def test_other_pages_files_and_ranges_do_not_match(other: Place) -> None:
    assert not found(at(0, 21), other, PAGE)
    assert not cited(at(0, 21), other, PAGE)


def test_pages_read_the_catalogue(tmp_path: Path) -> None:
    held = pages(tmp_path)
    assert held.text(HARBOUR, 1) == TEXTS[HARBOUR]
    assert held.text(HARBOUR, 2) == ""
    assert held.text("cc" * 32, 1) == ""
    assert (held.holds(ORCHARD), held.holds("cc" * 32)) == (True, False)
    assert TEXTS[HARBOUR][FERRY.start : FERRY.end].startswith("The ferry")
    assert found(CRANE, place(HARBOUR, TEXTS[HARBOUR]), held.text(HARBOUR, 1))


def test_folding() -> None:
    assert folded("  THE “Slip\u00adway”\u2019s 2013 – 14\n1,234,567 ﬁsh ") == 'the "slipway"\'s 2013-14 1234567 fish'
    assert folded("1,23 and 1,2345") == "1,23 and 1,2345"  # no thousands
    assert without_markers("Tides [1][2] turn [10].") == "Tides turn."


@pytest.mark.parametrize(
    ("text", "variant", "expected"),
    [
        ("it is vetoing", "veto", True),
        ("it is a start", "art", False),
        ("0.54", "54", False),
        ("0.54", "0.5", False),
        ("2.5", "5", False),
        ("5.", "5", True),
        ("in 5, or 6", "5", True),
        ("15 or 5", "5", True),
        ("the 12th", "12", True),
        ("2013-14", "2013", True),
        ("£42 million", "£42 million", True),
        ("£142 million", "42 million", False),
        ("", "x", False),
    ],
)
def test_a_variant_must_stand_for_itself(text: str, variant: str, expected: bool) -> None:
    assert contains(text, variant) is expected

"""What people say, and what plans and minutes say instead."""

from typing import Any

import pytest

from retrieval import evidence
from retrieval.questions import everyday


class _Words:
    def stems(self, text: str) -> list[str]:
        return [word.strip(".,?").lower().removesuffix("s") for word in text.split()]


@pytest.mark.parametrize(
    ("asked", "held"), [("extra", "additional"), ("additional", "extra"), ("kid", "young"), ("jail", "prison")]
)
def test_a_word_stands_in_for_the_others_of_its_line(asked: str, held: str) -> None:
    assert held in everyday.said_for(asked, _Words().stems)


def test_a_word_of_two_lines_stands_in_for_both_and_never_for_itself() -> None:
    late = everyday.said_for("late", _Words().stems)
    assert {"wait", "overdue"} <= late
    assert "late" not in late
    assert everyday.said_for("harbour", _Words().stems) == frozenset()


def test_a_word_that_is_said_for_another_covers_a_little_less() -> None:
    words: Any = _Words()
    asked = {"extra": 3.0, "boat": 1.0}
    assert evidence.coverage(asked, "Extra boats", words) == 1.0
    assert evidence.coverage(asked, "Additional boats", words) == pytest.approx((1.0 + everyday.SHARE * 3.0) / 4.0)
    assert evidence.coverage(asked, "Additional ferries", words) == pytest.approx(everyday.SHARE * 3.0 / 4.0)
    assert evidence.coverage({}, "Boats", words) == 0.0

"""Agreement of a register with gold, by hand-worked cases."""

from itertools import pairwise

import pytest

from corpus.commitments import Commitment, Extent
from eval.dataset import Place
from eval.registers import DATASET, agreement, load

TEXT = "Mend the roof. Paint the door. Sweep the yard. Feed the cat."


def found(*ranges: tuple[int, int]) -> list[Commitment]:
    return [
        Commitment(f"c-{start}", "Work", TEXT[start:end], (Extent(1, start, end),), order, "listed")
        for order, (start, end) in enumerate(ranges, start=1)
    ]


def gold(*ranges: tuple[int, int]) -> list[Place]:
    return [Place("plan.txt", "0" * 64, 1, start, end) for start, end in ranges]


def test_precision_recall_and_f1() -> None:
    result = agreement(gold((0, 14), (15, 30), (31, 46)), found((0, 14), (15, 46)), {1: TEXT})
    # The second covers two gold places and is matched to one of them only.
    assert (result.matched, result.missed, result.extra) == (2, (2,), ())
    assert result.precision == 1.0
    assert result.recall == pytest.approx(2 / 3)
    assert result.f1 == pytest.approx(0.8)


def test_less_than_half_of_the_shorter_is_no_match() -> None:
    result = agreement(gold((0, 14)), found((10, 30)), {1: TEXT})
    assert (result.matched, result.missed, result.extra) == (0, (0,), (0,))
    assert result.f1 == 0.0


def test_nothing_and_nothing_agree() -> None:
    assert agreement([], [], {1: TEXT}).f1 == 1.0


def test_the_gold_is_in_order_without_overlaps_and_copies_no_long_label() -> None:
    plans = load(DATASET)
    assert {len(sha256) for sha256 in plans} == {64}
    for lines in plans.values():
        places = [line.place for line in lines]
        assert all(one.end <= other.start for one, other in pairwise(places))
        assert len({line.id for line in lines}) == len(lines)
        assert all(len(line.heading.split()) < 12 and len(line.notes.split()) < 20 for line in lines)

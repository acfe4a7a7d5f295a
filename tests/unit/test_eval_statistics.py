import math

import pytest

from eval.aggregate import aggregate
from eval.bootstrap import of_mean, of_statistic, resamples
from eval.outcomes import Outcome, Scored
from eval.pairing import compared, mcnemar, permutation


def test_the_interval_of_a_constant_is_a_point() -> None:
    estimate = of_mean([0.5, 0.5, math.nan, 0.5])
    assert (estimate.value, estimate.low, estimate.high, estimate.n) == (0.5, 0.5, 0.5, 3)


def test_the_interval_of_two_values_spans_both() -> None:
    # A resample is both times the same value with probability 1/4 each way, more than the 2.5% cut off.
    estimate = of_mean([0.0, 1.0])
    assert (estimate.value, estimate.low, estimate.high) == (0.5, 0.0, 1.0)


def test_the_interval_is_near_the_normal_one_for_many() -> None:
    estimate = of_mean([1.0] * 80 + [0.0] * 20)
    half = 1.96 * math.sqrt(0.8 * 0.2 / 100)
    assert estimate.low == pytest.approx(0.8 - half, abs=0.02)
    assert estimate.high == pytest.approx(0.8 + half, abs=0.02)


def test_nothing_has_no_interval() -> None:
    assert of_mean([math.nan]).n == 0
    assert math.isnan(of_mean([]).value)
    assert math.isnan(of_statistic([], len).value)


def test_resamples_are_the_same_at_every_call() -> None:
    assert resamples(7).shape == (1000, 7)
    assert (resamples(7) == resamples(7)).all()
    assert set(resamples(3).ravel().tolist()) == {0, 1, 2}


def test_a_statistic_of_items() -> None:
    estimate = of_statistic([1.0, 2.0, 3.0], max)
    assert (estimate.value, estimate.high, estimate.n) == (3.0, 3.0, 3)
    assert estimate.low == 1.0  # all three draws are 1 with probability 1/27, more than 2.5%


@pytest.mark.parametrize(("gained", "lost", "p"), [(1, 6, 0.125), (6, 1, 0.125), (5, 0, 0.0625), (0, 0, 1), (3, 3, 1)])
def test_mcnemar_by_hand(gained: int, lost: int, p: float) -> None:
    # 1 against 6: 2 (C(7,0) + C(7,1)) / 2^7 = 16/128
    assert mcnemar(gained, lost) == pytest.approx(p)


def test_permutation_by_hand() -> None:
    assert permutation([1.0, 2.0, 3.0]) == 2 / 8  # only all up and all down reach 6
    assert permutation([0.5, -0.5, 0.0]) == 1
    assert permutation([0.0, 0.0]) == 1
    assert permutation([0.1, 0.2, -0.3, 0.4]) == 10 / 16  # sums of +-1 +-2 +-3 +-4 below 4: -2, 0, 2, twice each


def test_permutation_of_many_is_drawn() -> None:
    assert permutation([1.0] * 30) == pytest.approx(1 / 20_001)
    assert permutation([1.0, -1.0] * 20) == 1


def test_pairs_without_both_sides_are_left_out() -> None:
    found = compared([0.0, 1.0, math.nan, 0.0], [1.0, 1.0, 1.0, math.nan])
    assert found is not None
    assert (found.left, found.right, found.difference.value, found.difference.n) == (0.5, 1.0, 0.5, 2)
    assert (found.gained, found.lost, found.test, found.p) == (1, 0, "mcnemar", 1.0)
    assert compared([math.nan], [1.0]) is None


def test_graded_scores_are_permuted() -> None:
    found = compared([0.5, 0.2], [0.25, 0.2])
    assert found is not None
    assert (found.test, found.lost, found.p) == ("permutation", 1, 1.0)


def scored(identifier: str, system: str, type_: str, status: str | None, gold: str, **scores: float) -> Scored:
    outcome = Outcome(identifier, system, answers=status is not None, status=status, search_ms=4.0, ask_ms=8.0)
    return Scored(outcome, type_, gold, scores)


def test_aggregates_by_system_and_type() -> None:
    numbers = aggregate(
        [
            scored("a", "one", "fact", "answered", "answered", fact_recall=1.0),
            scored("b", "one", "fact", "answered", "not_found"),
            scored("c", "one", "list", "not_found", "not_found"),
            scored("d", "one", "list", "not_found", "answered", fact_recall=0.0),
            scored("a", "two", "fact", None, "answered"),
        ]
    )
    assert list(numbers) == ["one", "two"]
    one = numbers["one"]
    assert one.overall["fact_recall"].value == 0.5
    assert one.by_type["fact"]["fact_recall"].value == 1
    assert one.by_type["list"]["fact_recall"].n == 1
    assert one.overall["refusal_precision"].value == 0.5
    assert one.overall["refusal_recall"].value == 0.5
    assert one.overall["ask_ms_median"].value == 8
    assert "refusal_recall" not in numbers["two"].overall
    assert "fact_recall" not in numbers["two"].overall

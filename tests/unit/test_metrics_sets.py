import math

import pytest

from eval.metrics.latency import median, p95
from eval.metrics.refusal import refusal, refused_rightly
from eval.metrics.risk_coverage import area, curve, loss


def test_refusal() -> None:
    found = refusal([True, True, False, False, True, True], [True, False, True, False, True, False])
    assert found == pytest.approx((2 / 4, 2 / 3, 2 * 2 / (4 + 3)))


def test_refusal_where_something_is_missing() -> None:
    never = refusal([False, False], [True, False])
    assert math.isnan(never.precision)
    assert (never.recall, never.f1) == (0, 0)
    assert all(math.isnan(value) for value in refusal([False], [False]))
    needless = refusal([True], [False])
    assert needless.precision == 0
    assert math.isnan(needless.recall)


def test_refused_rightly() -> None:
    assert refused_rightly("not_found", "not_found") == 1
    assert refused_rightly("partial", "answered") == 1
    assert refused_rightly("not_found", "answered") == 0
    assert refused_rightly(None, "answered") == 0  # a missing answer is a miss
    assert refused_rightly(None, "not_found") == 0


def test_risk_and_coverage_by_hand() -> None:
    # Five asked, four answered; the two of confidence 0.8 share their loss: sums 0, 0.5, 1, 2.
    points = curve([0.8, 0.9, 0.1, 0.8], [1, 0, 1, 0], asked=5)
    assert points == [pytest.approx(p) for p in ((0.2, 0), (0.4, 0.5 / 2), (0.6, 1 / 3), (0.8, 2 / 4))]
    assert area(points) == pytest.approx((0 + 1 / 4 + 1 / 3 + 1 / 2) / 4)


def test_area_is_smaller_when_the_surest_answers_are_right() -> None:
    assert area(curve([3, 2, 1], [0, 0, 1], 3)) < area(curve([3, 2, 1], [1, 0, 0], 3))
    assert math.isnan(area([]))


def test_loss() -> None:
    assert [loss(1.0, "answered"), loss(0.0, "partial"), loss(math.nan, "not_found")] == [0, 1, 1]


def test_latency_interpolates() -> None:
    times = [40.0, math.nan, 10.0, 30.0, 20.0]
    assert median(times) == 25
    assert p95(times) == pytest.approx(30 + 0.85 * 10)  # h = 3 * 0.95 + 1 = 3.85
    assert math.isnan(median([math.nan]))

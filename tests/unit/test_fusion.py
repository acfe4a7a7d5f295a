import pytest

from retrieval.fusion import RRF_K, reciprocal_rank


def test_scores_are_the_formula_scaled_to_one_for_the_top_of_every_route():
    fused = reciprocal_rank([(["a", "b"], 1.0), (["a", "c"], 1.0)])
    assert fused["a"] == pytest.approx(1.0)
    assert fused["b"] == pytest.approx((1 / (RRF_K + 2)) / (2 / (RRF_K + 1)))


def test_found_twice_beats_found_first_once():
    assert next(iter(reciprocal_rank([(["a", "x"], 1.0), (["b", "x"], 1.0)]))) == "x"


def test_a_heavier_route_decides_between_equals():
    assert list(reciprocal_rank([(["a"], 1.0), (["b"], 2.0)])) == ["b", "a"]


def test_nothing_found_gives_nothing():
    assert reciprocal_rank([([], 1.0)]) == {}

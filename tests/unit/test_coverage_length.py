"""Signals do not depend on how long a document is."""

import pytest

from retrieval.coverage.length import NOTHING, absent, shortness, support


def test_a_long_document_is_taken_as_it_is() -> None:
    assert shortness(230, 1) == shortness(5000, 1) == 0
    assert absent(0.8, 230) == absent(0.8, 5000)
    assert abs(absent(0.8, 5000) - 0.2) < 1e-9


def test_support_is_the_mean_of_the_best_three() -> None:
    assert support([5.0, 6.0, 5.5, 1.0]) == 5.5


def test_one_good_window_is_enough_where_there_are_few() -> None:
    assert support([10.0, 1.0]) == 9.0


def test_the_shorter_the_less_a_lacking_word_tells_and_the_more_a_fit() -> None:
    lengths = [1, 5, 25, 100, 230]
    assert [absent(0.5, each) for each in lengths] == sorted(absent(0.5, each) for each in lengths)
    short = [shortness(each, 1) for each in (30, 60, 230)]
    assert short == sorted(short)
    assert short[0] < short[-1] == 0


def test_a_document_shorter_than_any_labelled_one_is_taken_for_as_long_as_that() -> None:
    assert shortness(1, 1) == shortness(20, 1) == pytest.approx(-2.1, abs=0.01)


def test_every_clause_of_a_long_commitment_is_a_chance_more() -> None:
    assert shortness(40, 1) == shortness(40, 0) < shortness(40, 4) == shortness(160, 1)


def test_a_document_without_windows_supports_nothing() -> None:
    assert support([]) == NOTHING
    assert shortness(0, 0) == shortness(1, 1)
    assert absent(0.0, 0) <= 1

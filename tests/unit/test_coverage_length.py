"""Signals do not depend on how long a document is."""

from retrieval.coverage.length import NOTHING, absent, support


def test_a_long_document_is_taken_as_it_is() -> None:
    assert support([6.0, 5.5, 5.0], 230) == support([6.0, 5.5, 5.0], 5000) == 5.5
    assert absent(0.8, 230) == absent(0.8, 5000)
    assert abs(absent(0.8, 5000) - 0.2) < 1e-9


def test_one_good_window_is_enough_where_there_are_few() -> None:
    assert support([10.0, 1.0], 2) > support([7.0, 6.0, 6.0], 230)


def test_the_shorter_the_less_a_lacking_word_tells_and_the_more_a_fit() -> None:
    lengths = [1, 5, 25, 100, 230]
    assert [absent(0.5, each) for each in lengths] == sorted(absent(0.5, each) for each in lengths)
    assert [support([5.0], each) for each in lengths] == sorted((support([5.0], each) for each in lengths), reverse=True)


def test_a_document_without_windows_supports_nothing() -> None:
    assert support([], 0) == NOTHING
    assert absent(0.0, 0) <= 1

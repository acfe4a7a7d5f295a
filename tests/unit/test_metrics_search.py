import math

import pytest

from eval.metrics.budget_recall import all_within, any_within
from eval.metrics.follow_ups import resolved
from eval.metrics.ndcg import ndcg
from eval.metrics.passage_words import passage_words
from eval.metrics.recall_at_k import all_found, any_found
from eval.metrics.reciprocal_rank import reciprocal_rank

NONE: frozenset[int] = frozenset()
FOUND = [NONE, frozenset({1}), NONE, frozenset({0, 1})]  # two groups, at ranks 2 and 4


@pytest.mark.parametrize(("k", "any_", "all_"), [(1, 0, 0), (2, 1, 0), (3, 1, 0), (4, 1, 1), (9, 1, 1)])
def test_recall_looks_at_the_first_k(k: int, any_: int, all_: int) -> None:
    assert any_found(FOUND, 2, k) == any_
    assert all_found(FOUND, 2, k) == all_


def test_recall_is_undefined_without_evidence_and_zero_without_passages() -> None:
    assert math.isnan(any_found(FOUND, 0, 5))
    assert math.isnan(all_found(FOUND, 0, 5))
    assert any_found([], 2, 5) == 0
    assert all_found([], 2, 5) == 0


def test_reciprocal_rank() -> None:
    assert reciprocal_rank(FOUND, 2) == 1 / 2
    assert reciprocal_rank([frozenset({0})], 1) == 1
    assert reciprocal_rank([NONE, NONE], 1) == 0
    assert math.isnan(reciprocal_rank(FOUND, 0))


def test_ndcg_of_two_groups_in_two_documents() -> None:
    # DCG = 1/log2(3) + 1/log2(4) = 0.6309 + 0.5; the ideal has one group at each of ranks 1 and 2: 1 + 0.6309.
    found = [NONE, frozenset({0}), frozenset({1})]
    assert ndcg(found, [frozenset("a"), frozenset("b")], 10) == pytest.approx(1.1309297 / 1.6309297)


def test_ndcg_of_two_groups_in_one_document() -> None:
    # One passage could have held both, at rank 1: the ideal is 2.
    found = [NONE, frozenset({0}), frozenset({1})]
    assert ndcg(found, [frozenset("a"), frozenset("a")], 10) == pytest.approx(1.1309297 / 2)


def test_ndcg_counts_evidence_once_and_stops_at_k() -> None:
    again = [frozenset({0}), frozenset({0}), frozenset({0})]
    assert ndcg(again, [frozenset("a")], 10) == 1
    assert ndcg([NONE, NONE, frozenset({0})], [frozenset("a")], 2) == 0
    assert math.isnan(ndcg(again, [], 10))


def test_ndcg_takes_the_document_that_holds_most_first() -> None:
    # Groups 0 and 1 are in "a", group 2 in "a" or "b", group 3 in "b": the ideal is 3 groups, then 1.
    documents = [frozenset("a"), frozenset("a"), frozenset("ab"), frozenset("b")]
    assert ndcg([frozenset({0, 1, 2}), frozenset({3})], documents, 10) == 1
    # 1 + 3/log2(3) = 2.8928 over 3 + 1/log2(3) = 3.6309
    assert ndcg([frozenset({3}), frozenset({0, 1, 2})], documents, 10) == pytest.approx(2.8927893 / 3.6309297)


def test_budget_recall() -> None:
    words = (599.0, 601.0, math.inf)
    assert (any_within(words), all_within(words)) == (1, 0)
    assert (any_within(words, 598), all_within(words[:2], 601)) == (0, 1)
    assert math.isnan(any_within(()))
    assert math.isnan(all_within(()))


def test_passage_words_is_the_mean_of_the_first_k() -> None:
    assert passage_words([100, 200, 900], 2) == 150
    assert math.isnan(passage_words([], 5))


def test_follow_ups_look_at_five_passages() -> None:
    sixth = [NONE] * 5 + [frozenset({0})]
    assert resolved(sixth, 1, is_follow_up=True) == 0
    assert resolved(sixth[1:], 1, is_follow_up=True) == 1
    assert math.isnan(resolved(sixth, 1, is_follow_up=False))

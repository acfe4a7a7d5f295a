import math

import pytest

from eval.metrics.all_facts import all_facts
from eval.metrics.concise_correct import concise_correct
from eval.metrics.fact_recall import fact_recall
from eval.metrics.premise import alarm, caught, warned

FACTS = (("£42 million", "£42m"), ("Ada Quill",), ("2013-14",))


def test_fact_recall_counts_facts_not_variants() -> None:
    assert fact_recall("ADA  QUILL set aside £42m, that is £42 million [1]", FACTS) == pytest.approx(2 / 3)
    assert fact_recall("nothing of the kind", FACTS) == 0
    assert math.isnan(fact_recall("anything", ()))


def test_fact_recall_of_a_refusal_is_nought_whatever_it_says() -> None:
    assert fact_recall("Ada Quill", (("Ada Quill",),), refused=True) == 0


def test_a_marker_states_no_fact() -> None:
    assert fact_recall("The wall was painted [7].", (("7",),)) == 0


def test_all_facts() -> None:
    assert [all_facts(1.0), all_facts(0.99), all_facts(0.0)] == [1, 0, 0]
    assert math.isnan(all_facts(math.nan))


@pytest.mark.parametrize(
    ("facts", "status", "words", "is_list", "expected"),
    [
        (1.0, "answered", 120, False, 1),
        (1.0, "answered", 121, False, 0),
        (1.0, "answered", 121, True, 1),
        (0.0, "answered", 5, False, 0),
        (1.0, "partial", 5, False, 0),
        (0.0, None, 0, False, 0),
    ],
)
def test_concise_correct(facts: float, status: str | None, words: int, is_list: bool, expected: int) -> None:
    assert concise_correct(facts, status, "answered", words, is_list) == expected


def test_concise_correct_is_undefined_where_there_are_no_facts() -> None:
    assert math.isnan(concise_correct(math.nan, "not_found", "not_found", 0))


def test_premises() -> None:
    warning = ["premise: the gate was never shut"]
    assert (caught(True, is_false=True), caught(False, is_false=True)) == (1, 0)
    assert (warned(warning, is_false=True), warned(["a premise: no"], is_false=True)) == (1, 0)
    assert (alarm(warning, is_false=False), alarm([], is_false=False)) == (1, 0)
    undefined = (caught(True, is_false=False), warned(warning, is_false=False), alarm(warning, is_false=True))
    assert all(math.isnan(value) for value in undefined)

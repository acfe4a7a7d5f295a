import math
from dataclasses import replace
from pathlib import Path

import pytest

from eval.judging import judge
from eval.outcomes import Outcome, from_lines, to_line
from eval.pages import Pages
from eval.run import put
from eval.scoring import METRICS, score
from tests.unit.fake_evaluation import (
    CRANE,
    FERRY,
    HARBOUR,
    LADDER,
    ORCHARD,
    PEARS,
    TEXTS,
    Scripted,
    cited,
    pages,
    place,
    question,
    retrieved,
    right,
    unanswerable,
)

BOTH = question("both", "cross_document", evidence=((FERRY,), (LADDER, PEARS)), facts=(("£4",), ("june", "blue")))


@pytest.fixture
def held(tmp_path: Path) -> Pages:
    return pages(tmp_path)


def test_a_judgement(held: Pages) -> None:
    outcome = Outcome(
        "both",
        "s",
        answers=True,
        passages=retrieved(CRANE, place(ORCHARD, TEXTS[ORCHARD]), place(HARBOUR, TEXTS[HARBOUR])),
        citations=(cited(1, LADDER), replace(cited(2, FERRY), quote="The ferry is free.")),
    )
    judged = judge(BOTH, outcome, held)
    assert judged.found == (frozenset(), frozenset({1}), frozenset({0}))
    assert judged.documents == (frozenset({HARBOUR}), frozenset({ORCHARD}))
    assert judged.lengths == (5, 17, 18)
    # Five words of the crane, then "Orchard plan. Pears are picked in June."; 5 + 17 + "Harbour plan. The ... trip."
    assert judged.words == (5 + 17 + 8, 5 + 7)
    assert (judged.verbatim, judged.on_gold, judged.cited) == ((True, False), (True, True), frozenset({1}))


def test_a_right_answer_scores_full_marks(held: Pages) -> None:
    scores = score(BOTH, right(BOTH), held).scores
    for key in ("evidence_any@5", "evidence_all@5", "reciprocal_rank", "ndcg@10", "evidence_all@600w", "all_facts"):
        assert scores[key] == 1, key
    for key in (
        "concise_correct",
        "citation_precision",
        "citation_recall",
        "cited_all",
        "verbatim",
        "numbers_grounded",
    ):
        assert scores[key] == 1, key
    assert scores["refused_rightly"] == 1
    assert scores["evidence_all@1"] == 0
    assert not {"premise_caught", "follow_up_resolved"} & scores.keys()


def test_a_missing_answer_is_a_miss(held: Pages) -> None:
    problems: list[str] = []
    broken = Scripted(fails=frozenset({"both", "u-1"}))
    results = put([BOTH, unanswerable()], broken, held, lambda *_: None, problems.append)
    scores, refusal = (result.scores for result in results)
    assert results[0].outcome.error == "RuntimeError: no steam"
    for key in ("evidence_any@5", "reciprocal_rank", "fact_recall", "concise_correct", "cited_any", "refused_rightly"):
        assert scores[key] == 0, key
    assert refusal["refused_rightly"] == 0
    assert not {"verbatim", "citation_precision", "numbers_grounded", "answer_words"} & scores.keys()
    assert problems[0].splitlines()[0] == "scripted, both: RuntimeError: no steam"
    assert "Traceback" in problems[0]


def test_a_system_that_only_searches_has_no_answer_scores(held: Pages) -> None:
    scores = score(question(), Outcome("q-1", "s", answers=False, passages=retrieved(CRANE, FERRY)), held).scores
    assert scores["reciprocal_rank"] == 0.5
    assert not {"fact_recall", "refused_rightly", "verbatim"} & scores.keys()


def test_types_that_have_metrics_of_their_own(held: Pages) -> None:
    premise = question("fp", "false_premise")
    warned = replace(right(premise), warnings=("premise: it is not free",))
    assert score(premise, warned, held).scores["premise_warned"] == 1
    assert score(premise, right(premise), held).scores["premise_caught"] == 1
    assert score(question(), warned, held).scores["premise_alarm"] == 1
    follow_up = question("fu", "follow_up", history=("Is there a ferry?",))
    assert score(follow_up, right(follow_up), held).scores["follow_up_resolved"] == 1


def test_every_score_has_a_metric_to_be_shown_as(held: Pages) -> None:
    types = ("fact", "false_premise", "follow_up", "list")
    scored = {key for type_ in types for key in score(question(type_=type_), right(question()), held).scores}
    curve = {f"evidence_{kind}@{k}" for kind in ("any", "all") for k in range(1, 11)}
    assert scored | curve == {metric.key for metric in METRICS} | curve


def test_results_survive_being_written(held: Pages) -> None:
    searched = score(question(), Outcome("q-1", "s", answers=False, passages=retrieved(FERRY)), held)
    answered = score(BOTH, right(BOTH), held)
    first, second = from_lines([to_line(searched), "", to_line(answered)])
    assert second == answered
    assert math.isnan(first.outcome.ask_ms)
    assert replace(first.outcome, search_ms=0, ask_ms=0) == replace(searched.outcome, search_ms=0, ask_ms=0)
    assert "NaN" not in to_line(searched)

"""All metrics of one question: the only place that knows which there are and what each is fed."""

import math
from dataclasses import dataclass

from eval.dataset import Question
from eval.folding import without_markers
from eval.judging import Judgement, judge
from eval.metrics import (
    all_facts,
    budget_recall,
    citation_precision,
    citation_recall,
    concise_correct,
    evidence_cited,
    fact_recall,
    follow_ups,
    ndcg,
    numbers_grounded,
    passage_words,
    premise,
    recall_at_k,
    reciprocal_rank,
    refusal,
    verbatim,
)
from eval.outcomes import Outcome, Scored
from eval.pages import Pages

DEPTH = 10  # passages asked for and looked at
RANKS = range(1, DEPTH + 1)


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric's key in the results, what it is called on a page, and whether less of it is better."""

    key: str
    title: str
    less_is_better: bool = False


# In the order of the tables. The keys any@k and all@k for every k to DEPTH are there as well, for the plot.
METRICS = (
    Metric("evidence_any@5", "evidence@5, any"),
    Metric("evidence_all@5", "evidence@5, all"),
    Metric("evidence_any@10", "evidence@10, any"),
    Metric("evidence_all@10", "evidence@10, all"),
    Metric("reciprocal_rank", "reciprocal rank"),
    Metric("ndcg@10", "nDCG@10"),
    Metric("evidence_any@600w", "evidence in 600 words, any"),
    Metric("evidence_all@600w", "evidence in 600 words, all"),
    Metric("passage_words@5", "words a passage", less_is_better=True),
    Metric("fact_recall", "fact recall"),
    Metric("all_facts", "all facts"),
    Metric("concise_correct", "concise and correct"),
    Metric("answer_words", "words an answer", less_is_better=True),
    Metric("citation_precision", "citation precision"),
    Metric("citation_recall", "citation recall"),
    Metric("cited_any", "evidence cited, any"),
    Metric("cited_all", "evidence cited, all"),
    Metric("cited_share", "evidence cited, share"),
    Metric("verbatim", "citations verbatim"),
    Metric("numbers_grounded", "numbers grounded"),
    Metric("refused_rightly", "answered or refused rightly"),
    Metric("premise_caught", "false premises caught"),
    Metric("premise_warned", "false premises warned of"),
    Metric("premise_alarm", "premise warnings without cause", less_is_better=True),
    Metric("follow_up_resolved", "follow-ups resolved"),
)


def score(question: Question, outcome: Outcome, pages: Pages) -> Scored:
    """The outcome with its scores; those that are undefined are left out."""
    judgement = judge(question, outcome, pages)
    scores = _of_search(question, judgement)
    if outcome.answers:
        scores |= _of_answer(question, outcome, judgement)
    defined = {key: value for key, value in scores.items() if not math.isnan(value)}
    return Scored(outcome, question.type, question.status, defined)


def _of_search(question: Question, judgement: Judgement) -> dict[str, float]:
    found, groups = judgement.found, len(question.evidence)
    scores = {f"evidence_any@{k}": recall_at_k.any_found(found, groups, k) for k in RANKS}
    scores |= {f"evidence_all@{k}": recall_at_k.all_found(found, groups, k) for k in RANKS}
    return scores | {
        "reciprocal_rank": reciprocal_rank.reciprocal_rank(found, groups),
        "ndcg@10": ndcg.ndcg(found, judgement.documents, DEPTH),
        "evidence_any@600w": budget_recall.any_within(judgement.words),
        "evidence_all@600w": budget_recall.all_within(judgement.words),
        "passage_words@5": passage_words.passage_words(judgement.lengths, 5),
        "follow_up_resolved": follow_ups.resolved(found, groups, question.type == "follow_up"),
    }


def _of_answer(question: Question, outcome: Outcome, judgement: Judgement) -> dict[str, float]:
    refused = outcome.status in {None, "not_found"}
    groups, is_false = len(question.evidence), question.type == "false_premise"
    recall = fact_recall.fact_recall(outcome.text, question.facts, refused)
    correct = all_facts.all_facts(recall)
    words = len(without_markers(outcome.text).split())
    scores = {
        "fact_recall": recall,
        "all_facts": correct,
        "concise_correct": concise_correct.concise_correct(
            correct, outcome.status, question.status, words, question.type == "list"
        ),
        "cited_any": evidence_cited.any_cited(judgement.cited, groups),
        "cited_all": evidence_cited.all_cited(judgement.cited, groups),
        "cited_share": evidence_cited.share_cited(judgement.cited, groups),
        "verbatim": verbatim.verbatim(judgement.verbatim),
        "refused_rightly": refusal.refused_rightly(outcome.status, question.status),
        "premise_caught": premise.caught(bool(judgement.cited), is_false),
        "premise_warned": premise.warned(outcome.warnings, is_false),
        "premise_alarm": premise.alarm(outcome.warnings, is_false),
    }
    return scores if refused else scores | _of_text(question, outcome, judgement) | {"answer_words": float(words)}


def _of_text(question: Question, outcome: Outcome, judgement: Judgement) -> dict[str, float]:
    """What is only defined where something was answered."""
    sources = {c.marker: (c.quote, *c.named) for c in outcome.citations}
    exact = {c.marker: check for c, check in zip(outcome.citations, judgement.verbatim, strict=True)}
    quotes = [citation.quote for citation in outcome.citations]
    return {
        "citation_precision": citation_precision.citation_precision(
            quotes, judgement.verbatim, judgement.on_gold, question.facts
        ),
        "citation_recall": citation_recall.citation_recall(outcome.text, sources, exact),
        "numbers_grounded": numbers_grounded.numbers_grounded(
            outcome.text, (source for held in sources.values() for source in held)
        ),
    }

"""Scores of questions into numbers of a system: overall and by type of question, each with its interval."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from eval.bootstrap import Estimate, of_mean, of_statistic
from eval.metrics import latency, refusal, risk_coverage
from eval.outcomes import Scored
from eval.scoring import METRICS, RANKS, Metric

# Numbers of a set of questions, not of one. In the order of the tables, after those of ``scoring``.
WHOLE = (
    Metric("refusal_precision", "refusal precision"),
    Metric("refusal_recall", "refusal recall"),
    Metric("refusal_f1", "refusal F1"),
    Metric("aurc", "area under risk-coverage", less_is_better=True),
    Metric("search_ms_median", "search, median ms", less_is_better=True),
    Metric("search_ms_p95", "search, 95th percentile ms", less_is_better=True),
    Metric("ask_ms_median", "answer, median ms", less_is_better=True),
    Metric("ask_ms_p95", "answer, 95th percentile ms", less_is_better=True),
)
_CURVE = (*(f"evidence_any@{k}" for k in RANKS), *(f"evidence_all@{k}" for k in RANKS))
KEYS = tuple(dict.fromkeys((*(metric.key for metric in METRICS), *_CURVE)))


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One system's numbers. Undefined ones are left out; ``by_type`` has those of single questions only."""

    overall: dict[str, Estimate]
    by_type: dict[str, dict[str, Estimate]]
    risk_coverage: tuple[risk_coverage.Point, ...]


def aggregate(results: Iterable[Scored], intervals: bool = True) -> dict[str, Aggregate]:
    """The numbers of each system, in the order in which the systems first appear.

    Intervals take a second or so a system; without them their edges are the values.
    """
    by_system: defaultdict[str, list[Scored]] = defaultdict(list)
    for result in results:
        by_system[result.outcome.system].append(result)
    return {system: _of_system(own, intervals) for system, own in by_system.items()}


def _of_system(results: Sequence[Scored], intervals: bool) -> Aggregate:
    by_type: defaultdict[str, list[Scored]] = defaultdict(list)
    for result in results:
        by_type[result.type].append(result)
    answers = [_Answer.of(result) for result in results]
    return Aggregate(
        overall=_means(results, intervals) | _wholes(results, answers, intervals),
        by_type={name: _means(own, intervals) for name, own in sorted(by_type.items())},
        risk_coverage=tuple(_curve(answers)),
    )


def _means(results: Sequence[Scored], intervals: bool) -> dict[str, Estimate]:
    return _defined({key: of_mean([result.score(key) for result in results], intervals) for key in KEYS})


class _Answer(NamedTuple):
    """What the refusal metrics and the risk-coverage curve need of a result, looked up once for all resamples."""

    refused: bool
    unanswerable: bool
    confidence: float  # nan where nothing was answered
    loss: float

    @classmethod
    def of(cls, result: Scored) -> "_Answer":
        """Confidence is the score of the passage ranked first: the one number that every answer comes with."""
        outcome = result.outcome
        answered = outcome.status in {"answered", "partial"} and bool(outcome.passages)
        return cls(
            outcome.status == "not_found",
            result.gold_status == "not_found",
            outcome.passages[0].score if answered else math.nan,
            risk_coverage.loss(result.score("all_facts"), result.gold_status),
        )


def _wholes(results: Sequence[Scored], answers: Sequence[_Answer], intervals: bool) -> dict[str, Estimate]:
    search, ask = ([getattr(r.outcome, name) for r in results] for name in ("search_ms", "ask_ms"))
    found = {
        "search_ms_median": of_statistic(search, latency.median, intervals),
        "search_ms_p95": of_statistic(search, latency.p95, intervals),
        "ask_ms_median": of_statistic(ask, latency.median, intervals),
        "ask_ms_p95": of_statistic(ask, latency.p95, intervals),
    }
    if any(result.outcome.answers for result in results):
        found |= {
            "refusal_precision": of_statistic(answers, lambda drawn: _refusal(drawn).precision, intervals),
            "refusal_recall": of_statistic(answers, lambda drawn: _refusal(drawn).recall, intervals),
            "refusal_f1": of_statistic(answers, lambda drawn: _refusal(drawn).f1, intervals),
            "aurc": of_statistic(answers, lambda drawn: risk_coverage.area(_curve(drawn)), intervals),
        }
    return _defined(found)


def _refusal(answers: Sequence[_Answer]) -> refusal.Refusal:
    return refusal.refusal([answer.refused for answer in answers], [answer.unanswerable for answer in answers])


def _curve(answers: Sequence[_Answer]) -> list[risk_coverage.Point]:
    answered = [answer for answer in answers if not math.isnan(answer.confidence)]
    confidences, losses = [answer.confidence for answer in answered], [answer.loss for answer in answered]
    return risk_coverage.curve(confidences, losses, len(answers))


def _defined(estimates: Mapping[str, Estimate]) -> dict[str, Estimate]:
    return {key: estimate for key, estimate in estimates.items() if not math.isnan(estimate.value)}

"""Scores of questions into numbers of a system: overall and by type of question, each with its interval."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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


def aggregate(results: Iterable[Scored]) -> dict[str, Aggregate]:
    """The numbers of each system, in the order in which the systems first appear."""
    by_system: defaultdict[str, list[Scored]] = defaultdict(list)
    for result in results:
        by_system[result.outcome.system].append(result)
    return {system: _of_system(own) for system, own in by_system.items()}


def _of_system(results: Sequence[Scored]) -> Aggregate:
    by_type: defaultdict[str, list[Scored]] = defaultdict(list)
    for result in results:
        by_type[result.type].append(result)
    return Aggregate(
        overall=_means(results) | _wholes(results),
        by_type={name: _means(own) for name, own in sorted(by_type.items())},
        risk_coverage=tuple(_curve(results)),
    )


def _means(results: Sequence[Scored]) -> dict[str, Estimate]:
    return _defined({key: of_mean([result.score(key) for result in results]) for key in KEYS})


def _wholes(results: Sequence[Scored]) -> dict[str, Estimate]:
    search, ask = ([getattr(r.outcome, name) for r in results] for name in ("search_ms", "ask_ms"))
    found = {
        "search_ms_median": of_statistic(search, latency.median),
        "search_ms_p95": of_statistic(search, latency.p95),
        "ask_ms_median": of_statistic(ask, latency.median),
        "ask_ms_p95": of_statistic(ask, latency.p95),
    }
    if any(result.outcome.answers for result in results):
        found |= {
            "refusal_precision": of_statistic(results, lambda drawn: _refusal(drawn).precision),
            "refusal_recall": of_statistic(results, lambda drawn: _refusal(drawn).recall),
            "refusal_f1": of_statistic(results, lambda drawn: _refusal(drawn).f1),
            "aurc": of_statistic(results, lambda drawn: risk_coverage.area(_curve(drawn))),
        }
    return _defined(found)


def _refusal(results: Sequence[Scored]) -> refusal.Refusal:
    return refusal.refusal(
        [result.outcome.status == "not_found" for result in results],
        [result.gold_status == "not_found" for result in results],
    )


def _curve(results: Sequence[Scored]) -> list[risk_coverage.Point]:
    """Confidence is the score of the passage ranked first: the one number that every answer comes with."""
    answered = [r for r in results if r.outcome.status in {"answered", "partial"} and r.outcome.passages]
    return risk_coverage.curve(
        [result.outcome.passages[0].score for result in answered],
        [risk_coverage.loss(result.score("all_facts"), result.gold_status) for result in answered],
        len(results),
    )


def _defined(estimates: Mapping[str, Estimate]) -> dict[str, Estimate]:
    return {key: estimate for key, estimate in estimates.items() if not math.isnan(estimate.value)}

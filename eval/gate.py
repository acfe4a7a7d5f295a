"""Whether the program is still as good as the committed baseline says; what continuous integration asks.

``baseline.json`` has for each dataset and split the numbers that were reached, how far each may fall, and the scores of
every question, so that a failure can name the questions that turned.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import UsageError
from corpus.ports import Progress
from eval.aggregate import aggregate
from eval.compare import TURNED_BY, Turn
from eval.outcomes import Scored
from eval.run import Plan, Problem, dataset_sha256, prepare, put

BASELINE = Path(__file__).parent / "baseline.json"
# What must not fall. Times are left out: they measure the machine.
GATED = (
    "evidence_any@5",
    "evidence_all@5",
    "evidence_all@600w",
    "reciprocal_rank",
    "all_facts",
    "concise_correct",
    "citation_precision",
    "cited_any",
    "refusal_precision",
    "refusal_recall",
    "verbatim",
    "numbers_grounded",
    "follow_up_resolved",
    "premise_caught",
)
# Contracts, not measurements: they may not fall at all.
ABSOLUTE = frozenset({"verbatim", "numbers_grounded"})
# Shares of the questions that are or should be refused, a few of all.
_OF_REFUSALS = frozenset({"refusal_precision", "refusal_recall"})
# Rounding in the models' integer arithmetic differs between processors and may turn a question that was a near tie. One
# question of those that a metric is defined for, or this share where that is more, is not called a drop.
TOLERANCE = 0.02
_ROUNDED = 2e-6  # both numbers of the baseline are kept to six digits
_HINT = "Write it from this machine's results: answerable eval gate --write"


@dataclass(frozen=True, slots=True)
class Fall:
    """A number below its baseline by more than it may be. ``now`` is nan where nothing defines it any more."""

    metric: str
    was: float
    tolerance: float
    now: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """``falls`` fail the gate; ``turns`` are the questions that changed either way, lost ones first."""

    falls: tuple[Fall, ...]
    turns: tuple[Turn, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing fell."""
        return not self.falls


def gate(plan: Plan, progress: Progress, problem: Problem, rewrite: bool = False, baseline: Path = BASELINE) -> Verdict | None:
    """Run the plan's one system and hold it against the baseline; with ``rewrite`` make it the baseline instead.

    Raises:
        UsageError: the baseline has no entry for this version of the dataset.
        UnreadableFile: the dataset's documents are not here.
    """
    name, sha256 = key(plan.dataset.name, plan.split), dataset_sha256(plan.dataset)
    kept = None if rewrite else read(baseline, name, sha256)  # read first: a missing entry must not cost minutes
    questions, bench = prepare(plan, progress)
    (spec,) = plan.specs
    results = put(questions, spec.build(bench), bench.pages, progress, problem)
    if kept is None:
        write(baseline, name, entry(results, sha256))
        return None
    return judged(results, kept)


def key(dataset: str, split: str) -> str:
    """Under which name the baseline keeps a dataset's split."""
    return f"{dataset}/{split}"


def judged(results: Sequence[Scored], baseline: Mapping[str, Any]) -> Verdict:
    """The results of one system on one split against the baseline's entry for it."""
    now = _values(results)
    falls = []
    for metric, kept in baseline["metrics"].items():
        value = now.get(metric, (float("nan"), 0))[0]
        if not value >= kept["value"] - kept["tolerance"] - _ROUNDED:  # nan is a fall as well
            falls.append(Fall(metric, kept["value"], kept["tolerance"], value))
    turned = [
        Turn(result.outcome.question_id, metric, was, result.score(metric))
        for result in results
        for metric, was in baseline["questions"].get(result.outcome.question_id, {}).items()
        if abs(result.score(metric) - was) > 0
    ]
    return Verdict(tuple(falls), tuple(sorted(turned, key=lambda t: (not t.lost, t.metric, t.question_id))))


def entry(results: Sequence[Scored], dataset_sha256: str) -> dict[str, Any]:
    """What the baseline keeps of results."""
    return {
        "dataset_sha256": dataset_sha256,
        "metrics": {
            metric: {
                "value": round(value, 6),
                "tolerance": 0.0 if metric in ABSOLUTE else round(max(TOLERANCE, 1 / n), 6),
            }
            for metric, (value, n) in _values(results).items()
        },
        "questions": {
            result.outcome.question_id: {m: result.scores[m] for m in TURNED_BY if m in result.scores} for result in results
        },
    }


def _values(results: Sequence[Scored]) -> dict[str, tuple[float, int]]:
    """Value of each gated metric that is defined, and how many questions it is a share of."""
    (numbers,) = aggregate(results, intervals=False).values()
    unanswerable = sum(result.gold_status == "not_found" for result in results)
    found = {metric: (e.value, e.n) for metric in GATED if (e := numbers.overall.get(metric))}
    return {m: (value, max(unanswerable, 1) if m in _OF_REFUSALS else n) for m, (value, n) in found.items()}


def read(path: Path, name: str, dataset_sha256: str) -> dict[str, Any]:
    """The baseline's entry ``name``.

    Raises:
        UsageError: there is none, or it was written for another version of the dataset.
    """
    try:
        entries = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"The baseline {path} cannot be read: {error}.", _HINT) from error
    if name not in entries:
        raise UsageError(f"The baseline {path.name} has no entry for {name}.", _HINT)
    found: dict[str, Any] = entries[name]
    if found["dataset_sha256"] != dataset_sha256:
        raise UsageError(f"The dataset has changed since the baseline for {name} was written.", _HINT)
    return found


def write(path: Path, name: str, new: Mapping[str, Any]) -> None:
    """Put an entry in the place of the one with its name; the others stay."""
    entries = json.loads(path.read_text("utf-8")) if path.exists() else {}
    text = json.dumps({**entries, name: new}, indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(f"{text}\n", "utf-8")

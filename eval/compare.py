"""Two systems question by question: of two runs, or of one."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.errors import UsageError
from eval.folder import Run
from eval.outcomes import Scored
from eval.pairing import Difference, compared
from eval.scoring import METRICS, Metric

TURNED_BY = ("evidence_any@5", "evidence_all@5", "concise_correct", "refused_rightly")


@dataclass(frozen=True, slots=True)
class Line:
    """One metric's difference."""

    metric: Metric
    difference: Difference


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that a metric counts right on one side and not on the other."""

    question_id: str
    metric: str
    before: float
    after: float

    @property
    def lost(self) -> bool:
        """Whether it was right before."""
        return self.after < self.before


@dataclass(frozen=True, slots=True)
class Comparison:
    """``questions`` are those that both sides have."""

    left: str
    right: str
    questions: int
    lines: tuple[Line, ...]
    turns: tuple[Turn, ...]


def compare(left: Run, right: Run, left_system: str, right_system: str) -> Comparison:
    """Right against left, on the questions that both have.

    Raises:
        UsageError: a run does not have its system, or they have no question in common.
    """
    before, after = left.of(left_system), right.of(right_system)
    shared = [identifier for identifier in before if identifier in after]
    if not shared:
        raise UsageError(f"{left.folder} and {right.folder} have no question in common.", "Compare runs of one dataset.")
    lines = []
    for metric in METRICS:
        scores = ([side[identifier].score(metric.key) for identifier in shared] for side in (before, after))
        if difference := compared(*scores):
            lines.append(Line(metric, difference))
    return Comparison(
        left=f"{left_system} in {left.folder.name}",
        right=f"{right_system} in {right.folder.name}",
        questions=len(shared),
        lines=tuple(lines),
        turns=turns((before[identifier], after[identifier]) for identifier in shared),
    )


def turns(pairs: Iterable[tuple[Scored, Scored]]) -> tuple[Turn, ...]:
    """The questions whose ``TURNED_BY`` scores differ, lost ones first."""
    found = [
        Turn(after.outcome.question_id, metric, before.score(metric), after.score(metric))
        for before, after in pairs
        for metric in TURNED_BY
        if abs(before.score(metric) - after.score(metric)) > 0  # false for nan: not defined on a side is no turn
    ]
    return tuple(sorted(found, key=lambda turn: (not turn.lost, turn.metric, turn.question_id)))

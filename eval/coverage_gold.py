"""The labels of which commitments a document covers (``datasets/coverage.md`` has the rules), and how to score against them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus.reviews import CoverageStatus
from eval.dataset import Place

FOLDER = Path(__file__).parent / "datasets"
STATUSES: tuple[CoverageStatus, ...] = ("covered", "partial", "not_covered")


@dataclass(frozen=True, slots=True)
class Label:
    """One commitment of a plan against one document. ``evidence`` are all places that a labeller accepts."""

    id: str
    plan: str
    document: str
    commitment: Place
    status: CoverageStatus
    evidence: tuple[Place, ...]
    split: Literal["dev", "test"]

    @property
    def pair(self) -> tuple[str, str]:
        """The files of plan and document."""
        return self.plan, self.document


def load(*names: str) -> list[Label]:
    """The labels of the datasets named, such as ``coverage``."""
    rows = (json.loads(line) for name in names for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines())
    return [
        Label(
            row["id"],
            row["plan"],
            row["document"],
            Place(**row["commitment"]),
            row["status"],
            tuple(Place(**place) for place in row["evidence"]),
            row["split"],
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, 0 to 1; 1 where nothing was found, or nothing was there to find."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean (van Rijsbergen 1979): 2PR / (P + R)."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score(gold: Sequence[CoverageStatus], found: Sequence[CoverageStatus], wanted: Iterable[CoverageStatus]) -> Score:
    """How well the statuses ``wanted``, taken as one class, were found: ``not_covered`` for gaps."""
    these = frozenset(wanted)
    right = sum(one in these and other in these for one, other in zip(gold, found, strict=True))
    called, there = sum(one in these for one in found), sum(one in these for one in gold)
    return Score(right / called if called else 1.0, right / there if there else 1.0)


def macro_f1(gold: Sequence[CoverageStatus], found: Sequence[CoverageStatus]) -> float:
    """Mean F1 of the statuses that the gold has, each counting the same however rare."""
    present = [status for status in STATUSES if status in gold]
    return sum(_f1(gold, found, status) for status in present) / len(present) if present else 1.0


def _f1(gold: Sequence[CoverageStatus], found: Sequence[CoverageStatus], status: CoverageStatus) -> float:
    """2TP / (2TP + FP + FN)."""
    both = sum(one == other == status for one, other in zip(gold, found, strict=True))
    either = sum(one == status for one in gold) + sum(one == status for one in found)
    return 2 * both / either if either else 1.0

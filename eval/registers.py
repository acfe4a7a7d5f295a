"""How well the register of a plan's commitments agrees with the gold (``datasets/commitments.md`` has the rules)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus.commitments import Commitment
from eval.dataset import Place
from eval.matching import cited

DATASET = Path(__file__).parent / "datasets" / "commitments.jsonl"
INVENTED = DATASET.with_name("commitments_invented.jsonl")
INVENTED_FOLDER = DATASET.with_name("coverage_invented")


@dataclass(frozen=True, slots=True)
class GoldCommitment:
    """One line of the gold: where the commitment's own text stands."""

    id: str
    place: Place
    heading: str
    section: Literal["listed", "promise"]
    notes: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was found of the gold. ``missed`` and ``extra`` are positions in the gold and in the register."""

    matched: int
    missed: tuple[int, ...]
    extra: tuple[int, ...]

    @property
    def precision(self) -> float:
        """Matched of what was found; 1 where nothing was."""
        found = self.matched + len(self.extra)
        return self.matched / found if found else 1.0

    @property
    def recall(self) -> float:
        """Matched of the gold; 1 where there is none."""
        gold = self.matched + len(self.missed)
        return self.matched / gold if gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall (van Rijsbergen 1979): 2PR / (P + R)."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def load(path: Path = DATASET) -> dict[str, tuple[GoldCommitment, ...]]:
    """The gold by the sha256 of the plan's file, in the plan's order."""
    plans: dict[str, list[GoldCommitment]] = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        place = Place(row["file"], row["sha256"], row["page"], row["start"], row["end"])
        plans.setdefault(row["sha256"], []).append(GoldCommitment(row["id"], place, row["heading"], row["section"], row["notes"]))
    return {sha256: tuple(gold) for sha256, gold in plans.items()}


def agreement(gold: Sequence[Place], found: Sequence[Commitment], texts: dict[int, str]) -> Agreement:
    """Match gold and register one to one, in order.

    Two match if they share at least half of the non-space characters of the shorter one on the page that the gold
    names. ``texts`` are the page texts by page number.
    """
    free = set(range(len(found)))
    missed: list[int] = []
    for position, place in enumerate(gold):
        candidates = [
            (each, extent)
            for each in sorted(free)
            for extent in found[each].extents
            if extent.page == place.page and extent.start < place.end and place.start < extent.end
        ]
        best = next(
            (
                each
                for each, extent in candidates
                if cited(place, Place(place.file, place.sha256, extent.page, extent.start, extent.end), texts[place.page])
            ),
            None,
        )
        if best is None:
            missed.append(position)
        else:
            free.discard(best)
    return Agreement(len(gold) - len(missed), tuple(missed), tuple(sorted(free)))

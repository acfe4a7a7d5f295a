"""What a system made of a question: one line of a run's ``results.jsonl`` is an outcome with its scores."""

import json
import math
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from pydantic import TypeAdapter

from eval.dataset import Place


@dataclass(frozen=True, slots=True)
class Retrieved:
    """A passage as it was returned: where it is, and the score that ranked it."""

    id: str
    place: Place
    score: float


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as it was returned. ``named`` are the words about the quote that the answer may use: title, section,
    component, date and page label."""

    marker: int
    place: Place
    quote: str
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Passages best first and, of a system that answers, the answer.

    ``status`` is ``None`` where there is no answer: because the system only searches (``answers`` is false), or because
    it failed (``error`` says how). Milliseconds are measured around the call, nan where it was not made.
    """

    question_id: str
    system: str
    answers: bool
    passages: tuple[Retrieved, ...] = ()
    status: str | None = None
    text: str = ""
    reason: str = ""
    standalone: str = ""
    warnings: tuple[str, ...] = ()
    citations: tuple[Cited, ...] = ()
    search_ms: float = math.nan
    ask_ms: float = math.nan
    error: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """An outcome with its scores by metric, the question's type, and the status that a right answer has."""

    outcome: Outcome
    type: str
    gold_status: str
    scores: dict[str, float] = field(default_factory=dict)

    def score(self, metric: str) -> float:
        """The score, nan where the metric is not defined for this question or system."""
        return self.scores.get(metric, math.nan)


def to_line(scored: Scored) -> str:
    """One JSON line; nan becomes null."""
    return json.dumps(_nulled(asdict(scored)), ensure_ascii=False, allow_nan=False)


def from_lines(lines: Iterable[str]) -> tuple[Scored, ...]:
    """What ``to_line`` wrote."""
    return tuple(_READER.validate_python(_restored(json.loads(line))) for line in lines if line.strip())


_READER = TypeAdapter(Scored)


def _nulled(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _nulled(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_nulled(item) for item in value]
    return None if isinstance(value, float) and math.isnan(value) else value


def _restored(record: dict[str, Any]) -> dict[str, Any]:
    """Null back to nan where a number belongs."""
    outcome = {**record["outcome"]}
    for name in ("search_ms", "ask_ms"):
        outcome[name] = math.nan if outcome[name] is None else outcome[name]
    return {**record, "outcome": outcome}

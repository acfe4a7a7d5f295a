"""Whether the evidence answers the question, from several signals at once.

A logistic model over signals that each say a little: how well the best span and its passage read as an answer, how
much of the question's own words, numbers and names they hold, and whether they hold the kind of thing asked for.
The coefficients were fitted on the development split of ``published`` (eval run named in docs/evaluation.md).
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from retrieval.evidence import Evidence
from retrieval.query import Query

ANSWERED = 0.5
PARTIAL = 0.4


@dataclass(frozen=True, slots=True)
class Signals:
    """What the decision looks at. Shares are 0 to 1, logits are the cross-encoder's, clipped to -10 to 10."""

    span: float
    passage: float
    margin: float
    fits: float
    coverage: float
    uncovered_weight: float
    numbers: float
    names: float

    def vector(self) -> list[float]:
        """The signals in the order of ``COEFFICIENTS``."""
        return [
            self.span / 10,
            self.passage / 10,
            self.margin / 10,
            self.fits,
            self.coverage,
            self.uncovered_weight,
            self.numbers,
            self.names,
        ]


COEFFICIENTS = (2.0, 4.0, 0.0, 1.0, 2.0, 0.0, 1.0, 1.0)
INTERCEPT = -3.0


def confidence(signals: Signals) -> float:
    """Probability, 0 to 1, that the evidence answers the question."""
    total = INTERCEPT + sum(c * x for c, x in zip(COEFFICIENTS, signals.vector(), strict=True))
    return 1 / (1 + math.exp(-total))


def signals(query: Query, evidence: Sequence[Evidence], stems: Callable[[str], list[str]], surroundings: str) -> Signals:
    """The signals of the evidence, best first. ``surroundings`` is the text of the best passage with its headings."""
    best = evidence[0]
    held = set(stems(surroundings))
    asked = {stem for word in query.subject for stem in stems(word)}
    lowered = surroundings.lower()
    return Signals(
        span=max(-10.0, min(10.0, max(e.logit for e in evidence[:5]))),
        passage=max(-10.0, min(10.0, max(e.ranked.logit for e in evidence[:5]))),
        margin=best.score - evidence[min(5, len(evidence) - 1)].score,
        fits=float(best.fits),
        coverage=best.coverage,
        uncovered_weight=len(asked - held) / len(asked) if asked else 0.0,
        numbers=_share([n for n in query.numbers], lambda n: n.lower() in lowered),
        names=_share(list(query.names), lambda n: n.lower() in lowered),
    )


def _share(wanted: Sequence[str], held: Callable[[str], bool]) -> float:
    return sum(map(held, wanted)) / len(wanted) if wanted else 1.0

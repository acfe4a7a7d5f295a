"""From signals to a status, calibrated on the development pairs. ADR 0005 tells how, and what it is worth.

Where the document repeats the commitment and reports under its words, it says something on it; how much of the
commitment is met there decides between covered and partial. Elsewhere two logistic regressions decide: the first says
how likely the document says anything on it (covered or partial), the second how likely it reports on its main thrust
(covered). A document that goes through a plan's commitments and passes this one over speaks of it by the way at most.
"""

import math
from dataclasses import dataclass

from corpus.reviews import CoverageStatus

# eval/coverage_fit.py prints them.
_ANYTHING = (-3.539, 0.675, -5.825, -1.274)  # bias, support, absent, passed over
_MAIN = (-2.271, 0.392, 2.728, -12.739)  # bias, support, margin, absent
_WEAK = 0.601  # midway between the strongest partial and the weakest covered one of the development pairs
_STEEP = 12.0  # how fast confidence grows away from it: 0.9 at a fifth of a point
_PARTIAL = 1.25  # how much a partial one counts beside the others: the rarest status, and macro-F1 counts all the same
_SOMETHING = 0.98  # how likely anything is reported where there is text under the commitment's own words


@dataclass(frozen=True, slots=True)
class Signals:
    """What the decision is made of.

    ``support`` is the mean fit of the three best windows; ``margin`` the greatest of the five best; ``absent`` (0 to 1)
    how much of the commitment's terms, by weight, the document has nowhere. ``under`` says that the document repeats
    the commitment with text under it, ``weak`` (0 to 1.5) how little that text is and how little of the commitment is in
    it, halved where a passage elsewhere is about the commitment too. ``passed_over`` says that the document does so for
    others of the plan and not for this one.
    """

    support: float
    margin: float
    absent: float
    under: bool = False
    weak: float = 0.0
    passed_over: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """A status and how likely it is to be right, 0 to 1."""

    status: CoverageStatus
    confidence: float


def likelihoods(signals: Signals) -> tuple[float, float]:
    """How likely the document says anything on the commitment, and reports on its main thrust."""
    if signals.under:
        return _SOMETHING, min(_sigmoid(_STEEP * (_WEAK - signals.weak)), _SOMETHING)
    passed = float(signals.passed_over)
    anything = _logistic(_ANYTHING, (signals.support, signals.absent, passed))
    main = _logistic(_MAIN, (signals.support, signals.margin, signals.absent))
    return anything, 0.0 if signals.passed_over else min(main, anything)


def decide(signals: Signals) -> Decision:
    """The likeliest status."""
    anything, main = likelihoods(signals)
    weights: dict[CoverageStatus, float] = {
        "covered": main,
        "partial": _PARTIAL * (anything - main),
        "not_covered": 1 - anything,
    }
    status = max(weights, key=lambda each: weights[each])
    return Decision(status, round(weights[status] / sum(weights.values()), 3))


def _logistic(weights: tuple[float, ...], values: tuple[float, ...]) -> float:
    bias, *rest = weights
    return _sigmoid(bias + sum(weight * value for weight, value in zip(rest, values, strict=True)))


def _sigmoid(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(min(log_odds, 30.0), -30.0)))

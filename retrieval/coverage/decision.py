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
_ANYTHING = (-1.84, 0.42, -5.103, -1.021, 0.375, -1.642)  # bias, support, absent, shortness, answer, passed over
_MAIN = (-0.341, 0.133, -12.288, -1.212, 0.234, 7.778)  # bias, support, absent, shortness, answer, margin
_WEAK = 0.601  # midway between the strongest partial and the weakest covered one of the development pairs
_STEEP = 12.0  # how fast confidence grows away from it: 0.9 at a fifth of a point
_PARTIAL = 1.25  # how much a partial one counts beside the others: the rarest status, and macro-F1 counts all the same
_UNREAD = (-4.467, 0.697)  # bias and support: the logit that is taken for the reader's where there is none
_SOMETHING = 0.98  # how likely anything is reported where there is text under the commitment's own words


@dataclass(frozen=True, slots=True)
class Signals:
    """What the decision is made of.

    ``support`` is the mean fit of the three best windows; ``margin`` the greatest of the five best; ``absent`` (0 to 1)
    how much of the commitment's terms, by weight, the document has nowhere. ``shortness`` (0 or less) is that of
    ``retrieval.coverage.length``; ``answer`` the greatest logit that the reader gives one of the three best windows, if there
    is a reader.
    ``under`` says that the document repeats the commitment with text under it, ``weak`` (0 to 1.5) how little that text is and
    how little of the commitment is in it, halved where a passage elsewhere is about the commitment too. ``passed_over`` says
    that the document does so for others of the plan and not for this one.
    """

    support: float
    margin: float
    absent: float
    shortness: float = 0.0
    answer: float | None = None
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
    answer = _UNREAD[0] + _UNREAD[1] * signals.support if signals.answer is None else signals.answer
    common = (signals.support, signals.absent, signals.shortness, answer)
    anything = _logistic(_ANYTHING, (*common, passed))
    main = _logistic(_MAIN, (*common, signals.margin))
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

"""Whether two systems differ on the same questions: paired difference, its interval, and a paired test."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.bootstrap import SEED, Estimate, of_mean

EXACT_UP_TO = 14  # differences that are not 0: 2^14 sign patterns are counted out, more are drawn
DRAWN = 20_000  # sign patterns drawn: the standard error of p = 0.05 is then 0.0015


@dataclass(frozen=True, slots=True)
class Difference:
    """Mean of ``right - left`` over questions where both are defined, and the two-sided p-value of no difference.

    ``test`` is ``mcnemar`` or ``permutation``; ``gained`` and ``lost`` count the questions that went up and down.
    """

    left: float
    right: float
    difference: Estimate
    gained: int
    lost: int
    test: str
    p: float


def compared(left: Sequence[float], right: Sequence[float]) -> Difference | None:
    """Compare scores of the same questions in one order; ``None`` where no question has both."""
    pairs = [(a, b) for a, b in zip(left, right, strict=True) if not (math.isnan(a) or math.isnan(b))]
    if not pairs:
        return None
    differences = [b - a for a, b in pairs]
    gained, lost = sum(d > 0 for d in differences), sum(d < 0 for d in differences)
    binary = all(value in (0.0, 1.0) for pair in pairs for value in pair)
    return Difference(
        left=sum(a for a, _ in pairs) / len(pairs),
        right=sum(b for _, b in pairs) / len(pairs),
        difference=of_mean(differences),
        gained=gained,
        lost=lost,
        test="mcnemar" if binary else "permutation",
        p=mcnemar(gained, lost) if binary else permutation(differences),
    )


def mcnemar(gained: int, lost: int) -> float:
    """Exact two-sided p-value for scores of 0 and 1.

    With n = gained + lost questions that turned, p = min(1, 2 P(X <= min(gained, lost))), X binomial(n, 1/2). Source:
    McNemar 1947, "Note on the Sampling Error of the Difference between Correlated Proportions" (Psychometrika).
    """
    turned = gained + lost
    tail = sum(math.comb(turned, i) for i in range(min(gained, lost) + 1))
    return min(1.0, 2 * tail / (1 << turned))


def permutation(differences: Sequence[float]) -> float:
    """Two-sided p-value of the paired permutation test.

    The share of sign patterns whose absolute sum reaches that of the differences; all patterns for at most
    ``EXACT_UP_TO`` differences that are not 0, else ``DRAWN`` random ones with the observed one counted in. Source:
    Smucker, Allan and Carterette 2007, "A Comparison of Statistical Significance Tests for Information Retrieval
    Evaluation" (CIKM).
    """
    nonzero = np.array([d for d in differences if d])
    n = nonzero.size
    exact = n <= EXACT_UP_TO
    if exact:
        signs = 1 - 2 * (np.arange(2**n)[:, None] >> np.arange(n) & 1)
    else:
        signs = np.random.default_rng(SEED).choice((-1, 1), (DRAWN, n))
    # Sums of the same numbers in another order differ in the last bits: what is equal must count as reached.
    reached = int((np.abs(signs @ nonzero) >= abs(nonzero.sum()) - 1e-9).sum())
    return reached / int(signs.shape[0]) if exact else (reached + 1) / (DRAWN + 1)

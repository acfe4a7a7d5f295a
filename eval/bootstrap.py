"""How sure a number is: percentile intervals from resampled questions.

Questions are drawn with replacement, as many as there are, ``RESAMPLES`` times; the interval is what the middle 95%
of the resampled values span (Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13). The seed is
fixed, so the same results give the same interval.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1000  # the percentile interval's usual number (Efron and Tibshirani 1993, chapter 13.3)
SEED = 2022
T = TypeVar("T")
_EDGES = (2.5, 97.5)  # percentiles


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its 95% interval and the number of questions that it is defined for; nan where that is 0."""

    value: float
    low: float
    high: float
    n: int


@lru_cache(maxsize=32)
def resamples(n: int) -> NDArray[np.int64]:
    """Indices below ``n``, shape (RESAMPLES, n), the same at every call."""
    return np.random.default_rng(SEED).integers(0, n, (RESAMPLES, n))


def of_mean(values: Sequence[float], interval: bool = True) -> Estimate:
    """The mean of the values that are not nan; without ``interval`` its edges are the mean, which costs nothing."""
    defined = np.array([value for value in values if not math.isnan(value)])
    if not defined.size:
        return Estimate(math.nan, math.nan, math.nan, 0)
    mean = float(defined.mean())
    if not interval:
        return Estimate(mean, mean, mean, defined.size)
    low, high = np.percentile(defined[resamples(defined.size)].mean(axis=1), _EDGES)
    return Estimate(mean, float(low), float(high), defined.size)


def of_statistic(items: Sequence[T], statistic: Callable[[Sequence[T]], float], interval: bool = True) -> Estimate:
    """Any statistic of items; resamples for which it is nan are left out of the interval."""
    if not items or math.isnan(value := statistic(items)):
        return Estimate(math.nan, math.nan, math.nan, 0)
    if not interval:
        return Estimate(value, value, value, len(items))
    drawn = [statistic([items[i] for i in sample]) for sample in resamples(len(items)).tolist()]
    low, high = np.nanpercentile(drawn, _EDGES)
    return Estimate(value, float(low), float(high), len(items))

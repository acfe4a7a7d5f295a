"""How long a question takes: the median, and the 95th percentile.

::

    Q(p) = x_(j) + (h - j) (x_(j+1) - x_(j)),   h = (n - 1) p + 1,  j = floor(h)

x_(1) <= ... <= x_(n) are wall-clock milliseconds of the questions that were answered. Linear interpolation between
order statistics: definition 7 of Hyndman and Fan 1996, "Sample Quantiles in Statistical Packages" (The American
Statistician).
"""

import math
from collections.abc import Sequence

import numpy as np


def median(milliseconds: Sequence[float]) -> float:
    """Q(0.5), nan left out; nan without any."""
    return _quantile(milliseconds, 0.5)


def p95(milliseconds: Sequence[float]) -> float:
    """Q(0.95), nan left out; nan without any."""
    return _quantile(milliseconds, 0.95)


def _quantile(milliseconds: Sequence[float], share: float) -> float:
    measured = [value for value in milliseconds if not math.isnan(value)]
    return float(np.quantile(measured, share)) if measured else math.nan

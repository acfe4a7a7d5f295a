"""What the signals of a short document would be in a document as long as those that the decision was calibrated on.

The more windows there are, the better the best of them fits a commitment by chance, and the fewer of its words are met
nowhere. A short document that reports on a commitment in one paragraph would otherwise always fall short.
"""

import math
from collections.abc import Sequence

NOTHING = 0.0  # support where the document has no window at all
_USUAL = 230  # windows of the shorter of the two documents that were calibrated on; longer ones are taken as they are
_BEST = 3  # windows whose mean fit is the support of a status: one alone may be chance, but
_ALONE = 1.0  # fit by which the best one alone counts less: no label of the development pairs changes by it
# On the development pairs the fit of windows to commitments that are not covered falls by 0.8 for each unit of the
# logarithm of their rank. Half of it is made up for, which errs on the side of "not covered".
_CHANCE = 0.4
# Of parts of the published documents of n windows, from 3 to 800, a commitment's words are lacking by 1 / (1 + n / 45) in
# the mean, within 0.05.
_HALF = 45


def support(fits: Sequence[float], windows: int) -> float:
    """How well the best windows of a document of so many fit a commitment."""
    if not fits:
        return NOTHING
    best = sorted(fits, reverse=True)[:_BEST]
    return max(sum(best) / len(best), best[0] - _ALONE) + _CHANCE * math.log(_USUAL / min(max(windows, 1), _USUAL))


def absent(share: float, windows: int) -> float:
    """How much of a commitment's words a document lacks, 0 to 1, ``share`` being how much it has."""
    return (1 - share) * _lacking(_USUAL) / _lacking(min(windows, _USUAL))


def _lacking(windows: int) -> float:
    return 1 / (1 + windows / _HALF)

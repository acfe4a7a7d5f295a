"""What the length of a document, and that of a commitment, tells about how well the one fits the other by chance.

The more windows there are, and the more clauses each is set beside, the better the best of them fits by chance, and the
fewer of the commitment's words are met nowhere. A short document that reports on a commitment in one paragraph would otherwise
always fall short, and a policy of several pages would be met by anything.
"""

import math
from collections.abc import Sequence

NOTHING = 0.0  # support where the document has no window at all
_USUAL = 230  # windows of the shorter of the two published documents; longer ones are taken as they are
_SHORTEST = 28  # windows of the shortest labelled document: what lies below is not known, and taken for as long
_BEST = 3  # windows whose mean fit is the support of a status: one alone may be chance, but
_ALONE = 1.0  # fit by which the best one alone counts less: no label of the published development pairs changes by it
# Of parts of the published documents of n windows, from 3 to 800, a commitment's words are lacking by 1 / (1 + n / 45) in
# the mean, within 0.05.
_HALF = 45


def support(fits: Sequence[float]) -> float:
    """How well the best windows of a document fit a commitment."""
    if not fits:
        return NOTHING
    best = sorted(fits, reverse=True)[:_BEST]
    return max(sum(best) / len(best), best[0] - _ALONE)


def shortness(windows: int, clauses: int) -> float:
    """The logarithm of how many fewer pairs of a window and a clause there are than in a document of the usual length:
    0 for that and longer ones, down to -2.1. ``clauses`` is 0 for a commitment that is read whole."""
    return math.log(min(max(windows, _SHORTEST) * max(clauses, 1), _USUAL) / _USUAL)


def absent(share: float, windows: int) -> float:
    """How much of a commitment's words a document lacks, 0 to 1, ``share`` being how much it has."""
    return (1 - share) * _lacking(_USUAL) / _lacking(min(windows, _USUAL))


def _lacking(windows: int) -> float:
    return 1 / (1 + windows / _HALF)

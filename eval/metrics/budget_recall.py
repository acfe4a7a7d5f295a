"""Evidence recall within a budget of words: what a reader meets who stops after so many words.

Passages are read in rank order, each word each time it is shown. With w_g the words read when the end of a place of
group g is reached (infinite where no passage holds one)::

    any = 1 if some w_g <= budget, else 0        all = 1 if each w_g <= budget, else 0

It sets systems with short and with long passages on one footing, which recall@k does not. Source: cumulated effort as
in Smucker and Clarke 2012, "Time-Based Calibration of Effectiveness Measures" (SIGIR), with words for time.
"""

import math
from collections.abc import Sequence

BUDGET = 600  # words: two and a half pages of a plan; five passages of 120 words, three of 200


def any_within(words: Sequence[float], budget: int = BUDGET) -> float:
    """1.0 if one group is reached within the budget. ``words`` has the words read for each group; nan if empty."""
    return float(min(words) <= budget) if words else math.nan


def all_within(words: Sequence[float], budget: int = BUDGET) -> float:
    """1.0 if each group is reached within the budget; nan without groups."""
    return float(max(words) <= budget) if words else math.nan

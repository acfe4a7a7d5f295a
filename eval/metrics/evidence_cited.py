"""Gold evidence among an answer's citations, any and all.

With G the groups of gold evidence and C the groups with a place that some verbatim citation overlaps::

    any = 1 if C is not empty, else 0        all = 1 if C = G, else 0        share = |C| / |G|

The share is what evaluations of cited assistants report as expected citations found; ``any`` and ``all`` are recall@k
(``recall_at_k``) with the citations in the place of the passages.
"""

import math


def any_cited(cited: frozenset[int], groups: int) -> float:
    """1.0 if one of the ``groups`` is cited; nan without groups."""
    return float(bool(cited)) if groups else math.nan


def all_cited(cited: frozenset[int], groups: int) -> float:
    """1.0 if each of the ``groups`` is cited; nan without groups."""
    return float(len(cited) == groups) if groups else math.nan


def share_cited(cited: frozenset[int], groups: int) -> float:
    """The share of the ``groups`` cited; nan without groups."""
    return len(cited) / groups if groups else math.nan

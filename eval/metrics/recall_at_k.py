"""Evidence recall among the first k passages, any and all.

With G the groups of gold evidence and F_i the groups found in the passage at rank i (from 1)::

    any@k = 1 if the union of F_1..F_k is not empty, else 0
    all@k = 1 if the union of F_1..F_k is G, else 0

``any`` is the paragraph recall and ``all`` the paragraph exact match of Asai et al. 2020, "Learning to Retrieve
Reasoning Paths over Wikipedia Graph for Question Answering" (ICLR).
"""

import math
from collections.abc import Sequence


def any_found(found: Sequence[frozenset[int]], groups: int, k: int) -> float:
    """1.0 if one of the ``groups`` is found in the first ``k`` passages; nan without groups."""
    return float(bool(_union(found, k))) if groups else math.nan


def all_found(found: Sequence[frozenset[int]], groups: int, k: int) -> float:
    """1.0 if each of the ``groups`` is found in the first ``k`` passages; nan without groups."""
    return float(len(_union(found, k)) == groups) if groups else math.nan


def _union(found: Sequence[frozenset[int]], k: int) -> frozenset[int]:
    return frozenset().union(*found[:k])

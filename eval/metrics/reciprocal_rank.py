"""Reciprocal rank of the first passage that holds evidence.

::

    RR = 1 / (rank of the first passage with F_i not empty), 0 if there is none

F_i are the groups of gold evidence found in the passage at rank i, from 1. Source: Voorhees 1999, "The TREC-8 Question
Answering Track Report".
"""

import math
from collections.abc import Sequence


def reciprocal_rank(found: Sequence[frozenset[int]], groups: int) -> float:
    """The reciprocal rank; nan without groups of evidence."""
    if not groups:
        return math.nan
    return next((1 / rank for rank, held in enumerate(found, start=1) if held), 0.0)

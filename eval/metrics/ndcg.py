"""Normalised discounted cumulative gain, where evidence seen before gains nothing.

With n_i the groups of evidence that the passage at rank i (from 1) is the first to hold::

    DCG@k  = sum over i = 1..k of n_i / log2(i + 1)
    nDCG@k = DCG@k / IDCG@k

IDCG is the DCG of the best ranking that one passage a document allows: the document that holds most groups first, then
the one that adds most, and so on. This is the novelty-biased gain with alpha = 1 and the greedy ideal of Clarke et al.
2008, "Novelty and Diversity in Information Retrieval Evaluation" (SIGIR), over the discount of Järvelin and Kekäläinen
2002, "Cumulated gain-based evaluation of IR techniques" (TOIS).
"""

import math
from collections.abc import Sequence


def ndcg(found: Sequence[frozenset[int]], documents: Sequence[frozenset[str]], k: int) -> float:
    """nDCG@k. ``found`` are the groups in each passage, by number from 0; ``documents`` for each group the files that
    hold one of its places. nan without groups."""
    if not documents:
        return math.nan
    seen: set[int] = set()
    gains = []
    for held in found[:k]:
        gains.append(len(held - seen))
        seen |= held
    return min(1.0, _dcg(gains) / _dcg(_ideal(documents)[:k]))


def _dcg(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))


def _ideal(documents: Sequence[frozenset[str]]) -> list[int]:
    left = list(documents)
    gains: list[int] = []
    while left:
        names = sorted(frozenset().union(*left))
        best = max(names, key=lambda name: sum(name in held for held in left))
        remaining = [held for held in left if best not in held]
        gains.append(len(left) - len(remaining))
        left = remaining
    return gains

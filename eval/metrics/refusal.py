"""Refusing what the documents do not say, and only that.

Over all questions of a system that answers, with R those it refused (status ``not_found``) and U those whose gold
status is ``not_found``::

    precision = |R and U| / |R|      recall = |R and U| / |U|      F1 = 2 PR / (P + R)

A missing answer is not a refusal. Source: Rajpurkar et al. 2018, "Know What You Don't Know: Unanswerable Questions for
SQuAD" (ACL), with refusing as the class that is to be found.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple


class Refusal(NamedTuple):
    """The three numbers, 0 to 1; nan where a denominator is 0."""

    precision: float
    recall: float
    f1: float


def refusal(refused: Sequence[bool], unanswerable: Sequence[bool]) -> Refusal:
    """Precision, recall and F1 over questions in one order."""
    right = sum(r and u for r, u in zip(refused, unanswerable, strict=True))
    precision = right / sum(refused) if any(refused) else math.nan
    recall = right / sum(unanswerable) if any(unanswerable) else math.nan
    # Counts, not P and R, so that F1 is 0 and not undefined where U is not empty and nothing was refused.
    total = sum(refused) + sum(unanswerable)
    return Refusal(precision, recall, 2 * right / total if any(unanswerable) else math.nan)


def refused_rightly(status: str | None, gold_status: str) -> float:
    """1.0 if the system answers what can be answered or refuses what cannot; 0.0 for a missing answer."""
    return float(status is not None and (status == "not_found") == (gold_status == "not_found"))

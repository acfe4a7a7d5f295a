"""Follow-up questions resolved: with the history given, the evidence is found.

::

    1 if any@5 = 1 (recall_at_k), else 0         (questions of type follow_up)

A follow-up without its history finds little, so finding the evidence is the sign that the question was understood.
Retrieval as the measure of rewriting: Anantha et al. 2021, "Open-Domain Question Answering Goes Conversational via
Question Rewriting" (QReCC, NAACL).
"""

import math
from collections.abc import Sequence

from eval.metrics.recall_at_k import any_found

DEPTH = 5


def resolved(found: Sequence[frozenset[int]], groups: int, is_follow_up: bool) -> float:
    """1.0 if the evidence of a follow-up question is found; nan for other questions."""
    return any_found(found, groups, DEPTH) if is_follow_up else math.nan

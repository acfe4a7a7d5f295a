"""Whether the answer states every gold fact.

::

    1 if fact recall = 1, else 0

The strict form of nugget recall: the exact match of Rajpurkar et al. 2016, "SQuAD" (EMNLP), for several facts.
"""

import math


def all_facts(fact_recall: float) -> float:
    """1.0 or 0.0; nan where fact recall is undefined."""
    return math.nan if math.isnan(fact_recall) else float(fact_recall == 1.0)

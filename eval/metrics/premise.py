"""False premises: caught where the passage that corrects one is cited, and whether the answer warns of it.

::

    caught = 1 if gold evidence is cited, else 0                       (questions with a false premise)
    warned = 1 if a warning starts with "premise:", else 0             (questions with a false premise)
    alarm  = 1 if a warning starts with "premise:", else 0             (all other questions; lower is better)

The gold evidence of such a question is the text that contradicts it. Source: Yu et al. 2023, "CREPE: Open-Domain
Question Answering with False Presuppositions" (ACL), where detecting and correcting are two tasks as well.
"""

import math
from collections.abc import Iterable

SIGN = "premise:"


def caught(evidence_cited: bool, is_false: bool) -> float:
    """1.0 if gold evidence is cited; nan for questions without a false premise."""
    return float(evidence_cited) if is_false else math.nan


def warned(warnings: Iterable[str], is_false: bool) -> float:
    """1.0 if the answer warns of the premise; nan for questions without a false one."""
    return float(_warns(warnings)) if is_false else math.nan


def alarm(warnings: Iterable[str], is_false: bool) -> float:
    """1.0 if the answer warns although nothing is false; nan for questions with a false premise."""
    return math.nan if is_false else float(_warns(warnings))


def _warns(warnings: Iterable[str]) -> bool:
    return any(warning.startswith(SIGN) for warning in warnings)

"""Whether the answer is right and short enough to be read out.

::

    1 if all facts are stated, the status is the gold status, and words <= 120 (no limit for a list), else 0

The limit guards against answers that are right because they quote everything; 120 words are 45 seconds read aloud.
Compare the length-controlled judgements of Dubois et al. 2024, "Length-Controlled AlpacaEval" (COLM). Undefined for
questions that should be refused: the refusal metrics have these.
"""

import math

LIMIT = 120


def concise_correct(all_facts: float, status: str | None, gold_status: str, words: int, is_list: bool = False) -> float:
    """1.0 or 0.0; nan where ``all_facts`` is undefined. ``words`` counts the answer without its markers."""
    if math.isnan(all_facts):
        return math.nan
    return float(all_facts == 1.0 and status == gold_status and (is_list or words <= LIMIT))

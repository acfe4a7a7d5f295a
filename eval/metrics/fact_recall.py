"""Share of the gold facts that the answer states.

::

    |{f in F : some variant of f is in the answer}| / |F|

Answer and variants are folded first (``eval.folding``). A refusal states no fact, whatever its words. This is the
recall over nuggets of Voorhees 2003, "Overview of the TREC 2003 Question Answering Track", with exact matching of
accepted variants for the assessor.
"""

import math
from collections.abc import Sequence

from eval.folding import contains, folded, without_markers


def fact_recall(text: str, facts: Sequence[Sequence[str]], refused: bool = False) -> float:
    """The share, 0 to 1. ``refused`` also stands for a missing answer; nan without facts."""
    if not facts:
        return math.nan
    return 0.0 if refused else sum(stated(text, facts)) / len(facts)


def stated(text: str, facts: Sequence[Sequence[str]]) -> list[bool]:
    """Whether each fact is stated."""
    said = folded(without_markers(text))
    return [any(contains(said, folded(variant)) for variant in fact) for fact in facts]

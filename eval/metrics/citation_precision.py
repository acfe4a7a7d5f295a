"""Share of an answer's citations that support it.

::

    |{c in C : c is verbatim, and its place is gold evidence or its quote states a gold fact}| / |C|

Citation precision of Gao et al. 2023, "Enabling Large Language Models to Generate Text with Citations" (ALCE, EMNLP):
a citation is precise if it supports what it is cited for. Their entailment model is replaced: that the source says the
quote by the verbatim check, that the quote bears on the question by the gold evidence.
"""

import math
from collections.abc import Sequence

from eval.metrics.fact_recall import stated


def citation_precision(
    quotes: Sequence[str], verbatim: Sequence[bool], gold: Sequence[bool], facts: Sequence[Sequence[str]]
) -> float:
    """The share. For each citation its quote, whether it is verbatim and whether it overlaps gold evidence.

    nan without citations, and without facts: where nothing could support an answer, refusal is what is measured.
    """
    if not quotes or not facts:
        return math.nan
    cited = zip(quotes, verbatim, gold, strict=True)
    return sum(exact and (on_gold or any(stated(quote, facts))) for quote, exact, on_gold in cited) / len(quotes)

"""Mean length of the first k passages in words: what the recall at k was bought with.

::

    (w_1 + ... + w_m) / m,   m = min(k, passages returned)
"""

import math
from collections.abc import Sequence


def passage_words(words: Sequence[int], k: int) -> float:
    """Mean of the first ``k`` lengths; nan where nothing was returned."""
    return sum(words[:k]) / len(words[:k]) if words[:k] else math.nan

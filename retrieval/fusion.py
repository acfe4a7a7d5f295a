"""Several rankings into one."""

from collections import defaultdict
from collections.abc import Sequence

RRF_K = 60  # Cormack, Clarke and Büttcher 2009, "Reciprocal rank fusion outperforms Condorcet": their constant


def reciprocal_rank(rankings: Sequence[tuple[Sequence[str], float]]) -> dict[str, float]:
    """Score(d) = sum over rankings of weight / (60 + rank of d), rank from 1; best first.

    Each ranking is ids best first, with its weight. Scores are scaled so that the top of every ranking has 1.0.
    """
    scores: defaultdict[str, float] = defaultdict(float)
    best = sum(weight for _, weight in rankings) / (RRF_K + 1)
    for ids, weight in rankings:
        for rank, identifier in enumerate(ids, start=1):
            scores[identifier] += weight / (RRF_K + rank) / best
    return dict(sorted(scores.items(), key=lambda item: -item[1]))

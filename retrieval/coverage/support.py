"""The windows of a document that may support a commitment, read beside it and scored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus.ports import Reranker
from retrieval.coverage.clauses import clauses
from retrieval.coverage.reading import Window
from retrieval.coverage.restatements import Wording

CANDIDATES = 14  # windows read for one commitment: 14 of about 75 tokens beside 40 are 1,600 tokens, and
UNDER = 6  # of them at most from under a repetition of the commitment
CLAUSE_CANDIDATES = 5  # the best of them are read once more beside each clause of a long commitment
_RANK = 10  # of reciprocal rank fusion (Cormack 2009), smaller than its 60 because only the first few are read
UNREAD = -6.0  # logit where there is no cross-encoder: about the middle of those that it gives to candidates

# Logit, cosine and share on one scale, so that each varies about as much among candidates; fitting the three apart on the
# development pairs was no better (docs/adr/0005-coverage-decision.md).
_LOGIT, _COSINE, _SHARE = 0.25, 8.0, 4.0
_OWN = 4.0  # for standing under the commitment's own words: the evidence that labellers accept is there nine times in ten


@dataclass(frozen=True, slots=True)
class Support:
    """A window and how it fits a commitment.

    ``logit`` is the cross-encoder's, of the commitment or its best clause; ``cosine`` that of the window's passage;
    ``share`` (0 to 1) how much of what is special to the commitment the window has; ``margin`` by how much the passage
    is closer to this commitment than to the plan's next best (negative where another is closer); ``under`` whether it
    stands under the commitment's own words.
    """

    window: Window
    logit: float
    cosine: float
    share: float
    margin: float
    under: bool

    @property
    def fit(self) -> float:
        """How well the window fits the commitment, wherever it stands: about 3 (not at all) to 12 (nearly its words)."""
        return _LOGIT * self.logit + _COSINE * self.cosine + _SHARE * self.share

    @property
    def rank(self) -> float:
        """What evidence is ordered by, greatest first."""
        return self.fit + _OWN * self.under


@dataclass(frozen=True, slots=True)
class Cosines:
    """Cosines of the passages nearest to each of a plan's commitments, by passage id, in the plan's order."""

    nearest: Sequence[Mapping[str, float]]

    def of(self, which: int, passage: str) -> float:
        """The cosine of a passage to a commitment; that of the furthest known one for those further away."""
        known = self.nearest[which]
        found = known.get(passage)
        return found if found is not None else min(known.values(), default=0.0)

    def margin(self, which: int, passage: str) -> float:
        """By how much a passage is closer to a commitment than to any other of the plan."""
        others = [known[passage] for other, known in enumerate(self.nearest) if other != which and passage in known]
        return self.of(which, passage) - max(others, default=0.0) if others else 0.0


def share(wording: Wording, weights: Mapping[str, float], terms: frozenset[str]) -> float:
    """How much of a commitment's terms, by weight, ``terms`` have: 0 to 1."""
    whole = sum(weights[term] for term in wording.terms)
    return sum(weights[term] for term in wording.terms & terms) / whole if whole else 0.0


def candidates(
    which: int, wording: Wording, weights: Mapping[str, float], windows: Sequence[Window], under: frozenset[int], cosines: Cosines
) -> list[Support]:
    """The windows worth reading, not yet read: those under the commitment's own words first, then those that words and
    vectors rank highest. ``under`` are positions of lines."""
    shares = np.array([share(wording, weights, window.terms) for window in windows])
    near = np.array([cosines.of(which, window.passage.id) for window in windows])
    fused = np.zeros(len(windows))
    for values in (shares, near):
        fused[np.argsort(-values, kind="stable")] += 1 / (_RANK + np.arange(len(windows)))
    order = [int(at) for at in np.argsort(-fused, kind="stable")]
    own = [at for at in order if under.intersection(windows[at].lines)][:UNDER]
    chosen = [*own, *(at for at in order if at not in set(own))][:CANDIDATES]
    return [
        Support(
            windows[at],
            UNREAD,
            float(near[at]),
            float(shares[at]),
            cosines.margin(which, windows[at].passage.id),
            bool(under.intersection(windows[at].lines)),
        )
        for at in chosen
    ]


def read(text: str, found: Sequence[Support], reranker: Reranker | None) -> list[Support]:
    """The candidates read by the cross-encoder beside the commitment and its clauses, best evidence first."""
    if reranker is None or not found:
        return sorted(found, key=_rank)
    scored = sorted(_scored(text, found, reranker), key=_rank)
    for clause in clauses(text):
        again = _scored(clause, scored[:CLAUSE_CANDIDATES], reranker)
        scored[:CLAUSE_CANDIDATES] = [
            max(pair, key=lambda one: one.logit) for pair in zip(scored[:CLAUSE_CANDIDATES], again, strict=True)
        ]
        scored.sort(key=_rank)
    return scored


def _rank(one: Support) -> float:
    return -one.rank


def _scored(text: str, found: Sequence[Support], reranker: Reranker) -> list[Support]:
    logits = reranker.score(text, [one.window.text for one in found])
    return [replace(one, logit=logit) for one, logit in zip(found, logits, strict=True)]

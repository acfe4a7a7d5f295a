"""Which commitments of two plans are the same undertaking: one to one, one to several, several to one.

Numbers were chosen on the development pairs of ``eval/datasets/comparison.jsonl`` (``python -m eval.comparison``), two
plans eight years apart that share hardly a sentence: there ``SAME`` finds half of what a reader pairs, and six pairs in seven
are right. Plans that were revised rather than written anew lie far above it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.ports import Embedder, Reranker
from retrieval.coverage.words import rarity

Array = NDArray[np.float64]
# The scale of coverage's fit (retrieval/coverage/support.py): so that logit, cosine and overlap vary about as much.
_LOGIT, _COSINE, _OVERLAP = 0.25, 8.0, 4.0
_WHOLE = 14.25  # fit of a commitment to itself: logit 9, cosine 1, overlap 1
SAME = 0.52  # least similarity of what is taken for the same undertaking
_LIKELY = 0.4  # similarity before reading, from which on a pair is worth the cross-encoder's time
_NEAREST = 4  # for each commitment, of those likely ones
_LOWEST, _HIGHEST = -6.0, 9.0  # logits beyond say no more
_SHARE = 0.15  # of the whole, by weight, that a part must bring which the other part does not


@dataclass(frozen=True, slots=True)
class Match:
    """Positions, from 0, of old and new commitments that are one undertaking; ``similarity`` is the least of theirs."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    similarity: float


class Similarity:
    """How alike each old commitment is to each new one: 0 to 1, 1 for the same words."""

    def __init__(self, old: Sequence[str], new: Sequence[str], terms: Sequence[Sequence[frozenset[str]]]) -> None:
        self._texts = old, new
        self.terms = terms
        weigh = rarity([*terms[0], *terms[1]])
        self.weights: Mapping[str, float] = {term: weigh(term) for each in terms for one in each for term in one}

    def values(self, embedder: Embedder, reranker: Reranker | None) -> Array:
        """Shape (old, new)."""
        old, new = self._texts
        if not old or not new:
            return np.zeros((len(old), len(new)))
        cosines = np.asarray(embedder.embed_passages(old) @ embedder.embed_passages(new).T, dtype=np.float64)
        overlaps = np.array([[self.overlap(one, other) for other in self.terms[1]] for one in self.terms[0]])
        fit = _COSINE * cosines + _OVERLAP * overlaps
        same = np.array([[one.casefold() == other.casefold() for other in new] for one in old])
        if reranker is None:
            return np.where(same, 1.0, np.clip(fit / (_COSINE + _OVERLAP), 0, 1))
        worth = (fit >= _LIKELY * _WHOLE) & ~same & (_rows_nearest(fit) | _rows_nearest(fit.T).T)
        read = np.stack([_read(reranker, old, new, worth), _read(reranker, new, old, worth.T).T])
        logits = np.where(worth, np.clip(read.mean(0), _LOWEST, _HIGHEST), _LOWEST)
        return np.where(same, 1.0, np.clip((fit + _LOGIT * logits) / _WHOLE, 0, 1))

    def overlap(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The mean of the shares, by weight, that each has of the other's terms."""
        both = self.weight(one & other)
        return (both / max(self.weight(one), 1e-9) + both / max(self.weight(other), 1e-9)) / 2

    def weight(self, terms: frozenset[str]) -> float:
        """The terms' weights together."""
        return sum(self.weights[term] for term in terms)


def matches(similarity: Similarity, values: Array) -> list[Match]:
    """The commitments that belong together. Each is in one match at most; the most alike are matched first."""
    pairs = _one_to_one(values)
    forth = {old: [new] for old, new in pairs}
    back = {new: [old] for old, new in pairs}
    old_terms, new_terms = similarity.terms
    for new in _left(values.shape[1], back):
        old = _joined(values[:, new], {old: held for old, held in forth.items() if len(back[held[0]]) == 1})
        if old is not None and _adds(similarity, old_terms[old], new_terms[new], [new_terms[one] for one in forth[old]]):
            forth[old].append(new)
    for one in _left(values.shape[0], forth):
        whole = _joined(values[one], {new: held for new, held in back.items() if len(forth[held[0]]) == 1})
        if whole is not None and _adds(similarity, new_terms[whole], old_terms[one], [old_terms[at] for at in back[whole]]):
            back[whole].append(one)
    found = []
    for first, second in pairs:
        olds, news = tuple(sorted(back[second])), tuple(sorted(forth[first]))
        found.append(Match(olds, news, round(min(float(values[a, b]) for a in olds for b in news), 3)))
    return found


def _one_to_one(values: Array) -> list[tuple[int, int]]:
    """Pairs of at least ``SAME``, the most alike first, and of the equally alike those in order."""
    pairs: list[tuple[int, int]] = []
    olds: set[int] = set()
    news: set[int] = set()
    for at in np.argsort(-values, axis=None, kind="stable"):
        old, new = divmod(int(at), values.shape[1])
        if values[old, new] < SAME:
            break
        if old not in olds and new not in news:
            pairs.append((old, new))
            olds.add(old)
            news.add(new)
    return pairs


def _joined(values: Array, open_to: Mapping[int, Sequence[int]]) -> int | None:
    """The most alike of those that may take one more, if it is alike enough."""
    best = max(open_to, key=lambda at: float(values[at]), default=None)
    return best if best is not None and values[best] >= SAME else None


def _adds(similarity: Similarity, whole: frozenset[str], part: frozenset[str], others: Sequence[frozenset[str]]) -> bool:
    """Whether ``part`` has enough of ``whole`` that none of ``others`` has, and none has all that ``others`` have."""
    known: frozenset[str] = frozenset().union(*others)
    own = similarity.weight((whole & part) - known)
    return own >= _SHARE * similarity.weight(whole) and similarity.weight((whole & known) - part) >= _SHARE * similarity.weight(
        whole
    )


def _read(reranker: Reranker, questions: Sequence[str], texts: Sequence[str], worth: NDArray[np.bool_]) -> Array:
    """Logits of shape (questions, texts), those ``worth`` reading."""
    logits = np.zeros(worth.shape)
    for at, question in enumerate(questions):
        chosen = np.flatnonzero(worth[at])
        if len(chosen):
            logits[at, chosen] = reranker.score(question, [texts[int(other)] for other in chosen])
    return logits


def _rows_nearest(values: Array) -> NDArray[np.bool_]:
    chosen = np.zeros(values.shape, dtype=bool)
    for row, order in enumerate(np.argsort(-values, axis=1, kind="stable")):
        chosen[row, order[:_NEAREST]] = True
    return chosen


def _left(count: int, taken: Mapping[int, object]) -> list[int]:
    return [at for at in range(count) if at not in taken]

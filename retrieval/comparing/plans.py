"""Two plans compared: what became of each commitment of the old one, and what is new."""

from collections.abc import Callable, Sequence

from corpus.commitments import CommitmentResult
from corpus.comparison import ChangeKind, CommitmentPair, ComparisonResult
from corpus.ports import Embedder, Progress, Reranker
from corpus.results import DocumentHead
from retrieval.comparing.matching import Match, Similarity, matches
from retrieval.comparing.targets import target_changes
from retrieval.comparing.words import difference, kind_of
from retrieval.coverage.words import Words

Register = tuple[DocumentHead, Sequence[CommitmentResult]]


def compare(
    old: Register,
    new: Register,
    embedder: Embedder,
    reranker: Reranker | None,
    stems: Callable[[str], list[str]],
    progress: Progress | None = None,
) -> ComparisonResult:
    """The commitments of two plans, each with its register in the plan's order."""
    words = Words(stems)
    texts = [[one.text for one in register] for _, register in (old, new)]
    terms = [[frozenset(words.terms(text)) for text in each] for each in texts]
    if progress:
        progress("plans compared", 0, 2)
    similarity = Similarity(texts[0], texts[1], terms)
    values = similarity.values(embedder, reranker)
    if progress:
        progress("plans compared", 1, 2)
    found = matches(similarity, values)
    pairs = [_pair(match, old[1], new[1], words) for match in found]
    if progress:
        progress("plans compared", 2, 2)
    known = {which for match in found for which in match.new}
    pairs += [_alone("new", one) for at, one in enumerate(new[1]) if at not in known]
    pairs.sort(key=lambda pair: pair.new[0].order)
    kept = {which for match in found for which in match.old}
    pairs += [_alone("dropped", one) for at, one in enumerate(old[1]) if at not in kept]
    return ComparisonResult.of(old[0], new[0], pairs)


def _pair(match: Match, old: Sequence[CommitmentResult], new: Sequence[CommitmentResult], words: Words) -> CommitmentPair:
    before, after = [old[at] for at in match.old], [new[at] for at in match.new]
    one, other = (" ".join(each.text for each in side) for side in (before, after))
    targets = target_changes(one, other)
    kind: ChangeKind = "split" if len(after) > 1 else "merged" if len(before) > 1 else kind_of(one, other, targets, words.terms)
    return CommitmentPair(
        kind=kind, old=before, new=after, similarity=match.similarity, difference=difference(one, other), targets=targets
    )


def _alone(kind: ChangeKind, one: CommitmentResult) -> CommitmentPair:
    """What has no counterpart; its targets have come or gone with it."""
    gone = kind == "dropped"
    return CommitmentPair(
        kind=kind,
        old=[one] if gone else [],
        new=[] if gone else [one],
        similarity=0.0,
        difference=[],
        targets=target_changes(one.text, "") if gone else target_changes("", one.text),
    )

"""The commitments of two plans beside each other: the objects that leave the program."""

from typing import Literal, Self, get_args

from corpus.commitments import CommitmentResult
from corpus.results import DocumentHead, Result

ChangeKind = Literal["kept", "reworded", "narrowed", "widened", "split", "merged", "dropped", "new"]
KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
Direction = Literal["raised", "lowered", "earlier", "later", "added", "dropped", "changed"]


class WordChange(Result):
    """A run of words that both have, or that only the old (``removed``) or only the new (``added``) has."""

    op: Literal["same", "removed", "added"]
    text: str


class TargetChange(Result):
    """A quantity or a time that is no longer what it was, in the words of each plan; empty where one has none."""

    what: Literal["quantity", "deadline"]
    change: Direction
    old: str
    new: str


class CommitmentPair(Result):
    """What became of commitments.

    ``old`` and ``new`` have one commitment each; ``split`` has several new ones, ``merged`` several old ones; ``dropped``
    has no new and ``new`` no old one. ``similarity`` is 0 to 1: 1 for the same words, 0 where there is nothing to
    compare with; of several, the least. ``difference`` joined is both texts, word by word; empty for ``dropped`` and ``new``.
    """

    kind: ChangeKind
    old: list[CommitmentResult]
    new: list[CommitmentResult]
    similarity: float
    difference: list[WordChange]
    targets: list[TargetChange]


class ComparisonResult(Result):
    """Every commitment of both plans, once: in the new plan's order, what was dropped at the end in the old one's.

    ``summary`` counts pairs by kind; every kind is there.
    """

    old: DocumentHead
    new: DocumentHead
    pairs: list[CommitmentPair]
    summary: dict[ChangeKind, int]

    @classmethod
    def of(cls, old: DocumentHead, new: DocumentHead, pairs: list[CommitmentPair]) -> Self:
        """With its summary."""
        kinds = [pair.kind for pair in pairs]
        return cls(old=old, new=new, pairs=pairs, summary={kind: kinds.count(kind) for kind in KINDS})

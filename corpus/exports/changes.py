"""What became of commitments, in words: for the terminal, the sheets and the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.comparison import KINDS
from corpus.plain import folded

if TYPE_CHECKING:
    from corpus.comparison import ComparisonResult, TargetChange
    from corpus.results import DocumentHead

MEANINGS = {
    "kept": "in the same words",
    "reworded": "in other words, about as much",
    "narrowed": "undertakes less, or under more conditions",
    "widened": "undertakes more, or under fewer conditions",
    "split": "now several commitments",
    "merged": "several are one commitment now",
    "dropped": "nothing like it in the new plan",
    "new": "nothing like it in the old plan",
}
LIMITS = (
    "The pairs are proposals of a program that compares words and their sense: read both texts before you rely on one. "
    "Where two commitments are far from each other in words, their likeness is given, and a kind is a guess."
)


def named(document: DocumentHead) -> str:
    """A plan's title, with its period or date where the title does not say it."""
    title = folded(document.title)
    when = document.period or document.date
    return f"{title} ({when})" if when and when not in title else title


def counted(result: ComparisonResult) -> str:
    """The counts in one line."""
    return ", ".join(f"{result.summary[kind]} {kind}" for kind in KINDS)


def told(change: TargetChange) -> str:
    """A changed target in words."""
    old, new = folded(change.old), folded(change.new)
    if not old:
        return f"{change.what} {change.change}: {new}"
    return f"{change.what} {change.change}: {old} -> {new}" if new else f"{change.what} {change.change}: {old}"

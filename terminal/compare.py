"""Two plans compared, in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.exports.changes import counted, named, told
from corpus.plain import folded
from terminal.console import print_wrapped

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from corpus.commitments import CommitmentResult
    from corpus.comparison import CommitmentPair, ComparisonResult

STYLES = {
    "kept": "green",
    "reworded": "cyan",
    "narrowed": "yellow",
    "widened": "blue",
    "split": "magenta",
    "merged": "magenta",
    "dropped": "red",
    "new": "bold green",
}


def draw_comparison(console: Console, result: ComparisonResult) -> None:
    """Each change with both texts as one, what was taken out and put in marked by colour and by sign."""
    from rich.text import Text

    print_wrapped(console, Text(f"{named(result.old)} -> {named(result.new)}", style="bold"))
    print_wrapped(console, "[-taken out-] {+put in+}")
    for pair in result.pairs:
        console.print()
        head = Text(pair.kind, style=STYLES[pair.kind])
        head.append(f"  {places(pair)}")
        if pair.old and pair.new and pair.kind != "kept":
            head.append(f"  {pair.similarity:.0%} alike", style="dim")
        print_wrapped(console, head)
        print_wrapped(console, _text(pair), indent=2)
        for change in pair.targets:
            print_wrapped(console, Text(told(change), style="bold"), indent=2)
    console.print()
    print_wrapped(console, Text(counted(result), style="bold"))


def places(pair: CommitmentPair) -> str:
    """Where the commitments stand: ``old 3 (p. 7) -> new 5``."""
    sides = [f"{name} {', '.join(map(_place, side))}" for name, side in (("old", pair.old), ("new", pair.new)) if side]
    return " -> ".join(sides)


def _place(one: CommitmentResult) -> str:
    return f"{one.order}" if one.page is None else f"{one.order} (p. {one.page})"


def _text(pair: CommitmentPair) -> Text:
    from rich.text import Text

    if not pair.difference:
        return Text(" ".join(folded(one.text) for one in (*pair.old, *pair.new)))
    drawn = Text()
    for change in pair.difference:
        words = folded(change.text)
        if drawn:
            drawn.append(" ")
        if change.op == "removed":
            drawn.append(f"[-{words}-]", style="red strike")
        elif change.op == "added":
            drawn.append(f"{{+{words}+}}", style="green")
        else:
            drawn.append(words)
    return drawn

"""Passages found by a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.plain import folded
from terminal.console import print_wrapped
from terminal.sources import place

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.results import SearchResult


def draw_passages(console: Console, result: SearchResult) -> None:
    """Passages best first, each under the place where it stands."""
    from rich.text import Text

    for number, passage in enumerate(result.passages, 1):
        if number > 1:
            console.print()
        head = f"{number}. "
        line = Text(head + place(passage, console.width - len(head)), style="bold")
        print_wrapped(console, line, hanging=len(head))
        print_wrapped(console, folded(passage.text), indent=len(head))
    if not result.passages:
        console.print("No passages were found.")

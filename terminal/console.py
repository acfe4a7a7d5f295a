"""The two streams: results go to standard output, everything else to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from corpus.plain import folded

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text


class Dumpable(Protocol):
    """A pydantic result."""

    def model_dump(self, *, mode: str) -> dict[str, Any]:
        """Its fields as JSON can hold them, with ``mode="json"``."""


def results() -> Console:
    """Where results are drawn. Markup, emoji codes and number colouring are off: documents' words are only words."""
    from rich.console import Console

    return Console(file=sys.stdout, markup=False, emoji=False, highlight=False)


def messages() -> Console:
    """Where everything else is drawn."""
    from rich.console import Console

    return Console(file=sys.stderr, markup=False, emoji=False, highlight=False)


def note(line: str) -> None:
    """One line on standard error."""
    print(folded(line), file=sys.stderr, flush=True)


def print_json(value: Any, *, one_line: bool = False) -> None:
    """One JSON value on standard output; in ASCII where the stream cannot hold everything."""
    wide = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    text = json.dumps(value, ensure_ascii=not wide, indent=None if one_line else 2, allow_nan=False)
    print(text, flush=True)


def print_result(result: Dumpable | Sequence[Dumpable]) -> None:
    """A result, or a list of them, as one JSON value."""
    if isinstance(result, Sequence):
        print_json([one.model_dump(mode="json") for one in result])
    else:
        print_json(result.model_dump(mode="json"))


def print_wrapped(console: Console, text: Text | str, *, indent: int = 0, hanging: int = 0) -> None:
    """Print at most ``console.width`` columns wide, ``indent`` spaces in and further lines ``hanging`` more.

    Lines carry no trailing space, so that what is piped compares and pastes well.
    """
    from rich.text import Text

    whole = Text(text) if isinstance(text, str) else text
    room = console.width - indent
    if whole.cell_len > room:
        room -= hanging  # for the first line too: further lines start under its words, and end where it does
    for number, line in enumerate(whole.wrap(console, max(room, 10))):
        line.rstrip()
        console.print(Text(" " * (indent + (hanging if number else 0))) + line if line else "", soft_wrap=True)


def print_table(console: Console, table: Table) -> None:
    """Print a table; without its trailing spaces where nobody watches."""
    if console.is_terminal:
        console.print(table)
        return
    with console.capture() as drawn:
        console.print(table)
    print("\n".join(line.rstrip() for line in drawn.get().splitlines()), file=console.file, flush=True)

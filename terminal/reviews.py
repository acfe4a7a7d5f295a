"""What officers type to decide, and what is kept, in the terminal."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, get_args

from corpus.errors import UsageError
from corpus.plain import folded
from corpus.reviews import Decision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from corpus.coverage import StoredHead


def decided(word: str) -> Decision:
    """The decision that a person typed; a space or a hyphen may stand for the underscore.

    Raises:
        UsageError: it is none.
    """
    wanted = word.strip().casefold().replace(" ", "_").replace("-", "_")
    found: Decision | None = next((one for one in get_args(Decision) if one == wanted), None)
    if found is None:
        raise UsageError(f"'{word}' is no decision.", f"Give one of: {', '.join(get_args(Decision))}.")
    return found


def logged_in() -> str:
    """The name that the system knows the person by. Raises UsageError where it knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as error:
        raise UsageError("The system does not say who you are.", "Give your name with --by.") from error


def draw_stored(console: Console, heads: Sequence[StoredHead]) -> None:
    """One line for each kept result."""
    from rich.table import Table

    from terminal.console import print_table, print_wrapped

    if not heads:
        print_wrapped(console, "No coverage is kept yet. Make one with: answerable coverage DOCUMENT --plan PLAN")
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("State", "Made", "Decided", "Document", "Plan"):
        table.add_column(name, no_wrap=name in {"State", "Made", "Decided"}, overflow="fold")
    for head in heads:
        state = "current" if head.stored.state == "current" else f"suspect ({', '.join(head.stored.changed)} changed)"
        done = f"{head.decisions} of {head.commitments}"
        names = (f"{folded(title)} ({one[:8]})" for title, one in ((head.document, head.document_id), (head.plan, head.plan_id)))
        table.add_row(state, head.stored.at[:10], done, *names)
    print_table(console, table)

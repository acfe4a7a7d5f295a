"""What officers decided, in words: for the terminal, the sheets and the pages."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, get_args

from corpus.errors import UsageError
from corpus.reviews import Decision
from terminal.plain import folded
from terminal.sheets import Cell, Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from corpus.coverage import CoverageResult
    from corpus.reviews import Review, StoredHead

WORDS = {"covered": "covered", "partial": "in part", "not_covered": "not covered"}
"""What each status is called where a person reads it."""

REVIEW_COLUMNS = (Column("Officer's decision", 16), Column("Decided by", 20), Column("Note", 22))
MARKED = "FFFF00"
"""The colour of a decision that needs a new look."""

NEW_LOOK = "needs a new look: the evidence has changed since"


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


def decision(review: Review) -> str:
    """What was decided: ``agreed: covered``, ``changed to: in part``; and whether it needs a new look."""
    made = "agreed" if review.decision == "agree" else "changed to"
    told = f"{made}: {WORDS[review.status]}"
    return told if review.stands else f"{told} ({NEW_LOOK})"


def signed(review: Review) -> str:
    """By whom and when, to the minute in UTC."""
    return f"{folded(review.by)}, {review.at[:16].replace('T', ' ')} UTC"


def review_line(review: Review) -> str:
    """All of it in one line."""
    note = f" Note: {folded(review.note)}" if review.note else ""
    return f"Officer {decision(review)} ({signed(review)}).{note}"


def review_cells(review: Review | None) -> tuple[Cell, ...]:
    """The cells of ``REVIEW_COLUMNS``."""
    return (decision(review), signed(review), folded(review.note)) if review else ("", "", "")


def suspect(result: CoverageResult) -> str:
    """The warning that a kept result is of documents that have changed; empty where they have not."""
    stored = getattr(result, "stored", None)
    if stored is None or stored.state == "current":
        return ""
    changed = " and ".join(f"the {name}" for name in stored.changed)
    verb = "have" if len(stored.changed) > 1 else "has"
    return (
        f"SUSPECT: {changed} {verb} changed since this was made on {stored.at[:10]}. "
        f"Run again: answerable coverage DOCUMENT --plan PLAN"
    )


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

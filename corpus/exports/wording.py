"""Statuses, decisions, counts and places in words: for the terminal, the sheets and the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.exports.sheets import Cell, Column
from corpus.plain import folded, shortened

if TYPE_CHECKING:
    from corpus.coverage import CoverageCounts, CoverageResult
    from corpus.results import Citation, PassageResult
    from corpus.reviews import Review

WORDS = {"covered": "covered", "partial": "in part", "not_covered": "not covered"}
"""What each status is called where a person reads it."""

REVIEW_COLUMNS = (Column("Officer's decision", 16), Column("Decided by", 20), Column("Note", 22))
MARKED = "FFFF00"
"""The colour of a decision that needs a new look."""

NEW_LOOK = "needs a new look: the evidence has changed since"
NONE_LISTED = "The plan lists no commitments."


def counted(counts: CoverageCounts) -> str:
    """The counts in one line."""
    each = f"{counts.covered} covered, {counts.partial} in part, {counts.not_covered} not covered"
    return f"{each} (of {counts.commitments})"


def place(citation: Citation) -> str:
    """Where a quotation stands, in words: file, component, section, and page if the file has any."""
    printed = f" (printed {citation.page_label})" if citation.page_label not in (None, str(citation.page)) else ""
    page = f"p. {citation.page}{printed}" if citation.page is not None else ""
    section = citation.section[-1] if citation.section else ""
    parts = (citation.file, citation.component or "", section, page)
    return ", ".join(shortened(folded(part), 80) for part in parts if part)


def page_words(page: int | None, label: str | None) -> str:
    """A page and the number printed on it: ``page 12 (printed 10)``; nothing for a file without pages."""
    if page is None:
        return ""
    printed = folded(label or "")
    return f"page {page} (printed {printed})" if printed and printed != str(page) else f"page {page}"


def read_how(source: Citation | PassageResult) -> str:
    """That a page's text was read from an image, where it is known, and so may hold misread letters."""
    return " (read by OCR)" if getattr(source, "ocr", False) else ""


def letter(at: int) -> str:
    """What a document is called in a narrow column: A to Z, then A1, B1 and so on; ``at`` counts from 0."""
    round_, which = divmod(at, 26)
    return chr(ord("A") + which) + (str(round_) if round_ else "")


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

"""Headings with no text under them, up to the next heading of their level or a higher one.

Readers take statements, names and entries set in bold for headings, so what these say must be found as other text is.
"""

import re
from collections.abc import Sequence

from corpus.models import BlockKind, ParsedFile, Span, SpanKind
from ingest.passages.cutting import cut
from ingest.passages.sentences import trim
from ingest.passages.spans import Fits, PlacedSpan
from ingest.structure.outline import heading_text

LEAST_WORDS = 3  # fewer ("Item 5", "Efficiency") say nothing by themselves
_SIGNED = re.compile(
    r"\s*(?:#{1,6}\s+)?(?:\*\*|__)?(?P<text>\S.*?)(?:\*\*|__)?(?:[^\S\n]+#+)?(?:\n[^\S\n]*(?:=+|-{2,}))?\s*", re.DOTALL
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def bodiless(parsed: ParsedFile, owners: Sequence[int | None]) -> frozenset[int]:
    """Positions of the headings that no text, list or table of their component stands under, also not by sub-headings."""
    found: list[int] = []
    waiting: list[int] = []  # headings that nothing but headings below them came after so far
    for at, block in enumerate(parsed.blocks):
        if block.kind is BlockKind.FURNITURE or not parsed.text_of(block).strip():
            continue
        ended = [
            one
            for one in waiting
            if owners[one] != owners[at] or (block.kind is BlockKind.HEADING and parsed.blocks[one].level >= block.level)
        ]
        found += ended
        waiting = [one for one in waiting if one not in ended] + [at] if block.kind is BlockKind.HEADING else []
    return frozenset(found + waiting)


def heading_spans(parsed: ParsedFile, position: int, fits: Fits) -> list[PlacedSpan]:
    """A heading as evidence, without Markdown's signs around it."""
    block = parsed.blocks[position]
    text = parsed.text_of(block)
    signed = _SIGNED.fullmatch(text)
    start, end = signed.span("text") if signed else (0, len(text))
    return [
        PlacedSpan(Span(SpanKind.SENTENCE, block.start + first, block.start + last), position, position, inside=number > 0)
        for number, (first, last) in enumerate(cut(text, *trim(text, start, end), fits))
    ]


def says_something(text: str) -> bool:
    """Whether a heading can stand by itself as evidence, not only as a label."""
    return len(_WORD.findall(heading_text(text))) >= LEAST_WORDS

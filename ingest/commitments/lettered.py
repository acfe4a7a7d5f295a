"""Pledges numbered "V1.", "V2." or "1.1", "1.2" that stand as plain lines: items of a list like any other."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from corpus.commitments import Extent
from corpus.models import Span, SpanKind
from ingest.commitments.actions import begins_with_verb
from ingest.commitments.leads import Lead, kind_of_heading
from ingest.commitments.pieces import Part, Piece
from ingest.commitments.undertakings import undertakes

_LABEL = re.compile(r"(?m)^[^\S\n]*(?P<marker>(?P<series>[A-Z]|\d{1,2}\.)(?P<number>\d{1,2})[.:)]?)[^\S\n]+(?=\S)")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_FEWEST = 3  # roads, rooms and questions are called so too; three in sequence that mostly undertake something are none
_MOST_OF = 2 / 3  # a verb may be one that no other plan had


def with_series(pieces: Sequence[Piece], texts: Mapping[int, str]) -> list[Piece]:
    """The pieces, with items in place of the sentences, or items without a marker, in which such a series stands.

    ``texts`` are the page texts by page number.
    """
    found: list[Piece] = []
    for _, group in groupby(pieces, key=lambda each: (each.kind, each.path, each.group, each.parts[0].extent.page)):
        run = list(group)
        plain = run[0].kind is not SpanKind.TABLE_ROW and all(len(each.parts) == 1 and not each.marker for each in run)
        found += _split(run, texts[run[0].parts[0].extent.page]) if plain else run
    return found


def _split(run: Sequence[Piece], text: str) -> list[Piece]:
    begin, end = run[0].parts[0].extent.start, run[-1].parts[0].extent.end
    labels = _series(text, begin, end)
    ends = [*(label.start() for label in labels[1:]), end]
    items = [_item(label, text, last, run[0]) for label, last in zip(labels, ends, strict=False)]
    starts = {piece.parts[0].extent.start for piece in run}
    if not items or items[0].parts[0].span.start not in starts or not _are_undertaken(items):
        return list(run)
    within = [piece for piece in run if any(_overlap(piece.parts[0].extent, item.parts[0].span) for item in items)]
    if any(_left(piece.parts[0].extent, items, text) for piece in within):
        return list(run)
    kept = [piece for piece in run if piece not in within]
    return sorted([*kept, *items], key=lambda piece: piece.parts[0].extent.start)


def _overlap(extent: Extent, span: Span) -> bool:
    return extent.start < span.end and span.start < extent.end


def _left(extent: Extent, items: Sequence[Piece], text: str) -> str:
    """What a sentence says beside the items that it runs over."""
    spans = [item.parts[0].span for item in items]
    outside = (at for at in range(extent.start, extent.end) if not any(span.start <= at < span.end for span in spans))
    return "".join(text[at] for at in outside).strip()


def _series(text: str, begin: int, end: int) -> list[re.Match[str]]:
    """The labels of the first series that runs from 1 without a gap; a label that is not the next is text."""
    found: list[re.Match[str]] = []
    for label in _LABEL.finditer(text, begin, end):
        first = found[0] if found else label
        if label["series"] == first["series"] and int(label["number"]) == len(found) + 1:
            found.append(label)
    return found if len(found) >= _FEWEST else []


def _item(label: re.Match[str], text: str, end: int, before: Piece) -> Piece:
    """The item of a label: up to ``end``, where the next label stands, or to a blank line before it."""
    blank = _BLANK_LINE.search(text, label.end(), end)
    body = text[label.end() : blank.start() if blank else end].rstrip()
    extent = Extent(before.parts[0].extent.page, label.end(), label.end() + len(body))
    span = Span(SpanKind.LIST_ITEM, label.start("marker"), extent.end, marker=label["marker"])
    # A list of its own, told from others by where it begins.
    return Piece((Part(extent, body, span, "\n"),), before.path, -1 - before.parts[0].extent.start, before.lead, label["marker"])


def _are_undertaken(items: Sequence[Piece]) -> bool:
    over = items[0].path[-1] if items[0].path else ""
    if kind_of_heading(over) is Lead.UNDERTAKES:
        return True
    acting = sum(begins_with_verb(item.text) or undertakes(item.text) for item in items)
    return acting >= _MOST_OF * len(items)

"""Blocks to spans, the units of evidence: sentences, list items and table rows."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from corpus.models import Block, BlockKind, ParsedFile, Span, SpanKind
from ingest.passages.cutting import cut, cut_row
from ingest.passages.grouping import Membership
from ingest.passages.sentences import is_terminated, split_sentences, trim
from ingest.structure.entries import are_entries

Fits = Callable[[str], bool]

# A label and its value ("Telephone:" / "01234 567890") are short; longer is prose. Set by looking at forms and covers.
_LABEL_WORDS = 12
_VALUE = re.compile(
    r"\(?[-+–£$€~<>]*\s*\d[\d,.\s/%:–-]*(?:p|k|m|bn|th|st|nd|rd|%|million|billion|FTE)?\.?\)?[*†]?", re.IGNORECASE
)

_TITLE_WORDS, _BARE_TITLE_WORDS = 6, 3  # with a paragraph's number and without
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+")
# What even the shortest sentence has one of: "Noted.", "None.", "It is."
_SAYS = re.compile(
    r"(?:\w+ed|is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|should|may|might|must|shall|none|nil|yes|no|not"
    r"|see|met|went|gave|made|took|said|told|it|they|he|she|we|you|i|this|these|that|those|there|thank\w*|please)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PlacedSpan:
    """A span, and the range of blocks that it was made from (positions in the file's blocks, inclusive).

    ``inside`` says that it goes on where the span before it stops: within one paragraph, item or row.
    """

    span: Span
    first_block: int
    last_block: int
    inside: bool = False


def find_spans(parsed: ParsedFile, run: Sequence[int], places: Sequence[Membership | None], fits: Fits) -> list[PlacedSpan]:
    """The spans of a run of adjoining blocks of one page, in order, none overlapping.

    ``run`` holds positions in ``parsed.blocks`` and ``places`` the list or table of every block of the file. What
    is no white space in those blocks is in exactly one span. No span is longer than ``fits`` allows.
    """
    found: list[PlacedSpan] = []
    for position, following in zip(run, [*run[1:], None], strict=True):
        block, place = parsed.blocks[position], places[position]
        for number, span in enumerate(_block_spans(parsed.text_of(block), block, place, fits)):
            placed = PlacedSpan(span, position, position, inside=number > 0)
            introduces = following is not None and parsed.blocks[following].kind is BlockKind.LIST_ITEM
            joined = found and number == 0 and _joined(parsed, found[-1], placed, introduces)
            if joined and fits(parsed.pages[block.page - 1].text[joined.span.start : joined.span.end]):
                found[-1] = joined
            else:
                found.append(placed)
    return found


def _block_spans(text: str, block: Block, place: Membership | None, fits: Fits) -> list[Span]:
    lead = place.lead if place else None
    # A lead is a range of the same page, so a list that goes on over a page break has none there.
    base = Span(
        SpanKind.SENTENCE,
        0,
        0,
        group=place.group if place else None,
        lead=(lead.start, lead.end) if lead and lead.page == block.page else None,
    )
    if block.kind is BlockKind.TABLE_ROW:
        base = replace(base, kind=SpanKind.TABLE_ROW, columns=place.columns if place else ())
        whole = trim(text, 0, len(text))
        pieces = [(*whole, block.cells)] if fits(text[whole[0] : whole[1]]) else cut_row(text, block.cells, fits)
        return [
            replace(base, start=block.start + start, end=block.start + end, cells=cells)
            for start, end, cells in pieces
            if start < end
        ]
    if block.kind is BlockKind.LIST_ITEM or (place and place.continued):
        base = replace(base, kind=SpanKind.LIST_ITEM)
    ranges = [
        piece
        for line in _lines(text, block)
        for sentence in _sentences(text, *line, block.marker)
        for piece in cut(text, *sentence, fits)
    ]
    marked = [block.marker, *[""] * len(ranges)]
    return [
        replace(base, start=block.start + start, end=block.start + end, marker=marker)
        for (start, end), marker in zip(ranges, marked, strict=False)
    ]


def _sentences(text: str, start: int, end: int, marker: str) -> list[tuple[int, int]]:
    """Sentences of a range, the marker at its beginning kept with the first."""
    body = start
    if marker and text.startswith(marker, start):
        body = start + len(marker)
    found = [(body + first, body + last) for first, last in split_sentences(text[body:end])]
    if not found:
        return [trim(text, start, end)] if text[start:end].strip() else []
    plain = not marker or marker[:1].isdigit()  # an item may well be told to do something in three words
    if plain and len(found) > 1 and _is_run_in(text[slice(*found[0])], numbered=bool(marker)):
        found = [(found[0][0], found[1][1]), *found[2:]]
    return [(trim(text, start, end)[0], found[0][1]), *found[1:]]


def _is_run_in(first: str, *, numbered: bool) -> bool:
    """Whether a paragraph's first sentence is its title, which says what the next is about: "7.3 Moorings. Nine were let ..."."""
    number = _NUMBER.match(first)
    words = first[number.end() if number else 0 :].split()
    most = _TITLE_WORDS if number or numbered else _BARE_TITLE_WORDS
    return 0 < len(words) <= most and first.endswith(".") and words[0][:1].isupper() and not any(map(_SAYS.match, words))


def _lines(text: str, block: Block) -> list[tuple[int, int]]:
    """The ranges that are split into sentences by themselves: the lines where these are entries, else the whole."""
    lines = [trim(text, m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    lines = [(start, end) for start, end in lines if start < end]
    texts = [text[start:end] for start, end in lines]
    if block.kind is not BlockKind.PARAGRAPH or len(lines) < 2 or _is_tile(texts) or not are_entries(texts):
        return [(0, len(text))]
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        if joined and _is_label(text[slice(*joined[-1])]) and not _has_value(text[slice(*joined[-1])]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_tile(lines: Sequence[str]) -> bool:
    """Whether a figure stands over its caption, as on the tiles of an infographic."""
    return len(lines) > 1 and bool(_VALUE.fullmatch(lines[0])) and not any(map(_VALUE.fullmatch, lines[1:]))


def _is_label(text: str) -> bool:
    return len(text.split()) <= _LABEL_WORDS and not is_terminated(text)


def _has_value(text: str) -> bool:
    return not text.rstrip().endswith(":")


def _joined(parsed: ParsedFile, before: PlacedSpan, after: PlacedSpan, introduces: bool) -> PlacedSpan | None:
    """One span of two in adjoining blocks, where the second ends the sentence or gives the value of the first.

    ``introduces`` says that a list follows: then a line that ends in a colon is the list's, not a label of the next.
    """
    left, right = parsed.blocks[before.last_block], parsed.blocks[after.first_block]
    if right.kind is not BlockKind.PARAGRAPH or left.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return None
    page = parsed.pages[left.page - 1].text
    head, tail = page[before.span.start : before.span.end], page[after.span.start : after.span.end]
    goes_on = tail[0].islower() and not re.search(r"[.;:!?]\W*$", head)
    label = left.kind is BlockKind.PARAGRAPH and _is_label(head) and not _is_tile(head.split("\n"))
    named = not _has_value(head) and _is_label(tail) and _has_value(tail) and not introduces
    if not goes_on and not (label and (named or _VALUE.fullmatch(tail))):
        return None
    return replace(before, span=replace(before.span, end=after.span.end), last_block=after.last_block)

"""A plan's passages as one stream: sentences, list items put together from their spans, and table rows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.commitments import Extent
from corpus.models import Passage, Span, SpanKind
from ingest.commitments.actions import begins_with_verb
from ingest.commitments.plan_sections import is_numbered, policy_code
from ingest.commitments.undertakings import undertakes
from ingest.lists.markers import marker_of

# Bullets and ticks that were typed, before a sentence or behind a list's own marker.
_SIGN = re.compile(r"(?:[•§▪■●○◦✓✔☑✅➢►]|\*\*|o(?=\s+[A-Z]))\s+")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Part:
    """One span with its text, the list marker left out."""

    extent: Extent
    text: str
    span: Span
    gap: str = ""  # what stands between it and the part before it on the page


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, a whole list item, or a table row.

    ``path`` are the headings above it; ``lead`` the text that introduces its list, ``group`` the list.
    """

    parts: tuple[Part, ...]
    path: tuple[str, ...]
    group: int | None = None
    lead: str = ""
    marker: str = ""

    @property
    def kind(self) -> SpanKind:
        """What it is."""
        return self.parts[0].span.kind

    @property
    def text(self) -> str:
        """Its text on one line."""
        return " ".join(" ".join(part.text for part in self.parts).split())


def pieces_of(passages: Sequence[Passage], texts: Mapping[int, str]) -> list[Piece]:
    """All pieces in reading order. ``texts`` are the page texts by page number."""
    found: list[Piece] = []
    for path, part in _parts(passages, texts):
        span, page = part.span, texts[part.extent.page]
        if span.kind is SpanKind.LIST_ITEM and found and _same_item(found[-1], part, path):
            last = found[-1]
            found[-1] = Piece((*last.parts, part), last.path, last.group, last.lead, last.marker)
            continue
        if found and _same_sentence(found[-1], part, path):
            last = found[-1]
            found[-1] = Piece((*last.parts, part), last.path)
            continue
        lead = " ".join(_unmarked(page[span.lead[0] : span.lead[1]]).split()) if span.lead else ""
        found.append(Piece((part,), path, span.group, lead, span.marker))
    return found


def _parts(passages: Sequence[Passage], texts: Mapping[int, str]) -> Iterator[tuple[tuple[str, ...], Part]]:
    end: tuple[int, int] = (0, 0)
    printed: tuple[tuple[str, ...], str] = ((), "")
    for passage in passages:
        page = texts[passage.page]
        for span in passage.spans:
            start = _body(page, span)
            gap = page[end[1] : span.start] if end[0] == passage.page else "\n\n"
            end = (passage.page, span.end)
            path = passage.section
            if printed[0] == path and printed[1]:
                path = (printed[1],)
            heading = _heading_run_in(page[start : span.end])
            if heading:
                printed, path = (passage.section, heading), (heading,)
            elif printed[0] != passage.section:
                printed = ((), "")
            yield path, Part(Extent(passage.page, start, span.end), page[start : span.end], span, gap)


def _heading_run_in(text: str) -> str:
    """The heading of a priority or policy that extraction ran into the paragraph below it."""
    line = text.split("\n", 1)[0].strip()
    announced = is_numbered(line) or policy_code(line)
    if announced and len(line.split()) <= 14 and not line.endswith((".", ",")) and re.search(r"\d\W*\s*[:–—-]\s", line):
        return line
    return ""


def _body(page: str, span: Span) -> int:
    """Where the text begins behind the marker."""
    start = span.start
    if span.marker and page.startswith(span.marker, start):
        start += len(span.marker)
    elif span.marker and (marker := marker_of(page[start : span.end])):
        start += marker.length
    return span.end - len(_unmarked(page[start : span.end]))


def _unmarked(text: str) -> str:
    """The text behind white space and typed signs."""
    text = text.lstrip()
    while sign := _SIGN.match(text):
        text = text[sign.end() :]
    return text


def _same_item(last: Piece, part: Part, path: tuple[str, ...]) -> bool:
    """Whether a span goes on with the item before it."""
    if last.kind is not SpanKind.LIST_ITEM or last.group != part.span.group or last.path != path or part.span.marker:
        return False
    if part.text[:1].islower():
        return True
    if not last.marker:  # a list without markers: a new line begins a new item
        return "\n" not in part.gap
    # A sentence set apart, or run on without a blank, is an item of its own whose marker was lost.
    lost = not part.gap or bool(_BLANK_LINE.search(part.gap))
    return not (
        lost and last.parts[-1].extent.page == part.extent.page and (begins_with_verb(part.text) or undertakes(part.text))
    )


def _same_sentence(last: Piece, part: Part, path: tuple[str, ...]) -> bool:
    """Whether a sentence that a page break cut goes on."""
    if {last.kind, part.span.kind} != {SpanKind.SENTENCE} or last.path != path:
        return False
    apart = last.parts[-1].extent.page != part.extent.page
    return apart and part.text[:1].islower() and not re.search(r"[.!?:;]\W*$", last.text)

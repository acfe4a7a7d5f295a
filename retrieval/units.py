"""What the cross-encoder reads of a passage: a few neighbouring spans with enough of their surroundings to be understood.

The packaged reranker was trained on paragraphs of about 60 words (MS MARCO), and its time grows with the words that
it reads, so a passage is read in windows of that size, each with its nearest headings; a table row is read with its
column names, a list item with the sentence that leads into its list.
"""

import re
from dataclasses import dataclass

from corpus.models import Document, Passage, Span, SpanKind

# Evidence in the first five passages on `dev` of `published` and `digests` with windows of 60, 45 and 32 words: 0.92, 0.92, 0.92
# and 0.85, 0.89, 0.87, but shorter ones put fewer first (0.70, 0.69; 0.67, 0.65). With 12 words of headings instead of 24 it
# falls from 0.92 to 0.86, with 40 to 0.91.
WINDOW_WORDS = 60
CONTEXT_WORDS = 24
SHORT_ITEM = 20  # words of a list item that is read with the sentence before its list
_ABOVE = 400  # characters in which the words above a table are looked for
BEFORE = 40  # words of a sentence that is read and quoted with the next one
_REFERS = re.compile(
    r"(?:It|Its|They|Their|He|His|She|Her|This|These|Those|Both|Such)\b(?! (?:plan|report|paper|document|strategy)\b)"
)
_BREAKS_OFF = re.compile(
    r"\b(?:would|did|does|do|was|were|had|has|have|is|are|could|will|can|should)(?: not|n['’]t)?[.\W]*$", re.IGNORECASE
)
_SENTENCES = re.compile(r"(?<=[.!?:;])\s+(?=[A-Z0-9(])")
_WORD = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True)
class Unit:
    """Spans ``first`` to ``last`` (inclusive, from 0) of a passage, and the text that is scored for them."""

    passage: str
    first: int
    last: int
    text: str


def windows(document: Document, passage: Passage, page_text: str, limit: int = WINDOW_WORDS) -> list[Unit]:
    """The passage cut between spans into windows of about ``limit`` words."""
    context = _context(document, passage)
    units: list[Unit] = []
    first, words, parts = 0, 0, [""]
    for index, span in enumerate(passage.spans):
        text = span_text(passage, span)
        length = len(text.split())
        if parts[1:] and words + length > limit:
            units.append(_unit(passage, first, index - 1, context, parts, page_text))
            first, words, parts = index, 0, [""]
        parts.append(text)
        words += length
    if parts[1:]:
        units.append(_unit(passage, first, len(passage.spans) - 1, context, parts, page_text))
    return units


def single(document: Document, passage: Passage, index: int, page_text: str, text: str = "") -> Unit:
    """One span of the passage as a unit; ``text`` where something stands for its own, such as one cell of a row."""
    span = passage.spans[index]
    text = text or span_text(passage, span)
    if span.kind is SpanKind.TABLE_ROW and (caption := _caption(passage, index, page_text)):
        text = f"{caption} {text}"
    elif span.kind is SpanKind.LIST_ITEM and span.lead is None and (before := before_list(passage, index)):
        text = f"{before} {text}"
    elif one_before := understood_with(passage, index):
        text = f"{span_text(passage, one_before)} {text}"
    return _unit(passage, index, index, _context(document, passage), ["", text], page_text)


def understood_with(passage: Passage, index: int) -> Span | None:
    """The sentence before one that begins with a pronoun, or breaks off at an auxiliary ("He said that it would not."), without
    which that is not understood; ``None`` where there is none, or it is long."""
    span = passage.spans[index]
    before = passage.spans[index - 1] if index else None
    if before is None or not span.kind is before.kind is SpanKind.SENTENCE:
        return None
    text = passage.text[span.start - passage.start : span.end - passage.start].rstrip()
    if not _REFERS.match(text) and not _BREAKS_OFF.search(text):
        return None
    return before if len(span_text(passage, before).split()) <= BEFORE else None


def before_list(passage: Passage, index: int) -> str:
    """The beginning of the sentence right before a list of short items that nothing leads into: it often says what they are."""
    group = passage.spans[index].group
    items = [span for span in passage.spans if span.group == group]
    first = passage.spans.index(items[0])
    short = all(len(span_text(passage, item).split()) <= SHORT_ITEM for item in items)
    before = passage.spans[first - 1] if first and short else None
    return _shortened(span_text(passage, before), CONTEXT_WORDS) if before and before.kind is SpanKind.SENTENCE else ""


def _caption(passage: Passage, index: int, page_text: str) -> str:
    """What stands right above the table that a row is in; in an earlier passage the end of what stands above its header."""
    above = next((s for s in reversed(passage.spans[:index]) if s.kind is not SpanKind.TABLE_ROW), None)
    if above:
        return _shortened(span_text(passage, above), CONTEXT_WORDS)
    lead = passage.spans[index].lead
    if lead is None or lead[0] >= passage.start:
        return ""
    above_it = page_text[max(0, lead[0] - _ABOVE) : lead[0]].rstrip()
    line = above_it.rpartition("\n")[2]
    if "\t" in line or not _WORD.search(line):  # the row of another table
        return ""
    return _SENTENCES.split(" ".join(above_it.rpartition("\t")[2].split()[-CONTEXT_WORDS:]))[-1]


def span_text(passage: Passage, span: Span) -> str:
    """The span with white space folded; a table row as ``label: column value; column value``."""
    if span.kind is SpanKind.TABLE_ROW and span.cells:
        return row_text(span)
    return " ".join(passage.text[span.start - passage.start : span.end - passage.start].split())


def row_text(span: Span) -> str:
    """A table row with its column names beside its cells."""
    if len(span.columns) != len(span.cells):
        return " | ".join(cell for cell in span.cells if cell)
    label, *values = span.cells
    named = [f"{column} {value}".strip() for column, value in zip(span.columns[1:], values, strict=True) if value]
    return f"{label}: {'; '.join(named)}" if label else "; ".join(named)


def _unit(passage: Passage, first: int, last: int, context: str, parts: list[str], page_text: str) -> Unit:
    opening = passage.spans[first]
    lead = opening.lead
    intro = ""
    if opening.kind is SpanKind.TABLE_ROW and first != last:
        intro = _caption(passage, first, page_text)
    elif (
        lead
        and opening.kind is not SpanKind.TABLE_ROW
        and not (passage.start <= lead[0] and first == 0 and lead[0] >= opening.start)
    ):
        intro = _shortened(" ".join(page_text[lead[0] : lead[1]].split()), CONTEXT_WORDS)
    body = " ".join(part for part in parts if part)
    if intro and intro not in body:
        body = f"{intro} {body}"
    return Unit(passage.id, first, last, f"{context}. {body}" if context else body)


def _context(document: Document, passage: Passage) -> str:
    """The nearest headings, innermost kept longest, at most ``CONTEXT_WORDS`` words, outermost first."""
    component = [document.components[passage.component].title] if passage.component is not None else []
    chosen: list[str] = []
    left = CONTEXT_WORDS
    for heading in reversed(list(dict.fromkeys([document.title, *component, *passage.section]))):
        text = _shortened(heading, left)
        if not text:
            break
        chosen.append(text)
        left -= len(text.split())
    return " - ".join(reversed(chosen))


def _shortened(text: str, words: int) -> str:
    return " ".join(text.split()[: max(words, 0)])

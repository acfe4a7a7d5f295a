"""A table put together again from the passages that hold its rows, and what its rows and cells say."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import Passage, Span, SpanKind
from retrieval import periods
from retrieval.library import Library

MARKS = frozenset("✓ ✔ √ x ✗ ✘ • ● ■ y n yes no".split())  # what the cells of a grid say
MOST_PASSAGES = 40  # on each side of the one that a table was found by
_NUMBER = re.compile(
    r"^(?P<sign>[(–-]?)\s*[£$€]?\s*(?P<minus>[–-]?)(?P<digits>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>%|p|k|m|bn)?\)?\s*[*†^]*$", re.I
)
_SCALE = {"k": 1e3, "m": 1e6, "bn": 1e9}


@dataclass(frozen=True, slots=True)
class Row:
    """Row ``index`` (from 0) of the spans of a passage. ``label`` says what it is about, apart from other rows of its table."""

    passage: Passage
    index: int
    label: str

    @property
    def span(self) -> Span:
        """The row's span."""
        return self.passage.spans[self.index]

    @property
    def named(self) -> bool:
        """Whether each cell has a column with a name, the first one's may be empty."""
        return len(self.span.columns) == len(self.span.cells) > 1


def rows(library: Library, passage: Passage, group: int) -> list[Row]:
    """The rows of a table below its header, in order; ``passage`` holds one of them."""
    found: list[tuple[Passage, int]] = []
    near = range(max(0, passage.ordinal - MOST_PASSAGES), passage.ordinal + MOST_PASSAGES + 1)
    for held in library.catalogue.passages_of(passage.document_id, near):
        headers = {span.lead for span in held.spans if span.lead}
        for index, span in enumerate(held.spans):
            if span.group == group and span.kind is SpanKind.TABLE_ROW and (span.start, span.end) not in headers and span.columns:
                found.append((held, index))
    return [Row(held, i, label) for (held, i), label in zip(found, _labels([p.spans[i] for p, i in found]), strict=True)]


def number(cell: str) -> float | None:
    """The value of a cell that holds a number and nothing else; brackets mean less than nothing. ``None`` for years and text."""
    match = _NUMBER.match(cell.strip())
    if not match or periods.of_text(cell):
        return None
    value = float(match["digits"].replace(",", "")) * _SCALE.get((match["unit"] or "").lower(), 1.0)
    return -value if match["sign"] or match["minus"] else value


def mostly_numbers(span: Span) -> bool:
    """Whether more of a row's cells after the first are numbers than text."""
    filled = [cell for cell in span.cells[1:] if cell]
    return 2 * sum(number(cell) is not None for cell in filled) > len(filled)


def mostly_marks(span: Span) -> bool:
    """Whether it is the row of a grid: a tick, a cross or a yes or no in those of its columns that are filled."""
    filled = [cell.lower() for cell in span.cells[1:] if cell]
    return bool(filled) and all(cell in MARKS for cell in filled)


def above(passage: Passage, index: int) -> Span | None:
    """The row that gives row ``index`` its subject, where that has no first cell of its own; ``None`` where it has, or where
    no such row is in the passage."""
    row = passage.spans[index]
    if not row.cells or row.cells[0]:
        return None
    before = [span for span in passage.spans[:index] if span.group == row.group and span.kind is SpanKind.TABLE_ROW]
    head = next((span for span in reversed(before) if span.cells and span.cells[0]), None)
    return None if head and (head.start, head.end) == row.lead else head


def _labels(spans: Sequence[Span]) -> list[str]:
    """What each row is about: its texts; a row without a first cell belongs to the one above; equal labels are told apart by
    the row before them ("Priority Not Met" before "% Met")."""
    own = [" - ".join(_texts(span)) for span in spans]
    repeated = Counter(own)
    labels: list[str] = []
    head = ""
    for i, (span, text) in enumerate(zip(spans, own, strict=True)):
        within = head if text and not (span.cells and span.cells[0]) else ""
        head = span.cells[0] or head if span.cells else head
        after = own[i - 1] if i and repeated[text] > 1 and own[i - 1] != text else ""
        labels.append(" - ".join(part for part in (after, within, text) if part))
    return labels


def _texts(span: Span) -> list[str]:
    """The cells of a row that are neither numbers nor marks, up to the first long one after the label."""
    texts = [cell for cell in span.cells if cell and number(cell) is None and cell.lower() not in MARKS]
    return texts[:1] + [text for text in texts[1:3] if len(text.split()) <= 4 and not any(c.isdigit() for c in text)]

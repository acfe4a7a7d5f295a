"""A table put together again from the passages that hold its rows, and what its rows and cells say."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from corpus.models import Passage, Span, SpanKind
from retrieval.library import Library
from retrieval.questions import periods

MARKS = frozenset("✓ ✔ √ x ✗ ✘ • ● ■ y n yes no".split())  # what the cells of a grid say
BLANK = re.compile(
    r"^(?:[-–—*.…#]+|n\W?a\W?|nil|tbc|pending|suppressed|no data|not (?:yet )?(?:applicable|available|known|collected))\W*$", re.I
)
JOINED = " - "  # between the parts of a label
PROSE = 15  # words
MOST_TEXTS = 3  # cells that tell a row from others
CODED = 12  # words of the text that says what a reference stands for
MOST_PASSAGES = 40  # on each side of the one that a table was found by
_NUMBER = re.compile(
    r"^(?P<sign>[(−–-]?)\s*\+?[£$€]?\s*(?P<minus>[−–-]?)(?P<digits>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>%|p|k|m|bn)?\)?\s*[*†^]*$", re.I
)
_CLOCK = re.compile(r"^(?:(?P<h>\d{1,3}):)?(?P<m>\d{1,3}):(?P<s>[0-5]\d)\s*[*†^]*$")
_SPOKEN = re.compile(
    r"^(?=\d)(?:(?P<h>\d+(?:\.\d+)?)\s?(?:hours?|hrs?|h)\b\.?,?\s*)?(?:(?P<m>\d+(?:\.\d+)?)\s?(?:minutes?|mins?|m)\b\.?,?\s*)?"
    r"(?:(?P<s>\d+(?:\.\d+)?)\s?(?:seconds?|secs?|s)\b\.?)?\s*[*†^]*$",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]{3}")
_DIGIT = re.compile(r"\d")
_REFERENCE = re.compile(r"^(?=.*\d)(?:[A-Z]{1,5}[^\W_a-z]*|\d+)(?:[\W_]*(?:[A-Z]{1,3}\b|\d+[a-z]?\b))*$")
_LETTER = re.compile(r"^[A-Z]$")
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


def torn(library: Library, passage: Passage, group: int) -> bool:
    """Whether figures of a table stand in rows whose columns are not known: in it, or right below it in rows of the same width
    that have no header of their own, as where a page ends within the table. Then it cannot be compared as a whole."""
    width = 0
    near = range(max(0, passage.ordinal - MOST_PASSAGES), passage.ordinal + MOST_PASSAGES + 1)
    for held in library.catalogue.passages_of(passage.document_id, near):
        for span in held.spans:
            figures = any(value(cell) is not None for cell in span.cells[1:])
            if span.kind is SpanKind.TABLE_ROW and span.group == group:
                if width and figures and len(span.columns) != len(span.cells):
                    return True
                width = len(span.columns) or width
            elif width and span.kind is SpanKind.TABLE_ROW:
                return not span.columns and len(span.cells) == width and figures
            elif width and (span.kind is SpanKind.HEADING or _is_prose(held, span)):
                return False
    return False


def _is_prose(passage: Passage, span: Span) -> bool:
    """Whether a span is a sentence of so many words that it is no caption, note or running line between rows of one table."""
    return len(passage.text[span.start - passage.start : span.end - passage.start].split()) >= PROSE


def number(cell: str) -> float | None:
    """The value of a cell that holds a number and nothing else; brackets mean less than nothing. ``None`` for years and text."""
    match = _NUMBER.match(cell.strip())
    if not match or periods.of_text(cell):
        return None
    value = float(match["digits"].replace(",", "")) * _SCALE.get((match["unit"] or "").lower(), 1.0)
    return -value if match["sign"] or match["minus"] else value


def seconds(cell: str) -> float | None:
    """The length of time in a cell that holds one and nothing else: "06:41" is read as minutes and seconds, "1:02:30" with hours,
    "9 min 50 s" as it says."""
    match = _CLOCK.match(cell.strip()) or _SPOKEN.match(cell.strip())
    if not match:
        return None
    return sum(float(match[unit] or 0) * size for unit, size in (("h", 3600), ("m", 60), ("s", 1)))


def value(cell: str) -> float | None:
    """The number or the length of time in a cell, to be compared with others of its row or column only."""
    own = number(cell)
    return own if own is not None else seconds(cell)


def blank(cell: str) -> bool:
    """Whether a cell says that there is no figure: a dash, an asterisk, "n/a"."""
    return BLANK.match(cell) is not None


def mostly_numbers(span: Span) -> bool:
    """Whether more of a row's cells after the first are numbers or lengths of time than text."""
    filled = [cell for cell in span.cells[1:] if cell and not blank(cell)]
    return 2 * sum(value(cell) is not None for cell in filled) > len(filled)


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
    """What each row is about: its first text, with more of its texts as far as they tell it from other rows of the table; a row
    without a first cell belongs to the one above; labels still equal are told apart by the row that names theirs and those beside
    them, or by what the rows before them have in common ("Urgent met", "Urgent not met" before "% met")."""
    if not spans:
        return []
    numbered = _numbered(spans)
    texts = [_texts(span) or ([f"{span.columns[0]} {span.cells[0]}"] if numbered else []) for span in spans]
    heads = _heads(spans, texts)
    # The first row of several under one first cell is told by its second text, as those below it are by their first.
    depths = [
        1 + (_is_code(t) or (bool(below) and not head)) for t, head, below in zip(texts, heads, [*heads[1:], ""], strict=True)
    ]
    for _ in range(MOST_TEXTS - 1):
        seen = Counter(_keys(heads, texts, depths))
        depths = [depth + (seen[key] > 1) for depth, key in zip(depths, _keys(heads, texts, depths), strict=True)]
    keys = _keys(heads, texts, depths)
    counts = Counter(keys)
    groups = [group if counts[key] > 1 else "" for group, key in zip(_groups(spans), keys, strict=True)]
    together = Counter(zip(groups, keys, strict=True))
    labels: list[str] = []
    for i, (group, (head, text)) in enumerate(zip(groups, keys, strict=True)):
        again = counts[keys[i]] > 1 and together[group, keys[i]] > 1
        after = _block(keys, i) if again else ""
        labels.append(_joined([part for part in (group, after, head, text) if part]))
    return labels


def _block(keys: Sequence[tuple[str, str]], i: int) -> str:
    """What the rows right above row ``i``, up to the last of the same name, are called together: the words that all of them begin
    with ("Urgent met", "Urgent not met"), or the only one's name; nothing where they share none."""
    first = i
    while first and keys[first - 1] != keys[i]:
        first -= 1
    above = [text.split() for _, text in keys[first:i]]
    return " ".join(words[0] for words in takewhile(lambda words: len(set(words)) == 1, zip(*above, strict=False)))


def names_rows(span: Span) -> bool:
    """Whether a row has a first cell and nothing else: it says what the rows below it are about."""
    return len(span.cells) > 1 and bool(span.cells[0]) and not any(span.cells[1:])


def is_nameless(span: Span) -> bool:
    """Whether a span is a table row of figures alone, without a first cell: at most a total, and of what is not said."""
    return span.kind is SpanKind.TABLE_ROW and len(span.cells) > 1 and not span.cells[0] and not _texts(span)


def group_of(passage: Passage, index: int) -> Span | None:
    """The row of the passage that names those that row ``index`` is among; ``None`` where none does."""
    row = passage.spans[index]
    above = [span for span in passage.spans[: index + 1] if span.group == row.group and span.kind is SpanKind.TABLE_ROW]
    found = next((i for i in range(len(above) - 2, -1, -1) if names_rows(above[i]) and not names_rows(above[i + 1])), None)
    return None if found is None or (above[found].start, above[found].end) == row.lead else above[found]


def called_by(passage: Passage, index: int, label: str) -> Span | None:
    """The row that a label of row ``index`` has words of besides its own: one that names the rows below it, or the one before."""
    row, group = passage.spans[index], group_of(passage, index)
    if group and label.startswith(group.cells[0]):
        return group
    before = passage.spans[index - 1] if index else None
    if before is None or before.group != row.group or (before.start, before.end) == row.lead or not (before.cells and row.cells):
        return None
    shared = label.removesuffix(f"{JOINED}{row.cells[0]}")
    return before if shared != label and before.cells[0].startswith(shared) else None


def _groups(spans: Sequence[Span]) -> list[str]:
    """The first cell of the nearest row above that has nothing else and rows with more right below it."""
    groups: list[str] = []
    last = ""
    for i, span in enumerate(spans):
        groups.append("" if names_rows(span) else last)
        if names_rows(span) and i + 1 < len(spans) and not names_rows(spans[i + 1]):
            last = span.cells[0]
    return groups


def _heads(spans: Sequence[Span], texts: Sequence[Sequence[str]]) -> list[str]:
    """The first cell of the row above that a row without one belongs to, else nothing."""
    heads: list[str] = []
    last = ""
    for span, own in zip(spans, texts, strict=True):
        first = span.cells[0] if span.cells else ""
        heads.append(last if own and not first else "")
        last = first or last
    return heads


def _keys(heads: Sequence[str], texts: Sequence[Sequence[str]], depths: Sequence[int]) -> list[tuple[str, str]]:
    return [(head, _joined(own[:depth])) for head, own, depth in zip(heads, texts, depths, strict=True)]


def _joined(texts: Sequence[str]) -> str:
    return JOINED.join(texts)


def _numbered(spans: Sequence[Span]) -> bool:
    """Whether rows are told by the count in their first cell, as of bedrooms: each a whole number, and no two the same."""
    counts = [span.cells[0] for span in spans if span.cells and number(span.cells[0]) is not None]
    named = all(_WORD.search(name) and not periods.of_text(name) for span in spans for name in span.columns[:1])
    return named and all(span.columns for span in spans) and all(c.isdigit() for c in counts) and len(set(counts)) == len(counts)


def _is_code(texts: Sequence[str]) -> bool:
    """Whether the first text is a reference, which says nothing by itself: "24/07.2", "R1", "FIN/24/01"."""
    if not texts:
        return False
    return bool(_REFERENCE.match(texts[0])) or (_DIGIT.search(texts[0]) is not None and not _WORD.search(texts[0]))


def _texts(span: Span) -> list[str]:
    """The cells of a row that may tell it from others: neither numbers nor marks nor blanks; those after the first are short."""
    texts = [cell for cell in span.cells if cell and number(cell) is None and cell.lower() not in MARKS and not blank(cell)]
    if texts and _LETTER.match(texts[0]) and texts[0] == span.cells[0] and span.columns and _WORD.search(span.columns[0]):
        texts[0] = f"{span.columns[0]} {texts[0]}"
        return _with_subject(texts)
    if _is_code(texts) and texts[0] == span.cells[0] and not periods.of_text(texts[0]):
        return _with_subject(texts)
    return texts[:1] + [
        text for text in texts[1:MOST_TEXTS] if len(text.split()) <= 4 and _WORD.search(text) and not _DIGIT.search(text)
    ]


def _with_subject(texts: Sequence[str]) -> list[str]:
    """A reference with the first words of the text that says what it stands for."""
    said = next((text.split() for text in texts[1:] if _WORD.search(text) and not periods.of_text(text)), [])
    return [texts[0], *([" ".join(said[:CODED]) + (" …" if len(said) > CODED else "")] if said else [])]

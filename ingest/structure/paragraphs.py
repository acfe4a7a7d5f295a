"""Which lines go on in the next line: text is wrapped, double-spaced, or cut in two by a page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.headings.forms import is_bare_label, style_of
from ingest.lists.markers import marker_of
from ingest.structure.lines import FUNCTION_WORDS, Line, ends_sentence, introduces, key, runs_on, starts_lower, words
from ingest.tables.cells import MONTH, values_at_end

# A line is full when it is this share of the width around it or more; bulleted lines are indented and so shorter.
_FULL = 0.7
_WIDTH_WINDOW = 8  # lines to each side that the width is measured in
_SPACING_WINDOW = 10
_SPACING_PROOFS = 2  # so many sentences seen to go on over one blank line show that the text is double-spaced
_SHORT_LINE = 60
_ROW_VALUES, _ROW_LENGTH = 2, 80  # a line of this length that ends with two values is a table row
_CAPITALS = 8
_SLACK_WIDE, _SLACK_NARROW = 0.85, 0.75
_CONTACT = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b0\d{3,4}[ -]?\d{3}[ -]?\d{3,4}\b|[\w.+-]+@[\w-]+\.\w|\bwww\."
    r"|^(?:twitter|facebook)\b",
    re.IGNORECASE,
)
_UNIT_END = re.compile(
    r"\((?:[£$€]\s?)?(?:m|k|bn|000s?|million)\)(?:\s*\d{4}[-/–]\d{2,4})?$", re.IGNORECASE
)  # ends a table's title
_NUMBER_ONLY = re.compile(r"^[+(]*\d[\d\s()-]{7,}$")  # a telephone number
# "by 31" / "March", "before" / "September".
_DAY_END = re.compile(
    r"\b(?:(?:from|to|on|of|by|until|till|since|and|the|before|after|between) \d{1,2}(?:st|nd|rd|th)?"
    r"|by|until|till|since|before|after|during)$"
)
_MONTH_FIRST = re.compile(rf"^{MONTH}\b", re.IGNORECASE)
_FIGURE = re.compile(r"[%£€$↑↓▲▼]|\bper cent\b")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Neighbouring lines with no blank line between: their width, and whether each line is an entry of its own
    (names, dates) or all are one piece (an address, a figure with its label). ``wrapped`` says that some line begins in
    lower case, so that lines were broken to fit."""

    width: int
    entries: bool
    piece: bool
    wrapped: bool = False


def chunks_of(lines: Sequence[Line], plain: Sequence[bool]) -> list[Chunk]:
    """The chunk of each line; ``plain`` says which lines are ordinary text."""
    return [chunk for first, last in _ranges(lines, plain) for chunk in [_chunk(lines[first:last])] * (last - first)]


def whole_chunks(lines: Sequence[Line], plain: Sequence[bool]) -> Counter[str]:
    """How often each short text stands by itself between blank lines, in the form that repeated headings share."""
    found: Counter[str] = Counter()
    for first, last in _ranges(lines, plain):
        texts = [line.text for line in lines[first:last]]
        if len(texts) <= 3 and sum(map(len, texts)) <= 100:
            found[key(" ".join(texts))] += 1
    return found


def _ranges(lines: Sequence[Line], plain: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of neighbouring lines with no blank line, page or paragraph break between, all plain or none."""
    first = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or lines[i].gap or lines[i].top or lines[i].mark or plain[i] != plain[first]:
            yield first, i
            first = i


def _chunk(lines: Sequence[Line]) -> Chunk:
    texts = [line.text for line in lines]
    width = max(map(len, texts))
    # Widths first: what is looked for in a line of any length takes the square of that length.
    if len(texts) >= 3 and width <= 90 and sum(bool(_CONTACT.search(text)) for text in texts) >= 2:
        return Chunk(width, entries=False, piece=True)
    if 1 < len(texts) <= 4 and width < 50 and any(map(_FIGURE.search, texts)) and not any(map(ends_sentence, texts)):
        return Chunk(width, entries=False, piece=True)
    inner = [text for text in texts[:-1] if not runs_on(text)]
    entries = (
        len(inner) >= 2
        and width <= _SHORT_LINE
        and not any(starts_lower(text) or ends_sentence(text) or marker_of(text) for text in texts)
    )
    return Chunk(width, entries, piece=False, wrapped=any(starts_lower(text) for text in texts[1:]))


class Spacing:
    """What the lines around a line say about width and line spacing."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        lower = [i > 0 and starts_lower(line.text) and not ends_sentence(lines[i - 1].text) for i, line in enumerate(lines)]
        self._double = _counts([low and line.gap == 1 for low, line in zip(lower, lines, strict=True)])
        self._single = _counts([low and line.gap == 0 for low, line in zip(lower, lines, strict=True)])

    def double(self, i: int) -> bool:
        """Whether a single blank line means nothing around line ``i``."""
        first, last = max(0, i - _SPACING_WINDOW), min(len(self._lines), i + _SPACING_WINDOW + 1)
        doubles = self._double[last] - self._double[first]
        return doubles >= _SPACING_PROOFS and doubles >= self._single[last] - self._single[first]

    def width(self, i: int) -> int:
        """The length of the second longest line around line ``i``: one line may be out of the common."""
        around = self._lines[max(0, i - _WIDTH_WINDOW) : i + _WIDTH_WINDOW + 1]
        longest = sorted((len(line.text) for line in around if "://" not in line.text), reverse=True) or [0]
        return longest[min(1, len(longest) - 1)]

    def full(self, i: int) -> bool:
        """Whether line ``i`` fills its measure."""
        return len(self._lines[i].text) >= _FULL * self.width(i)


def _counts(flags: Sequence[bool]) -> list[int]:
    total, result = 0, [0]
    for flag in flags:
        total += flag
        result.append(total)
    return result


def goes_on(  # noqa: PLR0911  # a list of cases
    lines: Sequence[Line], i: int, chunk: Chunk, spacing: Spacing, item: bool, *, clause: bool = False
) -> bool:
    """Whether line ``i`` goes on what the line before is in: a paragraph, a list item or a numbered clause."""
    before, line = lines[i - 1], lines[i]
    if line.top or line.page != before.page:
        return False
    row = len(values_at_end(before.text)) >= _ROW_VALUES and len(before.text) <= _ROW_LENGTH
    if row and not starts_lower(line.text) and not _NUMBER_ONLY.match(before.text):
        return False
    if line.gap == 0 and _DAY_END.search(before.text) and _MONTH_FIRST.match(line.text):
        return True  # a date cut behind its day
    if line.gap == 0:
        return _goes_on_tight(before, line, chunk, spacing.full(i - 1), item)
    ended = ends_sentence(before.text) or introduces(before.text)
    if ended or line.ruled or _CONTACT.match(line.text):
        return False
    if len(before.text) <= _SHORT_LINE // 2 and values_at_end(before.text):
        return False
    if starts_lower(line.text):
        return line.gap <= 4
    if line.spaced or line.gap > 2:
        return False
    if (spacing.double(i) or clause) and line.gap == 1 and spacing.full(i - 1) and len(before.text) < 140:
        return True
    return len(before.text) > _SHORT_LINE and (runs_on(before.text) or _name_cut(before.text, line.text, spacing.full(i - 1)))


def _goes_on_tight(before: Line, line: Line, chunk: Chunk, full: bool, item: bool) -> bool:  # noqa: PLR0911  # a list of cases
    ended = ends_sentence(before.text)
    if _UNIT_END.search(before.text):
        return False
    if chunk.piece and not line.mark:
        return True
    if introduces(before.text):
        return not item and (starts_lower(line.text) or is_bare_label(before.text))
    if starts_lower(line.text) and not ended:
        return True
    if runs_on(before.text) and (item or not line.mark):
        return True
    if line.mark:
        return not ended and ((item and _hangs(before, line)) or (full and len(before.text) > _SHORT_LINE))
    if not item and line.text.isupper() and len(line.text) > _CAPITALS:
        return before.text.isupper() and not ended  # capitals under other text are a heading or lettering
    if chunk.entries and not item:
        return False
    if not item and before.mark and style_of(before.text) == "title" and line.text[0] not in "(&":
        return False  # the title on top of a page
    needed = len(before.text) + 1 + len(line.text.split()[0])
    if item:
        return not (ended and needed < chunk.width)
    # In wrapped text a line breaks off early for a long word too; only one that is much shorter was ended on purpose.
    slack = 1.0 if ended or not chunk.wrapped else _SLACK_WIDE if chunk.width >= _SHORT_LINE else _SLACK_NARROW
    return needed >= slack * chunk.width


def _hangs(before: Line, line: Line) -> bool:
    """Whether a line of a list item begins under the item's text, behind its marker."""
    marker = marker_of(before.text)
    return line.indent == before.indent + (marker.length if marker else 0) and marker_of(line.text) is None


def _name_cut(before: str, line: str, full: bool) -> bool:
    """Whether a page break fell into a name: a long line without a full stop ends in a capitalised word, the next
    begins with one and is a sentence's end, not a heading."""
    last, first = words(before)[-1:] or [""], words(line)[:1] or [""]
    if (not full and style_of(before) != "sentence") or first[0].lower() in FUNCTION_WORDS:
        return False
    return last[0][:1].isupper() and not last[0].isupper() and line[0].isupper() and bool(re.search(r"[.?!](?:\s|$)", line))

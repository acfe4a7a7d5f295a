"""List items: bullets that were lost or stand alone, letters apart from their text, nesting."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import BlockKind
from ingest.lists.markers import Marker, follows, marker_of, reference_of
from ingest.structure.lines import Line, ends_sentence, introduces, runs_on, starts_lower
from ingest.structure.units import Unit, unit_of
from ingest.tables.cells import MONTH

_MONTH = re.compile(rf"^{MONTH}\b", re.IGNORECASE)
_DASHES = "-–—*+"
_ITEM_ENDS = re.compile(r"(?:[.;]|[;,] (?:and|or))\s*$")
_SERIES_LINES = 12  # an item's neighbour begins within so many lines
_SENTENCE_WORDS = 4
_CLAUSE_WORDS = 30  # a numbered paragraph is longer than this or has two sentences; a shorter one is an item


def opens_item(lines: Sequence[Line], i: int, full: bool) -> Marker | None:  # noqa: PLR0911  # a list of cases
    """The marker that line ``i`` begins with, if a list item or numbered clause begins there.

    ``full`` says that the line before fills its measure: then a number may only have come to stand at a line's start.
    """
    line = lines[i]
    marker = marker_of(line.text)
    if marker is None:
        return _reference(lines, i)
    rest = line.text[marker.length :]
    before = lines[i - 1].text if i else ""
    open_sentence = bool(before) and line.gap == 0 and not line.top and not ends_sentence(before) and not introduces(before)
    if marker.bullet and not marker.name:
        dash = marker.text[0] in _DASHES and len(marker.text) == 1
        if dash and (not rest or (open_sentence and full and not marker_of(before))):
            return None
        return marker
    if marker.number and not marker.bullet:
        if _MONTH.match(rest) or (rest and not re.match(r"[A-Z0-9\"'“‘(*£\[]", rest)):
            return None
        if open_sentence and full and not marker_of(before):
            return None
        if marker.clause and not rest:
            return None  # an amount by itself
        return marker
    if not marker.number and not marker.bullet and rest and "." in marker.text and marker.name[0].isupper():
        # "J. Smith" is a name, "B. Keep ..." an item if "A." came before.
        return marker if marker.name[0] == "A" or _letter_before(lines, i, marker) else None
    return marker


def _reference(lines: Sequence[Line], i: int) -> Marker | None:
    """The marker "R2" or "Rec 3" of a line that says a sentence, or of one without text, where the series runs."""
    found = reference_of(lines[i].text)
    if found is None or not _is_sentence(lines, i, found[2].length):
        return None
    series, number, marker = found
    for k in range(max(0, i - _SERIES_LINES), min(len(lines), i + _SERIES_LINES + 1)):
        other = reference_of(lines[k].text)
        if other and other[0] == series and abs(other[1] - number) == 1 and _is_sentence(lines, k, other[2].length):
            return marker
    return None


def _is_sentence(lines: Sequence[Line], i: int, length: int) -> bool:
    """Whether a sentence stands behind a marker, or below it: a policy's or a question's name is none, and no item."""
    rest = lines[i].text[length:]
    if "\t" in lines[i].raw:
        return False
    below = lines[i + 1] if i + 1 < len(lines) and lines[i + 1].page == lines[i].page else None
    if not rest:
        return below is not None and below.gap <= 1 and ends_sentence(below.text)
    wrapped = below is not None and below.gap == 0 and (starts_lower(below.text) or runs_on(rest))
    return rest[0].isupper() and len(rest.split()) >= _SENTENCE_WORDS and (ends_sentence(rest) or wrapped)


def _letter_before(lines: Sequence[Line], i: int, marker: Marker) -> bool:
    for line in reversed(lines[max(0, i - 40) : i]):
        other = marker_of(line.text)
        if other and other.name and follows(marker.name, other.name):
            return True
    return False


def lost_bullets(units: Sequence[Unit]) -> None:
    """Make items of indented lines whose bullets were lost: two neighbours at least, or one after a colon."""
    i = 0
    while i < len(units):
        j = i
        while j < len(units) and _indented(units[j], units[j - 1] if j else None):
            j += 1
        announced = i > 0 and j > i and bool(re.search(r"[:;]\W*$", units[i - 1].text)) and units[i - 1].kind is None
        if j - i >= 2 or announced:
            for unit in units[i:j]:
                unit.kind, unit.level = BlockKind.LIST_ITEM, 1
        i = max(j, i + 1)


def _indented(unit: Unit, before: Unit | None) -> bool:
    """Whether a unit is set in by a space and is no page's beginning."""
    if unit.kind is not None or unit.marker or unit.number or unit.table is not None or not unit.indent:
        return False
    if "\t" in unit.lines[0].raw[: unit.indent]:
        return False
    page_begins = unit.glued and unit.indent == 1 and not (before and introduces(before.text))
    return not page_begins and any(c.isalpha() for c in unit.text)


def gather_apart(units: list[Unit]) -> None:
    """Give markers that were gathered together above their texts back to them, one by one."""
    i = 0
    while i < len(units):
        j = i
        while j < len(units) and _bare(units[j]):
            j += 1
        if j == i:
            i += 1
            continue
        markers = [unit.marker for unit in units[i:j]]
        for unit in units[i:j]:
            unit.kind = BlockKind.FURNITURE
        if j < len(units) and units[j].kind is None and units[j].marker and len(units[j].lines) > 1:
            # The last of the gathered markers took the first text, which belongs to the first of them.
            markers.append(units[j].marker)
            if units[j].lines[0].text == units[j].marker and markers[0] != markers[-1]:
                units.insert(j, unit_of(units[j].lines[0], BlockKind.FURNITURE))
                j += 1
                _without_first_line(units[j])
            units[j].marker = ""
        if j < len(units) and _text(units[j]) and len(parts := _items_run_together(units[j])) == len(markers):
            units[j : j + 1] = parts
        texts = [k for k in range(j, min(len(units), j + len(markers))) if _text(units[k])]
        for k, marker in zip(texts, markers, strict=False):
            units[k].marker, units[k].kind = marker, BlockKind.LIST_ITEM
        i = j + 1


def _items_run_together(unit: Unit) -> list[Unit]:
    """A paragraph parted behind each line that ends as an item does, if all of its items do."""
    parts: list[Unit] = []
    begins = True
    for line in unit.lines:
        if begins:
            parts.append(unit_of(line))
        else:
            parts[-1].lines.append(line)
            parts[-1].end = line.end
        begins = bool(_ITEM_ENDS.search(line.text))
    for part in parts:
        part.body, part.across = part.text, unit.across
    return parts if begins else []


def _without_first_line(unit: Unit) -> None:
    unit.lines = unit.lines[1:]
    unit.start, unit.body = unit.lines[0].start, unit.text


def _bare(unit: Unit) -> bool:
    return bool(unit.marker) and unit.kind in (None, BlockKind.LIST_ITEM) and unit.text == unit.marker


def _text(unit: Unit) -> bool:
    return unit.kind is None and not unit.marker and len(unit.text.split()) >= 3


def settle_markers(units: Sequence[Unit]) -> None:
    """Decide which marked units are list items and which are numbered paragraphs, where no heading pass will."""
    for i, unit in enumerate(units):
        if unit.kind is not None or not unit.marker:
            continue
        parts = len(unit.number)
        long = len(unit.body.split()) > _CLAUSE_WORDS or len(re.findall(r"[.?!]['”\"]?\s+[A-Z]", unit.body)) >= 1
        star = unit.marker in {"*", "+"} and not any(
            other.marker == unit.marker for other in units[max(0, i - 1) : i + 2] if other is not unit
        )
        if star or (parts >= 2 and (long or parts == 2)) or (parts >= 2 and introduces(unit.text)):
            unit.kind = BlockKind.PARAGRAPH
        else:
            unit.kind = BlockKind.LIST_ITEM


def nest(units: Sequence[Unit]) -> None:
    """Set the depth of every item from its indentation, its kind of marker and the parts of its number."""
    stack: list[_Place] = []
    before: list[_Place] = []  # the lists that a paragraph interrupted; the next letter or number resumes them
    for unit in units:
        if unit.kind is BlockKind.FURNITURE or unit.kind is BlockKind.CAPTION:
            continue
        if unit.kind is not BlockKind.LIST_ITEM:
            before = [] if unit.kind is BlockKind.HEADING else stack or before
            stack = []
            continue
        name = re.sub(r"[^\w.]", "", unit.marker).strip(".")
        if not stack and any(place.name and follows(name, place.name) for place in before):
            stack = before
        unit.level = _depth(stack, _Place(unit.indent, _style(unit.marker), name), unit)


@dataclass(slots=True)
class _Place:
    indent: int
    style: str
    name: str


def _depth(stack: list[_Place], place: _Place, unit: Unit) -> int:
    if len(unit.number) > 2:
        return len(unit.number) - 1
    known = [k for k, other in enumerate(stack) if other.style == place.style]
    if known and (place.style != "-" or stack[known[-1]].indent == place.indent):
        del stack[known[-1] + 1 :]
        stack[-1].name = place.name
        return len(stack)
    while stack and stack[-1].indent > place.indent:
        stack.pop()
    if stack and stack[-1].indent == place.indent and not _deeper(place.style, stack[-1].style):
        stack.pop()
    stack.append(place)
    return len(stack)


def _style(marker: str) -> str:
    core = re.sub(r"[^\w.]", "", marker).strip(".")
    if not core:
        return "-"
    if core[0].isdigit():
        return "1"
    return "i" if re.fullmatch(r"[ivx]{2,}|i", core) else "A" if core.isupper() else "a"


def _deeper(style: str, above: str) -> bool:
    """Letters under numbers, Roman numbers under letters, bullets under either, without any indentation."""
    order = {"1": 0, "A": 0, "a": 1, "i": 2, "-": 3}
    return order[style] > order[above] and style != "A"

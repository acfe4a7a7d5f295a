"""Lists that a colon announces and whose bullets were lost: "The savings are:" over short lines, amounts in them or not."""

import re
from collections.abc import Sequence

from corpus.models import BlockKind
from ingest.headings.forms import begins_component, is_caption, is_field, is_labelled
from ingest.headings.runs import is_prose
from ingest.lists.markers import marker_of
from ingest.structure.lines import Line, ends_sentence, introduces, runs_on, starts_lower, words
from ingest.structure.units import Unit
from ingest.tables.cells import is_period, is_value, values_at_end

_LEAST = 3  # so many short texts below a colon are its list
_ITEM_WORDS = 30
_LINE = 130  # characters of a line that is an item by itself
_SPEECH = re.compile(r"^(?:we|i|it|he|she|they|this|these|those|there|but|however|please|thank|see|note)\b", re.IGNORECASE)
_CONTACT = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\w@\w|https?://|\bwww\.|^\W*(?:tel|e-?mail|phone|fax)\b", re.IGNORECASE
)
_PAIR = re.compile(r"^[A-Z][^:]{1,40}:\s")


def may_be_item(text: str) -> bool:
    """Whether a text below a colon can be an item by its looks: short, no sentence, not cut off; amounts are allowed."""
    count = len(words(text))
    if not 2 <= count <= _ITEM_WORDS or not (text[0].isupper() or text[0].isdigit() or text[0] == "£"):
        return False
    if ends_sentence(text) or introduces(text) or runs_on(text) or marker_of(text) or _SPEECH.match(text):
        return False
    if is_field(text) or _PAIR.match(text) or _CONTACT.search(text) or len(values_at_end(text)) > 1:
        return False
    named = is_labelled(text) or is_caption(text) or begins_component(text)
    return not named and any(word[0].isalpha() and not is_value(word) and not is_period(word) for word in words(text))


def announced_lines(lines: Sequence[Line], plain: Sequence[bool]) -> frozenset[int]:
    """The lines that are items of an announced list by themselves: those of one chunk of text, no line of it wrapped."""
    found: set[int] = set()
    for i, line in enumerate(lines):
        if not plain[i] or not introduces(line.text) or is_field(line.text):
            continue
        last = i + 1
        while last < len(lines) and _alone(lines[last], plain[last], line) and (not lines[last].gap or last == i + 1):
            last += 1
        ended = last == len(lines) or not plain[last] or lines[last].gap or lines[last].page != line.page
        if ended and last - i > _LEAST and lines[i + 1].gap <= 1:
            found.update(range(i + 1, last))
    return frozenset(found)


def _alone(line: Line, plain: bool, lead: Line) -> bool:
    return plain and line.page == lead.page and len(line.text) <= _LINE and may_be_item(line.text)


def announced_lists(flow: Sequence[Unit]) -> None:
    """Make list items of the texts below a colon that can be items, where some of them cannot be headings."""
    for i, lead in enumerate(flow):
        if lead.kind is not None or not introduces(lead.text) or is_field(lead.text) or (lead.marker and not lead.number):
            continue
        last = i + 1
        while last < len(flow) and _goes_on(flow, i + 1, last):
            last += 1
        run = flow[i + 1 : last]
        if run and _titles(run[-1], run[:-1], flow[last] if last < len(flow) else None):
            run = run[:-1]
        if len(run) < _LEAST or all(unit.strength for unit in run):
            continue
        for unit in run:
            unit.kind, unit.strength, unit.level = BlockKind.LIST_ITEM, 0, 1
            unit.indent = run[0].indent  # all are of one level, whatever space extraction left before some
        lead.strength = 0


def _goes_on(flow: Sequence[Unit], first: int, i: int) -> bool:
    """Whether unit ``i`` can be an item as the first is: set apart as that is, and on its page."""
    unit = flow[i]
    plain = unit.kind is None and not unit.marker and not unit.number and unit.strength < 2 and unit.table is None
    if not plain or unit.across or unit.page != flow[first].page or starts_lower(unit.text):
        return False
    if unit.gap > 1 or (i > first + 1 and unit.gap != flow[first + 1].gap):
        return False
    return may_be_item(unit.text)


def _titles(unit: Unit, others: Sequence[Unit], below: Unit | None) -> bool:
    """Whether the last of a run is the heading of the text below it rather than an item: shorter than all of those."""
    over = below is not None and (is_prose(below) or introduces(below.text) or below.kind is BlockKind.TABLE_ROW)
    shorter = all(len(words(unit.text)) < len(words(other.text)) for other in others)
    return bool(unit.strength) and not unit.glued and over and shorter

"""Which units are headings: by their form, by the contents list, by what stands above and below them."""

import re
from collections.abc import Sequence

from corpus.models import BlockKind
from ingest.headings.forms import (
    APPENDIX,
    atx_level,
    begins_component,
    is_bold,
    is_caption,
    is_labelled,
    label_name,
    may_be_heading,
)
from ingest.headings.looks import headings_by_looks
from ingest.headings.numbered import numbered_headings
from ingest.lists.markers import follows
from ingest.structure.contents import Contents
from ingest.structure.lines import ends_sentence, introduces, key, words
from ingest.structure.units import Unit

_APPENDICES = re.compile(r"\b(?:appendi(?:x|ces)|annex(?:es)?|attachments|background papers|enclosures)\b", re.IGNORECASE)


def find_headings(units: list[Unit], contents: Sequence[Contents]) -> None:
    """Set ``kind`` of the units that are headings or captions, and of the lists made of lines like headings."""
    for unit in units:
        if unit.kind is None and not unit.marker and is_caption(unit.text):
            unit.kind = BlockKind.CAPTION
    _by_form(units, contents)
    numbered_headings(units)
    headings_by_looks(units)
    _settle(units)


def _by_form(units: Sequence[Unit], contents: Sequence[Contents]) -> None:
    """Headings that need no surroundings: Markdown, bold, report titles, priorities, entries of a contents list."""
    known = {key(title) for one in contents for title in one.titles} - {""}
    labels: list[str] = []
    for unit in units:
        if unit.kind is not None or (unit.marker and not unit.number):
            continue
        text = unit.text
        if atx_level(text):
            unit.strength = 2
            unit.tags.add("atx")
        elif not unit.marker and begins_component(text):
            unit.strength = 2
            unit.tags.add("component")
        elif not unit.marker and is_labelled(text) and (not unit.glued or unit.fresh):
            # Priorities named once more, away from a page's top, stand in a table or summary.
            if key(text) in labels[:-1] and key(text) != labels[-1] and not unit.fresh:
                unit.tags.add("again")
                continue
            unit.strength = 2
            unit.tags.add("label")
            labels.append(key(text))
        elif not unit.marker and is_bold(text) and may_be_heading(text) and len(unit.lines) == 1:
            unit.strength = 2
            unit.tags.add("bold")
        if _is_entry(text, known) and (not unit.glued or unit.fresh):
            unit.strength = 2
            unit.tags.add("known")


def _is_entry(text: str, keys: set[str]) -> bool:
    own = key(text)
    if own in keys:
        return True
    if len(words(text)) > 14 or ends_sentence(text):
        return False
    return any(own.startswith(k + " ") and len(k) > 12 and re.match(r"\W*\s[-–—:(]", text[len(k) :]) for k in keys)


def _settle(units: Sequence[Unit]) -> None:
    """Make headings of what has strength, but for entries in a list of appendices and stray appendix names."""
    flow = [unit for unit in units if unit.kind is not BlockKind.FURNITURE]
    listing, names, listed = False, {""}, set[str]()
    for i, unit in enumerate(flow):
        if unit.kind is not None or not unit.strength:
            continue
        name = label_name(unit.text)
        if "component" in unit.tags:
            names, listed = {""}, set()
        if name and "known" not in unit.tags:
            if listing and name not in listed and _is_entry_of_list(flow, i, name):
                unit.kind, unit.level, unit.strength = BlockKind.LIST_ITEM, 1, 0
                listed.add(name)
                continue
            between = i > 0 and introduces(flow[i - 1].text) and i + 1 < len(flow) and bool(flow[i + 1].marker)
            if between or not (name in {"A", "1", "I"} or any(follows(name, other) for other in names | listed)):
                unit.strength = 0
                continue
        names.add(name)
        unit.kind = BlockKind.HEADING
        listing = bool(_APPENDICES.search(unit.text)) and not APPENDIX.match(unit.text)


def _is_entry_of_list(flow: Sequence[Unit], i: int, name: str) -> bool:
    """Whether an appendix's line under "Appendices" only lists it: nothing but headings follows, or it comes again."""
    below = flow[i + 1] if i + 1 < len(flow) else None
    if below is None or below.strength == 2 or label_name(below.text):
        return True
    for unit in flow[i + 1 :]:
        if "component" in unit.tags:
            break
        if label_name(unit.text) == name and unit.strength:
            return True
    return False

"""Lines that look like headings: candidates, to be decided on together with their neighbours."""

import re
from collections.abc import Sequence

from corpus.models import BlockKind
from ingest.headings.forms import may_be_heading, style_of
from ingest.headings.runs import ANNOUNCED_RUN, PROSE_WORDS, decide_run, is_prose, signature
from ingest.lists.announced import announced_lists
from ingest.structure.lines import ends_sentence, introduces, key, words
from ingest.structure.units import Unit

_TIGHT_CHARACTERS = 60  # a heading between paragraphs without blank lines is a short line


def headings_by_looks(units: Sequence[Unit]) -> None:
    """Lines that look like headings, judged by their neighbours."""
    flow = [u for u in units if u.kind is not BlockKind.FURNITURE and "footnote" not in u.tags]
    values = {key(cell) for u in flow if not u.header for cell in u.cells[1:] if cell and len(cell) < 40}
    for i, unit in enumerate(flow):
        if unit.kind is None and not unit.strength and not unit.marker and not unit.number and _looks(flow, i, values):
            unit.strength = 1
    announced_lists(flow)
    _entries(flow)
    i = 0
    while i < len(flow):
        if flow[i].strength != 1 or flow[i].kind is not None:
            i += 1
            continue
        j = i
        while j < len(flow) and flow[j].kind is None and flow[j].strength == 1:
            j += 1
        decide_run(flow, i, j)
        i = j


def _entries(flow: Sequence[Unit]) -> None:
    """Make list items of short lines set one below the other, such as names and dates, but not of a signature."""
    i = 0
    while i < len(flow):
        j = i
        while j < len(flow) and flow[j].kind is None and "entry" in flow[j].tags and flow[j].strength < 2:
            j += 1
        first = i
        if j - i > ANNOUNCED_RUN and flow[i].fresh and style_of(flow[i].text) != style_of(flow[i + 1].text):
            first += 1  # the list's title, glued to it
        if j - first >= ANNOUNCED_RUN and not signature(flow[i:j]):
            for unit in flow[first:j]:
                unit.kind, unit.strength, unit.level = BlockKind.LIST_ITEM, 0, 1
        i = max(j, i + 1)


def _looks(flow: Sequence[Unit], i: int, values: set[str]) -> bool:
    unit = flow[i]
    text = unit.text
    if not may_be_heading(text) or unit.across or "again" in unit.tags:
        return False
    below = flow[i + 1] if i + 1 < len(flow) else None
    if introduces(text) and (below is None or below.marker or below.number or not is_prose(below)):
        return False
    style = style_of(text)
    if len(unit.lines) > 1 and style != "title":
        # Wrapped lines in capitals are lettering of a picture when they are short; wrapped sentence case is text.
        return False
    above = flow[i - 1] if i else None
    if unit.glued and not unit.fresh and above is not None and above.strength == 0 and not _set_tight(unit, above, below):
        return False
    # A cell's text ("Good", "On track") is a verdict wherever it stands.
    return key(re.sub(r"\([^)]*\)", " ", text)) not in values or style == "upper"


def _set_tight(unit: Unit, above: Unit, below: Unit | None) -> bool:
    """Whether a line stands between two paragraphs in text that has no blank lines, after a sentence's end."""
    if above.kind is BlockKind.CAPTION:
        return True
    prose = len(words(above.text)) >= PROSE_WORDS and ends_sentence(above.text)
    return prose and len(unit.lines) == 1 and below is not None and below.glued and len(unit.text) <= _TIGHT_CHARACTERS

"""How headings contain one another, and headings that are printed again where a section goes on."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from corpus.models import BlockKind
from ingest.headings.forms import APPENDIX, LABEL, atx_level, style_of
from ingest.structure.lines import introduces, key
from ingest.structure.units import Unit

# Lower ranks contain higher ones. Only their order means anything.
_COMPONENT, _PART_TITLE, _KNOWN, _PAGE, _NUMBERED, _UPPER, _LOOKS = 0.0, 5.0, 8.0, 9.0, 10.0, 14.0, 20.0
_LABEL = 19.0  # policies and priorities in a document with numbered sections stand below those
_LEAST_NUMBERED = 3
_MOST_LEVELS = 6
_PAGE_SHARE = 0.6  # of the pages whose beginning can be seen, so many begin with a heading if pages are sections
_LEAST_PAGES = 4
_LEAST_PRIORITIES = 3  # so many, a page each, are no chance
_ALIKE = 0.93


_APPENDICES = re.compile(r"\bappendices\b|\bannexe?s\b", re.IGNORECASE)


def set_levels(units: Sequence[Unit]) -> None:
    """Set ``level`` of every heading; turn headings that repeat the one in force into furniture."""
    _rank(units)
    stack: list[Unit] = []
    announced: dict[str, Unit] = {}
    last: Unit | None = None
    repeated = False
    said: set[str] = set()
    for position, unit in enumerate(units):
        if unit.kind is BlockKind.LIST_ITEM and not unit.marker and last is not None:
            announced.setdefault(key(APPENDIX.sub("", unit.text)), last)
        if unit.kind is not BlockKind.HEADING:
            if repeated and unit.kind is BlockKind.PARAGRAPH and not introduces(unit.text) and unit.text in said:
                unit.kind = BlockKind.FURNITURE  # what stands under the heading is printed again with it
            elif unit.kind is not BlockKind.FURNITURE:
                repeated = repeated and unit.kind is BlockKind.CAPTION
                said.add(unit.text)
            continue
        if _goes_on(units, position, stack):
            unit.kind, unit.strength = BlockKind.FURNITURE, 0
            repeated = True
            continue
        _announced_rank(unit, announced, stack)
        _end_appendix(unit, stack)
        while stack and stack[-1].rank >= unit.rank:
            stack.pop()
        stack.append(unit)
        unit.level = min(len(stack), _MOST_LEVELS)
        last, repeated, said = unit, False, set()


def _rank(units: Sequence[Unit]) -> None:
    headings = [unit for unit in units if unit.kind is BlockKind.HEADING]
    pages = _pages_are_sections(units)
    behind = _behind_priorities(units)
    numbered = sum(bool(unit.number) for unit in headings) >= _LEAST_NUMBERED
    for place, unit in enumerate(headings):
        text, tags = unit.text, unit.tags
        if "component" in tags:
            unit.rank = _COMPONENT
        elif "title" in tags:
            unit.rank = _PART_TITLE
        elif "atx" in tags:
            unit.rank = float(atx_level(text))
        elif "known" in tags:
            unit.rank = _KNOWN + (0.1 * (len(unit.number) - 1) if len(unit.number) > 1 else 0)
        elif APPENDIX.match(text):
            unit.rank = _PART_TITLE
            above = headings[max(0, place - 1)]
            if _APPENDICES.search(above.text) and not APPENDIX.match(above.text):
                unit.rank = _LOOKS
        elif unit.number:
            parts = len(unit.number)
            unit.rank = _NUMBERED + (parts - 2 if parts == 2 and unit.number[-1] == 0 else parts - 1)
        elif "label" in tags or (pages and unit.fresh) or key(text) in behind:
            unit.rank = _LABEL if numbered else _PAGE
        elif style_of(text) == "upper":
            unit.rank = _UPPER
        else:
            unit.rank = _LOOKS
    _under_chapter(units, headings)


def _under_chapter(units: Sequence[Unit], headings: Sequence[Unit]) -> None:
    """Put a run of numbered titles under the unnumbered heading in capitals right above its first, if such headings go on behind
    the run and none stands within it: "MY FOUR PRIORITIES", "1 ...", "2 ...", "3 ...", "MONEY"."""
    flow = [unit for unit in units if unit.kind is not BlockKind.FURNITURE]
    above = dict(zip(map(id, flow[1:]), flow, strict=False))
    for place, unit in enumerate(headings):
        chapter = headings[place - 1] if place else None
        if unit.number != (1,) or chapter is None or chapter.rank != _UPPER or above.get(id(unit)) is not chapter:
            continue
        run = [unit]
        for later in headings[place + 1 :]:
            if later.number != (run[-1].number[0] + 1,):
                break
            run.append(later)
        behind = headings[place + len(run)] if place + len(run) < len(headings) else None
        if len(run) >= _LEAST_NUMBERED and behind is not None and behind.rank == _UPPER:
            for each in run:
                each.rank = _UPPER + 1


def _pages_are_sections(units: Sequence[Unit]) -> bool:
    """Whether most pages begin with a heading, as in plans with one priority on each page."""
    begins = [unit for unit in units if unit.lines[0].mark and unit.kind is not BlockKind.FURNITURE and not unit.table]
    heads = [unit for unit in begins if unit.kind is BlockKind.HEADING]
    return len(heads) >= _LEAST_PAGES and len(heads) >= _PAGE_SHARE * len(begins)


def _behind_priorities(units: Sequence[Unit]) -> frozenset[str]:
    """The headings, as keys, on top of the pages behind the last priority, where every priority has a page to itself."""
    first: dict[int, Unit] = {}
    for unit in units:
        if unit.kind is not BlockKind.FURNITURE:
            first.setdefault(unit.page, unit)
    headings = [unit for unit in units if unit.kind is BlockKind.HEADING]
    own = [unit for unit in headings if LABEL.match(unit.text)]
    pages = [unit.page for unit in own]
    if len(own) < _LEAST_PRIORITIES or pages != list(range(pages[0], pages[0] + len(own))):
        return frozenset()
    if any(first[unit.page] is not unit for unit in own) or any(unit.number for unit in headings):
        return frozenset()
    behind = [unit for page, unit in first.items() if page > pages[-1] and unit.kind is BlockKind.HEADING]
    inside = {key(unit.text) for unit in headings if first[unit.page] is not unit}
    return frozenset({key(unit.text) for unit in behind} - inside)


def _goes_on(units: Sequence[Unit], position: int, stack: Sequence[Unit]) -> bool:
    """Whether a heading repeats the one in force, or one above it with all those below it repeated too."""
    own = key(units[position].text)
    places = [k for k, unit in enumerate(stack) if key(unit.text) == own]
    if not places:
        return False
    deeper = [key(unit.text) for unit in stack[places[-1] + 1 :]]
    for unit in units[position + 1 :]:
        if (
            unit.kind is BlockKind.HEADING
            and deeper
            and unit.rank <= stack[-len(deeper)].rank
            and unit.rank > stack[places[-1]].rank
        ):
            return True  # the next heading ends the sections below this one anyway
        if not deeper or (unit.kind is not BlockKind.FURNITURE and unit.kind is not BlockKind.HEADING):
            break
        if unit.kind is BlockKind.HEADING:
            if key(unit.text) != deeper[0]:
                break
            del deeper[0]
    return not deeper


def _announced_rank(unit: Unit, announced: dict[str, Unit], stack: Sequence[Unit]) -> None:
    """A heading that an earlier list announced ranks with that list's own heading, unless it still stands under it."""
    own = key(unit.text)
    source = announced.get(own)
    if source is None and len(own) > 12:
        close = (s for k, s in announced.items() if k.startswith(own + " ") or _alike(own, k))
        source = next(close, None)
    if source is None or "component" in unit.tags or source in stack:
        return
    if re.search(r"append|annex", source.text, re.IGNORECASE):
        unit.rank = min(unit.rank, _PART_TITLE)
    else:
        unit.rank = min(unit.rank, source.rank)


def _alike(one: str, other: str) -> bool:
    """Whether two texts differ in a letter or a small word only."""
    if abs(len(one) - len(other)) > 6 or one[:8] != other[:8]:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _end_appendix(unit: Unit, stack: list[Unit]) -> None:
    """A number that goes on with the numbers from before an appendix ends the appendix."""
    if len(unit.number) != 1 or "known" in unit.tags:
        return
    for k, open_unit in enumerate(stack):
        if APPENDIX.match(open_unit.text) and open_unit.tags.isdisjoint({"known"}):
            before = getattr(open_unit, "number", ())
            if before == unit.number:
                del stack[k:]
                return

"""Neighbouring lines that look like headings: a stack of headings, a list, a title page, a signature."""

import re
from collections.abc import Sequence

from corpus.models import BlockKind
from ingest.headings.forms import has_unit, style_of
from ingest.headings.resolutions import states_decision
from ingest.structure.lines import ends_sentence, introduces, key, words
from ingest.structure.units import Unit

# Numbers of words and lines: set by looking at plans, minutes and reports of several councils.
PROSE_WORDS = 12  # a text of so many words is no heading's neighbour by chance, with or without a full stop
ANNOUNCED_RUN = 3  # so many lines under one that announces them are its list
_RUN = 4  # and so many without one
_LIST_TITLE_WORDS = 6  # over a list, a longer line without a full stop introduces it rather than naming it
_TITLE_WORDS = 9
_OFFICE = re.compile(
    r"\b(?:commissioner|constable|inspector|officer|chair(?:man|woman|person)?|director|leader|mayor|minister|secretary|executive"
    r"|councillor|treasurer|superintendent|president|manager|clerk)\b",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b(?:in|to|at|of|on|since|by|ending)\b.*\b(?:19|20)\d{2}$")
_TABLE_ANNOUNCED = re.compile(r"\b(?:table|chart|graph|figure|shown|as follows|below)\b", re.IGNORECASE)


def decide_run(flow: Sequence[Unit], first: int, last: int) -> None:
    """Decide over neighbouring lines that look like headings, from ``first`` up to ``last``."""
    run = list(flow[first:last])
    below = flow[last] if last < len(flow) else None
    above = flow[first - 1] if first else None
    if above is not None and introduces(above.text) and below is not None and below.marker and len(run) < ANNOUNCED_RUN:
        _reject(run)
        return  # lettering between "We will:" and its first item
    while run and "known" in run[0].tags and len(run) > 1 and "known" in run[1].tags:
        run = run[1:]
    known = [k for k, unit in enumerate(run) if "known" in unit.tags]
    head = _announcer(run, above)
    if head is not None and len(run) - head - 1 >= ANNOUNCED_RUN:
        tail = _split_by_gap(run, head + 1)
        if tail - head - 1 >= ANNOUNCED_RUN:
            for unit in run[head + 1 : tail]:
                unit.kind, unit.strength, unit.level = BlockKind.LIST_ITEM, 0, 1
            _reject(run[:head])
            _tail(run[tail:], below)
            return
    if above is not None and not known and len(run) >= (ANNOUNCED_RUN if introduces(above.text) else _RUN):
        tail = _split_by_gap(run, 0)
        if tail >= ANNOUNCED_RUN and (introduces(above.text) or above.strength == 2):
            for unit in run[:tail]:
                unit.kind, unit.strength, unit.level = BlockKind.LIST_ITEM, 0, 1
            _tail(run[tail:], below)
            return
    _tail(run, below, above)


def _announcer(run: Sequence[Unit], above: Unit | None) -> int | None:
    """The place of the heading in a run that announces the others: known, on a new page, or counting them."""
    counts = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    for k, unit in enumerate(run[: max(0, len(run) - ANNOUNCED_RUN)]):
        named = [counts.index(word.lower()) + 2 for word in words(unit.text) if word.lower() in counts]
        rest = len(run) - k - 1
        counted = any(rest >= count >= ANNOUNCED_RUN for count in named)
        alone = unit.fresh and not any(u.fresh for u in run[k + 1 : k + 1 + ANNOUNCED_RUN])
        if counted or ("known" in unit.tags and rest >= ANNOUNCED_RUN and "known" not in run[k + 1].tags):
            return k
        if alone and rest >= _RUN and style_of(unit.text) != style_of(run[k + 1].text):
            return k
    return None


def _split_by_gap(run: Sequence[Unit], first: int) -> int:
    """Where a series of items ends: at a contents entry or at a gap wider than those before."""
    for k in range(first + 1, len(run)):
        if "known" in run[k].tags or (run[k].fresh and not run[first + 1 if first + 1 < k else first].fresh):
            return k
    return len(run)


def _tail(run: Sequence[Unit], below: Unit | None, above: Unit | None = None) -> None:
    """The last lines of a run: those that stand over a text are headings, up to three above one another."""
    if not run:
        return
    signed = signature(run)
    if signed:
        _reject(run[:signed])
        _tail(run[signed:], below)
        return
    run = _without_repeats(run)
    pages = [k for k, unit in enumerate(run) if unit.fresh and k]
    if len(run) >= _RUN and pages:
        _reject([unit for unit in run[: pages[-1]] if "known" not in unit.tags])  # the end of the page before
        run = run[pages[-1] :]
    accepted = [unit for unit in run if "known" in unit.tags]
    if _carries(run[-1], below, above if len(run) == 1 else run[-2] if len(run) > 1 else above):
        start = 0 if above is not None or len(run) == 1 else len(run) - 1
        accepted += run[max(start, len(run) - 3) :] if len(run) <= _RUN else [run[-1]]
    for k, unit in enumerate(accepted):
        dated = len(words(unit.text)) > _TITLE_WORDS - 1 and _DATED.search(unit.text) and style_of(unit.text) == "sentence"
        if "known" not in unit.tags and (dated or (k + 1 < len(accepted) and _DATED.search(unit.text))):
            unit.kind = BlockKind.CAPTION
    accepted = [unit for unit in accepted if unit.kind is None]
    _reject([unit for unit in run if unit not in accepted])
    for unit in accepted:
        unit.strength = max(unit.strength, 1)
        unit.tags.add("accepted")


def _without_repeats(run: Sequence[Unit]) -> list[Unit]:
    """A run whose repeated lines, the running heads of two columns, are made furniture."""
    kept: list[Unit] = []
    for unit in run:
        if kept and key(unit.text) == key(kept[-1].text):
            unit.kind, unit.strength = BlockKind.FURNITURE, 0
        else:
            kept.append(unit)
    return kept


def signature(run: Sequence[Unit]) -> int:
    """How many of a run's first lines are a name and the office below it, which may take two lines."""
    names = words(run[0].text)
    person = 2 <= len(names) <= 4 and all(name[0].isupper() for name in names) and style_of(run[0].text) == "title"
    if not person or "known" in run[0].tags or _OFFICE.search(run[0].text):
        return 0
    last = 0
    for k, unit in enumerate(run[1:4], 1):
        if "known" in unit.tags or (unit.fresh and k > 1) or (k > 1 and not unit.glued):
            break
        if _OFFICE.search(unit.text):
            last = k + 1
    return last


def _carries(unit: Unit, below: Unit | None, above: Unit | None) -> bool:  # noqa: PLR0911  # a list of cases
    """Whether what stands below makes a heading of a line that looks like one."""
    if below is None or below.strength == 2:
        # "MY FOUR PRIORITIES" behind a paragraph and above "1 ..." is the chapter of what is numbered.
        return (
            below is not None
            and below.number == (1,)
            and style_of(unit.text) == "upper"
            and above is not None
            and is_prose(above)
        )
    text = unit.text
    count = len(words(text))
    if below.kind is BlockKind.TABLE_ROW:
        if introduces(text):
            return False
        if has_unit(text) or (above is not None and above.strength == 0 and _TABLE_ANNOUNCED.search(above.text)):
            unit.kind = BlockKind.CAPTION
            return False
        return True
    if below.kind is BlockKind.CAPTION:
        return not introduces(text)
    if unit.lines[0].mark and style_of(text) == "title" and not introduces(text):
        return True  # the title on top of a page
    if below.marker or below.kind is BlockKind.LIST_ITEM:
        if introduces(text):
            return False
        titled = style_of(text) != "sentence" and count <= _TITLE_WORDS
        return count <= _LIST_TITLE_WORDS or titled or len(below.number) > 1
    prose = is_prose(below)
    if introduces(text):
        return prose and not introduces(below.text)
    return prose or introduces(below.text)


def is_prose(unit: Unit) -> bool:
    """Whether a unit is a sentence, as long as one, or a decision in a word."""
    return ends_sentence(unit.text) or len(words(unit.text)) >= PROSE_WORDS or states_decision(unit.text)


def _reject(units: Sequence[Unit]) -> None:
    for unit in units:
        unit.strength = 0
        if unit.kind is None:
            unit.kind = BlockKind.CAPTION if has_unit(unit.text) and len(unit.lines) == 1 else BlockKind.PARAGRAPH

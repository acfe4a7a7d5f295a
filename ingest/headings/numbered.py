"""Numbered units: which are headings, which numbered paragraphs, which items of a list."""

import re
from collections.abc import Sequence

from corpus.models import BlockKind
from ingest.headings.forms import style_of
from ingest.headings.minute_numbers import minute_number
from ingest.structure.lines import ends_sentence, introduces, runs_on, words
from ingest.structure.units import Unit
from ingest.tables.cells import MONTH, is_value

_HEADING_WORDS = 16  # a heading with one number; a clause that is a heading states a whole commitment
_CLAUSE_WORDS = 45
_FEWEST = 3  # titles that count up: a line of a table or an address may begin with a number too
_TITLE_WORDS = 3  # of a title that ends in a number: "Update Quarter 2"; with fewer it may be a label and its figure
_BARE = re.compile(r"^(?P<number>\d{1,2})\s+(?=[A-Z\"'“‘\d])(?!\d+\s*(?:of|to|/)\b)")
_MOVED = re.compile(r"^That (?:the|an?|this|these|it|members?|cabinet|council|[A-Z])\b", re.IGNORECASE)
_MONTHS = re.compile(rf"^{MONTH}\b", re.IGNORECASE)


def bare_number(text: str) -> tuple[int, int]:
    """Number and length of "6 Title of an item", (0, 0) if the text does not begin so."""
    match = _BARE.match(text)
    if not match or _MONTHS.match(text[match.end() :]):
        return 0, 0
    return int(match["number"]), match.end()


def counting_up(found: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The positions of those, of pairs of position and number in order, whose numbers count up one by one over three at least."""
    runs: list[list[tuple[int, int]]] = []
    for one in found:
        if runs and one[1] == runs[-1][-1][1] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return frozenset(i for run in runs if len(run) >= _FEWEST for i, _ in run)


def numbered_headings(units: Sequence[Unit]) -> None:
    """Mark the numbered units that are headings (strength 2); the others are left to become items or paragraphs."""
    flow = [unit for unit in units if unit.kind is not BlockKind.FURNITURE]
    _clauses(flow)
    _singles(flow)
    _bare_numbers(flow)
    for unit in flow:
        if "minute" in unit.tags and unit.kind is None:
            unit.number, unit.strength = (minute_number(unit.text)[1],), 2
            unit.tags.add("bare")


def _depth(unit: Unit) -> int:
    number = unit.number
    return len(number) - 1 if len(number) == 2 and number[-1] == 0 else len(number)


def _clauses(flow: Sequence[Unit]) -> None:
    """Numbers of several parts. Siblings are alike: either their titles stand over text, or they are paragraphs."""
    groups: dict[tuple[int, ...], list[int]] = {}
    begun = 0  # clauses of one number that stand far apart belong to different reports: a group ends where numbers restart
    for i, unit in enumerate(flow):
        if unit.kind is None and _depth(unit) >= 2:
            groups.setdefault((begun, *unit.number[:-1]), []).append(i)
        begun += unit.number in {(1,), (1, 0)}
    for places in groups.values():
        votes = sum(not _bulleted(flow[i]) and _title_over_text(flow, i) for i in places)
        if votes * 2 > len(places):
            for i in places:
                if _clause_title(flow[i]) and not _bulleted(flow[i]):
                    flow[i].strength = 2


def _bulleted(unit: Unit) -> bool:
    return unit.marker[:1] in "-*•"


def _clause_title(unit: Unit) -> bool:
    text = unit.body
    if introduces(text) or not text or len(words(text)) > _CLAUSE_WORDS:
        return False
    if _MOVED.match(text) and ends_sentence(text):
        return False  # a recommendation or a resolution
    inner = re.sub(r"\b(?:e\.g|i\.e|etc|no)\.", "", text)
    return not re.search(r"[.!?]['”\"]?\s+[A-Z]", inner) and not runs_on(text)


def _title_over_text(flow: Sequence[Unit], i: int) -> bool:
    if not _clause_title(flow[i]):
        return False
    if i + 1 == len(flow):
        return False
    below = flow[i + 1]
    if ends_sentence(flow[i].body) and len(words(flow[i].body)) < 3:
        return False
    if len(below.number) > len(flow[i].number) and not ends_sentence(flow[i].body):
        return True
    if below.strength == 2 and ends_sentence(flow[i].body):
        return False  # a heading below: the sentence stands over no text of its own
    plain = not below.number and below.kind in (None, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
    return plain and not (ends_sentence(flow[i].body) and below.kind is BlockKind.TABLE_ROW)


def _singles(flow: Sequence[Unit]) -> None:
    """ "1. Purpose", "2.0 Recommendations": short, no sentence, with something other than the next number below."""
    places = [i for i, unit in enumerate(flow) if unit.kind is None and _depth(unit) == 1 and not _bulleted(unit)]
    last: tuple[int, ...] = ()  # the number of the last title
    for i in places:
        unit = flow[i]
        text = unit.body
        if not text or len(words(text)) > _HEADING_WORDS or not (text[0].isupper() or text[0] in "'\"‘“" or _figured(flow, i)):
            continue
        if ends_sentence(text) or introduces(text) or not re.match(r"\d", unit.marker):
            continue
        counted = len(unit.number) > 1 and last == (unit.number[0] - 1, 0)  # "3.0" behind "2.0" needs no blank line above
        if runs_on(text) or (unit.glued and not unit.fresh and not counted and not _after_heading(flow, i)):
            continue
        below = flow[i + 1] if i + 1 < len(flow) else None
        if below is None or _is_next(unit, below):
            continue
        above = flow[i - 1] if i else None
        if above is not None and _is_next(above, unit) and above.strength == 0 and _depth(above) == 1:
            continue
        unit.strength, last = 2, unit.number


def _figured(flow: Sequence[Unit], i: int) -> bool:
    """Whether a title may begin with a figure: "2. 2031/32 outturn" with "2.1" below it is no amount."""
    text, below = flow[i].body, flow[i + 1] if i + 1 < len(flow) else None
    clause = below is not None and below.number == (flow[i].number[0], 1)
    return clause and text[0].isdigit() and any(letter.isalpha() for letter in text)


def _after_heading(flow: Sequence[Unit], i: int) -> bool:
    return i == 0 or flow[i - 1].strength > 0


def _is_next(unit: Unit, below: Unit) -> bool:
    return len(below.number) == len(unit.number) and below.number[0] == unit.number[0] + 1 and not _bulleted(below)


def _bare_numbers(flow: Sequence[Unit]) -> None:
    """ "6 Title of an item", as in minutes: alone between blank lines, in sequence or set like a title."""
    found: list[tuple[int, int]] = []
    stuck = set[int]()  # right above their text, which a line of a paragraph or of a list is too
    figures = set[int]()  # those whose last word is a number: rows of a table too look so
    for i, unit in enumerate(flow):
        number, length = bare_number(unit.text) if unit.kind is None and not unit.marker and not unit.across else (0, 0)
        rest = unit.text[length:]
        if not number or unit.glued or unit.indent or len(words(rest)) > _HEADING_WORDS:
            continue
        if ends_sentence(rest) or introduces(rest) or runs_on(rest) or "footnote" in unit.tags:
            continue
        if i + 1 == len(flow):
            continue
        if flow[i + 1].glued and flow[i + 1].kind is None:
            if not _begins_text(flow[i + 1]):
                continue
            stuck.add(i)
        if is_value(rest.split()[-1]):
            if sum(is_value(word) for word in rest.split()) > 1 or len(rest.split()) < _TITLE_WORDS:
                continue
            figures.add(i)
        found.append((i, number))
    found = [one for place, one in enumerate(found) if one[0] not in figures or _between(found, place, figures)]
    counted = counting_up(found)
    found = [one for one in found if one[0] not in stuck or one[0] in counted]
    for place, (i, number) in enumerate(found):
        around = {n for _, n in found[max(0, place - 1) : place + 2]}
        sequence = number - 1 in around or number + 1 in around
        title = style_of(flow[i].text[2:].strip()) == "title"
        if sequence or title:
            flow[i].number, flow[i].strength, flow[i].marker = (number,), 2, ""
            flow[i].tags.add("bare")


def _begins_text(below: Unit) -> bool:
    """Whether a line begins a sentence: it does not go on with the line above, and is no next item."""
    return below.text[:1].isupper() and not bare_number(below.text)[0] and not below.marker


def _between(found: Sequence[tuple[int, int]], place: int, figures: set[int]) -> bool:
    """Whether the numbers before and after one stand next above and below it, with titles that no number ends."""
    number = found[place][1]
    around = [found[k] for k in (place - 1, place + 1) if 0 <= k < len(found)]
    return [n for _, n in around] == [number - 1, number + 1] and not any(i in figures for i, _ in around)

"""What is printed on pages but is not part of the text: running lines, page numbers, vertical lettering."""

import re
from collections import defaultdict
from collections.abc import Sequence

from ingest.headings.forms import begins_component
from ingest.lists.markers import marker_of
from ingest.structure.lettering import upright_lettering
from ingest.structure.lines import Line, introduces
from ingest.structure.page_numbers import printed_numbers

_PAGE_OF = re.compile(r"^[-–—\s]*(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*$", re.IGNORECASE)
_PAGE_OF_ALL = re.compile(r"^\s*page\s*\d{1,4}\s*of\s*\d{1,4}\s*$", re.IGNORECASE)
# How the government's security classifications are printed on top of papers.
_MARKING = re.compile(r"^\W*(?:OFFICIAL(?:\W+SENSITIVE)?|NOT PROTECTIVELY MARKED|UNCLASSIFIED|RESTRICTED)(?:\W+PUBLIC)?\W*$")
_NUMBER = re.compile(r"^[-–—\s|]*\d{1,4}[-–—\s|]*$")
_GOES_ON = re.compile(
    r"^[(\[]?\s*(?:continue[sd]|cont['.]?d?\.?)(?:\s+(?:over(?:leaf)?|on next page|below))?\s*[)\]]?\s*[>»→…. ]*$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"^[-–—=_*·.\s|:+]{3,}$")
# A running line is printed on three pages or more, and most of its printings stand where a page ends or begins.
_LEAST_PRINTINGS = 3
_LEAST_SHARE = 0.5
_RUNNING_LINES = 4


def furniture_lines(lines: Sequence[Line]) -> set[int]:
    """Positions of the lines that are furniture."""
    found = {i for i, line in enumerate(lines) if _plain_furniture(line)}
    found |= _without_beginnings(lines, _running(lines))
    found |= _page_numbers(lines, found) | printed_numbers(lines).keys()
    return found | upright_lettering(lines)


def _plain_furniture(line: Line) -> bool:
    if "\t" in line.raw and not _SEPARATOR.match(line.text):
        return any(_PAGE_OF_ALL.match(cell) for cell in line.text.split("\t"))
    forms = (_PAGE_OF, _GOES_ON, _SEPARATOR, _MARKING)
    return any(form.match(line.text) for form in forms)


def _running(lines: Sequence[Line]) -> set[int]:
    printings: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if len(line.text) <= 120 and not introduces(line.text) and "\t" not in line.raw:
            printings[re.sub(r"\d+", "#", line.text.casefold())].append(i)
    found: set[int] = set()
    groups = [p for p in printings.values() if _often(lines, p) and re.search(r"[^\W\d_]", lines[p[0]].text)]
    for _ in range(_RUNNING_LINES):  # a running head of several lines is found from the edge inwards
        known = len(found)
        for places in groups:
            edges = [i for i in places if _at_edge(lines, i) or (_beside(lines, i, found))]
            if len(edges) >= max(2, _LEAST_SHARE * len(places)):
                # Once it is known to be a running line, a printing that stands by itself is one too.
                sure = set(edges)
                found.update(i for i in places if i in sure or (_alone(lines, i) and lines[i].text == lines[edges[0]].text))
        if len(found) == known:
            break
    return found


def _often(lines: Sequence[Line], places: Sequence[int]) -> bool:
    """Whether a line is printed often enough for a running line: twice will do on top of every page of three but the first."""
    on_top = lines[-1].page == _LEAST_PRINTINGS and all(lines[i].top and lines[i].page > 1 for i in places)
    return len(places) >= (_LEAST_PRINTINGS - 1 if on_top else _LEAST_PRINTINGS)


def _without_beginnings(lines: Sequence[Line], running: set[int]) -> set[int]:
    """Running lines but for the first printing of one that names an agenda's item: a paper begins there."""
    kept, seen = set[int](), set[str]()
    for i in sorted(running):
        if not begins_component(lines[i].text) or lines[i].text in seen:
            kept.add(i)
        seen.add(lines[i].text)
    return kept


def _beside(lines: Sequence[Line], i: int, found: set[int]) -> bool:
    """Whether a line stands below a running head on top of a page or above a running foot at its end."""
    top = i - 1 in found and not lines[i].top and _top(lines, i - 1)
    return top or (i + 1 in found and i + 2 < len(lines) and lines[i + 2].top)


def _top(lines: Sequence[Line], i: int) -> bool:
    return any(lines[k].top for k in range(max(0, i - _RUNNING_LINES), i + 1))


def _at_edge(lines: Sequence[Line], i: int) -> bool:
    """Whether a page ends below or begins above the line; a page number or a mark left by extraction shows it."""
    line = lines[i]
    if i + 1 == len(lines):
        return True  # the last page ends with the file
    below = lines[i + 1]
    mark = below.mark and marker_of(below.text) is None  # a list that is set in stands under its title
    if line.gap == 0 and not line.top and not (below.top or mark):
        return False
    paged = lines[-1].page > 1
    if (paged and (line.top or below.top)) or mark:
        return True
    return bool(_NUMBER.match(below.text) and below.gap and _alone(lines, i + 1))


def _alone(lines: Sequence[Line], i: int) -> bool:
    below = lines[i + 1] if i + 1 < len(lines) else None
    return (lines[i].gap > 0 or lines[i].top) and (below is None or below.gap > 0 or below.top or below.mark)


def _page_numbers(lines: Sequence[Line], known: set[int]) -> set[int]:
    """Numbers by themselves at the edge of a page or beside a running line."""
    found: set[int] = set()
    for i, line in enumerate(lines):
        if not _NUMBER.match(line.text) or not _alone(lines, i):
            continue
        below = lines[i + 1] if i + 1 < len(lines) else None
        edge = (line.top or below is None or below.top) and line.page > 1
        if edge or i - 1 in known or (i + 1 in known and below is not None and below.gap > 0):
            found.add(i)
    return found

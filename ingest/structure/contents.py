"""Contents lists: lines of a title and a page number. They are furniture, and the best witness of headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.structure.lines import Line, key

_ENTRY = re.compile(r"^(?P<title>\S.*?)(?:\s*[.…·_]{2,}[\s.…·]*\t*|\t+|\s{3,}|\s[.…]\s*)(?P<page>\d{1,4}|[ivxl]{1,6})$")
_LOOSE = re.compile(r"^(?P<title>\S.*?)\s+(?P<page>\d{1,4})$")
_PAGE = re.compile(r"^page(?: (?:no\.?|number))?$", re.IGNORECASE)
_TITLE = re.compile(r"^\W*(?:table of )?contents(?: page)?(?:\s+page(?: no\.?)?)?\W*$", re.IGNORECASE)
# Without the word "Contents" above them, this many entries are needed, and half of them must come again as lines.
_LEAST_ENTRIES = 4
_LEAST_FOUND = 0.5
_LONGEST = 300  # characters of a line that can be an entry; leaders across a page are about 150
_MOST_ENTRIES = 300  # lines looked at from one on: a pack of 300 pages lists 60, a local plan with its policies 200

_Form = re.Match[str] | None


@dataclass(frozen=True, slots=True)
class Contents:
    """One contents list: positions of its lines, its titles without page numbers, and where in the pages it begins."""

    first: int
    last: int
    titles: tuple[str, ...]
    page: int
    start: int


def contents_lists(lines: Sequence[Line]) -> list[Contents]:
    """All contents lists of a document, in order (an agenda pack has one for each report)."""
    keys = {key(line.text) for line in lines}
    forms = [_entry(line.text) for line in lines]
    found: list[Contents] = []
    i = 0
    while i < len(lines):
        named = bool(_TITLE.match(lines[i].text))
        first = i + 1 if named else i
        if named and first < len(lines) and _PAGE.match(lines[first].text):
            first += 1
        entries, last = _entries(lines, forms, first, named)
        if (named and len(entries) >= 2) or (len(entries) >= _LEAST_ENTRIES and _share(entries, keys) >= _LEAST_FOUND):
            found.append(Contents(i, last, entries, lines[i].page, lines[i].start))
        else:
            i += 1
            continue
        i = last + 1
    return found


def _entries(lines: Sequence[Line], forms: Sequence[_Form], first: int, named: bool) -> tuple[tuple[str, ...], int]:
    """Titles of the entries from a line on, and the position of the last; page numbers do not fall."""
    titles: list[str] = []
    last, page, held = first - 1, 0, ""
    for i in range(first, min(first + _MOST_ENTRIES, len(lines))):
        line = lines[i]
        if line.gap > 2 and titles:
            break
        match = forms[i] or (_LOOSE.match(line.text) if named else None)
        if match is None:
            # A long title wraps: its first line has no number.
            if named and held.count("\n") < 2 and len(line.text) <= 100 and "\t" not in line.text and _wraps(lines, forms, i):
                held = f"{held}{line.text}\n"
                continue
            break
        number = int(match["page"]) if match["page"].isdigit() else page
        if number < page or "\t" in match["title"]:
            break
        page, last = number, i
        titles.append(" ".join(f"{held}{match['title']}".split()).rstrip(". …·"))
        held = ""
    return tuple(titles), last


def _entry(text: str) -> _Form:
    # Leaders without a page number behind them would be tried at every dot.
    return _ENTRY.match(text) if len(text) <= _LONGEST and text[-1] in "0123456789ivxl" else None


def _wraps(lines: Sequence[Line], forms: Sequence[_Form], i: int) -> bool:
    return any(lines[k].gap <= 1 and forms[k] for k in range(i + 1, min(i + 3, len(lines))))


def _share(entries: Sequence[str], keys: set[str]) -> float:
    return sum(key(title) in keys for title in entries) / len(entries)

"""The items of an agenda: number, title, reference and pages of each, as printed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.models import Block, BlockKind, ParsedFile

# Committee papers are numbered with letters, a running number and mostly the year: "CD/12/2021", "ABC/7", "PCP-22-14".
REFERENCE = re.compile(r"\b[A-Z][A-Z&]{1,9}(?:[/-][A-Z]{1,6})?(?:/\d{1,4}(?:[/-]\d{2,4})?|-\d{1,4}-\d{2,4})\b")
_NUMBERED = re.compile(r"^(?P<number>\d{1,2}[a-z]?)[.):]?\s+(?P<rest>\S.*)$", re.DOTALL)
_PAGES = re.compile(r"\s*(?:\(?(?:pages?|pp?\.)\s*)?(?P<first>\d{1,4})\s*(?:[-–—]|to)\s*(?P<last>\d{1,4})\)?\s*$", re.IGNORECASE)
_ONE_PAGE = re.compile(r"\s*(?:\((?:page|p\.)|\b(?:page|p\.))\s*(?P<first>\d{1,4})\)?\s*$", re.IGNORECASE)
_LONE_PAGE = re.compile(r"\s+(?P<page>\d{1,4})$")
_PAPER_PAGES = 400  # of the longest paper between two; a greater number is a year or an amount
_DESCRIPTION = re.compile(
    r"\s+(?=(?:To\s+(?:note|approve|receive|consider|agree|confirm|sign|discuss|answer|review|report|hear|deal)"
    r"|Members\s+are|The\s+(?:Chair\w*|Panel|Committee|Board)\s+(?:to|will|is))\b)"
)

_WHOSE = re.compile(r"\s+[-–—]\s+report (?:of|by|from) .*$", re.IGNORECASE | re.DOTALL)  # behind the title of a paper


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item. ``first_page`` and ``last_page`` are page labels as printed, ``None`` where none are given."""

    number: str
    title: str
    reference: str | None = None
    first_page: str | None = None
    last_page: str | None = None


def agenda_items(parsed: ParsedFile, blocks: Sequence[Block]) -> tuple[AgendaItem, ...]:
    """The numbered items among ``blocks`` (of an agenda's pages), numbers rising from a first item of 1 or 2."""
    items: list[AgendaItem] = []
    for block in blocks:
        for text in _entries(parsed, block):
            item = _item(text)
            if item and (_follows(item, items[-1]) if items else item.number in {"1", "2"}):
                items.append(item)
    return tuple(_with_lone_pages(items))


def _with_lone_pages(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """A number behind a title is a page, where others have a range of pages and it goes on from the one before."""
    ranged = sum(item.last_page is not None for item in items) >= 2
    found: list[AgendaItem] = []
    last = 0
    for item in items:
        lone = _LONE_PAGE.search(item.title)
        if ranged and lone and item.first_page is None and 0 < last < int(lone["page"]) <= last + _PAPER_PAGES:
            page = lone["page"]
            found.append(replace(item, title=item.title[: lone.start()], first_page=page, last_page=page))
        else:
            found.append(item)
        last = int(found[-1].last_page or last)
    return found


def find_reference(text: str) -> str | None:
    """The first reference number of a paper in ``text``."""
    match = REFERENCE.search(text)
    return match[0] if match else None


def title_words(text: str) -> set[str]:
    """The words by which titles are compared: letters and digits in lower case, small words left out."""
    small = {"the", "of", "and", "to", "on", "for", "in", "a", "an", "report", "appendix"}
    return set(re.findall(r"\w+", text.lower().replace("’", "").replace("'", ""))) - small


def best_item(title: str, items: Sequence[AgendaItem]) -> AgendaItem | None:
    """The item whose title shares most words with ``title``, if at least half of the words of either are shared."""
    words = title_words(title)
    scored = [(_overlap(words, title_words(item.title)), item) for item in items]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= 0.5 else None


def _overlap(left: set[str], right: set[str]) -> float:
    return len(left & right) / len(left | right) if left and right else 0.0


def _entries(parsed: ParsedFile, block: Block) -> list[str]:
    if block.kind is BlockKind.TABLE_ROW and block.cells:
        return [" ".join(cell for cell in block.cells if cell)]
    text = parsed.text_of(block)
    if block.kind is BlockKind.LIST_ITEM:
        return [" ".join(text.split())]
    entries: list[str] = []
    for line in text.split("\n"):
        if entries and line[:1].isspace() and not _NUMBERED.match(line.strip()):
            entries[-1] = f"{entries[-1]} {' '.join(line.split())}"  # set in: the rest of the one above
        else:
            entries.append(" ".join(line.split()))
    return entries


def _item(text: str) -> AgendaItem | None:
    match = _NUMBERED.match(text)
    if not match or not re.search(r"[A-Z]", match["rest"]):
        return None
    rest = match["rest"]
    pages = _PAGES.search(rest) or _ONE_PAGE.search(rest)
    first, last = (pages["first"], pages[pages.lastgroup or "first"]) if pages else (None, None)
    if pages:
        rest = rest[: pages.start()]
    reference = find_reference(rest)
    if reference:
        rest = _without_signs(re.sub(r"\bReport$", "", _without_signs(rest[: rest.index(reference)])))
    title = _WHOSE.sub("", _DESCRIPTION.split(rest)[0]).strip(" -–.;:*")
    if not title:
        return None
    return AgendaItem(match["number"], title, reference, first, last)


def _without_signs(text: str) -> str:
    """The text up to its last letter or digit: leaders may be as long as a line."""
    end = len(text)
    while end and not (text[end - 1].isalnum() or text[end - 1] == "_"):
        end -= 1
    return text[:end]


def _follows(item: AgendaItem, before: AgendaItem) -> bool:
    number, last = (int(re.sub(r"\D", "", each.number)) for each in (item, before))
    return last <= number <= last + 2

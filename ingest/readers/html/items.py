"""Numbered items that a table only places: a cell with the number beside one that opens with the item's title.

Committee systems print agendas and minutes so; the table has no columns that mean anything.
"""

import re
from dataclasses import dataclass
from typing import Any

from ingest.readers.composing import folded
from ingest.readers.html.tables import cells_of, rows_of
from ingest.readers.html.text import INLINE, all_bold, bold_title, plain_title, text_of

TITLE_WORDS = 15  # words: longer bold paragraphs are warnings, not headings; as in Word files
_NUMBER = re.compile(r"\(?[A-Z]{0,3}\d{1,3}(?:\.\d{1,2})?[.)]?")
_TITLES = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6"}
_DOWNLOAD = re.compile(r"\(?(?:PDF|DOCX?|XLSX?|PPTX?|ODT|ODS|CSV)\b[\s,:(]*[\d.,]*\s*(?:[KMG]?B|bytes)?\)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """``cells`` hold the item's text, ``element`` the title in the first of them, ``links`` the words of the links beside it."""

    number: str
    title: str
    links: str
    element: Any
    cells: tuple[Any, ...]


def is_title(paragraph: Any) -> bool:
    """Whether a paragraph is short, bold throughout, of one line and no sentence or lead-in: a heading by its looks."""
    text = folded(text_of(paragraph))
    short = 0 < len(text.split()) <= TITLE_WORDS and any(map(str.isalpha, text))
    return short and (text[-1].isalnum() or text[-1] in ")?!’'\"”") and not paragraph.xpath(".//br") and all_bold(paragraph)


def is_download(text: str) -> bool:
    """Whether a link's words only say that a file can be had, and its size."""
    return _DOWNLOAD.fullmatch(text) is not None


def item_of(row: Any) -> Item | None:
    """The numbered item in a table row; ``None`` for other rows."""
    filled = [cell for cell in cells_of(row) if folded(text_of(cell))]
    if len(filled) < 2 or not _NUMBER.fullmatch(number := folded(text_of(filled[0]))):
        return None
    opening = _opening(filled[1])
    if opening is None:
        return None
    found = (folded(text_of(opening)), "") if opening.tag.startswith("h") else bold_title(opening)
    if found is None and len(filled) == 2:
        found = _plain_title(opening, filled[1])
    if found is None or len(found[0].split()) > TITLE_WORDS or not any(map(str.isalpha, found[0])):
        return None
    return Item(number, found[0], found[1], opening, tuple(filled[1:]))


def _plain_title(opening: Any, cell: Any) -> tuple[str, str] | None:
    """The title in the first of several blocks of a cell, which nothing but its form tells from what is below it."""
    title, links = plain_title(opening, is_download)
    below = folded(text_of(cell))[len(folded(text_of(opening))) :]
    return (title, links) if title and title[-1] not in ".;:,?!" and below.strip() and opening is not cell else None


def are_items(table: Any) -> bool:
    """Whether most rows of a table below its header are numbered items with text under their titles."""
    rows = [row for row in rows_of(table) if row.xpath("./td")]
    items = [item for row in rows if (item := item_of(row))]
    under = sum(len(folded(text_of(item.cells[0]))) > len(f"{item.title} {item.links}") + 1 for item in items)
    return len(items) * 2 > len(rows) and under * 2 > len(items)


def _opening(cell: Any) -> Any:
    """The first block in a cell that holds text; ``None`` if the text begins outside of one."""
    element = cell
    while True:
        if (element.text or "").strip():
            return element if element.tag in _TITLES else None
        child = next((each for each in element if isinstance(each.tag, str) and folded(text_of(each))), None)
        if child is None or any((each.tail or "").strip() for each in child.itersiblings(preceding=True)):
            return element if element.tag in _TITLES else None
        if child.tag in INLINE:
            return element if element.tag in _TITLES else None
        element = child

"""Elements to blocks: headings, paragraphs, list items with their depth, definition lists and tables."""

from dataclasses import dataclass, field
from typing import Any

from corpus.models import BlockKind
from ingest.headings.person_lines import says_who
from ingest.headings.resolutions import states_decision
from ingest.readers.composing import BREAK, Composer, folded, lined
from ingest.readers.grid import levelled, width_of, write
from ingest.readers.grid_headers import header_rows
from ingest.readers.html.facts import Entry, are_titled, entries_of, is_plain
from ingest.readers.html.items import Item, are_items, is_download, is_title, item_of
from ingest.readers.html.tables import cells_of, grid_of, rows_of
from ingest.readers.html.text import INLINE, integer, text_of
from ingest.readers.html.toggles import HEADINGS, TOGGLES, level_of, own_level
from ingest.structure.site_lines import is_of_the_page

CAPTIONS = {"caption", "figcaption"}
DEEPEST = 6
BODY = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}


@dataclass(slots=True)
class _State:
    composer: Composer
    text: list[str] = field(default_factory=list)
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    marker: str = ""
    tables: int = 0
    heading: int = 1  # level of the last heading that is marked as one
    item: int = 0  # level of the last numbered item's title, 0 if a heading stands between
    title: str = ""  # a short bold paragraph: a heading if text follows
    done: Any = None  # an element that was read before its turn
    toggles: dict[Any, int] = field(default_factory=dict)  # levels of the toggles so far


def add_blocks(composer: Composer, root: Any) -> None:
    """Append the element's content to the composer's open page."""
    state = _State(composer)
    _walk(root, state, 0)
    _flush(state)
    _settle(state, None)


def _walk(element: Any, state: _State, depth: int) -> None:
    state.text.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str) and child is not state.done:
            _child(child, state, depth)
        state.text.append(child.tail or "")


def _child(child: Any, state: _State, depth: int) -> None:
    tag = child.tag
    if tag == "br":
        state.text.append(BREAK)
    elif tag in HEADINGS:
        _flush(state)
        _heading(state, folded(text_of(child)), HEADINGS[tag])
    elif tag in TOGGLES:
        _flush(state)
        _toggle(state, child)
    elif tag in INLINE:
        _walk(child, state, depth)
    elif tag == "table":
        _flush(state)
        _table(child, state, depth)
    elif tag in {"ul", "ol", "menu"}:
        _flush(state)
        _list(child, state, depth + 1)
    elif tag == "dl" and is_plain(child):
        _flush(state)
        _definitions(entries_of(child), state, depth)
    else:
        _block(child, state, depth)


def _block(child: Any, state: _State, depth: int) -> None:
    tag = child.tag
    kind, level = (BlockKind.CAPTION if tag in CAPTIONS else BlockKind.PARAGRAPH), 0
    if tag == "dd":
        kind, level = BlockKind.LIST_ITEM, depth + 1
    if tag in {"p", "div"} and state.kind is BlockKind.LIST_ITEM and not "".join(state.text).strip():
        _walk(child, state, depth)  # a paragraph that begins a list item is the item
        state.text.append("\n")
        return
    _flush(state)
    if tag == "p" and depth == 0 and is_title(child):
        _settle(state, None)
        state.title = folded(text_of(child))
        return
    state.kind, state.level, outside = kind, level, state.heading
    _walk(child, state, depth)
    _flush(state)
    if tag == "details":
        _settle(state, None)
        state.heading = outside  # what follows does not stand under what it holds


def _definitions(entries: list[Entry], state: _State, depth: int) -> None:
    """Facts as rows of a label and what it says; the terms of longer texts lead into them, and questions are headings."""
    titled = are_titled(entries)
    facts = False  # whether the entry before is a row too
    for entry in entries:
        if titled:
            for term in entry.terms:
                _heading(state, folded(text_of(term)), None, within=True)
            for detail in entry.details:
                _walk(detail, state, depth)
                _flush(state)
        elif entry.is_fact:
            _settle(state, BlockKind.TABLE_ROW)
            state.tables += not facts
            for row in entry.rows:
                state.composer.row(row, state.tables - 1)
        else:
            for element in (*entry.terms, *entry.details):
                _block(element, state, depth)
        facts = entry.is_fact and not titled


def _toggle(state: _State, toggle: Any) -> None:
    text, marked = folded(text_of(toggle)), own_level(toggle)
    if marked is not None:
        _heading(state, text, marked)
        return
    level = level_of(toggle, state.toggles)
    state.toggles[toggle] = level = _heading(state, text, level, within=True)
    if toggle.tag == "summary":
        state.heading = level


def _heading(state: _State, text: str, level: int | None, *, item: bool = False, within: bool = False) -> int:
    """Add a heading, and give its level.

    ``level`` is ``None`` for one that only its place or looks make one, below those that are marked; ``within`` says that
    headings to come do not go by it.
    """
    level = min(DEEPEST, level) if level is not None else None
    if not text or is_of_the_page(text):
        state.composer.add(BlockKind.FURNITURE, text)
        return level or state.heading
    _settle(state, None)
    if level is not None and not within:
        state.heading, state.item = level, 0
    elif level is None:
        level = min(DEEPEST, (state.heading if item else max(state.heading, state.item)) + 1)
        state.item = level if item else state.item
    state.composer.add(BlockKind.HEADING, text, level=level)
    return level


def _settle(state: _State, following: BlockKind | None) -> None:
    """Add the bold paragraph that was held back: as a heading if it stands over text."""
    text, state.title = state.title, ""
    if not text:
        return
    if following in BODY and not says_who(text) and not states_decision(text):
        _heading(state, text, None)
    else:
        state.composer.add(BlockKind.PARAGRAPH, text)


def _list(element: Any, state: _State, depth: int) -> None:
    number = integer(element.get("start"), 1)
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == "li":
            number = integer(child.get("value"), number)
            state.kind, state.level = BlockKind.LIST_ITEM, depth
            state.marker = _ordinal(number, element.get("type") or "1") if element.tag == "ol" else "•"
            number += 1
            _walk(child, state, depth)
            _flush(state)
            state.kind, state.level, state.marker = BlockKind.PARAGRAPH, 0, ""  # also where the item was empty
        else:
            _child(child, state, depth)
        if (child.tail or "").strip():
            state.text.append(child.tail)
            _flush(state)


def _ordinal(number: int, style: str) -> str:
    if style in {"a", "A"} and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return f"{letter if style == 'a' else letter.upper()}."
    if style in {"i", "I"} and 1 <= number < 40:
        text = "x" * (number // 10) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
        return f"{text if style == 'i' else text.upper()}."
    return f"{number}."


def _flush(state: _State) -> None:
    raw = "".join(state.text)
    text = lined(raw) if state.kind is BlockKind.PARAGRAPH else folded(raw)
    if text:
        _settle(state, state.kind)
        marker = state.marker
        kind = BlockKind.FURNITURE if state.kind is BlockKind.PARAGRAPH and is_of_the_page(text) else state.kind
        state.composer.add(kind, f"{marker} {text}" if marker else text, level=state.level, marker=marker)
    if text or state.kind is not BlockKind.LIST_ITEM:
        state.marker = ""
        state.kind, state.level = BlockKind.PARAGRAPH, 0
    state.text.clear()


def _table(element: Any, state: _State, depth: int) -> None:
    rows = grid_of(element)
    items = are_items(element)
    placed = items or element.get("role") in {"presentation", "none"} or element.xpath(".//table")
    layout = placed or width_of(levelled(rows)) < 2
    if not layout:
        _settle(state, BlockKind.TABLE_ROW)
    for caption in element.xpath("./caption"):
        _settle(state, BlockKind.CAPTION)
        state.composer.add(BlockKind.CAPTION, folded(text_of(caption)))
    if layout:
        _layout(element, state, depth, items=items)
        return
    write(state.composer, rows, state.tables, header_rows)
    state.tables += 1


def _layout(table: Any, state: _State, depth: int, *, items: bool) -> None:
    """A table that only places texts on the page: cell by cell; a number beside a title makes a heading."""
    for row in rows_of(table):
        cells = cells_of(row)
        item = item_of(row)
        if item is not None:
            _item(item, state, depth)
        elif items and cells and all(cell.tag == "th" for cell in cells):  # "No." and "Item" over them
            state.composer.add(BlockKind.FURNITURE, " ".join(folded(text_of(cell)) for cell in cells))
        else:
            for cell in cells:
                _walk(cell, state, depth)
                _flush(state)


def _item(item: Item, state: _State, depth: int) -> None:
    _heading(state, f"{item.number} {item.title}", None, item=True)
    if item.links and not is_download(item.links):
        state.composer.add(BlockKind.PARAGRAPH, item.links)
    state.done = item.element
    for cell in item.cells:
        _walk(cell, state, depth)
        _flush(state)

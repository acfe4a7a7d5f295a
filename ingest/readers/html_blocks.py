"""Elements to blocks: headings, paragraphs, list items with their depth, definition lists and tables."""

from dataclasses import dataclass, field
from typing import Any

from corpus.models import BlockKind
from ingest.readers.composing import Composer, folded

HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike "
    "strong sub sup time tt u var wbr img picture source"
)
INLINE = frozenset(_INLINE.split())
CAPTIONS = {"caption", "figcaption"}


@dataclass(slots=True)
class _State:
    composer: Composer
    text: list[str] = field(default_factory=list)
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    marker: str = ""
    tables: int = 0


def add_blocks(composer: Composer, root: Any) -> None:
    """Append the element's content to the composer's open page."""
    state = _State(composer)
    _walk(root, state, 0)
    _flush(state)


def _walk(element: Any, state: _State, depth: int) -> None:
    state.text.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            _child(child, state, depth)
        state.text.append(child.tail or "")


def _child(child: Any, state: _State, depth: int) -> None:
    tag = child.tag
    if tag == "br":
        state.text.append("\n")
    elif tag in INLINE:
        _walk(child, state, depth)
    elif tag in HEADINGS:
        _flush(state)
        state.composer.add(BlockKind.HEADING, folded(_text(child)), level=HEADINGS[tag])
    elif tag == "table":
        _flush(state)
        _table(child, state, depth)
    elif tag in {"ul", "ol", "menu"}:
        _flush(state)
        _list(child, state, depth + 1)
    else:
        kind, level = (BlockKind.CAPTION if tag in CAPTIONS else BlockKind.PARAGRAPH), 0
        if tag == "dd":
            kind, level = BlockKind.LIST_ITEM, depth + 1
        if tag in {"p", "div"} and state.kind is BlockKind.LIST_ITEM and not "".join(state.text).strip():
            _walk(child, state, depth)  # a paragraph that begins a list item is the item
            state.text.append("\n")
            return
        _flush(state)
        state.kind, state.level = kind, level
        _walk(child, state, depth)
        _flush(state)


def _list(element: Any, state: _State, depth: int) -> None:
    number = _integer(element.get("start"), 1)
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == "li":
            number = _integer(child.get("value"), number)
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


def _integer(text: str | None, default: int) -> int:
    try:
        return int(text) if text else default
    except ValueError:
        return default


def _ordinal(number: int, style: str) -> str:
    if style in {"a", "A"} and 1 <= number <= 26:
        letter = chr(ord("a") + number - 1)
        return f"{letter if style == 'a' else letter.upper()}."
    if style in {"i", "I"} and 1 <= number < 40:
        text = "x" * (number // 10) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
        return f"{text if style == 'i' else text.upper()}."
    return f"{number}."


def _flush(state: _State) -> None:
    text = folded("".join(state.text))
    if text:
        marker = state.marker
        state.composer.add(state.kind, f"{marker} {text}" if marker else text, level=state.level, marker=marker)
    if text or state.kind is not BlockKind.LIST_ITEM:
        state.marker = ""
        state.kind, state.level = BlockKind.PARAGRAPH, 0
    state.text.clear()


def _table(element: Any, state: _State, depth: int) -> None:
    rows = element.xpath("./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr")
    widest = max((len(row.xpath("./td | ./th")) for row in rows), default=0)
    for caption in element.xpath("./caption"):
        state.composer.add(BlockKind.CAPTION, folded(_text(caption)))
    if widest < 2 or element.get("role") in {"presentation", "none"} or element.xpath(".//table"):
        for cell in element.xpath("./tr/* | ./thead/tr/* | ./tbody/tr/* | ./tfoot/tr/*"):
            _walk(cell, state, depth)
            _flush(state)
        return
    number = state.tables
    state.tables += 1
    reaching: dict[int, tuple[int, str]] = {}  # column -> rows still to come, text
    for row in rows:
        cells: list[str] = []
        heads = row.xpath("./td | ./th")
        for cell in heads:
            _fill(cells, reaching)
            down = min(1000, max(1, _integer(cell.get("rowspan"), 1)))
            text = folded(_text(cell))
            if down > 1:
                reaching[len(cells)] = (down - 1, text)
            cells.append(text)  # a cell over several columns is given once
        _fill(cells, reaching)
        header = bool(heads) and (all(cell.tag == "th" for cell in heads) or row.getparent().tag == "thead")
        state.composer.row(cells, number, header=header)


def _fill(cells: list[str], reaching: dict[int, tuple[int, str]]) -> None:
    """Cells that reach down from rows above: their text once in each row."""
    while len(cells) in reaching:
        rows, text = reaching.pop(len(cells))
        if rows > 1:
            reaching[len(cells)] = (rows - 1, text)
        cells.append(text)


def _text(element: Any) -> str:
    """All text of an element, with white space where a new block begins or ends."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            apart = "" if child.tag in INLINE else " "
            parts += [apart, _text(child), apart]
        parts.append(child.tail or "")
    return "".join(parts)

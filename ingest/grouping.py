"""Which list or table a block belongs to, and the words that introduce it."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace

from corpus.models import Block, BlockKind, ParsedFile
from ingest.sentences import is_terminated, split_sentences

# A sentence without a colon introduces a list only while it is short, like a heading ("In particular we will").
_LEAD_WORDS = 30


@dataclass(frozen=True, slots=True)
class Lead:
    """The words that introduce a list or table: ``text`` with white space folded, and where it stands."""

    text: str
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Membership:
    """A block's list or table. ``group`` counts lists and tables together from 0 through the document.

    ``columns`` are the texts of the header cells, ``caption`` the caption before the table, ``continued`` says that
    the block is the rest of a list item that a page break cut in two.
    """

    group: int
    lead: Lead | None = None
    columns: tuple[str, ...] = ()
    caption: str = ""
    continued: bool = False


@dataclass(slots=True)
class _OpenList:
    level: int
    style: str
    membership: Membership


@dataclass(slots=True)
class _Reader:
    """Walks the blocks once; what is open at the moment is its state."""

    parsed: ParsedFile
    groups: int = 0
    lists: list[_OpenList] = field(default_factory=list)
    table: int | None = None
    in_table: bool = False
    header: list[Block] = field(default_factory=list)
    body_seen: bool = False
    place: Membership = field(default_factory=lambda: Membership(-1))
    lead: Lead | None = None
    caption: str = ""
    unfinished: bool = False

    def close(self) -> None:
        """Forget the open lists, table and caption."""
        self.lists.clear()
        self.in_table = False
        self.table = None
        self.header.clear()
        self.caption = ""
        self.unfinished = False

    def next_group(self) -> int:
        """The number of a new list or table."""
        self.groups += 1
        return self.groups - 1

    def item(self, block: Block) -> Membership:
        """Place a list item, opening and closing (nested) lists."""
        self.in_table = False
        style = marker_style(block.marker)
        while self.lists and self.lists[-1].level > block.level:
            self.lists.pop()
        if self.lists and self.lists[-1].level == block.level and self._starts_again(block, style):
            self.lists.pop()
        if not self.lists or self.lists[-1].level < block.level:
            self.lists.append(_OpenList(block.level, style, Membership(self.next_group(), self.lead)))
        return self.lists[-1].membership

    def row(self, block: Block) -> Membership:
        """Place a table row under its header."""
        self.lists.clear()
        if not self.in_table or block.table != self.table:
            self.in_table, self.table, self.body_seen = True, block.table, False
            self.header.clear()
            self.place = Membership(self.next_group(), self.lead, (), self.caption)
        if block.header:
            if self.body_seen:
                self.header.clear()
                self.body_seen = False
            self.header.append(block)
            self.place = replace(self.place, lead=self._header_lead(), columns=_columns(self.header))
            return replace(self.place, lead=None, columns=())
        self.body_seen = True
        return self.place

    def _starts_again(self, block: Block, style: str) -> bool:
        return style != self.lists[-1].style or (
            style != "bullet" and re.sub(r"\W", "", block.marker).lower() in {"1", "a", "i"} and block.marker != ""
            and not (style == "letter" and re.sub(r"\W", "", block.marker).lower() == "i")
        )

    def _header_lead(self) -> Lead:
        first, last = self.header[0], self.header[-1]
        text = " ".join(" ".join(self.parsed.text_of(row).split()) for row in self.header)
        start = first.start if first.page == last.page else last.start
        return Lead(text, last.page, start, last.end)


def memberships(parsed: ParsedFile, keys: Sequence[Hashable]) -> list[Membership | None]:
    """The list or table of each block, ``None`` for blocks of neither.

    ``keys[i]`` names the component and section of block ``i``: no list or table crosses from one to another. Page
    breaks and running headers do not end a list.
    """
    reader = _Reader(parsed)
    result: list[Membership | None] = [None] * len(parsed.blocks)
    previous: Hashable = None
    for i, block in enumerate(parsed.blocks):
        if block.kind is BlockKind.FURNITURE:
            continue
        if block.kind is BlockKind.HEADING:
            reader.close()
            reader.lead = _lead(parsed, block) if parsed.text_of(block).rstrip().endswith(":") else None
            previous = keys[i]
            continue
        if keys[i] != previous and not (reader.lead and not reader.lists and not reader.in_table):
            reader.close()
            reader.lead = None
        previous = keys[i]
        result[i] = _place(reader, parsed, block)
    return result


def marker_style(marker: str) -> str:
    """What kind of marker a list item has: ``number``, ``letter``, ``roman`` or ``bullet``."""
    core = re.sub(r"[^\w]", "", marker)
    if core.isdigit() or re.fullmatch(r"\d[\d.]*", core):
        return "number"
    if re.fullmatch(r"[ivxlIVXL]{2,}", core):
        return "roman"
    return "letter" if re.fullmatch(r"[A-Za-z]{1,2}", core) else "bullet"


def _place(reader: _Reader, parsed: ParsedFile, block: Block) -> Membership | None:
    text = parsed.text_of(block)
    match block.kind:
        case BlockKind.LIST_ITEM:
            membership = reader.item(block)
            reader.lead = _lead(parsed, block)
            reader.unfinished = not re.search(r"[.;:!?]\W*$", text)
            return membership
        case BlockKind.TABLE_ROW:
            return reader.row(block)
        case BlockKind.CAPTION:
            reader.close()
            reader.lead = _lead(parsed, block)
            reader.caption = " ".join(text.split())
            return None
    if reader.lists and reader.unfinished and text.lstrip()[:1].islower():
        reader.unfinished = not is_terminated(text)
        return replace(reader.lists[-1].membership, continued=True)
    caption = reader.caption
    reader.close()
    reader.lead = _lead(parsed, block)
    if reader.lead is None or caption == "":
        return None
    return None


def _lead(parsed: ParsedFile, block: Block) -> Lead | None:
    """The last sentence of a block if it can introduce what follows."""
    text = parsed.text_of(block)
    sentences = split_sentences(text)
    if not sentences:
        return None
    start, end = sentences[-1]
    last = " ".join(text[start:end].split())
    announces = re.search(r"(?:[:–—-]|:-|\bfollow(?:s|ing)?\b|\bbelow\b)\W*$", last) or re.search(
        r"\bthe following\b|\bas follows\b|\bbelow\b", last
    )
    if not announces and (is_terminated(last) or len(last.split()) > _LEAD_WORDS):
        return None
    return Lead(last, block.page, block.start + start, block.start + end)


def _columns(header: Sequence[Block]) -> tuple[str, ...]:
    """Column names of a header of one or more rows; names of equal columns are joined from top to bottom."""
    width = max(len(row.cells) for row in header)
    same = [row for row in header if len(row.cells) == width]
    return tuple(" ".join(dict.fromkeys(row.cells[i] for row in same if row.cells[i])) for i in range(width))

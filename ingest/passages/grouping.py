"""Which list or table a block belongs to, and the words that introduce it."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from corpus.models import Block, BlockKind, ParsedFile
from ingest.passages.sentences import is_terminated, split_sentences

# A sentence without a colon introduces a list only while it is as short as a heading ("In particular we will").
_LEAD_WORDS = 30
_ASIDE_WORDS = 15
_ANNOUNCES = re.compile(r"[:–—-]\W*$|\b(?:the following|as follows|follows?|below)\b", re.IGNORECASE)
_ITEM_ENDS = re.compile(r"[.;:!?]\W*$")


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
    the block is the rest of a list item that a page break cut in two. The label of a group of rows within a table is joined to
    their ``caption``.
    """

    group: int
    lead: Lead | None = None
    columns: tuple[str, ...] = ()
    caption: str = ""
    continued: bool = False
    in_table: bool = False


def memberships(parsed: ParsedFile, keys: Sequence[Hashable]) -> list[Membership | None]:
    """The list or table of each block, ``None`` for blocks of neither.

    ``keys[i]`` names the component and section of block ``i``: no list or table crosses from one to another. Page
    breaks and running headers do not end a list.
    """
    walk = _Walk(parsed, terms=_terms(parsed))
    result: list[Membership | None] = []
    previous: Hashable = None
    after_heading = True
    for block, key in zip(parsed.blocks, keys, strict=True):
        if block.kind is BlockKind.FURNITURE:
            result.append(None)
            continue
        if key != previous and not after_heading:
            walk.close()
        previous, after_heading = key, block.kind is BlockKind.HEADING
        result.append(walk.place(block))
    return result


@dataclass(slots=True)
class _OpenList:
    level: int
    style: str
    marker: str
    membership: Membership


@dataclass(slots=True)
class _Walk:
    """One walk over the blocks; what is open at the moment is its state."""

    parsed: ParsedFile
    terms: frozenset[Block]
    groups: int = 0
    lead: Lead | None = None
    item_lead: Lead | None = None
    caption: str = ""
    lists: list[_OpenList] = field(default_factory=list)
    unfinished: bool = False
    table: tuple[int | None, Membership] | None = None
    header: list[Block] = field(default_factory=list)

    def close(self) -> None:
        """End the open lists and table, and forget what could introduce the next."""
        self.lists.clear()
        self.header.clear()
        self.table, self.lead, self.item_lead, self.caption, self.unfinished = None, None, None, "", False

    def place(self, block: Block) -> Membership | None:
        text = self.parsed.text_of(block)
        if block.kind is BlockKind.LIST_ITEM:
            membership = self._item(block)
            self.lead, self.item_lead = None, _lead_of(self.parsed, block)
            self.unfinished = not _ITEM_ENDS.search(text)
            return membership
        if block.kind is BlockKind.TABLE_ROW:
            return self._row(block)
        term = block in self.terms
        if block.kind is BlockKind.PARAGRAPH and self.lists and self.unfinished and text.lstrip()[:1].islower() and not term:
            self.unfinished = not is_terminated(text)
            return replace(self.lists[-1].membership, continued=True)
        before, lead = self.lead, _lead_of(self.parsed, block, always=term)
        self.close()
        if block.kind is BlockKind.HEADING:
            self.lead = lead if lead and lead.text.endswith(":") else None
        elif not term and before and before.text.endswith(":") and lead and not lead.text.endswith(":") and _is_aside(lead):
            self.lead = before  # a slogan or the words in a picture stand between the lead-in and its list
        else:
            self.lead = lead
        if block.kind is BlockKind.CAPTION:
            self.caption = " ".join(text.split())
        return None

    def _item(self, block: Block) -> Membership:
        self.table = None
        style, marker = marker_style(block.marker), re.sub(r"\W", "", block.marker).lower()
        while self.lists and self.lists[-1].level > block.level:
            self.lists.pop()
        if self.lists and self.lists[-1].level == block.level:
            before = self.lists[-1]
            again = marker in {"1", "a"} or (marker == "i" and before.marker != "h")
            if style != before.style or (style != "bullet" and again):
                self.lists.pop()
            else:
                before.marker = marker
        if not self.lists or self.lists[-1].level < block.level:
            self.lists.append(
                _OpenList(block.level, style, marker, Membership(self._number(), self.item_lead if self.lists else self.lead))
            )
        return self.lists[-1].membership

    def _row(self, block: Block) -> Membership:
        self.lists.clear()
        again = self.table is not None and block.header and bool(self.header) and block.cells == self.header[0].cells
        if again and self.table:
            self.table = block.table, self.table[1]  # a table goes on after a page break, under the same header
        elif self.table is None or self.table[0] != block.table:
            self.header.clear()
            self.table = block.table, Membership(self._number(), self.lead, caption=self.caption, in_table=True)
        membership = self.table[1]
        if block.header:
            if self.header and self.header[-1].end < block.start and self._rows_between(block):
                self.header.clear()  # the header is printed again on a new page
            self.header.append(block)
            self.table = block.table, replace(membership, lead=self._header_lead(), columns=_columns(self.header))
            return replace(membership, lead=None, columns=())
        if _labels_rows(block, membership):
            label = " ".join(self.parsed.text_of(block).split())
            self.table = block.table, replace(membership, caption="; ".join(filter(None, (self.caption, label))))
            return replace(membership, caption=self.caption)  # not under the label before it
        return membership

    def _rows_between(self, block: Block) -> bool:
        last = self.header[-1]
        return last.page != block.page or bool(self.parsed.pages[block.page - 1].text[last.end : block.start].strip())

    def _number(self) -> int:
        self.groups += 1
        return self.groups - 1

    def _header_lead(self) -> Lead:
        last = self.header[-1]
        rows = [row for row in self.header if row.page == last.page]
        text = " ".join(" ".join(self.parsed.text_of(row).split()) for row in rows)
        return Lead(text, last.page, rows[0].start, last.end)


def _is_aside(lead: Lead) -> bool:
    return len(lead.text.split()) <= _ASIDE_WORDS and not is_terminated(lead.text)


def marker_style(marker: str) -> str:
    """What kind of marker a list item has: ``number``, ``letter`` (Roman numbers too) or ``bullet``."""
    core = re.sub(r"\W", "", marker)
    if core.isdigit():
        return "number"
    return "letter" if re.fullmatch(r"[A-Za-z]|[ivxlIVXL]{1,5}", core) else "bullet"


def _terms(parsed: ParsedFile) -> frozenset[Block]:
    """The terms of definition lists: paragraphs right before an item without a marker, which says what they mean."""
    blocks = [block for block in parsed.blocks if block.kind is not BlockKind.FURNITURE]
    return frozenset(
        one
        for one, other in pairwise(blocks)
        if one.kind is BlockKind.PARAGRAPH and other.kind is BlockKind.LIST_ITEM and not other.marker
    )


def _labels_rows(block: Block, membership: Membership) -> bool:
    """Whether a row is one short cell over all columns, which says what the rows below it are about."""
    text = " ".join(block.cells)
    return len(block.cells) == 1 < len(membership.columns) and len(text.split()) <= _ASIDE_WORDS and not is_terminated(text)


def _lead_of(parsed: ParsedFile, block: Block, *, always: bool = False) -> Lead | None:
    """The last sentence of a block if it can introduce what follows; ``always`` takes a complete sentence too."""
    text = parsed.text_of(block)
    sentences = split_sentences(text)
    if not sentences:
        return None
    start, end = sentences[-1]
    last = " ".join(text[start:end].split())
    if not _ANNOUNCES.search(last) and ((is_terminated(last) and not always) or len(last.split()) > _LEAD_WORDS):
        return None
    return Lead(last, block.page, block.start + start, block.start + end)


def _columns(header: Sequence[Block]) -> tuple[str, ...]:
    """Column names of a header of one or more rows; the names of one column are joined from top to bottom.

    Readers that know a table's grid give a name that spans columns over each of them. Rows that are narrower than the
    others come from files without one: which columns their names span is not known, so they name none.
    """
    width = max(len(row.cells) for row in header)
    rows = [row.cells for row in header if len(row.cells) == width]
    return tuple(" ".join(dict.fromkeys(cells[i] for cells in rows if cells[i])) for i in range(width))

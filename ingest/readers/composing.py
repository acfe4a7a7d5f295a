"""Stored page text and the blocks that point into it, built together so that offsets cannot drift."""

import re
from collections.abc import Sequence

from corpus.models import Block, BlockKind, Page, ParsedFile
from ingest.passages.sentences import is_terminated
from ingest.structure.entries import are_entries

SPACE = re.compile(r"\s+")
BREAK = "\x0b"  # a line break that the author set, in text that is not folded yet; no text of a file has this sign
ENTRY_WORDS = 12  # words: longer lines are sentences, and a break between them only looks


def folded(text: str) -> str:
    """``text`` with every run of white space as one space."""
    return SPACE.sub(" ", text).strip()


def lined(text: str) -> str:
    """``text`` folded, its set breaks kept as line ends where the lines are entries: a name and an office, an address.

    Two lines are enough here, unlike in text that was wrapped by a printer, as the author has set the break.
    """
    lines = [line for line in map(folded, text.split(BREAK)) if line]
    entries = len(lines) > 1 and all(len(line.split()) <= ENTRY_WORDS and not line[0].islower() for line in lines)
    apart = entries and not any(is_terminated(line) for line in lines[:-1])
    return ("\n" if apart or are_entries(lines) else " ").join(lines)


class Composer:
    """Collects pages block by block. Blocks are parted by a blank line, rows of one table by a line end."""

    def __init__(self) -> None:
        self._pages: list[Page] = []
        self._blocks: list[Block] = []
        self._parts: list[str] = []
        self._length = 0
        self._table: int | None = None
        self._properties: dict[str, str] = {}

    def add(
        self,
        kind: BlockKind,
        text: str,
        *,
        level: int = 0,
        marker: str = "",
        table: int | None = None,
        header: bool = False,
    ) -> None:
        """Append a block to the open page; text that is only white space is left out."""
        text = text.strip()
        if text:
            self._append(Block(kind, len(self._pages) + 1, 0, 0, level, marker, table, (), header), text)

    def row(self, cells: Sequence[str], table: int, *, header: bool = False, names: Sequence[str] = ()) -> None:
        """Append a table row, its cells parted by tabs; a row without words is left out.

        ``names`` are a header's texts over each column, where a cell that is printed once stands over several.
        """
        texts = tuple(folded(cell) for cell in cells)
        if any(texts):
            text = "\t".join(texts)
            held = tuple(map(folded, names)) or texts
            # Leading and trailing tabs stay: they keep the columns in step, and a block's text may hold them.
            self._append(Block(BlockKind.TABLE_ROW, len(self._pages) + 1, 0, 0, 0, "", table, held, header), text)

    def end_page(self, label: str | None = None, *, ocr: bool = False) -> None:
        """Close the open page and begin the next."""
        self._pages.append(Page(len(self._pages) + 1, "".join(self._parts), label, ocr))
        self._parts = []
        self._length = 0
        self._table = None

    def result(self, properties: dict[str, str], *, paged: bool, warnings: Sequence[str] = ()) -> ParsedFile:
        """Everything collected. Call :meth:`end_page` first."""
        return ParsedFile(tuple(self._pages), tuple(self._blocks), properties, paged, tuple(warnings))

    def _append(self, block: Block, text: str) -> None:
        if self._parts:
            same_table = block.table is not None and block.table == self._table
            self._push("\n" if same_table else "\n\n")
        start = self._length
        self._push(text)
        self._table = block.table
        self._blocks.append(
            Block(
                block.kind,
                block.page,
                start,
                self._length,
                block.level,
                block.marker,
                block.table,
                block.cells,
                block.header,
            )
        )

    def _push(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

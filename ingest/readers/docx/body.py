"""The body of a Word file as blocks, in document order."""

import re
from typing import Any

from corpus.models import BlockKind
from ingest.headings.person_lines import says_who
from ingest.headings.resolutions import states_decision
from ingest.readers import grid
from ingest.readers.composing import Composer, folded
from ingest.readers.docx.names import COMPATIBILITY, w
from ingest.readers.docx.numbering import BULLET, Numbering
from ingest.readers.docx.signatures import MOST_LINES, is_signature
from ingest.readers.docx.styles import FALSE_HEADING, LONGEST_BOLD, Styles
from ingest.readers.docx.table import Row, grid_of
from ingest.readers.docx.text import piece
from ingest.readers.grid_headers import header_rows

LONG_ITEM = 60  # words: longer numbered texts are numbered paragraphs, not items
NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)[.)]?\s")
WRAPPERS = {w(name) for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")} | {
    f"{{{COMPATIBILITY}}}{name}" for name in ("AlternateContent", "Choice")
}


class Body:
    """Walks block elements and appends them to ``composer``."""

    def __init__(self, composer: Composer, styles: Styles, numbering: Numbering, notes: dict[tuple[str, str], str]) -> None:
        self.composer = composer
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._noted = 0
        self._tables = 0
        self._levels: dict[int, int] = {}  # parts of a heading's number -> level of the styled headings numbered so
        self._number: tuple[str, ...] = ()  # of the last numbered heading

    def add(self, element: Any) -> None:
        """Append everything in a body, cell, text box or content control."""
        for child in element:
            if child.tag == w("p"):
                self._paragraph(child)
            elif child.tag == w("tbl"):
                self._table(child)
            elif child.tag in WRAPPERS:
                self.add(child)

    def _paragraph(self, paragraph: Any) -> None:
        held = piece(paragraph)
        if held.text:
            self._block(paragraph, held.text)
        for box in held.boxes:
            self.add(box)
        self._add_notes(held.notes)

    def _block(self, paragraph: Any, text: str) -> None:
        styles = self._styles
        level = styles.heading_level(paragraph)
        numbered = styles.numbering(paragraph)
        marker = self._numbering.marker(*numbered) if numbered else ""
        plain = folded(text)
        shown = f"{marker} {plain}" if marker else plain
        words = len(text.split())
        if styles.is_contents(paragraph):
            self.composer.add(BlockKind.FURNITURE, shown)
        elif level:
            self.composer.add(BlockKind.HEADING, shown, level=level)
            self._number = _number_of(shown) or self._number
            self._levels[len(_number_of(shown))] = level
        elif styles.is_caption(paragraph):
            self.composer.add(BlockKind.CAPTION, shown)
        elif marker and marker != BULLET and (words > LONG_ITEM or marker.count(".") + (not marker.endswith(".")) > 1):
            self.composer.add(BlockKind.PARAGRAPH, shown, marker=marker)  # "4.12": a numbered paragraph
        elif marker and numbered:
            self.composer.add(BlockKind.LIST_ITEM, shown, level=numbered[1] + 1, marker=marker)
        elif (
            words <= LONGEST_BOLD
            and not text.endswith((".", ",", ";"))
            and any(map(str.isalpha, text))
            and styles.is_bold(paragraph)
            and not is_signature(plain, self._below(paragraph))
            and not says_who(plain)
            and not states_decision(plain)
        ):
            self.composer.add(BlockKind.HEADING, shown, level=self._bold_level(shown))
        else:
            self.composer.add(BlockKind.PARAGRAPH, f"{marker} {text}" if marker else text)

    def _bold_level(self, text: str) -> int:
        """The level of a heading that is only bold: that of styled ones if it goes on with their numbers."""
        number = _number_of(text)
        # Of a single number it cannot be told whether it counts sections or steps.
        if len(number) < 2 or number[:-1] != self._number[: len(number) - 1]:
            return FALSE_HEADING
        level = self._levels.get(len(number), FALSE_HEADING)
        self._number = number
        return level

    def _below(self, paragraph: Any) -> list[str]:
        """The texts under a paragraph up to a heading, a table or a new page; at most one more than a signature has."""
        texts: list[str] = []
        for after in paragraph.itersiblings():
            broken = any(each.get(w("type")) == "page" for each in after.iter(w("br")))
            if after.tag != w("p") or len(texts) > MOST_LINES or broken or self._styles.heading_level(after):
                break
            if (text := folded(piece(after).text)) and self._styles.is_bold(after):
                break
            texts += [text] if text else []
        return texts

    def _add_notes(self, references: list[tuple[str, str]]) -> None:
        for reference in references:
            if reference in self._notes:
                self._noted += 1
                text = self._notes[reference]
                self.composer.add(BlockKind.PARAGRAPH, f"{self._noted} {text}" if text else "", marker=str(self._noted))

    def _table(self, table: Any) -> None:
        held = grid_of(table)
        if max((len(row.cells) for row in held), default=0) < 2:
            for row in held:
                for cell in row.cells:
                    self.add(cell.element)
            return
        number = self._tables
        self._tables += 1
        bold_first = self._styles.sets_first_row_bold(table)
        references: list[tuple[str, str]] = []
        boxes: list[Any] = []
        rows: list[grid.Row] = []
        for at, row in enumerate(held):
            cells = [
                grid.Cell(
                    self._cell(cell.element, references if cell.first else [], boxes if cell.first else []),
                    cell.column,
                    cell.width,
                    reaching=not cell.first,
                )
                for cell in row.cells
            ]
            rows.append(grid.Row(tuple(cells), stated=row.header, bold=self._is_bold(row, otherwise=at == 0 and bold_first)))
        grid.write(self.composer, rows, number, header_rows)
        for box in boxes:
            self.add(box)
        self._add_notes(references)

    def _is_bold(self, row: Row, *, otherwise: bool) -> bool:
        paragraphs = [p for cell in row.cells for p in cell.element.iter(w("p")) if piece(p).text]
        return bool(paragraphs) and all(self._styles.is_bold(p, otherwise=otherwise) for p in paragraphs)

    def _cell(self, cell: Any, references: list[tuple[str, str]], boxes: list[Any]) -> str:
        """The cell's paragraphs with spaces between, list markers kept; tables inside it as their texts."""
        texts = []
        for paragraph in cell.iter(w("p")):
            if any(parent.tag == w("txbxContent") for parent in paragraph.iterancestors()):
                continue
            held = piece(paragraph)
            references += held.notes
            boxes += held.boxes
            numbered = self._styles.numbering(paragraph) if held.text else None
            marker = self._numbering.marker(*numbered) if numbered else ""
            texts.append(f"{marker} {held.text}" if marker else held.text)
        return " ".join(text for text in texts if text)


def _number_of(text: str) -> tuple[str, ...]:
    match = NUMBERED.match(text)
    return tuple(match[1].split(".")) if match else ()

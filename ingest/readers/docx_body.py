"""The body of a Word file as blocks, in document order."""

from typing import Any

from corpus.models import BlockKind
from ingest.readers.composing import Composer
from ingest.readers.docx_names import COMPATIBILITY, w
from ingest.readers.docx_numbering import BULLET, Numbering
from ingest.readers.docx_styles import FALSE_HEADING, LONGEST_BOLD, Styles
from ingest.readers.docx_table import grid_of
from ingest.readers.docx_text import piece

LONG_ITEM = 60  # words: longer numbered texts are numbered paragraphs, not items
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
        shown = f"{marker} {text}" if marker else text
        words = len(text.split())
        if styles.is_contents(paragraph):
            self.composer.add(BlockKind.FURNITURE, shown)
        elif level:
            self.composer.add(BlockKind.HEADING, shown, level=level)
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
        ):
            self.composer.add(BlockKind.HEADING, shown, level=FALSE_HEADING)
        else:
            self.composer.add(BlockKind.PARAGRAPH, shown)

    def _add_notes(self, references: list[tuple[str, str]]) -> None:
        for reference in references:
            if reference in self._notes:
                self._noted += 1
                text = self._notes[reference]
                self.composer.add(BlockKind.PARAGRAPH, f"{self._noted} {text}" if text else "", marker=str(self._noted))

    def _table(self, table: Any) -> None:
        grid = grid_of(table)
        if max((len(row.cells) for row in grid), default=0) < 2:
            for row in grid:
                for cell in row.cells:
                    self.add(cell.element)
            return
        number = self._tables
        self._tables += 1
        bold = [
            all(self._styles.is_bold(p) for cell in row.cells for p in cell.element.iter(w("p")) if piece(p).text) for row in grid
        ]
        stated = any(row.header for row in grid)
        references: list[tuple[str, str]] = []
        boxes: list[Any] = []
        for at, row in enumerate(grid):
            texts = []
            for cell in row.cells:
                texts.append(self._cell(cell.element, references if cell.first else [], boxes if cell.first else []))
            header = row.header if stated else at == 0 and bold[0] and not all(bold) and sum(map(bool, texts)) > 1
            self.composer.row(texts, number, header=header)
        for box in boxes:
            self.add(box)
        self._add_notes(references)

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

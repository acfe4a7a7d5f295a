"""Lines to units: rows, items and paragraphs, before headings are looked for."""

import re
from collections.abc import Sequence

from corpus.models import BlockKind
from ingest.headings.counted_titles import counted_titles
from ingest.headings.forms import begins_component, is_caption, is_labelled
from ingest.headings.joined_titles import part_titles
from ingest.headings.minute_numbers import minute_titles
from ingest.headings.numbered import bare_number
from ingest.headings.stood_over import stands_over
from ingest.lists.announced import announced_lines
from ingest.lists.html import html_units, is_html
from ingest.lists.items import opens_item
from ingest.lists.markers import Marker
from ingest.structure.contents import Contents
from ingest.structure.glossary_lines import glossary_terms
from ingest.structure.lines import Line, ends_sentence, fold, has_more_words, introduces, key
from ingest.structure.paragraphs import Chunk, Spacing, chunks_of, goes_on, whole_chunks
from ingest.structure.units import Unit, unit_of
from ingest.tables.spaced import SpacedTable, spaced_tables
from ingest.tables.spaced_headers import with_headers
from ingest.tables.stacked import stacked_tables
from ingest.tables.tabbed import is_row, is_separator, is_tabbed_item, rows_of
from ingest.tables.wrapped_rows import Row, joined_rows, table_end

_URL = re.compile(r"^<?https?://\S+>?$")
_NOTE = re.compile(r"^(?:\d{1,2}|[*†‡])\s+\S")
_RUNNING = 2  # a title set apart this often is a running heading
_SET_IN = 40  # set-in lines looked back over
_LONGEST_TITLE = 400  # characters with its signs and tags; without them it has at most 102 (``whole_chunks``)
_TITLED = 10  # words of a numbered title


class Assembler:
    """Builds the units of one document, line by line."""

    def __init__(self, lines: Sequence[Line], furniture: set[int], contents: Sequence[Contents]) -> None:
        self.lines = lines
        self.units: list[Unit] = []
        self.tables = 0
        self._known = [title for one in contents for title in one.titles]
        self._known_keys = {key(title) for title in self._known} - {""}
        self._furniture = furniture | {i for one in contents for i in range(one.first, one.last + 1)}
        self._rows: list[bool] = []
        for i, line in enumerate(lines):
            row = (is_row(line) or is_separator(line)) and i not in self._furniture
            self._rows.append(row and (not is_tabbed_item(line) or (i > 0 and self._rows[-1] and self._below(i))))
        self._plain = [not row and i not in self._furniture for i, row in enumerate(self._rows)]
        spaced = with_headers(spaced_tables(lines, self._plain), lines, self._plain)
        self._spaced = self._taken(spaced)
        self._spaced |= self._taken(stacked_tables(lines, self._plain))
        self._chunks: list[Chunk] = chunks_of(lines, self._plain)
        self._spacing = Spacing(lines)
        self._titles = whole_chunks(lines, self._plain)
        self._terms, explained = glossary_terms(lines, self._plain)
        self._entries = self._terms | explained
        self._minutes = minute_titles(lines, self._plain)
        self._counted = counted_titles(lines, self._plain)
        self._alone = announced_lines(lines, self._plain) | self._minutes  # lines that go on nothing
        self._open: Unit | None = None  # what the next line may belong to
        self._written: list[Unit] = []  # units of text, whose lines are complete when the document ends
        self._noting = False

    def build(self) -> list[Unit]:
        """All units of the document, in order; ``tables`` then counts its tables."""
        i = 0
        while i < len(self.lines):
            if i in self._furniture:
                self.units.append(unit_of(self.lines[i], BlockKind.FURNITURE))
                i += 1
            elif i in self._spaced:
                self._add_rows([Row(row) for row in self._spaced[i].rows])
                i = self._spaced[i].last
            elif self._rows[i] and not self._title_row(i):
                i = self._table(i)
            else:
                self._text(i)
                i += 1
        for unit in self._written:
            unit.body = _body(unit)
        part_titles(self.units, self._known)
        return self.units

    def _taken(self, tables: dict[int, SpacedTable]) -> dict[int, SpacedTable]:
        """The tables; their lines are no ordinary text from then on."""
        for table in tables.values():
            self._plain[table.first : table.last] = [False] * (table.last - table.first)
        return tables

    def _title_row(self, i: int) -> bool:
        """A report's title line whose tab is only a remnant of the table it stood in."""
        line = self.lines[i]
        return begins_component(line.text) and "\t" not in line.text

    def _table(self, i: int) -> int:
        last = i + 1
        while last < len(self.lines) and self._rows[last] and self.lines[last].page == self.lines[i].page:
            if not self._below(last) or self._title_row(last):
                break
            last += 1
        last = table_end(self.lines, self._rows, self._plain, i, last)
        self._add_rows(joined_rows(self.lines[i:last]))
        return last

    def _add_rows(self, joined: Sequence[Row]) -> None:
        rows = [row.line for row in joined if not row.group]
        continued = self._continues(rows[0])
        table = self.tables - 1 if continued else self.tables
        units = rows_of(rows, table, continued)
        width = max((len(unit.cells) for unit in units), default=0)
        for place, row in enumerate(joined):
            if row.group:  # no column's cell, and so no witness of which row is the header
                units.insert(place, unit_of(row.line, BlockKind.TABLE_ROW))
                units[place].table, units[place].cells = table, (row.line.text, *("",) * (width - 1))
        self.units += units
        self.tables = table + 1
        self._open = None

    def _below(self, i: int) -> bool:
        """Whether a row stands right below the line before it; behind a blank line where every row has one above."""
        line, before = self.lines[i], self.lines[i - 1]
        if not line.gap:
            return True
        alike = line.gap == 1 and not line.spaced and line.raw.count("\t") == before.raw.count("\t")
        tight = before.gap == 0 and i > 1 and self._rows[i - 2]
        below = self.lines[i + 1] if i + 1 < len(self.lines) else None
        return alike and not tight and not (below and below.gap == 0 and is_row(below))

    def _continues(self, row: Line) -> bool:
        """Whether the rows from ``row`` on are the rest of a table that a page break cut in two."""
        before = next((unit for unit in reversed(self.units) if unit.kind is not BlockKind.FURNITURE), None)
        if before is None or before.kind is not BlockKind.TABLE_ROW or before.table is None or before.table != self.tables - 1:
            return False
        first = row.raw.count("\t")
        head = next(unit for unit in self.units if unit.table == before.table)
        return head.header and first == head.lines[0].raw.count("\t") and row.text != head.lines[0].text

    def _text(self, i: int) -> None:
        line = self.lines[i]
        self._noting = line.ruled or (self._noting and bool(_NOTE.match(line.text)) and line.gap == 0 and not line.top)
        if is_html(line):
            self.units += html_units(line)
            self._open = None
            return
        if self._noting and _NOTE.match(line.text):
            self._add(i, None, "footnote")
            return
        full = i > 0 and self._spacing.full(i - 1) and len(self.lines[i - 1].text) > 40
        marker = None if i in self._minutes else opens_item(self.lines, i, full)
        if marker is None and self._joins(i):
            self._extend(line)
        else:
            self._add(i, marker)

    def _joins(self, i: int) -> bool:  # noqa: PLR0911  # a list of cases
        unit, line = self._open, self.lines[i]
        if unit is None or unit.page != line.page or _URL.match(line.text) or _URL.match(unit.lines[-1].text):
            return False
        if unit.lines[-1] is not self.lines[i - 1]:
            return False
        if i - 1 in self._terms:
            return True
        if i in self._alone or i in self._entries or i - 1 in self._minutes or i - 1 in self._counted:
            return False
        if len(unit.lines) == 1 and stands_over(self.lines, i - 1, self._known_keys):
            return False
        if len(unit.number) == 1 and is_caption(line.text) and not has_more_words(unit.text, _TITLED):
            return False  # "5. Moorings" above "Table 4: Berths let"
        if unit.marker and unit.text == unit.marker:
            return not line.ruled  # a bullet or letter by itself takes the next text, blank lines or not
        if "footnote" in unit.tags:
            return line.gap == 0 and not line.mark
        if (line.gap or line.mark or introduces(unit.text) or is_labelled(unit.text)) and self._begins(i):
            return False
        if len(unit.lines) == 1 and line.text[0] in '“"' and is_labelled(unit.text):
            return False
        if line.gap == 0 and len(unit.text) <= _LONGEST_TITLE and self._titles[key(unit.text)] >= _RUNNING:
            return False  # what stands by itself elsewhere is complete
        topmost = len(unit.number) == 1 or unit.number[1:] == (0,)  # "4." and "4.0"
        item = self._set_in(unit) or (bool(unit.marker) and not (unit.marker[0].isdigit() and topmost))
        return goes_on(self.lines, i, self._chunks[i], self._spacing, item, clause=not topmost and bool(unit.number))

    def _set_in(self, unit: Unit) -> bool:
        """Whether a unit is an item that lost its bullet: its first line is set in and it is no page's beginning."""
        return unit.indent > 0 and (unit.gap > 0 or unit.indent > 1)

    def _begins(self, i: int) -> bool:
        """Whether a line begins something new by its form."""
        line = self.lines[i]
        if is_labelled(line.text) or begins_component(line.text) or is_caption(line.text):
            return True
        number, _ = bare_number(line.text)
        if number and line.gap and (ends_sentence(self.lines[i - 1].text) or not self._spacing.full(i - 1)):
            return True
        return bool(line.indent and line.gap and not self._spacing_indented(i))

    def _spacing_indented(self, i: int) -> bool:
        """Set-in lines only part items where the lines between them are not set in, or short ones below a colon."""
        wrapped = self.lines[i - 1].indent > 0 and not (self._below_colon(i) and not self._spacing.full(i - 1))
        return wrapped and self.lines[i].gap <= 1 and self.lines[i].text[0].islower()

    def _below_colon(self, i: int) -> bool:
        """Whether a line that ends with a colon stands above the set-in lines that line ``i`` is one of."""
        above = next((line for line in reversed(self.lines[max(0, i - _SET_IN) : i]) if not line.indent), None)
        return above is not None and above.page == self.lines[i].page and introduces(above.text)

    def _add(self, i: int, marker: Marker | None, *tags: str) -> None:
        unit = unit_of(self.lines[i])
        unit.tags.update(tags)
        above = next((u for u in reversed(self.units) if u.kind is not BlockKind.FURNITURE), None)
        if self.units and self.units[-1] is not above:
            # Furniture above is a page's end: what stands below it begins a page.
            unit.glued = False
            unit.fresh = unit.fresh or self.units[-1].text.isdigit()
        if marker is not None:
            unit.marker, unit.number = marker.text, marker.number
        if "footnote" in tags:
            unit.kind = BlockKind.PARAGRAPH
        if i in self._entries:
            unit.kind, unit.level = BlockKind.LIST_ITEM, 1
        if i in self._minutes:
            unit.tags.add("minute")
        if self._chunks[i].entries:
            unit.tags.add("entry")
        self.units.append(unit)
        self._open = unit
        self._written.append(unit)

    def _extend(self, line: Line) -> None:
        unit = self._open
        assert unit is not None
        unit.across = unit.across or (line.gap > 0 and unit.text != unit.marker)
        unit.lines.append(line)
        unit.end = line.end


def _body(unit: Unit) -> str:
    marker = fold(unit.marker)
    return unit.text[len(marker) :].strip("* ").strip() if marker else unit.text

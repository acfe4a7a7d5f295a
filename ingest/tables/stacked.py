"""Tables whose cells stand one below the other, a line each, as extraction without the page's layout leaves them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.headings.forms import is_caption
from ingest.lists.markers import marker_of
from ingest.structure.lines import Line, ends_sentence, introduces, runs_on, words
from ingest.tables.cells import MONTH, is_mark, is_period, is_value
from ingest.tables.spaced import SpacedTable

_LEAST_COLUMNS = 2  # beside the labels: a label with one value below it is a pair (``ingest.tables.aligned``)
_MOST_COLUMNS = 9
_LEAST_GROUPS = 2
_NAME = 45  # characters of a column's name
_LABEL = 90
_CELL = 70
_CELL_LINES = 3  # a wrapped cell, where blank lines part the cells
_NOTHING = re.compile(r"^(?:-{1,2}|–|—|\*+|n/?a|nil|none|tb[ac]|\.{2,3}|…)$", re.IGNORECASE)
_UNIT = re.compile(r"^(?:%|£(?:m|k|[’']?000)?)$")
_DATE = re.compile(
    rf"^(?:\d{{1,2}}(?:st|nd|rd|th)? )?{MONTH}(?: \d{{2,4}})?$|^\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Cell:
    """The lines of one cell, half-open, their text, what kind of cell it is, and whether it can be a name or a label."""

    first: int
    last: int
    text: str
    kind: str
    name: bool
    label: bool
    held: bool  # whether it can stand in a row, behind its label


def stacked_tables(lines: Sequence[Line], plain: Sequence[bool]) -> dict[int, SpacedTable]:
    """The tables of a document by their first line; ``plain`` says which lines are ordinary text."""
    found: dict[int, SpacedTable] = {}
    for cells in _runs(lines, plain):
        if sum(cell.kind == "figure" for cell in cells) < _LEAST_GROUPS:
            continue
        at = 0
        while at < len(cells):
            columns, header, groups = _table(cells, at)
            if not groups:
                at += 1
                continue
            end = at + header + groups * (columns + 1)
            rows = [_row(lines, cells[at : at + header], columns + 1)]
            rows += [_row(lines, cells[k : k + columns + 1], columns + 1) for k in range(at + header, end, columns + 1)]
            found.setdefault(cells[at].first, SpacedTable(cells[at].first, cells[end - 1].last, tuple(rows)))
            at = end
    return found


def _runs(lines: Sequence[Line], plain: Sequence[bool]) -> Iterator[list[_Cell]]:
    """Cells that stand one below the other: lines without a blank one between, else chunks with one between each two."""
    first = 0
    for i in range(1, len(lines) + 1):
        if i < len(lines) and plain[i] and plain[i - 1] and lines[i].gap <= 1 and lines[i].page == lines[first].page:
            continue
        if plain[first]:
            yield from _tight(lines, first, i)
            yield _apart(lines, first, i)
            yield from _grouped(lines, first, i)
        first = i


def _tight(lines: Sequence[Line], first: int, last: int) -> Iterator[list[_Cell]]:
    begin = first
    for i in range(first + 1, last + 1):
        if i == last or lines[i].gap:
            if i - begin > 1:
                yield [_cell(k, k + 1, lines[k].text) for k in range(begin, i)]
            begin = i


def _apart(lines: Sequence[Line], first: int, last: int) -> list[_Cell]:
    bounds: list[tuple[int, int]] = []
    for i in range(first, last):
        if bounds and lines[i].gap == 0 and bounds[-1][1] - bounds[-1][0] < _CELL_LINES:
            bounds[-1] = bounds[-1][0], i + 1
        else:
            bounds.append((i, i + 1))
    return [_cell(one, other, " ".join(line.text for line in lines[one:other])) for one, other in bounds]


def _grouped(lines: Sequence[Line], first: int, last: int) -> Iterator[list[_Cell]]:
    """Rows parted by blank lines, their cells a line each and equally many, below the names that end the chunk above."""
    bounds = [*(k for k in range(first, last) if k == first or lines[k].gap), last]
    sizes = [end - begin for begin, end in pairwise(bounds)]
    at = 1
    while at < len(sizes):
        rows = at
        while rows < len(sizes) and sizes[rows] == sizes[at]:
            rows += 1
        if rows - at >= _LEAST_GROUPS and _LEAST_COLUMNS < sizes[at] <= _MOST_COLUMNS + 1:
            header = _names_above(lines, bounds[at - 1], bounds[at], sizes[at] - 1)
            if header:
                yield [*header, *(_cell(k, k + 1, lines[k].text) for k in range(bounds[at], bounds[rows]))]
        at = rows


def _names_above(lines: Sequence[Line], first: int, last: int, columns: int) -> list[_Cell]:
    """The periods that end a chunk, one to a column, with a unit below each or none; empty if there are none."""
    for size in (2, 1):
        begin = last - size * columns
        places = range(begin, last, size)
        if begin < first or not all(is_period(lines[k].text) for k in places):
            continue
        if size == 1 or all(_UNIT.match(lines[k + 1].text.strip("()")) for k in places):
            return [_cell(k, k + size, " ".join(line.text for line in lines[k : k + size])) for k in places]
    return []


def _table(cells: Sequence[_Cell], at: int) -> tuple[int, int, int]:
    """Columns beside the labels, cells of the header and rows of the table that begins at a cell; no rows: there is none."""
    named = 0
    while named <= _MOST_COLUMNS and at + named < len(cells) and cells[at + named].name:
        named += 1
    for columns in range(min(named, _MOST_COLUMNS), _LEAST_COLUMNS - 1, -1):
        for header in (columns + 1, columns):
            groups = _groups(cells, at + header, columns) if header <= named else 0
            if groups >= _LEAST_GROUPS:
                return columns, header, groups
    return 0, 0, 0


def _groups(cells: Sequence[_Cell], at: int, columns: int) -> int:
    """How many rows of a label and so many cells follow one another, each column of one kind and one of figures."""
    kinds: list[set[str]] = [set() for _ in range(columns)]
    count = 0
    while at + columns < len(cells):
        row = cells[at : at + columns + 1]
        own = [cell.kind for cell in row[1:]]
        if not row[0].label or not all(cell.held for cell in row[1:]) or "figure" not in own:
            break
        if any(kind and kinds[k] - {kind} for k, kind in enumerate(own)):
            break
        for k, kind in enumerate(own):
            kinds[k] |= {kind} - {""}
        count, at = count + 1, at + columns + 1
    return count


def _kind(text: str) -> str:
    if _NOTHING.match(text) or is_mark(text):
        return ""
    if is_value(text):
        return "figure"
    return "date" if is_period(text) or _DATE.match(text) else "text"


def _is_text(text: str, longest: int) -> bool:
    """Whether a text of at most so many characters is a phrase: no sentence, no item, no lead-in."""
    if len(text) > longest or ends_sentence(text) or introduces(text) or runs_on(text) or is_caption(text):
        return False
    return not marker_of(text) and bool(words(text))


def _cell(first: int, last: int, text: str) -> _Cell:
    kind = _kind(text)
    name = _UNIT.match(text) is not None or (kind in {"text", "date"} and _is_text(text, _NAME))
    label = kind == "text" and _is_text(text, _LABEL)
    return _Cell(first, last, text, kind, name, label, held=kind != "text" or (label and len(text) <= _CELL))


def _row(lines: Sequence[Line], cells: Sequence[_Cell], width: int) -> Line:
    """Cells as one line, parted by tabs; a header without a name for the labels begins with an empty one."""
    texts = [*[""] * (width - len(cells)), *(cell.text for cell in cells)]
    last = lines[cells[-1].last - 1]
    return replace(lines[cells[0].first], end=last.end, text="\t".join(texts).strip(), raw="\t".join(texts))

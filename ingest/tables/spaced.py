"""Tables whose columns are parted by runs of spaces, as text that keeps a page's layout sets them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.headings.forms import is_caption
from ingest.structure.lines import Line, ends_sentence, fold, runs_on, starts_lower
from ingest.tables.cells import is_mark, is_period, is_value

# Two spaces behind a full stop are typed between sentences; three are not.
_GAP = re.compile(r"(?<![.!?:]) {2,}| {3,}")
_NOTHING = re.compile(r"^(?:-{1,2}|–|—|\*+|n/?a|nil|none|tbc|\.{2,3}|[~…])$", re.IGNORECASE)
_DATED = re.compile(r"^\d{1,2}[\s/-]\w{2,9}[\s/-]\d{2,4}$")
_LEAST_COLUMNS = 3
_LEAST_ROWS = 3
_LONGEST = 400  # characters of a line; a page is set at most 250 wide

_Part = tuple[int, int, str]  # where a cell's text begins and ends in its line


@dataclass(frozen=True, slots=True)
class SpacedTable:
    """A table from one line up to another, half-open; each row is one line whose cells are parted by tabs."""

    first: int
    last: int
    rows: tuple[Line, ...]


def spaced_tables(lines: Sequence[Line], plain: Sequence[bool]) -> dict[int, SpacedTable]:
    """The tables of a document by their first line; ``plain`` says which lines are ordinary text."""
    parts = [_parts(line) if plain[i] else [] for i, line in enumerate(lines)]
    found: dict[int, SpacedTable] = {}
    i = 0
    while i < len(lines):
        if len(parts[i]) < _LEAST_COLUMNS:
            i += 1
            continue
        last, columns = _region(lines, parts, i)
        grid = [_placed(parts[k], columns) for k in range(i, last)]
        rows = sum(_filled(row) >= _LEAST_COLUMNS for row in grid)
        if rows >= _LEAST_ROWS and _has_figures(grid[1:]):
            found[i] = SpacedTable(i, last, _rows(lines[i:last], grid))
        i = last if rows >= _LEAST_ROWS else i + 1
    return found


def _parts(line: Line) -> list[_Part]:
    if "\t" in line.raw or "|" in line.text or len(line.raw) > _LONGEST:
        return []
    found, position = [], line.indent
    end = line.indent + len(line.text)
    for gap in _GAP.finditer(line.raw, line.indent, end):
        found.append((position, gap.start(), line.raw[position : gap.start()]))
        position = gap.end()
    return [*found, (position, end, line.raw[position:end])]


def _region(lines: Sequence[Line], parts: Sequence[list[_Part]], first: int) -> tuple[int, list[tuple[int, int]]]:
    """Up to which line the columns of line ``first`` go on, and where the columns are."""
    columns = _columns(parts[first])
    last, i = first + 1, first + 1
    while i < len(lines) and parts[i] and _may_follow(lines, parts, i, first):
        parts[i][:] = _cut(parts[i], columns) if len(parts[i]) > 1 else parts[i]
        joined = _columns([*((a, b, "") for a, b in columns), *parts[i]])
        if len(joined) < len(columns):
            break
        cells = _placed(parts[i], joined)
        if not _fits(lines, i, cells, columns, joined):
            break
        columns, i = joined, i + 1
        # A line with the first column only belongs to the table if rows go on below it, or it goes on its label.
        if _filled(cells) > 1 or not cells[0] or (starts_lower(cells[0]) and not ends_sentence(cells[0])):
            last = i
    return last, columns


def _may_follow(lines: Sequence[Line], parts: Sequence[list[_Part]], i: int, first: int) -> bool:
    line = lines[i]
    if line.page != lines[first].page or line.gap > 1 or is_caption(line.text):
        return False
    if line.gap == 0 or len(parts[i]) >= _LEAST_COLUMNS:
        return True
    # A group's name may be set apart; the rows below it hold figures, a new table's header does not.
    below = parts[i + 1] if i + 1 < len(lines) else []
    rows = len(below) >= _LEAST_COLUMNS and lines[i + 1].gap <= 1 and any(is_value(text) for *_, text in below[1:])
    return len(parts[i]) == 1 and rows and not ends_sentence(line.text)


def _fits(
    lines: Sequence[Line], i: int, cells: Sequence[str], columns: Sequence[tuple[int, int]], joined: Sequence[tuple[int, int]]
) -> bool:
    if _filled(cells) > 1:
        return True
    if len(joined) > len(columns):
        return False
    # A single text stands in its column's width; a sentence below the table is no label.
    return not cells[0] or not ends_sentence(lines[i].text)


def _columns(parts: Sequence[_Part]) -> list[tuple[int, int]]:
    """The parts of a page's width that are covered by texts, a column of blanks between each two."""
    found: list[tuple[int, int]] = []
    for start, end, _ in sorted(parts):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _cut(parts: Sequence[_Part], columns: Sequence[tuple[int, int]]) -> list[_Part]:
    """Parts cut at a single space that stands where two columns part: a text that fills its column leaves no more."""
    found: list[_Part] = []
    for start, end, text in parts:
        begin = start
        for (_, left), (right, _) in pairwise(columns):
            at = text.find(" ", max(left - start, 0), max(right - start, 0))
            if start < left and right < end and at >= 0 and begin < start + at:
                found.append((begin, start + at, text[begin - start : at]))
                begin = start + at + 1
        found.append((begin, end, text[begin - start :]))
    return found


def _placed(parts: Sequence[_Part], columns: Sequence[tuple[int, int]]) -> list[str]:
    """The texts of a line by column."""
    cells = [""] * len(columns)
    for start, _, text in parts:
        column = next((k for k, (left, right) in enumerate(columns) if left <= start < right), 0)
        cells[column] = f"{cells[column]} {fold(text)}".strip()
    return cells


def _filled(cells: Sequence[str]) -> int:
    return sum(map(bool, cells))


def _is_figure(cell: str) -> bool:
    return is_value(cell) or is_period(cell) or is_mark(cell) or bool(_NOTHING.match(cell) or _DATED.match(cell))


def _has_figures(grid: Sequence[Sequence[str]]) -> bool:
    """Whether some column holds figures, dates or marks: three columns of prose do not."""
    for column in range(len(grid[0]) if grid else 0):
        cells = [row[column] for row in grid if row[column]]
        if len(cells) >= _LEAST_ROWS - 1 and 2 * sum(map(_is_figure, cells)) >= len(cells):
            return True
    return False


def _rows(lines: Sequence[Line], grid: Sequence[Sequence[str]]) -> tuple[Line, ...]:
    """Lines joined where a cell is wrapped, their cells parted by tabs."""
    groups: list[tuple[list[Line], list[str]]] = []
    for line, cells in zip(lines, grid, strict=True):
        if groups and _goes_on(groups[-1][0][-1], groups[-1][1], line, cells):
            above = groups[-1]
            above[0].append(line)
            above[1][:] = [f"{one} {other}".strip() for one, other in zip(above[1], cells, strict=True)]
        else:
            groups.append(([line], list(cells)))
    return tuple(replace(of[0], end=of[-1].end, text="\t".join(cells).strip(), raw="\t".join(cells)) for of, cells in groups)


def _goes_on(before: Line, above: Sequence[str], line: Line, cells: Sequence[str]) -> bool:
    """Whether a line goes on the row above: its first column is empty, or goes on a label that was cut."""
    if line.gap > before.gap and line.gap:
        return False
    if any(one and other and _is_figure(one) and _is_figure(other) for one, other in zip(above[1:], cells[1:], strict=True)):
        return False
    if not cells[0]:
        return True
    set_in = line.indent > before.indent and not any(above[1:])
    return bool(above[0]) and not ends_sentence(above[0]) and (starts_lower(cells[0]) or runs_on(above[0]) or set_in)

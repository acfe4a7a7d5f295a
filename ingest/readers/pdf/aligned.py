"""Tables without ruled lines: rows whose words stand in columns that white gutters part."""

import itertools
from collections.abc import Sequence

from ingest.readers.pdf.paragraphs import marker_of
from ingest.readers.pdf.words import Grid, Line, Word

GUTTER = 1.6  # of the font size: white between words of a justified line stays below one
MOST_GUTTERS = 40  # tables wider than that are marks strewn over the page
FEWEST_ROWS = 3  # rows in step: two may be chance
WIDEST_CELL = 12  # words on one line of a cell: longer ones are prose beside prose
NUMERIC = 0.6  # share of the cells right of the gutter that hold figures: two columns of words may be anything
FIGURE_WORDS = 4  # words with a figure ("£4 million a year"): more are sentences, whose lines are no rows
TIGHT = 1.6  # of the font size: a line this near to the one above may continue its cells

Gap = tuple[float, float]


def with_tables(lines: Sequence[Line]) -> list[list[Line] | Grid]:
    """The lines of a stretch, those that are rows of a table taken out as tables."""
    found: list[list[Line] | Grid] = [[]]
    at = 0
    while at < len(lines):
        end, gutters = _reach(lines, at)
        grid = _grid(lines[at:end], gutters) if end - at >= FEWEST_ROWS else None
        if grid is None:
            end = max(end, at + 1)
            last = found[-1]
            if isinstance(last, Grid):
                found.append(list(lines[at:end]))
            else:
                last.extend(lines[at:end])
            at = end
        else:
            found += [grid, []]
            at = end
    return [part for part in found if isinstance(part, Grid) or part]


def _gaps(line: Line) -> list[Gap]:
    """White gutters between the words of a line; the white after a list marker is none."""
    start = 1 if marker_of(line) else 0
    words, widest = line.words[start:], GUTTER * line.size
    return [(left.x1, right.x0) for left, right in itertools.pairwise(words) if right.x0 - left.x1 >= widest]


def _reach(lines: Sequence[Line], at: int) -> tuple[int, list[Gap]]:
    """(end, gutters) of the longest run of lines from ``at`` that keep the same gutters free."""
    gutters = _gaps(lines[at])
    if not 0 < len(gutters) <= MOST_GUTTERS:
        return at, []
    end = at + 1
    while end < len(lines):
        line, above = lines[end], lines[end - 1]
        gaps = _gaps(line)
        if line.left != above.left or abs(line.size - above.size) > 1.5 or line.turned:
            break
        if len(gaps) != len(gutters) and not (not gaps and _fits(line, gutters) and _near(line, above)):
            break
        narrowed = [_shared(gutter, gaps, line) for gutter in gutters]
        kept = [gap for gap in narrowed if gap is not None]
        if len(kept) != len(gutters):
            break
        gutters = kept
        end += 1
    return end, gutters


def _shared(gutter: Gap, gaps: Sequence[Gap], line: Line) -> Gap | None:
    """What a line leaves of a gutter; all of it if the line has no words near."""
    left, right = gutter
    if gaps:
        for a, b in gaps:
            if min(right, b) - max(left, a) >= 0.5 * line.size:
                return max(left, a), min(right, b)
        return None
    for word in line.words:
        if word.x1 > left and word.x0 < right:
            left, right = (word.x1, right) if word.x0 <= left else (left, word.x0)
    return (left, right) if right - left >= 0.5 * line.size else None


def _fits(line: Line, gutters: Sequence[Gap]) -> bool:
    """Whether all words of a line stand within one column."""
    edges = [(a + b) / 2 for a, b in gutters]
    return len({_column(word, edges) for word in line.words}) == 1


def _near(line: Line, above: Line) -> bool:
    return 0 < line.baseline - above.baseline <= TIGHT * line.size


def _column(word: Word, edges: Sequence[float]) -> int:
    return sum(1 for edge in edges if (word.x0 + word.x1) / 2 > edge)


def _grid(lines: Sequence[Line], gutters: Sequence[Gap]) -> Grid | None:
    edges = [(a + b) / 2 for a, b in gutters]
    rows: list[list[list[Word]]] = []
    for line in lines:
        cells: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
        for word in line.words:
            cells[_column(word, edges)].append(word)
        if max(map(len, cells)) > WIDEST_CELL:
            return None
        if sum(map(bool, cells)) == 1 and rows:
            for cell, more in zip(rows[-1], cells, strict=True):
                cell.extend(more)
        else:
            rows.append(cells)
    if len(rows) < FEWEST_ROWS or not _tabular(rows):
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    shape = tuple(tuple(tuple(cell) for cell in row) for row in rows)
    return Grid(left, lines[0].top, right, lines[-1].bottom, (left, *edges, right), shape)


def _tabular(rows: Sequence[Sequence[Sequence[Word]]]) -> bool:
    """Three columns are a table; two are one if the second holds figures."""
    if len(rows[0]) >= 3:
        return True
    second = [cell for _, cell in rows]
    figures = sum(any(char.isdigit() for word in cell for char in word.text) for cell in second)
    return figures >= NUMERIC * len(second) and all(len(cell) <= FIGURE_WORDS for cell in second)

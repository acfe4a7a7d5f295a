"""Reading order: a page cut into columns where a gutter of white runs down it, and into lines within them."""

import itertools
import math
from collections.abc import Sequence

from ingest.readers.pdf.tables import rows_of
from ingest.readers.pdf.words import Grid, Item, Line, Word, main_size

NARROWEST_GUTTER = 0.9  # of the font size; word spaces of justified text stay below it
FEWEST_LINES = 4  # in each column: fewer are labels beside text
NARROWEST_COLUMN = 0.18  # of the width being cut; narrower is a margin of numbers or bullets
FEWEST_WORDS = 2.5  # in a column's line on average; fewer are cells
MOST_ROWS = 400  # lines: a large sheet of small type has fewer; more are the marks of a broken file
MOST_WORDS = 200  # side by side: the widest sheets have fewer; more are a broken file's again
DEEPEST = 4  # cuts within cuts: no page has more

Row = list[Word]


def reading_order(words: Sequence[Word], grids: Sequence[Grid]) -> list[Item]:
    """Lines and tables in the order in which they are read."""
    wide = [grid for grid in grids if not _beside(grid, words)]
    items: list[Item] = []
    rest = list(words)
    for grid in sorted(wide, key=lambda each: each.top):
        above = [word for word in rest if word.middle < grid.top]
        items += _with_narrow(above, [g for g in grids if g not in wide and g.bottom <= grid.top and g not in items])
        items.append(grid)
        rest = [word for word in rest if word.middle >= grid.top]
    items += _with_narrow(rest, [g for g in grids if g not in wide and g not in items])
    return items


def _beside(grid: Grid, words: Sequence[Word]) -> bool:
    return any(grid.top < word.middle < grid.bottom for word in words)


def _with_narrow(words: list[Word], grids: list[Grid]) -> list[Item]:
    """Columns of lines, each table after the last line above it that shares its column."""
    items: list[Item] = list(_columns(words, 0)) if words else []
    for grid in sorted(grids, key=lambda each: each.top):
        at = 0
        for place, item in enumerate(items):
            if item.bottom <= grid.top + 2 and item.x0 < grid.x1 and item.x1 > grid.x0:
                at = place + 1
        items.insert(at, grid)
    return items


def _columns(words: list[Word], depth: int) -> list[Line]:
    rows = rows_of(words)
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    plausible = depth < DEEPEST and len(rows) <= MOST_ROWS and max(map(len, rows)) <= MOST_WORDS
    cut = _gutter(rows, left, right) if plausible else None
    if cut is None:
        return [Line(tuple(row), left, right) for row in rows]
    first, last, x = cut
    lines: list[Line] = []
    above = [word for row in rows[:first] for word in row]
    below = [word for row in rows[last + 1 :] for word in row]
    inside = [word for row in rows[first : last + 1] for word in row]
    for part in (above, [w for w in inside if w.x0 < x], [w for w in inside if w.x0 >= x], below):
        if part:
            lines += _columns(part, depth + 1)
    # Bands of full width lie in the page's own column, whatever their own text reaches to.
    count_above = len(rows[:first])
    return [
        Line(line.words, left, right) if at < count_above and line.left == min(w.x0 for w in above) else line
        for at, line in enumerate(lines)
    ]


def _gutter(rows: list[Row], left: float, right: float) -> tuple[int, int, float] | None:
    """(first row, last row, x) of the longest gutter between two columns of prose, if there is one."""
    best: tuple[int, int, int, float] | None = None
    free = [_gaps(row, left, right) for row in rows]
    for start in range(len(rows)):
        if best is not None and len(rows) - start <= best[0]:
            break
        open_gaps = [gap for gap in free[start] if left < gap[0] or gap[1] < right]
        for end in range(start, len(rows)):
            following = free[end + 1] if end + 1 < len(rows) else []
            # A figure in large type beside text does not widen what stands between them.
            narrowest = NARROWEST_GUTTER * main_size(rows[end + 1]) if following else 0.0
            still = []
            for a, b in open_gaps:
                on = [(max(a, c), min(b, d)) for c, d in following if min(b, d) - max(a, c) >= narrowest]
                still += on
                count = end - start + 1
                # Only a gutter that ends here is weighed: a longer one is better than its beginning.
                if not on and count >= FEWEST_LINES and (best is None or count > best[0]):
                    x = (max(a, left) + min(b, right)) / 2
                    if left < x < right and _is_columns(rows[start : end + 1], x, right - left):
                        best = (count, start, end, x)
            open_gaps = still
            if not open_gaps:
                break
    return best[1:] if best else None


def _gaps(row: Row, left: float, right: float) -> list[tuple[float, float]]:
    """White stretches of a row wide enough for a gutter, the ends of the row among them."""
    gaps = []
    reach, size = left - 1000.0, math.inf
    for word in row:
        if word.x0 - reach >= NARROWEST_GUTTER * min(word.size, size):
            gaps.append((reach, word.x0))
        if word.x1 > reach:
            reach, size = word.x1, word.size
    gaps.append((reach, right + 1000.0))
    return gaps


def _is_columns(rows: list[Row], x: float, width: float) -> bool:
    """Whether the text left and right of ``x`` is two columns of prose, not the cells of rows."""
    lefts = [[word for word in row if word.x0 < x] for row in rows]
    rights = [[word for word in row if word.x0 >= x] for row in rows]
    for side in (lefts, rights):
        lines = [line for line in side if line]
        if len(lines) < FEWEST_LINES:
            return False
        span = max(word.x1 for line in lines for word in line) - min(word.x0 for line in lines for word in line)
        if span < NARROWEST_COLUMN * width or sum(map(len, lines)) < FEWEST_WORDS * len(lines):
            return False
    if not rights[0] and not lefts[-1]:
        return False  # a step, not two columns
    both = [(a, b) for a, b in zip(lefts, rights, strict=True) if a and b]
    return _switches(both) < len(both) * 0.6 or _is_prose(lefts, rights)


def _switches(both: list[tuple[Row, Row]]) -> int:
    """How often the file's own order crosses the gutter: once for columns, twice a row for cells."""
    sides = sorted([(row[0].order, 0) for row, _ in both] + [(row[0].order, 1) for _, row in both])
    return sum(1 for one, other in itertools.pairwise(sides) if one[1] != other[1])


def _is_prose(lefts: list[Row], rights: list[Row]) -> bool:
    """Files in the order of the paper (scans) tell nothing by order; columns of prose have full lines on both sides."""
    for side in (lefts, rights):
        lines = [line for line in side if line]
        reach = max(line[-1].x1 for line in lines)
        start = min(line[0].x0 for line in lines)
        full = sum(1 for line in lines if line[-1].x1 - start > 0.75 * (reach - start))
        if sum(map(len, lines)) < 4.5 * len(lines) or full < 0.6 * len(lines) or len(lines) < 2 * FEWEST_LINES:
            return False
    return True

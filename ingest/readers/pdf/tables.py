"""Tables that ruled lines draw: lines joined to grids, words put into their cells."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.pdf.spans import Row, in_step
from ingest.readers.pdf.words import Grid, Rule, Word

TOUCH = 4.0  # points: borders of neighbouring cells are drawn up to a line's width apart
LONGEST_TITLE = 25  # words in the only cell of a table's row; longer ones are paragraphs in a frame
NARROW = 20.0  # points: empty columns up to this are margins of a frame, wider ones await text
SHORTEST = 6.0  # points: shorter strokes are underlines of letters, ticks or hatching


def tables(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[list[Grid], list[Word]]:
    """The tables of at least two rows and two columns, and the words outside them."""
    level = _joined([rule for rule in rules if rule.top == rule.bottom and rule.x1 - rule.x0 >= SHORTEST])
    upright = _joined([_swapped(rule) for rule in rules if rule.x0 == rule.x1 and rule.bottom - rule.top >= SHORTEST])
    upright = [_swapped(rule) for rule in upright]
    rest = list(words)
    found: list[Grid] = []
    for group_level, group_upright in _components(level, upright):
        xs = _positions([rule.x0 for rule in group_upright])
        ys = _positions([rule.top for rule in group_level])
        if len(xs) < 3 or len(ys) < 3:
            continue
        inside = [
            word for word in rest if xs[0] - 2 <= (word.x0 + word.x1) / 2 <= xs[-1] + 2 and ys[0] - 2 <= word.middle <= ys[-1] + 2
        ]
        inside = _without_notes(inside, rest, ys[-1])
        grid = _filled(xs, ys, inside, group_level, group_upright)
        if grid is None:
            continue
        taken = {id(word) for word in grid.words}
        rest = [word for word in rest if id(word) not in taken]
        found.append(grid)
    return found, rest


def _without_notes(inside: list[Word], words: Sequence[Word], last: float) -> list[Word]:
    """The words without the raised number of a note under the table, which may touch its ``last`` rule."""
    known = {id(word) for word in inside}
    begun = {word.order - 1: word for word in words if id(word) not in known and word.baseline > last}
    return [word for word in inside if word.baseline <= last or not _begins(word, begun.get(word.order))]


def _begins(number: Word, text: Word | None) -> bool:
    return text is not None and -1 <= text.x0 - number.x1 <= text.size and number.top < text.bottom and text.top < number.bottom


def _swapped(rule: Rule) -> Rule:
    return Rule(rule.top, rule.x0, rule.bottom, rule.x1)


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Level rules with those that continue one another joined to one."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda each: (round(each.top / 2), each.x0)):
        last = joined[-1] if joined else None
        if last is not None and abs(rule.top - last.top) <= 1 and last.x0 <= rule.x0 <= last.x1 + TOUCH:
            joined[-1] = replace(last, x1=max(last.x1, rule.x1))
        else:
            joined.append(rule)
    return joined


def _components(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that touch one another, group by group from the top of the page."""
    everything = level + upright
    parent = list(range(len(everything)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for i, flat in enumerate(level):
        for j, tall in enumerate(upright, len(level)):
            if flat.x0 - TOUCH <= tall.x0 <= flat.x1 + TOUCH and tall.top - TOUCH <= flat.top <= tall.bottom + TOUCH:
                parent[root(j)] = root(i)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at, rule in enumerate(everything):
        groups.setdefault(root(at), ([], []))[0 if at < len(level) else 1].append(rule)
    return sorted((group for group in groups.values() if group[0] and group[1]), key=lambda group: group[0][0].top)


def _positions(values: Sequence[float]) -> list[float]:
    """Distinct positions in rising order; those within a border's width are one."""
    positions: list[float] = []
    for value in sorted(values):
        if not positions or value - positions[-1] > TOUCH:
            positions.append(value)
    return positions


def _filled(xs: list[float], ys: list[float], words: list[Word], level: list[Rule], upright: list[Rule]) -> Grid | None:
    columns, lines = len(xs) - 1, len(ys) - 1
    home = _homes(xs, ys, level, upright)
    cells: dict[int, list[Word]] = {}
    for word in words:
        column = _slot(xs, (word.x0 + word.x1) / 2)
        line = _slot(ys, word.middle)
        cells.setdefault(home[line * columns + column], []).append(word)
    rows: list[Row] = []
    for line in range(lines):
        places = range(line * columns, (line + 1) * columns)
        row = [in_reading_order(cells.get(at, [])) if home[at] == at else () for at in places]
        if any(row):
            rows.append(Row(row, [at - places[0] for at in places if at == places[0] or home[at - 1] != home[at]]))
    if len(rows) < 2 or max(sum(1 for cell in row.cells if cell) for row in rows) < 2:
        return None
    kept, over = in_step(rows, [right - left > NARROW for left, right in itertools.pairwise(xs)])
    return _without_boxes(Grid(xs[0], ys[0], xs[-1], ys[-1], tuple(xs), kept, over))


def _without_boxes(grid: Grid) -> Grid | None:
    """The table without text that only shares its frame: long texts over its whole width, above or below its rows."""
    rows, over = list(grid.rows), list(grid.over)
    top, bottom = grid.top, grid.bottom
    while rows and _is_box(rows[0]):
        top = max(word.bottom for cell in rows.pop(0) for word in cell)
        over = over[1:]
    while rows and _is_box(rows[-1]):
        bottom = min(word.top for cell in rows.pop() for word in cell)
        over = over[:-1]
    if len(rows) < 2 or max(sum(1 for cell in row if cell) for row in rows) < 2:
        return None
    return replace(grid, top=top, bottom=bottom, rows=tuple(rows), over=tuple(over))


def _is_box(row: tuple[tuple[Word, ...], ...]) -> bool:
    return sum(1 for cell in row if cell) == 1 and sum(map(len, row)) > LONGEST_TITLE


def _homes(xs: list[float], ys: list[float], level: list[Rule], upright: list[Rule]) -> list[int]:
    """For each cell of the lattice the first cell of the merged cell that it belongs to."""
    columns, lines = len(xs) - 1, len(ys) - 1
    home = list(range(columns * lines))

    def root(at: int) -> int:
        while home[at] != at:
            at = home[at]
        return at

    def merge(one: int, other: int) -> None:
        a, b = sorted((root(one), root(other)))
        home[b] = a

    for line in range(lines):
        y = (ys[line] + ys[line + 1]) / 2
        for column in range(columns):
            at = line * columns + column
            x = (xs[column] + xs[column + 1]) / 2
            if column + 1 < columns and not any(
                abs(r.x0 - xs[column + 1]) <= TOUCH and r.top - 1 <= y <= r.bottom + 1 for r in upright
            ):
                merge(at, at + 1)
            if line + 1 < lines and not any(abs(r.top - ys[line + 1]) <= TOUCH and r.x0 - 1 <= x <= r.x1 + 1 for r in level):
                merge(at, at + columns)
    return [root(at) for at in range(len(home))]


def _slot(edges: list[float], value: float) -> int:
    at = sum(1 for edge in edges[1:-1] if value >= edge)
    return min(at, len(edges) - 2)


def in_reading_order(words: Sequence[Word]) -> tuple[Word, ...]:
    """Words line by line from the top, each line from the left."""
    if words and all(word.bottom - word.top > word.x1 - word.x0 for word in words if len(word.text) > 2) and len(words) > 1:
        return tuple(sorted(words, key=lambda word: word.order))  # text running up the cell
    return tuple(word for row in rows_of(words) for word in row)


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words gathered to lines: a word belongs to a line if half of the smaller of the two overlaps in height."""
    rows: list[tuple[float, float, list[Word]]] = []
    for word in sorted(words, key=lambda each: (-round(each.size), each.baseline)):
        middle = word.middle
        best = None
        for at, (top, bottom, _) in enumerate(rows):
            overlap = min(bottom, word.bottom) - max(top, word.top)
            if overlap > 0.5 * min(bottom - top, word.bottom - word.top) and (
                best is None or abs(middle - (top + bottom) / 2) < abs(middle - (rows[best][0] + rows[best][1]) / 2)
            ):
                best = at
        if best is None:
            rows.append((word.top, word.bottom, [word]))
        else:
            rows[best][2].append(word)
    rows.sort(key=lambda row: (row[0] + row[1]) / 2)
    return [sorted(row[2], key=lambda word: word.x0) for row in rows]

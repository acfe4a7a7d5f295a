"""Lines without a tab between the rows of a tabbed table: labels and cells that were wrapped, and names of groups of rows."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.headings.forms import begins_component, is_caption
from ingest.structure.lines import Line, ends_sentence, introduces, runs_on, starts_lower
from ingest.tables.cells import is_value
from ingest.tables.tabbed import is_row, is_separator

_LONGEST = 60  # characters of a wrapped label's first line or of a group's name
_MOST_HELD = 2  # so many lines without a tab stand between two rows of one table
_NUMBERED = re.compile(r"^[A-Z]{0,3}\d{1,3}(?:\.\d{1,2})*[.)]?\s")


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row as one line; a ``group`` has a name only."""

    line: Line
    group: bool = False


def table_end(lines: Sequence[Line], rows: Sequence[bool], plain: Sequence[bool], first: int, last: int) -> int:
    """Up to which line a table goes on that has rows from ``first`` up to ``last``: held lines, and the rows below them."""
    tabs, gap, joined = _tabs(lines[first:last]), _gap(lines, first, last), False
    while tabs and last < len(lines):
        held = 0 if rows[last] else _held(lines, rows, plain, first, last, tabs, gap)
        at = last + held
        if not rows[at] or lines[at].page != lines[first].page or lines[at].gap > gap:
            break
        taken = _completed(lines, at, tabs) or 0
        if not taken and (((held or joined) and _tabs_of(lines[at]) == tabs) or _ends_short(lines, rows, at, tabs)):
            taken = 1
        if not taken:
            break
        last, joined = at + taken, True
    return last


def joined_rows(lines: Sequence[Line]) -> list[Row]:
    """The rows of one table, each as one line."""
    tabs = _tabs(lines)
    found: list[Row] = []
    label: list[Line] = []  # the lines of a wrapped label
    i = 0
    while i < len(lines):
        line = lines[i]
        if is_row(line) or is_separator(line):
            taken = _completed(lines, i, tabs) or 1
            found.append(Row(_join([*label, *lines[i : i + taken]])))
            label, i = [], i + taken
            continue
        if not label and found and not found[-1].group and starts_lower(line.text):
            found[-1] = Row(_join([found[-1].line, line]))
        elif i + 1 < len(lines) and _wraps(line, lines[i + 1], lines):
            label.append(line)
        else:
            found.append(Row(_join([*label, line]), group=True))
            label = []
        i += 1
    return found + [Row(line, group=True) for line in label]


def _held(lines: Sequence[Line], rows: Sequence[bool], plain: Sequence[bool], first: int, at: int, tabs: int, gap: int) -> int:
    """How many lines from ``at`` on stand without a tab between two rows of the table; 0 if its rows end there."""
    for count in range(1, _MOST_HELD + 1):
        below = at + count
        if below >= len(lines) or not plain[below - 1] or not _may_be_held(lines[below - 1], lines[first], gap):
            return 0
        row = lines[below]
        if not rows[below]:
            continue
        if row.page != lines[first].page or row.gap > gap or row.raw.strip(" \n").startswith("|"):
            return 0
        if _tabs_of(row) != tabs and _completed(lines, below, tabs) is None:
            return 0
        between = lines[at:below]
        wrapped = starts_lower(between[0].text) or _wraps(between[-1], row, [*lines[first:at], row])
        return count if wrapped or _is_data(row, tabs) else 0
    return 0


def _may_be_held(line: Line, head: Line, gap: int) -> bool:
    if line.page != head.page or line.gap > gap or len(line.text) > _LONGEST or line.text.startswith("|"):
        return False
    return not (ends_sentence(line.text) or introduces(line.text) or is_caption(line.text) or begins_component(line.text))


def _is_data(row: Line, tabs: int) -> bool:
    """Whether a row below a group's name is no new table's header: some cell has digits; of two cells the last is a value."""
    cells = [cell.strip() for cell in row.raw.split("\t")]
    return any(c.isdigit() for c in row.text) if tabs > 1 else is_value(cells[-1])


def _wraps(line: Line, below: Line, rows: Sequence[Line]) -> bool:
    """Whether a line without a tab is the beginning of the label below it."""
    if runs_on(line.text) or starts_lower(below.text):
        return True
    numbered = any("\t" in row.raw and _NUMBERED.match(row.text) for row in rows)
    return numbered and bool(_NUMBERED.match(line.text)) and not _NUMBERED.match(below.text)


def _completed(lines: Sequence[Line], i: int, tabs: int) -> int | None:
    """How many lines make the row that begins at line ``i``, where a cell in its middle is wrapped; ``None`` if none does."""
    if not 0 < _tabs_of(lines[i]) < tabs:
        return None
    total = _tabs_of(lines[i])
    for k in range(i + 1, min(i + 3, len(lines))):
        if not (runs_on(lines[k - 1].text) or starts_lower(lines[k].text)) or not _tabs_of(lines[k]):
            return None
        total += _tabs_of(lines[k])
        if total >= tabs:
            return k + 1 - i if total == tabs else None
    return None


def _ends_short(lines: Sequence[Line], rows: Sequence[bool], i: int, tabs: int) -> bool:
    """Whether a row is a table's last, its last cells empty: it ends with a value, and no row stands below it."""
    alone = i + 1 >= len(lines) or not rows[i + 1]
    return alone and 0 < _tabs_of(lines[i]) < tabs and is_value(lines[i].text.split("\t")[-1].strip())


def _tabs(lines: Sequence[Line]) -> int:
    """The number of tabs that most rows have; of two as common the first row's."""
    counts = Counter(_tabs_of(line) for line in lines if _tabs_of(line))
    return counts.most_common(1)[0][0] if counts else 0


def _tabs_of(line: Line) -> int:
    return line.raw.strip(" \n").count("\t")


def _gap(lines: Sequence[Line], first: int, last: int) -> int:
    """How many blank lines stand between the rows: as many as between the first two lines where there is one row only."""
    inner = [line.gap for line in lines[first + 1 : max(last, first + 2)] if line.page == lines[first].page]
    return min(1, max(inner, default=0))


def _join(lines: Sequence[Line]) -> Line:
    if len(lines) == 1:
        return lines[0]
    text = " ".join(line.text for line in lines)
    return replace(lines[0], end=lines[-1].end, text=text, raw=" ".join(line.raw.strip(" \n") for line in lines))

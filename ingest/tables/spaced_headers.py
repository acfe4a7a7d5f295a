"""The lines of column names above a table of spaces whose labels have no name: years or days, units below them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.structure.lines import Line
from ingest.tables.cells import is_date, is_name, is_value
from ingest.tables.spaced import SpacedTable

_MOST = 3  # lines of a header
_GAP = re.compile(r"\s{2,}")
_NOTED = re.compile(r"\s*\([A-Za-z][A-Za-z ]{1,20}\)$")


def with_headers(tables: dict[int, SpacedTable], lines: Sequence[Line], plain: Sequence[bool]) -> dict[int, SpacedTable]:
    """The tables with the lines right above them that hold a name for each of their columns but the first."""
    return {table.first: table for table in (_headed(table, lines, plain) for table in tables.values())}


def _headed(table: SpacedTable, lines: Sequence[Line], plain: Sequence[bool]) -> SpacedTable:
    cells = table.rows[0].raw.split("\t")
    if not any(map(is_value, cells[1:])):
        return table
    first, rows = table.first, list(table.rows)
    while first and table.first - first < _MOST and plain[first - 1] and not lines[first].gap and not lines[first].top:
        line = lines[first - 1]
        names = _GAP.split(line.text)
        if line.page != lines[first].page or line.indent < len(cells[0]) or len(names) != len(cells) - 1:
            break
        if not all(map(_names, names)):
            break
        first -= 1
        rows.insert(0, replace(line, text="\t".join(names), raw="\t".join(["", *names])))
    return SpacedTable(first, table.last, tuple(rows))


def _names(cell: str) -> bool:
    """Whether a text can name a column: a period, a unit or a day, with "(forecast)" or the like behind it or not."""
    bare = _NOTED.sub("", cell)
    return is_name(bare) or is_date(bare)

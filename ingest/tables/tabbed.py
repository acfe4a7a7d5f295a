"""Tables whose columns are parted by tabs or by upright strokes."""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.models import BlockKind
from ingest.lists.markers import marker_of
from ingest.structure.lines import Line
from ingest.structure.units import Unit, unit_of
from ingest.tables.cells import clean, is_mark, is_name, is_period, is_value

_SEPARATOR = re.compile(r"^\|?(?:\s*:?-{2,}:?\s*(?:\||\t|$))+\|?$")
_LABELLED = re.compile(r"^[A-Z][\w ’'/&-]{1,40}:(?:\s+\S|$)")
_MONEY_UNIT = re.compile(r"^\(?[£$€]\s?(?:[’']?0{3}s?|m|k|bn|million)?\)?$", re.IGNORECASE)
_NAME_WORDS = 8  # the cells of a header are names, not sentences


def is_row(line: Line) -> bool:
    """Whether a line is a table row: it holds a tab between or before texts, or is fenced by upright strokes."""
    if "\t" in line.raw.strip(" \n"):
        return True
    return line.text.startswith("|") and line.text.count("|") >= 2


def is_tabbed_item(line: Line) -> bool:
    """Whether a tab only parts an item's letter, number or bullet from its text, as word processors set it."""
    first, _, rest = line.text.partition("\t")
    marker = marker_of(first)
    return marker is not None and marker.text == first.strip() and bool(rest.strip()) and "\t" not in rest


def is_separator(line: Line) -> bool:
    """Whether a line only parts a table's header from its rows."""
    return bool(_SEPARATOR.match(line.text)) and ("\t" in line.text or "|" in line.text)


def split_cells(line: Line) -> tuple[str, ...]:
    """The cells of a row, cleaned."""
    if "\t" in line.raw.strip(" \n"):
        return tuple(clean(cell) for cell in line.raw.split("\t"))
    inner = line.text.strip().removeprefix("|").removesuffix("|")
    return tuple(clean(cell.replace("\\|", "|")) for cell in re.split(r"(?<!\\)\|", inner))


def rows_of(lines: Sequence[Line], table: int, continued: bool = False) -> list[Unit]:
    """Units of the neighbouring rows of one table, header rows marked; separators become furniture."""
    separators = [is_separator(line) for line in lines]
    rows = [() if sep else split_cells(line) for line, sep in zip(lines, separators, strict=True)]
    headers = _headers(rows, separators, continued)
    rows = _spread(_realign(rows, headers), headers)
    width = max((len(row) for row in rows), default=0)
    units: list[Unit] = []
    for i, line in enumerate(lines):
        unit = unit_of(line, BlockKind.FURNITURE if separators[i] else BlockKind.TABLE_ROW)
        if not separators[i]:
            unit.table, unit.header = table, i in headers
            unit.cells = rows[i] + ("",) * (width - len(rows[i]))
        units.append(unit)
    _drop_empty_columns(units)
    return units


def _realign(rows: list[tuple[str, ...]], headers: set[int]) -> list[tuple[str, ...]]:
    """Header cells moved over their columns where the column of labels, in the middle, has no name of its own."""
    data = [row for i, row in enumerate(rows) if row and i not in headers]
    heads = [rows[i] for i in sorted(headers)]
    if not heads or len(data) < 2 or any(row[-1] for row in heads) or not all(row[-1] for row in data):
        return rows
    for column in range(1, len(rows[min(headers)]) - 1):
        texts = sum(bool(row[column]) and not is_value(row[column]) for row in data if column < len(row))
        named = any(is_name(row[column]) for row in heads if column < len(row) and row[column])
        if texts * 2 > len(data) and named:
            return [(*row[:column], "", *row[column:-1]) if i in headers else row for i, row in enumerate(rows)]
    return rows


def _drop_empty_columns(units: Sequence[Unit]) -> None:
    """A tab at the end of every row makes no column."""
    rows = [unit for unit in units if unit.cells]
    while rows and len(rows[0].cells) > 1 and not any(unit.cells[-1] for unit in rows):
        for unit in rows:
            unit.cells = unit.cells[:-1]


def _headers(rows: Sequence[tuple[str, ...]], separators: Sequence[bool], continued: bool) -> set[int]:
    data = [i for i, sep in enumerate(separators) if not sep]
    if len(data) < 2:
        return set()
    found: set[int] = set()
    if not continued:
        for i in data[:4]:
            if not _may_head(rows[i]) or (found and not _goes_on(rows, i)):
                break
            if not found and not _heads(rows, data, separators):
                break
            found.add(i)
    if data and len(found) == len(data):
        return set()
    # The same header is printed again where a page begins, or where the next part of the table does.
    if found:
        first = rows[min(found)]
        found |= {i for i in data if rows[i] == first}
    return found


def _may_head(row: tuple[str, ...]) -> bool:
    filled = [cell for cell in row if cell]
    return bool(filled) and not any(
        (is_value(cell) and not _MONEY_UNIT.match(cell))
        or len(cell.split()) > 2 * _NAME_WORDS
        or (_LABELLED.match(cell) and not cell.endswith(":"))
        for cell in filled
    )


def _heads(rows: Sequence[tuple[str, ...]], data: Sequence[int], separators: Sequence[bool]) -> bool:  # noqa: PLR0911  # a list of cases
    """Whether the first row names the columns of those below it."""
    first, below = rows[data[0]], [rows[i] for i in data[1:]]
    if len(separators) > data[0] + 1 and separators[data[0] + 1]:
        return True
    filled = [cell for cell in first if cell]
    if len(filled) == 1 and not below[0][0] and _may_head(below[0]):
        return True  # a title that spans the table, the names under it
    if not first[0] or any(is_name(cell) for cell in filled[1:]):
        return True
    if any(row == first for row in below) or all(cell.endswith(":") for cell in filled[:1]):
        return True
    for column in range(min(len(first), *(len(row) for row in below))):
        numbers = [is_value(row[column]) for row in below if row[column]]
        if first[column] and numbers and sum(numbers) > len(numbers) / 2:
            return True
        marks = [is_mark(row[column]) for row in below if row[column]]
        if len(first[column]) > 3 and marks and all(marks):
            return True
    short = all(len(cell.split()) <= _NAME_WORDS for cell in filled)
    longer = sum(len(" ".join(row)) for row in below) / len(below) > 1.5 * len(" ".join(first))
    return short and len(filled) >= 3 and len(filled) == len(first) and longer


def _goes_on(rows: Sequence[tuple[str, ...]], i: int) -> bool:
    """Whether a row under a header row belongs to the header: years, units, or the names under a spanning title."""
    filled = [cell for cell in rows[i] if cell]
    if (all(is_name(cell) for cell in filled) and len(filled) > 1) or _are_units(rows[i]):
        return True
    if _under_spans(rows[i - 1], rows[i]):
        return True
    above = [cell for cell in rows[i - 1] if cell]
    spanning = len(above) * 3 <= len(rows[i - 1]) and len(filled) > len(above)
    names = sum(is_name(cell) or is_period(cell) for cell in filled)
    return spanning and (not rows[i][0] or names * 2 >= len(filled))


def _are_units(row: tuple[str, ...]) -> bool:
    """Whether a row has nothing but the units of its columns, one of them of money."""
    filled = [cell for cell in row if cell]
    money = any(map(_MONEY_UNIT.match, filled))
    return money and not row[0] and all(cell == "%" or _MONEY_UNIT.match(cell) for cell in filled)


def _under_spans(above: tuple[str, ...], row: tuple[str, ...]) -> bool:
    """Whether a row has a period in each of the columns that a row of names, each over two or more of them, spans."""
    above = (*above, *[""] * (len(row) - len(above)))
    if not 2 < len(row) == len(above) or above[-1] or any(one and other for one, other in pairwise(above[1:])):
        return False
    return bool(above[1]) and all(is_name(cell) for cell in row[1:])


def _spread(rows: list[tuple[str, ...]], headers: set[int]) -> list[tuple[str, ...]]:
    """Names of a header that span the periods under them, given to each of those columns."""
    spread = list(rows)
    for i in sorted(headers):
        if i + 1 in headers and _under_spans(rows[i], rows[i + 1]):
            cells = [*rows[i], *[""] * (len(rows[i + 1]) - len(rows[i]))]
            for k in range(2, len(cells)):
                cells[k] = cells[k] or cells[k - 1]
            spread[i] = tuple(cells)
    return spread

"""Tables without any sign between their cells: values at the end of the line, or each on a line of its own."""

import re
from collections.abc import Sequence

from corpus.models import BlockKind
from ingest.structure.lines import ends_sentence, fold, introduces
from ingest.structure.units import Unit
from ingest.tables.cells import is_value, is_year, values_at_end
from ingest.tables.column_names import LABEL_CHARACTERS, is_unit, set_above, usable

_GROUP_CHARACTERS = 160
_PART_CHARACTERS = 60
_LABEL_LINES = 3
_WRAPPED_WORDS = 3  # of a line of a label that goes on in the next one
_LEAST_PARTS = 3
_LEAST_PAIRS = 3  # so many labels with a value below each are a table


def find_aligned(units: list[Unit], first_table: int) -> int:
    """Mark the units that are rows of space-aligned tables; gives the number of the next table."""
    table = first_table
    _merge_labels(units)
    i = 0
    while i < len(units):
        last, columns = _region(units, i)
        if last > i:
            last -= _merge_values(units, i, last)
            _mark(units[i : last + 1], columns, table)
            table += 1
            i = last + 1 - set_above(units, i, columns)
        else:
            i += 1
    return table


def _is_data(unit: Unit, columns: int) -> bool:
    values = values_at_end(unit.text)
    label = unit.text.split()[: -len(values)] if values else []
    if not (usable(unit) and len(values) == columns and label):
        return False
    # "in 2018 2019" is a sentence's end, not a row: some value must be more than a year.
    return any(is_value(value) for value in values) and re.search(r"[A-Za-z]", " ".join(label)) is not None


def _is_part(unit: Unit, columns: int) -> bool:
    """Whether a unit can be a row with empty cells, or the row of totals."""
    values = values_at_end(unit.text)
    return usable(unit) and 0 < len(values) <= columns and len(unit.text) <= _PART_CHARACTERS and not ends_sentence(unit.text)


def _region(units: Sequence[Unit], i: int) -> tuple[int, int]:
    """The last unit of a table that begins at unit ``i`` with its header or first row, and its number of columns."""
    head = _header_columns(units[i])
    first = i + 1 if head else i
    while head and first < len(units) and first - i <= 2 and _header_columns(units[first]) == head:
        first += 1
    if head and first < len(units) and _is_group(units[first]):
        first += 1
    columns = head or len(values_at_end(units[i].text))
    if columns < 2 or first >= len(units) or not _is_data(units[first], columns):
        return i - 1, 0
    last, rows, parts, misses = first, 1, 0, 0
    for j in range(first + 1, len(units)):
        unit = units[j]
        if unit.kind is BlockKind.FURNITURE:
            continue
        if _is_data(unit, columns):
            last, rows, misses = j, rows + 1, 0
        elif _header_columns(unit) not in (0, columns) and any(map(is_year, unit.text.split())):
            break
        elif _is_part(unit, columns):
            last, parts, misses = j, parts + 1, 0
        elif ((usable(unit) and not ends_sentence(unit.text)) or _is_group(unit)) and misses < 3 and not unit.number:
            misses += 1
        else:
            break
    return (last, columns) if rows >= 2 or parts >= _LEAST_PARTS else (i - 1, 0)


def _is_group(unit: Unit) -> bool:
    """Whether a unit can be the name of a group of rows, such as the question of a survey."""
    return unit.kind is None and not unit.marker and len(unit.text) <= _GROUP_CHARACTERS and unit.text.rstrip("'’”\"")[-1:] == "?"


def _header_columns(unit: Unit) -> int:
    """How many columns a line names: periods at its end, or two or more capitalised words or units ("FTE FTE", "£m %")."""
    if not usable(unit) or ends_sentence(unit.text):
        return 0
    parts = unit.text.split()
    ending = values_at_end(unit.text)
    if len(ending) >= 2 and all(map(is_year, ending)):
        return len(ending)
    named = 2 <= len(parts) <= 6 and all(part[0].isupper() or is_unit(part) for part in parts)
    return len(parts) if named and not any(map(is_value, parts)) else 0


def _mark(units: Sequence[Unit], columns: int, table: int) -> None:
    heads = 0
    while heads < len(units) and _header_columns(units[heads]) == columns:
        heads += 1
    for place, unit in enumerate(units):
        if unit.kind is not None:
            continue
        values = values_at_end(unit.text)
        parts = unit.text.split()
        unit.header = _header_columns(unit) == columns and (place < heads or any(map(is_year, parts)))
        unit.kind, unit.table = BlockKind.TABLE_ROW, table
        if unit.header and place == 0 and heads > 1 and not any(map(is_year, parts)):
            unit.cells = (unit.text, *("",) * columns)  # the first of several header lines names the column of labels
        elif unit.header:
            unit.cells = (" ".join(parts[:-columns]), *parts[-columns:])
        elif values and len(values) <= columns:
            label = fold(unit.text)[: -len(" ".join(values))].strip()
            # Two spaces before a single value: an empty cell stood there.
            wide = len(values) < columns and re.search(r"\s{2,}\S+\s*$", unit.lines[-1].raw.rstrip())
            empty = ("",) * (columns - len(values))
            unit.cells = (label, *empty, *values) if wide else (label, *values, *empty)
        else:
            unit.cells = (unit.text, *("",) * columns)


def _merge_values(units: list[Unit], first: int, last: int) -> int:
    """Join lines of a table's rows that have a label alone with one of values alone right below them: a label was wrapped. Gives
    how many units that takes away."""
    taken = 0
    for i in range(last, first, -1):
        if not _is_values(units[i]) or not _is_label(units[i - 1]):
            continue
        begin = i - 1
        while begin > first + 1 and _is_label(units[begin - 1]) and i - begin < _LABEL_LINES:
            begin -= 1
        label = units[begin]
        label.lines, label.end = [line for unit in units[begin : i + 1] for line in unit.lines], units[i].end
        label.body = " ".join(unit.body for unit in units[begin : i + 1])
        del units[begin + 1 : i + 1]
        taken += i - begin
    return taken


def _is_values(unit: Unit) -> bool:
    return usable(unit) and len(values_at_end(unit.text)) == len(unit.text.split())


def _is_label(unit: Unit) -> bool:
    return (
        usable(unit) and len(unit.text.split()) <= _WRAPPED_WORDS and not values_at_end(unit.text) and not introduces(unit.text)
    )


def _merge_labels(units: list[Unit]) -> None:
    """A row's label may be wrapped: a line of a word or two right above a line that ends with values."""
    for i in range(len(units) - 2, -1, -1):
        label, row = units[i], units[i + 1]
        plain = label.kind is None and row.kind is None and not label.marker and not row.marker
        if not plain or not row.glued or label.page != row.page or len(label.lines) > 1:
            continue
        short = len(label.text.split()) <= 2 and not introduces(label.text) and not values_at_end(label.text)
        if short and len(values_at_end(row.text)) >= 2:
            label.lines, label.end, label.body = [*label.lines, *row.lines], row.end, f"{label.body} {row.body}"
            del units[i + 1]


def find_pairs(units: list[Unit], table: int) -> int:
    """Join labels with the values that stand below them, blank lines between; gives the number of the next table."""
    _merge_headed_labels(units)
    i = 0
    while i < len(units):
        pairs = 0
        while i + 2 * pairs + 1 < len(units) and _is_pair(units[i + 2 * pairs], units[i + 2 * pairs + 1]):
            pairs += 1
        if pairs >= _LEAST_PAIRS:
            for _ in range(pairs):
                label, value = units[i], units[i + 1]
                label.cells = (label.text, value.text)
                label.kind, label.table, label.end = BlockKind.TABLE_ROW, table, value.end
                label.lines = [*label.lines, *value.lines]
                del units[i + 1]
                i += 1
            table += 1
        else:
            i += 1
    return table


def _merge_headed_labels(units: list[Unit]) -> None:
    """A label of two lines whose first ends with a colon was taken for two texts."""
    for i in range(len(units) - 3, -1, -1):
        head, label, value = units[i : i + 3]
        plain = all(unit.kind is None and not unit.marker for unit in (head, label, value))
        if plain and introduces(head.text) and label.glued and _is_pair(label, value) and len(head.text) <= 60:
            head.lines, head.end = [*head.lines, *label.lines], label.end
            head.body = head.text
            del units[i + 1]


def _is_pair(label: Unit, value: Unit) -> bool:
    if label.kind is not None or value.kind is not None or label.marker or value.marker or label.page != value.page:
        return False
    text = label.text
    return (
        is_value(value.text)
        and not is_value(text)
        and len(text) <= LABEL_CHARACTERS
        and not ends_sentence(text)
        and bool(re.search(r"[A-Za-z]", text))
    )

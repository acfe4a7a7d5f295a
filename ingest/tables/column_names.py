"""Names of columns that stand above a table of text, each on a line of its own."""

from dataclasses import replace

from corpus.models import BlockKind
from ingest.structure.lines import ends_sentence, introduces
from ingest.structure.units import Unit
from ingest.tables.cells import is_name, is_period, is_value, values_at_end

LABEL_CHARACTERS = 110
_NAME_WORDS = 5
_LOOKED_AT = 24  # units above a table among which the names may stand; upright lettering takes up many


def usable(unit: Unit) -> bool:
    """Whether nothing is known of a unit yet that says it is no row, and it is short enough for one."""
    return unit.kind is None and not unit.marker and len(unit.text) <= LABEL_CHARACTERS


def is_unit(part: str) -> bool:
    """Whether a word is a unit, as those below the names of columns are."""
    return is_name(part) and not is_period(part)


def set_above(units: list[Unit], i: int, columns: int) -> int:
    """Make one header row of the names above the first row ``i`` of a table with ``columns`` columns of values; gives how many
    units that takes away."""
    return _one_more(units, i, columns) or _as_many(units, i, columns)


def _one_more(units: list[Unit], i: int, columns: int) -> int:
    """Names that are parted alike, the labels' among them; one must be a unit."""
    names = units[max(0, i - columns - 1) : i]
    first = i - len(names)
    apart = {unit.gap for unit in [*names[1:], units[i]]}
    if units[i].header or len(names) <= columns or len(apart) > 1 or max(apart) > 1 or names[0].page != units[i].page:
        return 0
    if not all(map(_may_name, names)) or not any(is_unit(unit.text) for unit in names[1:]):
        return 0
    head = names[0]
    head.cells, head.kind, head.table, head.header = tuple(unit.text for unit in names), BlockKind.TABLE_ROW, units[i].table, True
    head.lines, head.end = [line for unit in names for line in unit.lines], names[-1].end
    del units[first + 1 : i]
    return columns


def _as_many(units: list[Unit], i: int, columns: int) -> int:
    """Names, as many as there are columns of values, that stand closer together than to what is above them. What is in brackets
    below them belongs to the last one; upright lettering may stand between them and the row."""
    above = [at for at in range(max(0, i - _LOOKED_AT), i) if units[at].kind is not BlockKind.FURNITURE]
    noted = next((back for back, at in enumerate(reversed(above)) if not _in_brackets(units[at].text)), len(above))
    if units[i].header or noted == len(above):
        return 0
    head, notes = units[above[-1 - noted]], [units[at] for at in above[len(above) - noted :]]
    lines = [*head.lines, *(line for note in notes for line in note.lines)]
    named = next((count for count in range(len(lines), 0, -1) if not _in_brackets(lines[count - 1].text)), 0)
    first = named - columns
    if not usable(head) or head.page != units[i].page or first not in (0, 1):
        return 0
    if not all(_is_title(line.text) and (at == 0 or line.gap < lines[first].gap) for at, line in enumerate(lines[first:named])):
        return 0
    row = head
    if first:
        row = replace(head, start=lines[first].start, lines=[], tags=set(), _folded=(0, ""))
        head.lines, head.end = lines[:first], lines[first - 1].end
    names = [line.text for line in lines[first:named]]
    row.cells = ("", *names[:-1], " ".join([names[-1], *(line.text for line in lines[named:])]))
    row.kind, row.table, row.header, row.lines, row.end = BlockKind.TABLE_ROW, units[i].table, True, lines[first:], lines[-1].end
    for at in reversed(above[len(above) - noted :]):
        del units[at]
    if first:
        units.insert(above[-1 - noted] + 1, row)
    return noted - first


def _in_brackets(text: str) -> bool:
    return text.startswith("(") and text.endswith(")") and len(text.split()) <= _NAME_WORDS


def _is_title(text: str) -> bool:
    """Whether a line can be the name of a column of values."""
    named = text[:1].isupper() and len(text.split()) <= _NAME_WORDS
    return named and not (ends_sentence(text) or introduces(text) or values_at_end(text))


def _may_name(unit: Unit) -> bool:
    text = unit.text
    short = usable(unit) and len(unit.lines) == 1 and len(text.split()) <= _NAME_WORDS
    return short and not ends_sentence(text) and not introduces(text) and not is_value(text)

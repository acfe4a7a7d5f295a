"""Which rows of a Word or HTML table name its columns: as the file states, by their type, or by what stands below them."""

from collections.abc import Sequence

from ingest.passages.sentences import is_terminated
from ingest.readers.grid import Row, is_across, printed, spread, width_of
from ingest.tables.cells import are_codes, is_date, is_mark, is_name, is_period, is_value

NAME_WORDS = 16  # the text reader's limit of a header's cell; longer ones are sentences
SHORT_WORDS = 8  # and its limit of one that only its length tells from the rows below
LONGER = 1.5  # times the length of the header, as in the text reader


def header_rows(rows: Sequence[Row]) -> frozenset[int]:
    """Positions (from 0) of the header rows. A table that consists of nothing else has none."""
    width = width_of(rows)
    plain = [at for at, row in enumerate(rows) if not is_across(row, width)]
    if len(plain) < 2 or plain[0] != 0:
        return frozenset()
    found: set[int] = set()
    if not all(rows[at].stated for at in plain):
        found = {at for at in plain if rows[at].stated and _may_be_stated(rows, at)}
    if not found and not rows[0].body and (_is_bold(rows, plain) or _names_columns(rows, plain, width)):
        found = {0}
    at = 0
    while at in found and at + 1 < len(rows) - 1:
        at += 1
        if at not in found and _goes_on(rows, at, width):
            found.add(at)
    return frozenset(found)


def _may_be_stated(rows: Sequence[Row], at: int) -> bool:
    """Whether a row that is marked as a header can be one where it stands: totals are marked so too, below the rows they sum."""
    if at == 0:
        return True
    goes_on = all(row.stated for row in rows[:at])
    return len(rows[at].own) > 1 and at + 1 < len(rows) and (goes_on or not _holds_values(rows[at]))


def _is_bold(rows: Sequence[Row], plain: Sequence[int]) -> bool:
    return rows[0].bold and len(rows[0].own) > 1 and not all(rows[at].bold for at in plain)


def _holds_values(row: Row) -> bool:
    return any(is_value(cell.text) for cell in row.own)


def _names_columns(rows: Sequence[Row], plain: Sequence[int], width: int) -> bool:
    """Whether the first row names the columns, judged by the texts alone.

    Stricter than the text reader, as forms are set as tables in Word: two columns of labels and what belongs to them have
    no header, and naming columns after the first entry would put wrong labels to all the others.
    """
    first = spread(rows[0], width)
    filled = [cell for cell in first if cell]
    if len(filled) < 2 or any(
        is_value(cell) or len(cell.split()) > NAME_WORDS or cell.endswith((":", ";")) or is_terminated(cell) for cell in filled
    ):
        return False
    below = [printed(rows[at], width) for at in plain[1:]]
    if not all(first[1:]):
        return False
    if not first[0]:
        return all(row[0] for row in below)  # the corner over the rows' labels is left empty
    columns = [[row[column] for row in below if row[column]] for column in range(width)]
    periods = [
        column
        for column in range(1, width)
        if (is_name(first[column]) or is_date(first[column]))
        and not any(is_period(cell) or is_date(cell) for cell in columns[column])
    ]
    if len(periods) > 1:
        return True
    if any(_differs(first[column], columns[column], width) for column in range(1, width)):
        return True
    longer = sum(len(" ".join(row)) for row in below) / len(below) > LONGER * len(" ".join(first))
    short = all(len(cell.split()) <= SHORT_WORDS for cell in first) and len(set(first)) == width
    return width > 2 and len(below) > 1 and short and longer and all(len(" ".join(row)) > len(" ".join(first)) for row in below)


def _differs(name: str, below: Sequence[str], width: int) -> bool:
    """Whether a column's cells are values, marks or texts with figures, and the cell above them is none of these."""
    if not below:
        return False
    values, marks = sum(map(is_value, below)), sum(map(is_mark, below))
    if width == 2:
        return len(below) > 1 and values == len(below)
    if values * 2 > len(below) or (len(name) > 3 and (marks == len(below) or are_codes(below))):
        return True
    figures = sum(any(char.isdigit() for char in cell) for cell in below)
    return len(below) > 1 and figures * 2 > len(below) and not any(char.isdigit() for char in name)


def _goes_on(rows: Sequence[Row], at: int, width: int) -> bool:
    """Whether the row under a header row belongs to the header too."""
    row, above = rows[at], rows[at - 1]
    if row.body or is_across(row, width) or not row.own or (_holds_values(row) and not row.bold):
        return False
    if any(cell.reaching and not _reaches_end(rows, at, cell.column) for cell in row.cells):
        return True
    unlabelled = row.own[0].column > 0
    if unlabelled and (row.bold or (len(row.own) > 1 and all(is_name(cell.text) for cell in row.own))):
        return True  # years or units under the names
    return _parts_spans(row, above, width)


def _reaches_end(rows: Sequence[Row], at: int, column: int) -> bool:
    """Whether a cell that reaches into row ``at`` goes on to the table's end: then it labels rows, and no column."""
    return all(any(cell.reaching and cell.column == column for cell in row.cells) for row in rows[at:])


def _parts_spans(row: Row, above: Row, width: int) -> bool:
    """Whether a row names the columns under a cell that is wider than one, and no other column a second time."""
    wide = {
        c for cell in above.cells if cell.text and 1 < cell.width < width for c in range(cell.column, cell.column + cell.width)
    }
    upper, lower = spread(above, width), spread(row, width)
    apart = all(not upper[column] or not lower[column] for column in range(width) if column not in wide)
    return apart and sum(1 for cell in row.own if cell.column in wide) > 1

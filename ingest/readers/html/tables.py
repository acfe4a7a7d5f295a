"""Tables of an HTML page as rows on a grid (HTML Living Standard, 4.9.12: forming a table)."""

from typing import Any

from ingest.readers.composing import folded
from ingest.readers.grid import Cell, Row
from ingest.readers.html.text import all_bold, integer, text_of

MOST_SPANNED = 1000  # columns, and rows: the standard's limit for columns
_ROWS = "./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr"


def rows_of(table: Any) -> list[Any]:
    """The ``tr`` elements of a table, not those of tables inside it."""
    return list(table.xpath(_ROWS))


def cells_of(row: Any) -> list[Any]:
    """The cells of a row."""
    return list(row.xpath("./td | ./th"))


def grid_of(table: Any) -> list[Row]:
    """The rows of a table; a cell over several rows is in each of them."""
    found: list[Row] = []
    reaching: dict[int, tuple[int, Cell]] = {}  # column -> rows still to come, the cell
    group: Any = None
    headed = bool(table.xpath("./thead/tr[td or th]"))
    for row in rows_of(table):
        if row.getparent() is not group:  # no cell reaches from one group of rows into the next
            group = row.getparent()
            reaching.clear()
        cells: list[Cell] = []
        column = 0
        for element in cells_of(row):
            column = _fill(cells, reaching, column)
            down = min(MOST_SPANNED, max(1, integer(element.get("rowspan"), 1)))
            width = min(MOST_SPANNED, max(1, integer(element.get("colspan"), 1)))
            cell = Cell(folded(text_of(element)), column, width)
            cells.append(cell)
            if down > 1:
                reaching[column] = (down - 1, Cell(cell.text, column, width, reaching=True))
            column += width
        _fill(cells, reaching, column)
        if any(not cell.reaching for cell in cells):
            found.append(_row(row, cells, headed=headed))
    return found


def _fill(cells: list[Cell], reaching: dict[int, tuple[int, Cell]], column: int) -> int:
    """Add the cells that reach down from rows above to ``column`` and those next to it; gives the first free column."""
    while column in reaching:
        rows, cell = reaching.pop(column)
        if rows > 1:
            reaching[column] = (rows - 1, cell)
        cells.append(cell)
        column += cell.width
    return column


def _row(row: Any, cells: list[Cell], *, headed: bool) -> Row:
    group = row.getparent().tag
    elements = cells_of(row)
    filled = [element for element in elements if folded(text_of(element))]
    names = [element for element in filled if element.tag == "th" and element.get("scope") not in {"row", "rowgroup"}]
    whole = bool(filled) and len(names) == len(filled)
    # A row with one name at its left and nothing else filled is labelled, not headed.
    corner = all(element.tag == "th" for element in elements) or not folded(text_of(elements[0]))
    stated = group == "thead" or (group != "tfoot" and whole and corner)
    bold = bool(filled) and all(element.tag == "th" or all_bold(element) for element in filled)
    labelled = any(element.tag == "th" for element in filled) and not whole
    return Row(tuple(cells), stated, bold, body=not stated and (headed or group == "tfoot" or labelled))

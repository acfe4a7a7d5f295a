"""Page text without any layout information to blocks: what a reader of plain text does with every page at once."""

from collections.abc import Sequence

from corpus.models import Block, BlockKind, Page
from ingest.headings.decision import find_headings
from ingest.headings.forms import is_labelled, may_be_heading
from ingest.headings.run_in import parted
from ingest.lists.items import gather_apart, lost_bullets, nest, settle_markers
from ingest.structure.assembly import Assembler
from ingest.structure.contents import Contents, contents_lists
from ingest.structure.furniture import furniture_lines
from ingest.structure.levels import set_levels
from ingest.structure.lines import lines_of
from ingest.structure.tight import loosened
from ingest.structure.units import Unit
from ingest.tables.aligned import find_aligned, find_pairs

_TITLE_LINES = 4


def blocks_of(pages: Sequence[Page]) -> tuple[Block, ...]:
    """Blocks of all pages, in reading order. Everything but white space is in exactly one block."""
    lines = parted(loosened(lines_of(pages)))
    contents = contents_lists(lines)
    assembler = Assembler(lines, furniture_lines(lines), contents)
    units = assembler.build()
    tables = find_aligned(units, assembler.tables)
    find_pairs(units, tables)
    gather_apart(units)
    lost_bullets(units)
    _title_lines(units, contents)
    find_headings(units, contents)
    settle_markers(units)
    for unit in units:
        if unit.kind is None:
            unit.kind = BlockKind.PARAGRAPH
    set_levels(units)
    nest(units)
    return finish(units)


def finish(units: Sequence[Unit]) -> tuple[Block, ...]:
    """Units whose kinds are decided as blocks, their tables numbered as they stand."""
    _number_tables(units)
    return tuple(_block(unit) for unit in units)


def _title_lines(units: Sequence[Unit], contents: Sequence[Contents]) -> None:
    """The lines right above a contents list are the title of a report inside the document, unless it begins there."""
    first_lines = {(unit.page, unit.start): i for i, unit in enumerate(units)}
    for one in contents:
        place = first_lines.get((one.page, one.start))
        if place is None:
            continue
        first = place
        while first and place - first < _TITLE_LINES and _may_be_title(units[first - 1]):
            first -= 1
        if first == place or first < _TITLE_LINES:
            continue
        units[first].strength = 2
        units[first].tags.add("title")
        for unit in units[first + 1 : place]:
            unit.kind = BlockKind.PARAGRAPH


def _may_be_title(unit: Unit) -> bool:
    plain = unit.kind is None and not unit.marker and not unit.glued
    return plain and may_be_heading(unit.text) and not is_labelled(unit.text)


def _number_tables(units: Sequence[Unit]) -> None:
    """Number the tables in the order in which they stand."""
    numbers: dict[int, int] = {}
    for unit in units:
        if unit.table is not None:
            unit.table = numbers.setdefault(unit.table, len(numbers))


def _block(unit: Unit) -> Block:
    kind = unit.kind or BlockKind.PARAGRAPH
    row = kind is BlockKind.TABLE_ROW
    leveled = kind in (BlockKind.HEADING, BlockKind.LIST_ITEM)
    return Block(
        kind=kind,
        page=unit.page,
        start=unit.start,
        end=unit.end,
        level=max(1, unit.level) if leveled else 0,
        marker=unit.marker if kind in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH) else "",
        table=unit.table if row else None,
        cells=unit.cells if row else (),
        header=unit.header if row else False,
    )

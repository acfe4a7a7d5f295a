"""Items of minutes in a table whose titles only a style sheet sets apart, as committees' sites print them."""

from corpus.models import BlockKind
from ingest.readers.html import reader as html

PAGE = """<html><head><title>Agenda and minutes</title></head><body><main><h1>Agenda and minutes</h1><table class="items">
<tr><th>No.</th><th>Item</th></tr>
<tr><td><p>11.</p></td><td><p class="title"><a href="a">Appointment of Chair</a></p><p>The Panel will elect a Chair.</p>
<p>Minutes:</p><div><p>AGREED that Cllr Ode is elected Chair of the Panel.</p></div></td></tr>
<tr><td><p>12.</p></td><td><p class="title">Moorings at Selwick <a href="m.pdf">PDF 33 KB</a></p>
<p>The Panel will note the report.</p>
<p>Minutes:</p><div><p>The report was noted.</p></div></td></tr>
</table></main></body></html>"""
FIGURES = """<html><head><title>Berths</title></head><body><main><h1>Berths</h1>
<p>Boats in each berth, as counted in May.</p><table>
<tr><th>No.</th><th>Berth</th></tr>
<tr><td><p>1</p></td><td><p>North pier</p></td></tr><tr><td><p>2</p></td><td><p>South pier</p></td></tr>
</table></main></body></html>"""


def _blocks(page: str) -> list[tuple[BlockKind, str]]:
    parsed = html.read(page.encode(), "page.html")
    return [(block.kind, " ".join(parsed.text_of(block).split())) for block in parsed.blocks]


def test_such_items_are_headings_with_what_is_below_them() -> None:
    found = _blocks(PAGE)
    assert (BlockKind.HEADING, "11. Appointment of Chair") in found
    assert (BlockKind.HEADING, "12. Moorings at Selwick") in found
    assert (BlockKind.PARAGRAPH, "AGREED that Cllr Ode is elected Chair of the Panel.") in found
    assert not any(kind is BlockKind.TABLE_ROW for kind, _ in found)


def test_a_table_of_single_lines_stays_a_table() -> None:
    assert sum(kind is BlockKind.TABLE_ROW for kind, _ in _blocks(FIGURES)) == 3

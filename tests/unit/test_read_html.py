"""The HTML reader on small pages."""

import contextlib
import re

import pytest

from corpus.errors import UnreadableFile
from corpus.models import BlockKind, ParsedFile
from ingest.passages.grouping import memberships
from ingest.readers.html import reader as html


def read(content: str, head: str = "") -> ParsedFile:
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{content}</body></html>"
    parsed = html.read(page.encode(), "page.html")
    assert len(parsed.pages) == 1 and not parsed.paged
    rest = parsed.pages[0].text
    for block in reversed(parsed.blocks):
        rest = rest[: block.start] + rest[block.end :]
    assert not rest.strip()
    return parsed


def shape(parsed: ParsedFile) -> list[tuple[BlockKind, int, str]]:
    return [(block.kind, block.level, parsed.text_of(block)) for block in parsed.blocks]


def test_headings_and_paragraphs() -> None:
    parsed = read("<h1>Harbour <em>plan</em></h1><p>Lamps are <b>lit</b>\n at dusk.</p><h3>Costs</h3>loose<br>text<p>End.</p>")
    assert shape(parsed) == [
        (BlockKind.HEADING, 1, "Harbour plan"),
        (BlockKind.PARAGRAPH, 0, "Lamps are lit at dusk."),
        (BlockKind.HEADING, 3, "Costs"),
        (BlockKind.PARAGRAPH, 0, "loose text"),
        (BlockKind.PARAGRAPH, 0, "End."),
    ]


def test_lists_are_nested_and_numbered() -> None:
    parsed = read("<ol start='3'><li>three<ul><li><p>dot</p></li></ul></li><li>four</li></ol><ol type='a'><li>letter</li></ol>")
    assert [(block.level, block.marker, parsed.text_of(block)) for block in parsed.blocks] == [
        (1, "3.", "3. three"),
        (2, "•", "• dot"),
        (1, "4.", "4. four"),
        (1, "a.", "a. letter"),
    ]


def test_tables_have_headers_captions_and_reaching_cells() -> None:
    parsed = read(
        "<table><caption>Lamps by ward</caption><thead><tr><th>Ward</th><th>Lamps</th></tr></thead>"
        "<tr><td rowspan=2>North</td><td>12</td></tr><tr><td>13</td></tr>"
        "<tr><td colspan=2>None elsewhere</td></tr></table>"
        "<table><tr><td>a</td><td><p>b</p><p>c</p></td></tr></table>"
    )
    rows = [block for block in parsed.blocks if block.kind is BlockKind.TABLE_ROW]
    assert shape(parsed)[0] == (BlockKind.CAPTION, 0, "Lamps by ward")
    assert [row.cells for row in rows] == [
        ("Ward", "Lamps"),
        ("North", "12"),
        ("North", "13"),
        ("None elsewhere",),
        ("a", "b c"),
    ]
    assert [row.header for row in rows] == [True, False, False, False, False]
    assert [row.table for row in rows] == [0, 0, 0, 0, 1]
    assert parsed.text_of(rows[1]) == "North\t12"


def test_layout_table_is_read_as_text() -> None:
    parsed = read("<table><tr><td><h2>Lamps</h2><p>Lit at dusk.</p></td></tr></table>")
    assert shape(parsed) == [(BlockKind.HEADING, 2, "Lamps"), (BlockKind.PARAGRAPH, 0, "Lit at dusk.")]


def test_definition_lists() -> None:
    parsed = read("<dl><dt>Quay</dt><dd>where ships lie</dd><dt>Lane</dt><dd>where carts go</dd></dl>")
    assert [text for _, _, text in shape(parsed)] == ["Quay\twhere ships lie", "Lane\twhere carts go"]


@pytest.mark.parametrize(
    "frame",
    [
        "<nav>FRAME</nav>",
        "<header>FRAME</header>",
        "<footer>FRAME</footer>",
        "<div class='cookie-banner'>FRAME</div>",
        "<div id='breadcrumb'>FRAME</div>",
        "<aside>FRAME</aside>",
        "<div role='navigation'>FRAME</div>",
        "<div style='display: none'>FRAME</div>",
        "<script>FRAME</script>",
        "<noscript>FRAME</noscript>",
        "<style>FRAME</style>",
    ],
)
def test_the_frame_of_a_page_is_left_out(frame: str) -> None:
    text = read(f"{frame}<h1>Harbour plan</h1><p>Wardens asked for lamps.</p>{frame}tail").pages[0].text
    assert "FRAME" not in text
    assert text == "Harbour plan\n\nWardens asked for lamps.\n\ntail"


def test_main_element_keeps_what_it_holds() -> None:
    parsed = read(
        "<div class='header'>Council</div><main><header><h1>Plan</h1></header>"
        "<aside><h2>Papers</h2><ul><li>One</li></ul></aside>"
        "<nav>up</nav></main><p>outside</p>"
    )
    assert parsed.pages[0].text == "Plan\n\nPapers\n\n• One"


def test_a_page_wrapped_in_an_unlucky_name_is_not_lost() -> None:
    assert "Lamps are lit" in read("<div class='menu'><p>Lamps are lit at dusk on the quay.</p></div>").pages[0].text


def test_properties() -> None:
    head = "<title>Plan | Quay Council</title><meta name='author' content='A. Warden'>"
    head += "<meta name='DC.date' content='2024-03-05T10:00'>"
    assert read("<p>Lamps.</p>", head).properties == {
        "title": "Plan",
        "publisher": "Quay Council",
        "author": "A. Warden",
        "date": "2024-03-05",
    }


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>Caf\u00e9 \u00a35 \u2013 quay</p>".encode("windows-1252"), "Café £5 – quay"),
        ("<meta charset='iso-8859-1'><p>Caf\u00e9 \u2018quay\u2019</p>".encode("windows-1252"), "Café ‘quay’"),
        ("<p>Caf\u00e9</p>".encode(), "Café"),
        ("\ufeff<p>Caf\u00e9</p>".encode(), "Café"),
        ("<p>Caf\u00e9</p>".encode("utf-16"), "Café"),
        (
            b"<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>Lamps</p></body></html>",
            "Lamps",
        ),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert html.read(data, "page.html").pages[0].text == text


def test_page_drawn_by_a_script_is_refused_with_what_to_do() -> None:
    shell = b"<html><head><title>App</title></head><body><noscript>Please enable it.</noscript>"
    shell += b"<div id=app></div><script src=a.js></script></body>"
    with pytest.raises(UnreadableFile) as refused:
        html.read(shell, "app.html")
    assert "script" in refused.value.message and "app.html" in refused.value.message
    assert "PDF" in refused.value.hint and "text" in refused.value.hint


@pytest.mark.parametrize("data", [b"", b"   ", b"<html></html>", b"<html><body><nav>x</nav></body></html>", b"<!-- -->"])
def test_pages_without_text_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"page\.html"):
        html.read(data, "page.html")


def test_entities_are_not_expanded_and_files_not_opened() -> None:
    bomb = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/hostname'>]>"
    bomb += "<html><body><p>Lamps &b; &f; end</p></body></html>"
    text = html.read(bomb.encode(), "x.html").pages[0].text
    assert "aaaa" not in text and len(text) < 100


def test_control_characters_are_dropped() -> None:
    assert html.read(b"<p>Lamps\x00 are\x0b lit</p><nav>x</nav>\x01 tail", "x.html").pages[0].text == "Lamps are lit\n\ntail"


def test_deep_nesting_does_not_break_the_reader() -> None:
    deep = "<div>" * 5000 + "Lamps are lit" + "</div>" * 5000
    with contextlib.suppress(UnreadableFile):
        assert "Lamps" in html.read(deep.encode(), "deep.html").pages[0].text


def test_an_empty_item_makes_no_item_of_what_follows_its_list() -> None:
    parsed = read("<ul><li>One lamp</li><li></li></ul><p>The quay has twelve lamps.</p><p>The wall has none.</p>")
    assert shape(parsed) == [
        (BlockKind.LIST_ITEM, 1, "• One lamp"),
        (BlockKind.PARAGRAPH, 0, "The quay has twelve lamps."),
        (BlockKind.PARAGRAPH, 0, "The wall has none."),
    ]


def test_numbered_items_that_a_table_places_are_headings() -> None:
    item = (
        "<tr><td><p>{}.</p></td><td><p><b>{}</b> <a href='#'>{}</a></p><div><p><b>Minutes:</b></p><p>Noted.</p></div></td></tr>"
    )
    parsed = read(
        "<h2>Harbour board</h2><table><tr><th>No.</th><th>Item</th></tr>"
        + item.format(38, "Lamps", "PDF 402 KB")
        + item.format(39, "Future of the quay", "Plan of the quay")
        + "</table>"
    )
    assert shape(parsed) == [
        (BlockKind.HEADING, 2, "Harbour board"),
        (BlockKind.FURNITURE, 0, "No. Item"),
        (BlockKind.HEADING, 3, "38. Lamps"),
        (BlockKind.PARAGRAPH, 0, "Minutes:"),
        (BlockKind.PARAGRAPH, 0, "Noted."),
        (BlockKind.HEADING, 3, "39. Future of the quay"),
        (BlockKind.PARAGRAPH, 0, "Plan of the quay"),
        (BlockKind.PARAGRAPH, 0, "Minutes:"),
        (BlockKind.PARAGRAPH, 0, "Noted."),
    ]


def test_a_table_of_numbered_rows_stays_a_table() -> None:
    parsed = read(
        "<table><tr><th>No.<th>Lamp</tr><tr><td>1<td><p><b>Red</b></p></tr><tr><td>2<td><p>Green</p><p>unlit</p></tr></table>"
    )
    assert [block.cells for block in parsed.blocks] == [("No.", "Lamp"), ("1", "Red"), ("2", "Green unlit")]


def test_a_short_bold_paragraph_over_text_is_a_heading() -> None:
    parsed = read(
        "<h2>Plan</h2><p><strong>Quick wins</strong></p><p>Lamps are lit.</p><p><b>Fees:</b></p><ul><li>none</li></ul>"
        "<p><b>Not a heading.</b></p><p>Text.</p><p><b>Slogan</b></p><h3>Costs</h3><p><b>Last words</b></p>"
    )
    assert [(kind, level) for kind, level, _ in shape(parsed)] == [
        (BlockKind.HEADING, 2),
        (BlockKind.HEADING, 3),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.LIST_ITEM, 1),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.PARAGRAPH, 0),
        (BlockKind.HEADING, 3),
        (BlockKind.PARAGRAPH, 0),
    ]
    assert parsed.text_of(parsed.blocks[1]) == "Quick wins" and parsed.text_of(parsed.blocks[-1]) == "Last words"


def test_links_past_the_frame_are_left_out_and_others_are_not() -> None:
    text = read("<a href='#content'>Skip to main content</a><p><a href='#lamps'>Lamps</a> and <a href='/x'>jump to it</a></p>")
    assert text.pages[0].text == "Lamps and jump to it"


def test_headings_that_open_a_part_of_the_page_are_kept_with_the_part() -> None:
    parsed = read(
        "<main><h2>Drivers</h2><h3><button aria-expanded='false'>Criminal convictions</button></h3><p>Ten years.</p>"
        "<button aria-controls='fees'>Fees</button><div id='fees' hidden><p>Five pounds.</p></div>"
        "<details><summary>Papers</summary><p>None.</p></details><button>Yes</button>"
        "<button aria-controls='top'>Menu</button><nav id='top'><p>Home</p></nav></main>"
    )
    assert shape(parsed) == [
        (BlockKind.HEADING, 2, "Drivers"),
        (BlockKind.HEADING, 3, "Criminal convictions"),
        (BlockKind.PARAGRAPH, 0, "Ten years."),
        (BlockKind.HEADING, 4, "Fees"),
        (BlockKind.PARAGRAPH, 0, "Five pounds."),
        (BlockKind.HEADING, 4, "Papers"),
        (BlockKind.PARAGRAPH, 0, "None."),
    ]


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        ("Sir Alun Prosser<br>Chair", "Sir Alun Prosser\nChair"),
        ("Quay Office<br/>Telephone: 01599 555 200<br/>Email: quay@quay.example", None),
        ("The lamps that stand<br>on the quay are lit.", "The lamps that stand on the quay are lit."),
        ("The lamps are lit.<br><br>The wall is mended.", "The lamps are lit. The wall is mended."),
        ("Lamps\nand <b>wall</b><br>", "Lamps and wall"),
    ],
)
def test_set_line_breaks_are_kept_between_entries(paragraph: str, text: str | None) -> None:
    kept = re.sub("<br/>", "\n", paragraph) if text is None else text
    assert read(f"<p>{paragraph}</p>").pages[0].text == kept


def test_a_term_leads_into_its_definition_whatever_its_form() -> None:
    parsed = read(
        "<p>Words:</p><dl><dt>quay</dt><dd>where ships lie<ul></ul></dd>"
        "<dt>lane</dt><dd>where carts go<ul></ul></dd><dd>or people</dd><dt>Who may ask?</dt><dd>Anyone.</dd></dl>"
    )
    places = memberships(parsed, [0] * len(parsed.blocks))
    found = [
        (place.lead.text if place.lead else "", parsed.text_of(block))
        for block, place in zip(parsed.blocks, places, strict=True)
        if place
    ]
    assert found == [
        ("quay", "where ships lie"),
        ("lane", "where carts go"),
        ("lane", "or people"),
        ("Who may ask?", "Anyone."),
    ]

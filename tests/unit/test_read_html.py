"""The HTML reader on small pages."""

import contextlib

import pytest

from corpus.errors import UnreadableFile
from corpus.models import BlockKind, ParsedFile
from ingest.readers import html


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
    assert [text for _, _, text in shape(parsed)] == ["Quay", "where ships lie", "Lane", "where carts go"]


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
        "title": "Plan | Quay Council",
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

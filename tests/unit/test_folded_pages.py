"""HTML pages that fold parts of their text away: what is kept, under which heading, and what is left out."""

import pytest

from corpus.models import BlockKind, ParsedFile
from ingest.metadata.description import describe
from ingest.readers.html import reader as html

H, P, ITEM, ROW, FURNITURE = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.TABLE_ROW,
    BlockKind.FURNITURE,
)
TEXT = "The quay has twelve lamps, and each is lit at dusk."


def read(content: str, head: str = "") -> ParsedFile:
    return html.read(f"<html><head>{head}</head><body>{content}</body></html>".encode(), "page.html")


def shape(content: str) -> list[tuple[BlockKind, int, str]]:
    parsed = read(content)
    return [(block.kind, block.level, parsed.text_of(block)) for block in parsed.blocks]


@pytest.mark.parametrize(
    "folded",
    [
        f"<div hidden><p>{TEXT}</p></div>",
        f"<div hidden='until-found'>{TEXT}</div>",
        f"<div class='panel' style='display:none'><p>{TEXT}</p></div>",
        f"<div aria-hidden='true'><div><p>{TEXT}</p></div></div>",
        f"<a href='#more'>Read more</a><span id='more' style='display: none'>{TEXT}</span>",
        f"<button>Show more</button><div hidden>{TEXT}</div>",
        f"<section class='social-value'><p>{TEXT}</p></section>",
        f"<section id='share-of-costs'><p>{TEXT}</p></section>",
    ],
)
@pytest.mark.parametrize("around", ["<main><h2>Lamps</h2>{}</main><p>tail</p>", "<h2>Lamps</h2>{}"])
def test_sentences_that_are_folded_away_are_kept(folded: str, around: str) -> None:
    assert shape(around.format(folded)) == [(H, 2, "Lamps"), (P, 0, TEXT)]


@pytest.mark.parametrize(
    "frame",
    [
        "<div class='modal fade' style='display:none'><p>Do you really want to leave this page?</p></div>",
        "<div hidden><p>This site uses cookies to see how it is used.</p></div>",
        "<div hidden><p>Please bring your browser up to date. Then your browser can show the map.</p></div>",
        "<ul hidden><li><a href='/'>Home</a></li><li><a href='/lamps'>Lamps of the quay</a></li></ul>",
        "<form><p hidden>Please enter the name of your street first.</p></form>",
        "<p role='status' hidden>Thank you for what you told us.</p>",
        "<span aria-hidden='true'>+</span>",
        f"<div class='mobile-only' hidden><p>{TEXT}</p></div>",  # shown above, for another width
        "<div class='social-links'><p>Follow us</p></div>",
        "<div class='btn share'><p>Pass it on</p></div>",
        "<button>Expand all</button>",
        "<div id='foot'><p>Quay Office, 1 Quay Lane</p></div>",
    ],
)
def test_what_the_page_hides_and_is_no_text_of_its_own_is_left_out(frame: str) -> None:
    assert shape(f"<h2>Lamps</h2><p>{TEXT}</p>{frame}") == [(H, 2, "Lamps"), (P, 0, TEXT)]


def test_hidden_words_that_are_left_out_are_counted_in_a_warning() -> None:
    items = "".join(f"<li><a href='/{n}'>Lamp number {n} of the quay</a></li>" for n in range(9))
    words = "word " * 45
    assert read(f"<h2>Lamps</h2><p>{TEXT}</p><ul hidden>{items}</ul>").warnings == ()
    parsed = read(f"<h2>Lamps</h2><p>{TEXT}</p><div class='modal' hidden><p>{words}</p></div>")
    assert parsed.warnings == (
        "45 words that the page hides were left out; if they matter, save the opened page as PDF or as text.",
    )


@pytest.mark.parametrize(
    "strip",
    [
        "<ul role='tablist'><li role='tab' aria-controls='a'>Lamps</li><li role='tab' aria-controls='b'>Walls</li></ul>",
        "<div role='tablist'><button role='tab' aria-controls='a'>Lamps</button>"
        "<button role='tab' aria-controls='b'>Walls</button></div>",
    ],
)
def test_a_strip_of_tabs_heads_the_parts_that_have_no_heading(strip: str) -> None:
    page = (
        f"<main><h1>Quay</h1>{strip}<div id='a' role='tabpanel'><p>{TEXT}</p></div>"
        "<div id='b' role='tabpanel' hidden>{}<p>None.</p></div></main>"
    )
    assert shape(page.format("")) == [(H, 1, "Quay"), (H, 2, "Lamps"), (P, 0, TEXT), (H, 2, "Walls"), (P, 0, "None.")]
    assert shape(page.format("<h2>Old walls</h2>"))[3:] == [(H, 2, "Old walls"), (P, 0, "None.")]


def test_a_tab_over_its_own_part_is_a_heading() -> None:
    page = (
        "<main><h2>Quay</h2><div role='tablist'><div role='tab' id='t'><h4><a href='#a'>Lamps</a></h4></div>"
        f"<div role='tabpanel' id='a' aria-labelledby='t' style='display:none'><p>{TEXT}</p></div></div></main>"
    )
    assert shape(page) == [(H, 2, "Quay"), (H, 4, "Lamps"), (P, 0, TEXT)]


def test_a_button_over_what_it_opens_is_a_heading() -> None:
    panel = f"<div class='panel' style='display:none'>{TEXT}</div>"
    page = f"<main><h2>Quay</h2><button>Lamps</button>{panel}<button>Print</button></main>"
    assert shape(page) == [(H, 2, "Quay"), (H, 3, "Lamps"), (P, 0, TEXT)]


def test_parts_side_by_side_have_one_level_whatever_they_hold() -> None:
    page = (
        "<main><h2>Priorities</h2><div class='part'><h3><button aria-expanded='false'>One</button></h3>"
        "<div hidden><h4>I will</h4><ul><li>light every lamp</li><li>mend every wall</li></ul></div></div>"
        "<details><summary>Two</summary><h4>I will</h4><p>Wait.</p></details>"
        "<details><summary>Three</summary><p>Rest.</p></details>"
        "<details><summary><h3>Four</h3></summary><p>Sleep.</p></details></main>"
    )
    assert [(level, text) for kind, level, text in shape(page) if kind is H] == [
        (2, "Priorities"),
        (3, "One"),
        (4, "I will"),
        (3, "Two"),
        (4, "I will"),
        (3, "Three"),
        (3, "Four"),
    ]


def test_what_follows_a_part_does_not_stand_under_what_it_holds() -> None:
    page = "<h2>Quay</h2><details><summary>Lamps</summary><h4>Old</h4><p>Lit.</p></details><p><b>Costs</b></p><p>Few.</p>"
    assert [(level, text) for kind, level, text in shape(page) if kind is H] == [
        (2, "Quay"),
        (3, "Lamps"),
        (4, "Old"),
        (3, "Costs"),
    ]


def test_a_part_stands_under_the_heading_before_it() -> None:
    page = (
        "<main><h1>Quay</h1><section><h2>Lamps</h2><h3>Old</h3><p>Lit.</p></section>"
        "<div><details><summary>Walls</summary>Firm.</details></div></main>"
    )
    assert shape(page)[-2:] == [(H, 3, "Walls"), (P, 0, "Firm.")]


def test_facts_are_rows_of_a_label_and_what_it_says() -> None:
    page = (
        "<h2>Lamp 4</h2><dl><div><dt>Decision maker</dt><dd>Warden (Ann Other)</dd></div>"
        "<div><dt>Reasons</dt><dd><p>It was dark.</p><p>It was cold.</p></dd></div></dl>"
    )
    assert shape(page) == [
        (H, 2, "Lamp 4"),
        (ROW, 0, "Decision maker\tWarden (Ann Other)"),
        (ROW, 0, "Reasons\tIt was dark. It was cold."),
    ]


def test_a_label_leads_into_a_list() -> None:
    page = "<dl><dt>Value</dt><dd>£5</dd><dt>Decision</dt><dd><ol><li>To light it.</li><li>To mend it.</li></ol></dd></dl>"
    assert shape(page) == [(ROW, 0, "Value\t£5"), (P, 0, "Decision"), (ITEM, 1, "1. To light it."), (ITEM, 1, "2. To mend it.")]


def test_questions_of_a_definition_list_are_headings() -> None:
    page = f"<h2>Questions</h2><dl><dt>How many lamps?</dt><dd>{TEXT}</dd><dt>Who may ask?</dt><dd>Anyone.</dd></dl>"
    assert shape(page) == [
        (H, 2, "Questions"),
        (H, 3, "How many lamps?"),
        (P, 0, TEXT),
        (H, 3, "Who may ask?"),
        (P, 0, "Anyone."),
    ]


def test_a_list_with_more_than_terms_loses_nothing() -> None:
    assert "stray" in read("<dl><dt>Value</dt><dd>£5</dd><div><p>stray words</p></div></dl>").pages[0].text


def test_what_a_page_says_of_itself_is_no_text_but_dates_it() -> None:
    page = f"<h1>Lamps</h1><p>{TEXT}</p><h2>Was this page helpful?</h2><p>Page last reviewed: 1 July 2025</p>"
    assert [kind for kind, _, _ in shape(page)] == [H, P, FURNITURE, FURNITURE]
    found = describe(read(page), "page.html", None, {})
    assert found.date is not None and found.date.value == "2025-07-01"


@pytest.mark.parametrize(
    "text", ["Last reviewed: 1 July 2025", "The page was last reviewed on 1 July 2025 by the board.", "Was this plan helpful?"]
)
def test_what_a_document_says_of_itself_is_its_text(text: str) -> None:
    assert shape(f"<h1>Lamps</h1><p>{TEXT}</p><p>{text}</p>")[-1] == (P, 0, text)


@pytest.mark.parametrize(
    ("title", "heading", "named"),
    [
        ("Harbour Plan 2025-2029 - Quay PCC", "Safer Quay: Harbour Plan 2025–2029", "Safer Quay: Harbour Plan 2025–2029"),
        ("Harbour Plan 2025-2029 - Quay PCC", "Harbour Plan", "Harbour Plan 2025-2029"),
        ("Harbour Plan 2025-2029 - Quay PCC", "Welcome to the quay", "Harbour Plan 2025-2029 - Quay PCC"),
        ("Harbour Plan | Quay Town Council", "Quay Town Council", "Harbour Plan"),
        ("Harbour Plan", "Plan", "Harbour Plan"),
    ],
)
def test_a_page_is_called_as_it_is_headed_where_its_title_agrees(title: str, heading: str, named: str) -> None:
    assert read(f"<h1>{heading}</h1><p>{TEXT}</p>", f"<title>{title}</title>").properties["title"] == named

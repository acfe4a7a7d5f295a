"""What an answer looks like, at 80 columns and without colour."""

import io

from rich.console import Console

from corpus.models import Page
from corpus.plain import clean, folded, shortened
from corpus.results import SearchResult
from terminal.answers import draw_answer, understood_as
from terminal.pages import AROUND, draw_page, window
from terminal.passages import draw_passages
from terminal.sources import draw_sources_in_full, place
from tests.unit.fake_assistant import PAGE_TEXT, QUOTE, SHA, answer, citation, not_found, passage


def drawn(draw, *things, width=80, colour=False):
    stream = io.StringIO()
    options = {"color_system": "truecolor", "force_terminal": True} if colour else {"color_system": None}
    draw(Console(file=stream, width=width, markup=False, emoji=False, highlight=False, **options), *things)
    return stream.getvalue()


def test_an_answer_has_lead_in_quotation_and_source():
    assert drawn(draw_answer, answer()) == (
        "Harbour Plan 2030, Safety:\n"
        '  "The harbour keeps 12 lamps lit at night." [1]\n'
        "\n"
        "Sources\n"
        "  [1] Harbour Plan 2030, Lamps and buoys, page 3 (printed 1)\n"
    )


def test_how_an_answer_was_found_is_a_note_and_no_warning():
    text = drawn(draw_answer, answer(warnings=["compared: the cells of this row.", "The documents may not answer this."]))
    assert "Note: compared: the cells of this row." in text
    assert "Warning: The documents may not answer this." in text


def test_sources_of_one_place_are_one_line():
    rows = [citation(number, quote="12 lamps") for number in (1, 2, 3, 4, 5)]
    cited = [*rows, citation(6, page=9, page_label=None), citation(7, quote="12 lamps")]
    text = drawn(draw_answer, answer(text="12 lamps [1][2][3][4][5][6][7]", citations=cited))
    assert text[text.index("Sources") :] == (
        "Sources\n"
        "  [1][2][3][4][5][7] Harbour Plan 2030, Lamps and buoys, page 3 (printed 1)\n"
        "  [6] Harbour Plan 2030, Lamps and buoys, page 9\n"
    )
    text = drawn(draw_answer, answer(text="12 lamps [1][2][3][4][5]", citations=rows))
    assert text.endswith("  [1]-[5] Harbour Plan 2030, Lamps and buoys, page 3 (printed 1)\n")


def test_lines_with_several_markers_and_long_lines():
    long = " ".join(["a lamp is lit and"] * 8) + " out"
    cited = [citation(quote=long), citation(2, page=None, page_label=None)]
    text = drawn(draw_answer, answer(text=f"{long} [1] [2]", citations=cited))
    lines = text.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0].startswith('  "a lamp') and " ".join(lines[1].split() + lines[2].split()).endswith('out" [1][2]')
    assert lines[-1] == "  [2] Harbour Plan 2030, Lamps and buoys"
    assert not any(line != line.rstrip() for line in lines)


def test_a_cell_drawn_out_of_a_table_is_not_in_quotation_marks():
    row, header = citation(quote="Quayside\t72%\t69%"), citation(2, quote="Station\tJuly\tAugust")
    text = drawn(draw_answer, answer(text="Quayside: August 69% [1][2]", citations=[row, header]))
    assert text.startswith("  Quayside: August 69% [1][2]\n")
    assert '  "Quayside 72% 69%" [1]' in drawn(draw_answer, answer(text="Quayside   72%   69% [1]", citations=[row]))


def test_not_found_says_so_and_shows_what_is_nearest():
    far = [passage(text="word " * 100), passage(page=None), passage(), passage(title="A fourth")]
    text = drawn(draw_answer, not_found().model_copy(update={"passages": far}))
    assert text.startswith(
        "The documents do not say.\n"
        "\n"
        "Nearest passages (not an answer)\n"
        "  - Harbour Plan 2030, Lamps and buoys, page 3 (printed 1)\n"
        "    word word"
    )
    assert "A fourth" not in text
    assert "Sources" not in text
    assert text.count("...") == 1


def test_partial_says_what_is_missing_and_warnings_stand_out():
    found = answer(status="partial", reason="Nothing is said of buoys.", warnings=["premise: there are 12.", "Old."])
    assert drawn(draw_answer, found) == (
        "Harbour Plan 2030, Safety:\n"
        '  "The harbour keeps 12 lamps lit at night." [1]\n'
        "\n"
        "Partly answered: Nothing is said of buoys.\n"
        "\n"
        "Warning: premise: there are 12.\n"
        "Warning: Old.\n"
        "\n"
        "Sources\n"
        "  [1] Harbour Plan 2030, Lamps and buoys, page 3 (printed 1)\n"
    )


def test_documents_cannot_draw():
    evil = "\x1b[2J\x1b]0;title\x07[red]lamps[/red] :smile: \u202edael\x9b31m [link=x]y[/link]"
    text = drawn(draw_answer, answer(text=f"{evil} [1]", citations=[citation(title=evil, section=[], quote=evil)]))
    assert '"[red]lamps[/red] :smile: dael [link=x]y[/link]" [1]' in text
    assert "\x1b" not in text and "\u202e" not in text and "\x9b" not in text


def test_colour_tells_our_words_from_quotations():
    text = drawn(draw_answer, answer(), colour=True)
    assert "\x1b[2mHarbour Plan 2030, Safety:" in text
    assert f'  "{QUOTE}"' in text


def test_a_source_fits_its_line_and_keeps_title_and_page():
    source = citation(component="Report on the state of the harbour and its many lamps", section=["x " * 60])
    line = place(source, 70)
    assert len(line) <= 70
    assert line.startswith("Harbour Plan 2030, Report on") and line.endswith("..., page 3 (printed 1)")
    assert place(citation(page_label="3"), 80).endswith("page 3")
    assert place(citation(component="Harbour Plan 2030"), 80).count("Harbour Plan 2030") == 1


def test_sources_in_full():
    assert drawn(draw_sources_in_full, [citation(component="Minutes")]) == (
        "[1] Harbour Plan 2030\n"
        "    plan, 2030-01, page 3 (printed 1)\n"
        "    Part: Minutes\n"
        "    Section: Safety > Lamps and buoys\n"
        "    File: harbour.pdf, characters 58 to 98\n"
        f"    sha256: {SHA[:64]}\n"
        f'    "{QUOTE}"\n'
    )


def test_an_opened_page_marks_the_quotation():
    page = Page(3, PAGE_TEXT, "1")
    text = drawn(draw_page, citation(), page)
    assert text == (
        "[1] Harbour Plan 2030\n"
        "    Safety > Lamps and buoys\n"
        "    harbour.pdf, page 3 (printed 1)\n"
        "\n"
        "  Lamps and buoys\n"
        "  Every winter the channel is dark by four. >>>The harbour keeps 12 lamps lit at\n"
        "  night.<<< Two of them are red.\n"
    )
    coloured = drawn(draw_page, citation(), page, width=200, colour=True)
    assert f"\x1b[1;7m{QUOTE}\x1b[0m" in coloured and ">>>" not in coloured


def test_a_long_page_is_shown_around_the_quotation_or_whole():
    text = "early " * 500 + QUOTE + " late" * 500
    start = text.index(QUOTE)
    long = citation(start=start, end=start + len(QUOTE))
    part = drawn(draw_page, long, Page(3, text))
    assert "  ... early" in part and "late ..." in part and "/open 1 all" in part
    assert part.count("early") in range(95, 101)
    whole = drawn(lambda console: draw_page(console, long, Page(3, text), whole=True))
    assert whole.count("early") == 500 and "/open" not in whole


def test_a_window_keeps_words_whole_and_covers_the_quotation():
    text = "x" * 2000
    assert window(text, 900, 1000) == (900, 1000)  # one endless word: nothing but the quotation
    assert window("short text", 0, 5) == (0, 10)
    words = "word " * 1000
    first, last = window(words, 2000, 2004)
    assert words[first:last].startswith("word") and words[first:last].endswith("word")
    assert 0 < 2000 - first <= AROUND


def test_found_passages():
    found = SearchResult(id=None, query="lamps", passages=[passage(text="One  two\nthree."), passage(page=None)])
    text = drawn(draw_passages, found)
    assert text.startswith(
        "1. Harbour Plan 2030, Lamps and buoys, page 3 (printed 1)\n   One two three.\n\n2. Harbour Plan 2030, Lamps and buoys\n"
    )


def test_understood_as_only_where_it_says_more():
    assert understood_as("And in May?", "How many lamps in May?") == "How many lamps in May?"
    assert understood_as("how many lamps", "How many lamps?") is None
    assert understood_as("How many lamps?", "") is None


def test_text_made_plain():
    assert clean("a\r\nb\x0cc\td\x1b(Be\ud800") == "a\nb\nc   de"
    assert clean("kept \x1b]8;;http://x and never closed\nnext") == "kept 8;;http://x and never closed\nnext"
    assert folded(" a \n b ") == "a b"
    assert shortened("one two three four", 12) == "one two..."
    assert shortened("abcdefghijklmnop", 10) == "abcdefg..."


def test_only_quotations_are_in_quotation_marks():
    worded = answer(generator="ollama:m", text=f"12 lamps are lit at night. [1]\n{QUOTE} [1]")
    assert drawn(draw_answer, worded).startswith(f'  12 lamps are lit at night. [1]\n  "{QUOTE}" [1]\n')

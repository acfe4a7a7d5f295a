"""A cited page on the screen, with the quotation marked in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.exports.wording import page_words
from corpus.plain import clean, folded
from terminal.console import print_wrapped

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.models import Page
    from corpus.results import Citation

AROUND = 600  # characters shown before and after the quotation: with it, about one screen of 24 lines


def draw_page(console: Console, citation: Citation, page: Page, whole: bool = False) -> None:
    """The page around a quotation, or the ``whole`` page, under its title, page number and printed page label.

    The quotation is in reverse video, or between ``>>>`` and ``<<<`` where there is no colour.
    """
    from rich.text import Text

    print_wrapped(console, Text(f"[{citation.marker}] {folded(citation.title)}", style="bold"), hanging=4)
    for name in (citation.component, " > ".join(citation.section)):
        if name:
            print_wrapped(console, folded(name), indent=4)
    where = page_words(citation.page, page.label) or "the whole file is one page"
    read = ", read from an image" if page.ocr else ""
    print_wrapped(console, f"{folded(citation.file)}, {where}{read}", indent=4)
    console.print()

    first, last = (0, len(page.text)) if whole else window(page.text, citation.start, citation.end)
    before = clean(page.text[first : citation.start])
    quote = clean(page.text[citation.start : citation.end])
    after = clean(page.text[citation.end : last])
    text = Text("... " if first else "").append(_close(before))
    if console.color_system is None or console.no_color:
        text.append(f">>>{quote}<<<")
    else:
        text.append(quote, style="bold reverse")
    text.append(_close(after)).append(" ..." if last < len(page.text) else "")
    print_wrapped(console, text, indent=2)
    if not whole and (first or last < len(page.text)):
        console.print()
        print_wrapped(console, f"The whole page: /open {citation.marker} all")


def window(text: str, start: int, end: int) -> tuple[int, int]:
    """The range of ``text`` to show around a quotation: up to ``AROUND`` characters on either side, in whole words."""
    first, last = max(start - AROUND, 0), min(end + AROUND, len(text))
    while 0 < first < start and not text[first - 1].isspace():
        first += 1
    while end < last < len(text) and not text[last].isspace():
        last -= 1
    return first, last


def _close(text: str) -> str:
    """At most one empty line in a row: pages taken from PDF files have many."""
    return re.sub(r"\n\s*\n\s*\n+", "\n\n", text)

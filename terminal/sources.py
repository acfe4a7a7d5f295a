"""Where a quotation or a passage stands: one line under an answer, everything on request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.exports.wording import page_words, read_how
from corpus.plain import folded, shortened
from terminal.console import print_wrapped

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.results import Citation, PassageResult

_BESIDE = 3  # markers that are printed side by side
_LEAST = (24, 12, 12)  # to what width title, component and section may be cut; with a page they then fit 74


def place(source: Citation | PassageResult, width: int) -> str:
    """Title, component, innermost heading and page on one line.

    Where that is wider than ``width``, the heading, then the component, then the title are cut; the page never is.
    """
    names: list[str] = []
    for name in (source.title, source.component or "", source.section[-1] if source.section else ""):
        shown = folded(name)
        names.append(shown if shown not in names else "")
    page = page_words(source.page, source.page_label) + read_how(source)
    for index in (2, 1, 0):
        over = len(", ".join(part for part in (*names, page) if part)) - width
        if over > 0 and names[index]:
            names[index] = shortened(names[index], max(len(names[index]) - over, _LEAST[index]))
    return ", ".join(part for part in (*names, page) if part)


def draw_sources(console: Console, citations: Sequence[Citation]) -> None:
    """The sources under an answer, one line for each place: rows of a table stand together with its header."""
    from rich.text import Text

    if not citations:
        return
    console.print()
    console.print(Text("Sources", style="bold"))
    for together in _places(citations):
        first, marker = together[0], f"{_markers([citation.marker for citation in together])} "
        line = marker + place(first, console.width - 2 - len(marker))
        print_wrapped(console, line, indent=2, hanging=len(marker))
        if first.speaker:
            print_wrapped(console, f"said by: {folded(first.speaker)}", indent=2 + len(marker))


def _places(citations: Sequence[Citation]) -> list[list[Citation]]:
    """The citations of one place and speaker together, in the order of the first of each."""
    found: dict[tuple[object, ...], list[Citation]] = {}
    for one in citations:
        found.setdefault((one.document_id, one.component, *one.section, one.page, one.speaker), []).append(one)
    return list(found.values())


def _markers(numbers: Sequence[int]) -> str:
    """Markers side by side, "[1][2]", or the first and the last of many that follow each other, "[1]-[9]"."""
    followed = list(numbers) == list(range(numbers[0], numbers[0] + len(numbers)))
    if len(numbers) > _BESIDE and followed:
        return f"[{numbers[0]}]-[{numbers[-1]}]"
    return "".join(f"[{number}]" for number in numbers)


def draw_sources_in_full(console: Console, citations: Sequence[Citation]) -> None:
    """Each source with its quotation, whole heading path, file and hash."""
    from rich.text import Text

    for citation in citations:
        print_wrapped(console, Text(f"[{citation.marker}] {folded(citation.title)}", style="bold"), hanging=4)
        about = [citation.kind.replace("_", " "), citation.date]
        about.append(page_words(citation.page, citation.page_label) + read_how(citation))
        print_wrapped(console, ", ".join(part for part in about if part), indent=4)
        section = " > ".join(citation.section)
        for name, value in (("Part", citation.component), ("Section", section), ("Said by", citation.speaker)):
            if value:
                print_wrapped(console, f"{name}: {folded(value)}", indent=4, hanging=2)
        print_wrapped(console, f"File: {folded(citation.file)}, characters {citation.start} to {citation.end}", indent=4)
        print_wrapped(console, f"sha256: {citation.sha256}", indent=4)
        print_wrapped(console, f'"{folded(citation.quote)}"', indent=4)

"""An answer on the screen: quotations in quotation marks, our own words visibly without, then where it all stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.plain import folded, shortened
from terminal.console import print_wrapped
from terminal.sources import draw_sources, place

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.results import Answer

_NEAREST = 3  # passages shown where there is no answer
_HOW = ("read: ", "compared: ")  # how the answer was found: nothing to be warned of
_GLIMPSE = 160  # characters shown of each


def draw_answer(console: Console, answer: Answer) -> None:
    """The whole of an answer."""
    for line in answer.lines():
        draw_line(console, line)
    draw_rest(console, answer)


def draw_line(console: Console, line: str) -> None:
    """One line of an answer's text: a quotation with its markers, a model's words with theirs, or a lead-in of ours."""
    from rich.text import Text

    from corpus.results import MARKERS, Worded

    found = MARKERS.search(line)
    if found:
        said = folded(line[: found.start()])
        quotation = Text(said if isinstance(line, Worded) else f'"{said}"')
        print_wrapped(console, quotation.append(f" {''.join(found[0].split())}", style="cyan"), indent=2)
    elif line.strip():
        print_wrapped(console, Text(folded(line), style="dim"))


def draw_rest(console: Console, answer: Answer, limits: str = "") -> None:
    """What follows the lines of an answer: what is missing from it, warnings, and sources or nearest passages.

    What is missing may be in documents that were not asked, so ``limits`` says in words which were.
    """
    if answer.status != "answered":
        head = "Partly answered: " if answer.status == "partial" else ""
        if answer.text:
            console.print()
        print_wrapped(console, head + folded(answer.reason or "The documents do not say."))
        if limits:
            print_wrapped(console, f"Only these were asked: {limits}. /all asks all documents.", hanging=2)
    for number, warning in enumerate(answer.warnings):
        if not number:
            console.print()
        name = "Note" if warning.startswith(_HOW) else "Warning"
        print_wrapped(console, f"{name}: {folded(warning)}", hanging=2)
    if answer.status == "not_found":
        draw_nearest(console, answer)
    draw_sources(console, answer.citations)


def draw_nearest(console: Console, answer: Answer) -> None:
    """Up to three passages that came nearest, clearly not an answer."""
    from rich.text import Text

    if not answer.passages:
        return
    console.print()
    console.print(Text("Nearest passages (not an answer)", style="bold"))
    for passage in answer.passages[:_NEAREST]:
        print_wrapped(console, f"- {place(passage, console.width - 4)}", indent=2, hanging=2)
        print_wrapped(console, Text(shortened(folded(passage.text), _GLIMPSE), style="dim"), indent=4)


class Unfolding:
    """An answer that is drawn as it comes: how the question was understood, each line, then the rest."""

    def __init__(self, console: Console, question: str) -> None:
        self._console = console
        self._question = question
        self._understood = False
        self._lines = 0

    def understood(self, standalone: str) -> None:
        """Draw how the question was understood, above what answers it."""
        self._understood = True
        if said := understood_as(self._question, standalone):
            print_wrapped(self._console, f"Understood as: {said}", hanging=2)
            self._console.print()

    def line(self, line: str) -> None:
        """Draw the next line."""
        self._lines += 1
        draw_line(self._console, line)

    def finish(self, answer: Answer, limits: str) -> None:
        """Draw what has not been drawn yet, under the restrictions in force."""
        if not self._understood:
            self.understood(answer.standalone_question)
        for line in answer.lines()[self._lines :]:
            self.line(line)
        draw_rest(self._console, answer, limits)
        self._console.print()


def understood_as(typed: str, standalone: str) -> str | None:
    """The question as it was understood, where that is more than another way of typing the same."""
    understood = _bare(standalone)
    return folded(standalone) if understood and _bare(typed) != understood else None


def _bare(question: str) -> str:
    return re.sub(r"\W+", " ", question).strip().casefold()

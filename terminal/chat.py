"""The chat: a question, an answer that appears line by line, and what can be done with it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from corpus.questions import checked
from terminal.answers import Unfolding
from terminal.background import Background
from terminal.console import messages, note, results
from terminal.interrupts import Interrupts
from terminal.lines import Lines
from terminal.program import explained
from terminal.talk import Talk

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.results import Answer
    from terminal.ports import Assistant

T = TypeVar("T")
Said = queue.SimpleQueue[Callable[[], None] | None]  # what is to be drawn, in order; None is the end
_LOOK = 0.1  # seconds between looks at what the assistant's thread has to say, and at Ctrl-C
_PROMPT = "> "


class Leave(Exception):  # a request, not an error
    """The person wants to leave the chat."""


class Chat:
    """One chat, from its first prompt to its end."""

    def __init__(self, background: Background, talk: Talk) -> None:
        self.background = background
        self.talk = talk
        self._interrupts = Interrupts()

    @cached_property
    def out(self) -> Console:
        """Where answers are drawn."""
        return results()

    # --- the loop ----------------------------------------------------------------------------------------------

    def run(self, lines: Lines) -> int:
        """Read and answer lines until the end of input. Returns the exit code.

        Where a person is typing, an error is a line to read; where lines are piped, the first one is the exit code.
        An error in loading the assistant ends the chat and is raised.
        """
        code = 0
        try:
            while True:
                try:
                    line = lines.read(_PROMPT)
                    with self._interrupts:
                        lines.echo(_PROMPT, line)  # within, so that Ctrl-C stops a question that can be seen
                        failed = self._handled(line.strip())
                    code = code or failed
                except KeyboardInterrupt:
                    if not lines.interactive:
                        return 1
                    note("Ctrl-D or /quit leaves the chat.")
        except (EOFError, Leave):
            return 0 if lines.interactive else code

    def _handled(self, line: str) -> int:
        from terminal.commands import meant, obey

        self.show_notices()
        try:
            if command := meant(line):
                obey(self, command)
            elif line:
                self.ask(line)
        except KeyboardInterrupt:
            note("Stopped.")
        except Leave:
            raise
        except Exception as error:
            if error is self.background.failure:
                raise
            return explained(error)
        return 0

    def show_notices(self) -> None:
        """Lines that loading has left."""
        while self.background.notices:
            note(self.background.notices.pop(0))

    # --- one question ------------------------------------------------------------------------------------------

    def ask(self, typed: str) -> None:
        """Ask a question and draw its answer as it comes. Raises UsageError, and KeyboardInterrupt where stopped."""
        question, asked_at = checked(typed), datetime.now().astimezone()
        history = tuple(self.talk.history)
        drawing = Unfolding(self.out, question)
        said: Said = queue.SimpleQueue()
        stop = threading.Event()

        def work(assistant: Assistant) -> Answer:
            if stop.is_set():
                raise CancelledError
            return assistant.ask(
                question,
                history=history,
                filters=self.talk.filters,  # looked up only here: documents' names are settled at the end of the loading
                on_understood=lambda standalone: said.put(lambda: drawing.understood(standalone)),
                on_line=lambda line: said.put(lambda: drawing.line(line)),
                cancelled=stop.is_set,
            )

        try:
            answer = self.wait(self.background.call(work), said)
        finally:
            stop.set()
        drawing.finish(answer, self.talk.in_force())
        self.talk.answered(answer, asked_at)

    # --- the assistant's thread ----------------------------------------------------------------------------------

    def call(self, work: Callable[[Assistant], T]) -> T:
        """What the assistant returns or raises, waiting for it as long as it takes."""
        return self.wait(self.background.call(work), queue.SimpleQueue())

    def wait(self, future: Future[T], said: Said) -> T:
        """Draw what is said until the future is done, then its result. Ctrl-C raises KeyboardInterrupt here."""
        future.add_done_callback(lambda _: said.put(None))
        while draw := self._next(said):
            draw()
        self._interrupts.at_once()
        self.show_notices()
        return future.result()

    def _next(self, said: Said) -> Callable[[], None] | None:
        """What is to be drawn next; where it does not come at once, the screen says what is going on."""
        from rich.text import Text

        self._interrupts.look()
        with suppress(queue.Empty):
            return said.get(timeout=_LOOK)
        with messages().status("", spinner="line") as status:
            while True:
                self._interrupts.look()
                status.update(Text(self.background.status or "Reading ..."))
                with suppress(queue.Empty):
                    return said.get(timeout=_LOOK)

"""The chat: a question, an answer that appears line by line, and what can be done with it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from corpus.questions import checked
from terminal.answers import draw_line, draw_rest, understood_as
from terminal.background import Background
from terminal.console import messages, note, print_wrapped, results
from terminal.lines import Lines
from terminal.program import explained
from terminal.talk import Talk

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.results import Answer
    from terminal.ports import Assistant

T = TypeVar("T")
_LOOK = 0.1  # seconds between looks at what the assistant's thread has to say


class Leave(Exception):  # a request, not an error
    """The person wants to leave the chat."""


class Chat:
    """One chat, from its first prompt to its end."""

    def __init__(self, background: Background, talk: Talk) -> None:
        self.background = background
        self.talk = talk

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
                    line = lines.read("> ").strip()
                except KeyboardInterrupt:
                    if not lines.interactive:
                        return 1
                    note("Ctrl-D or /quit leaves the chat.")
                    continue
                failed = self._handled(line)
                code = code or failed
        except (EOFError, Leave):
            return 0 if lines.interactive else code

    def _handled(self, line: str) -> int:
        from terminal.commands import obey

        self.show_notices()
        try:
            if line.startswith("/"):
                obey(self, line)
            elif line.casefold() in {"quit", "exit"}:
                raise Leave
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
        stop = threading.Event()
        said: queue.SimpleQueue[str | None] = queue.SimpleQueue()

        def work(assistant: Assistant) -> Answer:
            # Looked up only here: the documents' names are settled at the end of the loading.
            filters = self.talk.filters
            return assistant.ask(question, history=history, filters=filters, on_line=said.put, cancelled=stop.is_set)

        shown: list[str] = []

        def show(line: str) -> None:
            shown.append(line)
            draw_line(self.out, line)

        future = self.background.call(work)
        try:
            answer = self.wait(future, said, show)
        except KeyboardInterrupt:
            future.cancel()
            stop.set()
            raise
        for line in answer.lines()[len(shown) :]:
            draw_line(self.out, line)
        self._close(answer)
        self.talk.answered(answer, asked_at)

    def _close(self, answer: Answer) -> None:
        understood = understood_as(answer)
        if understood:
            if answer.text:
                self.out.print()
            print_wrapped(self.out, f"Understood as: {understood}", hanging=2)
        draw_rest(self.out, answer)
        self.out.print()

    # --- the assistant's thread ----------------------------------------------------------------------------------

    def call(self, work: Callable[[Assistant], T]) -> T:
        """What the assistant returns or raises, waiting for it as long as it takes."""
        return self.wait(self.background.call(work), queue.SimpleQueue(), lambda line: None)

    def wait(self, future: Future[T], said: queue.SimpleQueue[str | None], show: Callable[[str], None]) -> T:
        """Show what is said until the future is done, then its result. Ctrl-C raises KeyboardInterrupt here."""
        from rich.text import Text

        future.add_done_callback(lambda _: said.put(None))
        with messages().status("", spinner="line") as status:
            while True:
                status.update(Text(self.background.status or "Reading ..."))
                try:
                    line = said.get(timeout=_LOOK)
                except queue.Empty:
                    continue
                if line is None:
                    break
                status.stop()
                show(line)
        self.show_notices()
        return future.result()

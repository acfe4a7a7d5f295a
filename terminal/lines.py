"""Where the chat's lines come from: a prompt with editing and history on a terminal, else plain lines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TextIO


class Lines(Protocol):
    """A source of lines. ``interactive`` says whether a person is there to read a hint and try again."""

    interactive: bool

    def read(self, prompt: str) -> str:
        """The next line. Raises EOFError at the end and KeyboardInterrupt on Ctrl-C."""

    def echo(self, prompt: str, line: str) -> None:
        """Print a line that was read, where nobody typed it on the screen."""

    def refresh(self) -> None:
        """Look at the toolbar again; may be called from another thread."""

    def leave(self, error: BaseException) -> None:
        """Make a ``read`` that is waiting on another thread raise this error, where that is possible."""


class PlainLines:
    """Lines of a stream; with the echo of what nobody typed on the screen, the output reads on its own."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.interactive = stream.isatty()
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="surrogateescape")  # a line that is not UTF-8 is refused as a question

    def read(self, prompt: str) -> str:
        """The next line without its end."""
        if self.interactive:
            print(prompt, end="", file=sys.stderr, flush=True)
        line = self._stream.readline()
        if not line:
            raise EOFError
        return line.rstrip("\r\n")

    def echo(self, prompt: str, line: str) -> None:
        """A line of its own on standard output."""
        if not self.interactive:
            print(prompt + line.encode(errors="replace").decode(), flush=True)

    def refresh(self) -> None:
        """There is no toolbar."""

    def leave(self, error: BaseException) -> None:
        """A stream's ``readline`` cannot be woken; the error shows at the next question."""


class PromptLines:
    """A prompt with editing, completion of commands, and a history that outlives the chat.

    The history is kept in ``folder``. ``toolbar`` gives the line at the foot of the screen, which is not there while
    it is empty; ``ready`` is called once, when the first prompt is up.
    """

    interactive = True

    def __init__(
        self,
        folder: Callable[[], Path],
        commands: Sequence[str],
        toolbar: Callable[[], str],
        ready: Callable[[], object],
    ) -> None:
        from prompt_toolkit import PromptSession
        from prompt_toolkit.completion import WordCompleter
        from prompt_toolkit.shortcuts import CompleteStyle

        from terminal.history import kept

        self._ready: Callable[[], object] | None = ready
        self._toolbar = toolbar
        self._session: PromptSession[str] = PromptSession(
            history=kept(folder),
            completer=WordCompleter(list(commands), sentence=True),
            complete_while_typing=False,
            complete_style=CompleteStyle.READLINE_LIKE,
        )

    def read(self, prompt: str) -> str:
        """The next line, as edited."""
        self._session.bottom_toolbar = self._foot if self._toolbar() else None
        return self._session.prompt(prompt, pre_run=self._begun)

    def echo(self, prompt: str, line: str) -> None:
        """The line was typed on the screen."""

    def _foot(self) -> str:
        text = self._toolbar()
        if not text:
            self._session.bottom_toolbar = None
        return text

    def refresh(self) -> None:
        """Draw the toolbar again."""
        self._session.app.invalidate()

    def leave(self, error: BaseException) -> None:
        """End a prompt that is up."""
        app = self._session.app

        def end() -> None:
            if app.is_running and app.future and not app.future.done():
                app.exit(exception=error)

        if app.loop and app.is_running:
            app.loop.call_soon_threadsafe(end)

    def _begun(self) -> None:
        if self._ready:
            # After this round of the loop, in which the prompt is drawn: imports on the other thread would delay it.
            app, ready = self._session.app, self._ready
            if app.loop:
                app.loop.call_later(0.05, ready)
            self._ready = None

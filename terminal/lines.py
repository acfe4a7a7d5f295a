"""Where the chat's lines come from: a prompt with editing and history on a terminal, else plain lines."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TextIO

if TYPE_CHECKING:
    from prompt_toolkit.history import History

HISTORY_FILE = "chat_history"


class Lines(Protocol):
    """A source of lines. ``interactive`` says whether a person is there to read a hint and try again."""

    interactive: bool

    def read(self, prompt: str) -> str:
        """The next line. Raises EOFError at the end and KeyboardInterrupt on Ctrl-C."""

    def leave(self, error: BaseException) -> None:
        """Make a ``read`` that is waiting on another thread raise this error, where that is possible."""


class PlainLines:
    """Lines of a stream, echoed where nobody typed them on the screen, so that the output reads on its own."""

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
        line = line.rstrip("\r\n")
        if not self.interactive:
            print(prompt + line.encode(errors="replace").decode(), flush=True)
        return line

    def leave(self, error: BaseException) -> None:
        """A stream's ``readline`` cannot be woken; the error shows at the next question."""


class PromptLines:
    """A prompt with editing, completion of commands, and a history that outlives the chat.

    ``toolbar`` gives the line at the foot of the screen, ``ready`` is called once when the first prompt is up.
    """

    interactive = True

    def __init__(
        self, history: Path, commands: Sequence[str], toolbar: Callable[[], str], ready: Callable[[], object]
    ) -> None:
        from prompt_toolkit import PromptSession
        from prompt_toolkit.completion import WordCompleter
        from prompt_toolkit.shortcuts import CompleteStyle

        self._ready: Callable[[], object] | None = ready
        self._session: PromptSession[str] = PromptSession(
            history=_history(history),
            completer=WordCompleter(list(commands), sentence=True),
            complete_while_typing=False,
            complete_style=CompleteStyle.READLINE_LIKE,
            bottom_toolbar=lambda: toolbar() or None,
            refresh_interval=0.5,  # seconds between looks at the toolbar
        )

    def read(self, prompt: str) -> str:
        """The next line, as edited."""
        return self._session.prompt(prompt, pre_run=self._begun)

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


def _history(path: Path) -> History:
    """The history kept at ``path``, readable by its owner only; kept in memory where the file cannot be written."""
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    class SafeHistory(FileHistory):
        def store_string(self, string: str) -> None:
            try:
                super().store_string(string)
            except OSError:  # a full disk must not end the chat
                return

        def load_history_strings(self) -> Iterable[Any]:
            try:
                return list(super().load_history_strings())
            except OSError:
                return []

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return SafeHistory(str(path))

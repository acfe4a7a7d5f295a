"""What was typed in earlier chats, kept in the data directory and readable by its owner only."""

from collections.abc import Callable, Iterable
from pathlib import Path

from prompt_toolkit.history import FileHistory, ThreadedHistory

from corpus.errors import AnswerableError

FILE = "chat_history"


def kept(folder: Callable[[], Path]) -> ThreadedHistory:
    """A history in ``folder``, which is asked for on another thread, and only when the prompt is up."""
    return ThreadedHistory(_Kept(folder))


class _Kept(FileHistory):
    """Lives on in memory where the file cannot be read or written: that must not end a chat."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        self._folder: Callable[[], Path] | None = folder
        super().__init__("")

    def load_history_strings(self) -> Iterable[str]:
        """The newest first, each once typed."""
        try:
            self._settle()
            return list(super().load_history_strings())
        except (OSError, AnswerableError):  # a wrong setting is reported where the assistant is opened
            return []

    def store_string(self, string: str) -> None:
        """Add what was just typed."""
        try:
            self._settle()
            super().store_string(string)
        except (OSError, AnswerableError):
            return

    def _settle(self) -> None:
        if self._folder:
            path = self._folder() / FILE
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            self.filename, self._folder = str(path), None

"""How a chat begins: the prompt first, the assistant behind it."""

from __future__ import annotations

import sys
from concurrent.futures import Future
from typing import TYPE_CHECKING

from terminal.background import Background
from terminal.chat import Chat
from terminal.commands import COMMANDS
from terminal.console import note
from terminal.lines import PlainLines, PromptLines
from terminal.restrictions import settle
from terminal.talk import Talk

if TYPE_CHECKING:
    from corpus.models import Filters
    from terminal.ports import Assistant
    from terminal.session import Session


def converse(session: Session, filters: Filters) -> int:
    """Hold a chat on the terminal, or line by line where input or output is piped. Returns the exit code.

    Raises:
        AnswerableError: a setting is wrong, or the assistant cannot be opened.
    """
    talk = Talk(filters)
    background = Background(session.assistant, lambda assistant: settle(talk, assistant))
    chat = Chat(background, talk)
    lines: PromptLines | PlainLines

    def load() -> None:
        background.start().add_done_callback(loaded)

    def loaded(future: Future[Assistant]) -> None:
        if not future.cancelled() and (error := future.exception()):
            lines.leave(error)

    def toolbar() -> str:
        limits = talk.in_force()
        return "  ".join(part for part in (background.status, f"Only: {limits}" if limits else "") if part)

    note("Ask a question, or type /help.")
    if sys.stdin.isatty() and sys.stdout.isatty():
        lines = PromptLines(lambda: session.settings().data_dir, list(COMMANDS), toolbar, load)
    else:
        lines = PlainLines(sys.stdin)
    background.changed = lines.refresh
    if isinstance(lines, PlainLines):
        load()
    try:
        return chat.run(lines)
    finally:
        background.close()

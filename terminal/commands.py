"""What can be typed in the chat besides questions: lines that begin with a slash."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import UsageError
from corpus.models import Filters
from corpus.plain import folded
from terminal import restrictions
from terminal.chat import Leave
from terminal.console import print_table, print_wrapped

if TYPE_CHECKING:
    from corpus.results import Answer, Citation
    from terminal.chat import Chat


# Lines that are no question of anybody's. They only show something or leave, so that a wrong guess does no harm.
_BARE = re.compile(r"help|sources|documents|quit|open \[?\d+\]?(?: all)?")


@dataclass(frozen=True, slots=True)
class Command:
    """One command: how it is written, what it does in a few words, and the doing."""

    usage: str
    summary: str
    run: Callable[[Chat, str], None]


def meant(line: str) -> str:
    """The command that a line is, also where its slash was forgotten; empty for a question."""
    bare = " ".join(line.casefold().split())
    if line.startswith("/"):
        return line
    if re.fullmatch(r"\[\d+\]", bare):
        return f"/open {bare}"
    return {"?": "/help", "exit": "/quit"}.get(bare) or (f"/{bare}" if _BARE.fullmatch(bare) else "")


def obey(chat: Chat, line: str) -> None:
    """Do what a line that begins with a slash says. Raises UsageError, with a suggestion for a name close to one."""
    name, _, rest = line.partition(" ")
    command = COMMANDS.get(name.casefold())
    if command is None:
        close = difflib.get_close_matches(name.casefold(), COMMANDS, 1, 0.5)
        meant = f" Did you mean {close[0]}?" if close else ""
        raise UsageError(f"There is no command {name}.{meant}", "/help lists them.")
    command.run(chat, rest.strip())


def _latest(chat: Chat) -> Answer:
    if chat.talk.last is None:
        raise UsageError("There is no answer yet.", "Ask a question first.")
    return chat.talk.last


def _sources(chat: Chat, rest: str) -> None:
    from terminal.sources import draw_sources_in_full

    answer = _latest(chat)
    if not answer.citations:
        raise UsageError("The last answer cites nothing.")
    draw_sources_in_full(chat.out, answer.citations)


def _open(chat: Chat, rest: str) -> None:
    from terminal.pages import draw_page

    number, _, extent = rest.partition(" ")
    citation = _cited(_latest(chat), number)
    page = chat.call(lambda assistant: assistant.catalogue.page(citation.document_id, citation.page or 1))
    if page is None or page.text[citation.start : citation.end] != citation.quote:
        raise UsageError(
            f"{citation.file} was removed or read anew since this answer, so its page may have changed.",
            "Ask the question again.",
        )
    draw_page(chat.out, citation, page, whole=extent.strip() == "all")


def _cited(answer: Answer, number: str) -> Citation:
    cited = {str(one.marker): one for one in answer.citations}
    wanted = number.strip("[]") or (next(iter(cited)) if len(cited) == 1 else "")
    if wanted not in cited:
        known = f"The last answer cites {', '.join(cited)}." if cited else "The last answer cites nothing."
        raise UsageError(f"There is no source {number}." if number else "Open which source?", known)
    return cited[wanted]


def _documents(chat: Chat, rest: str) -> None:
    from terminal.documents import draw_documents

    draw_documents(chat.out, chat.call(lambda assistant: assistant.catalogue.list()))


def _only(chat: Chat, rest: str) -> None:
    if rest:
        held = chat.call(lambda assistant: assistant.catalogue.documents())
        restrictions.narrow(chat.talk, rest, held)
    _in_force(chat)


def _all(chat: Chat, rest: str) -> None:
    chat.talk.filters = Filters()
    _in_force(chat)


def _in_force(chat: Chat) -> None:
    limits = chat.talk.in_force()
    print_wrapped(chat.out, f"Only: {limits}" if limits else "All documents are asked.", hanging=2)


def _new(chat: Chat, rest: str) -> None:
    chat.talk.history.clear()
    print_wrapped(chat.out, "A new subject: earlier questions are left aside. Restrictions stay (/all lifts them).")


def _save(chat: Chat, rest: str) -> None:
    from terminal.record import save_record

    first, _, others = rest.partition(" ")
    overwrite = first == "--overwrite"
    name = (others if overwrite else rest).strip().strip("\"'")
    if not name:
        raise UsageError("Save to which file?", "Such as: /save evidence.md")
    try:
        file = Path(name).expanduser()
    except RuntimeError as error:
        raise UsageError(f"There is no home folder for '{name}'.", "Give the whole path.") from error
    replaced = file.exists()
    save_record(file, chat.talk.turns, datetime.now().astimezone(), overwrite=overwrite)
    count = len(chat.talk.turns)
    questions = "1 question" if count == 1 else f"{count} questions"
    print_wrapped(chat.out, f"{'Replaced' if replaced else 'Saved'} {folded(str(file))} with {questions}.")


def _help(chat: Chat, rest: str) -> None:
    from rich.table import Table

    print_wrapped(chat.out, "Ask in plain words; a follow-up such as 'and in 2019?' keeps the subject.")
    table = Table.grid(padding=(0, 3, 0, 0))
    table.add_column(no_wrap=True)
    for command in COMMANDS.values():
        table.add_row(f"  {command.usage}", command.summary)
    print_table(chat.out, table)
    print_wrapped(chat.out, "Ctrl-C stops an answer, Ctrl-D leaves.")


def _quit(chat: Chat, rest: str) -> None:
    raise Leave


COMMANDS = {
    "/sources": Command("/sources", "the last answer's sources in full", _sources),
    "/open": Command("/open N [all]", "the page around quotation N, or all of it", _open),
    "/documents": Command("/documents", "the documents held", _documents),
    "/only": Command("/only KIND|DOCUMENT|YEAR", "ask only these; adds to what is in force", _only),
    "/all": Command("/all", "ask all documents again", _all),
    "/new": Command("/new", "forget the earlier questions", _new),
    "/save": Command("/save [--overwrite] FILE", "save the evidence as .md or .json", _save),
    "/help": Command("/help", "this list", _help),
    "/quit": Command("/quit", "leave", _quit),
}

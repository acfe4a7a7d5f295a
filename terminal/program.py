"""The command as a whole: one line for whatever goes wrong, and the exit codes 0 (done), 1 (failed) and 2 (usage)."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from corpus.errors import AnswerableError
from terminal.console import note

_HOISTED = {"--data-dir": 1, "--debug": 0}  # global options and how many values follow each


class Program(TyperGroup):
    """The group of all commands."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command line and leave with its exit code; errors are one line without a traceback."""
        words = hoisted(sys.argv[1:] if args is None else args)
        _open_streams()
        try:
            code = super().main(words, "answerable", complete_var, False, windows_expand_args, **extra)
            sys.stdout.flush()
        except BrokenPipeError:
            code = _hang_up()
        except Exception as error:
            code = explained(error, debug="--debug" in words)
        if code == 130:  # what the framework makes of Ctrl-C
            note("error: Interrupted.")
            code = 1
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; where the reader of our output has gone, leave without a word."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            return _hang_up()


def hoisted(words: Sequence[str]) -> list[str]:
    """The command line with global options moved to the front, so that they may also follow the command.

    What follows ``--`` stays where it is.
    """
    front: list[str] = []
    rest: list[str] = []
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            return [*front, *rest, word, *waiting]
        name = word.partition("=")[0]
        if name not in _HOISTED:
            rest.append(word)
            continue
        front.append(word)
        follow = 0 if "=" in word else _HOISTED[name]
        front += waiting[:follow]
        waiting = waiting[follow:]
    return [*front, *rest]


def explained(error: Exception, debug: bool = False) -> int:
    """Say on one line of standard error what went wrong and what to do; returns the exit code."""
    if debug:
        import traceback

        traceback.print_exception(error, file=sys.stderr)
    if isinstance(error, AnswerableError):
        note(f"error: {error}")
        return error.exit_code
    if isinstance(error, typer.TyperException):
        context = getattr(error, "ctx", None)
        where = f"{context.command_path} --help" if context else "answerable --help"
        message = error.format_message()
        note(f"error: {message}{'' if message.endswith(('.', '?')) else '.'} See: {where}")
        return error.exit_code
    if isinstance(error, typer.Abort):
        note("error: Interrupted.")
        return 1
    what = f"Unexpected {type(error).__name__}: {error}"
    if isinstance(error, OSError) and error.strerror:
        what = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    note(f"error: {what}. For the details, run again with: answerable --debug ...")
    return 1


def _open_streams() -> None:
    """Replace streams that were closed, and let no character that a terminal lacks stop us."""
    sys.stdin = sys.stdin or Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115  # as long as the program runs
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _hang_up() -> int:
    """Nobody reads our output any more: send what is left of it nowhere."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        pass
    return 1

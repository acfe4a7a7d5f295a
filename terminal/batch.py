"""Many questions in one run: one JSON line in, one JSON line out, in order, flushed as it goes.

The whole input is checked before anything is asked, so that a typing mistake in the last line costs nothing.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from corpus.errors import AnswerableError, UsageError
from corpus.questions import checked, checked_history
from terminal.console import Dumpable, note, print_json

_NAMED = 5  # mistakes listed in the one line of an error


@dataclass(frozen=True, slots=True)
class Request:
    """One line of the input. ``line`` counts from 1, ``id`` is whatever JSON value the line gave."""

    line: int
    id: Any
    question: str
    history: tuple[str, ...] = ()


def read_requests(file: str, *, beside: str | None = None) -> list[Request]:
    """The requests of a file of JSON lines, or of standard input where ``file`` is ``-``. Blank lines are passed over.

    Raises:
        UsageError: a question was given ``beside`` the file, the file cannot be read, or lines of it are not requests;
            it names them.
    """
    if beside is not None:
        raise UsageError("A question and --batch were both given.", "Give one of them.")
    requests: list[Request] = []
    mistakes: list[str] = []
    for number, line in enumerate(_lines(file), 1):
        if not line.strip():
            continue
        try:
            requests.append(_request(number, line))
        except UsageError as error:
            mistakes.append(f"line {number}: {error.message}")
    if mistakes:
        more = f" (and {len(mistakes) - _NAMED} more)" if len(mistakes) > _NAMED else ""
        hint = 'Nothing was asked. A line is {"id": ..., "question": "...", "history": ["...", ...]}.'
        raise UsageError(f"{_named(file)}: {' '.join(mistakes[:_NAMED])}{more}", hint)
    return requests


def run_batch(requests: Sequence[Request], work: Callable[[Request], Dumpable]) -> int:
    """Print one JSON line for each request. Returns the exit code: 1 where one failed, else 0.

    A request that fails has a line too, ``{"id", "question", "error", "hint"}``, so that lines in and out still match.
    """
    code = 0
    for request in requests:
        try:
            value = {**work(request).model_dump(mode="json"), "id": request.id}
        except AnswerableError as error:
            note(f"error: line {request.line}: {error}")
            value = {"id": request.id, "question": request.question, "error": error.message, "hint": error.hint}
            code = 1
        print_json(value, one_line=True)
    return code


def _lines(file: str) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise UsageError(f"{file}: {reason}.", "Give a file of JSON lines, or - for standard input.") from error
    try:
        return data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        number = data[: error.start].count(b"\n") + 1
        raise UsageError(f"{_named(file)}: line {number}: not UTF-8.", "Save the file as UTF-8.") from error


def _request(number: int, line: str) -> Request:
    try:
        value = json.loads(line, parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"not JSON ({getattr(error, 'msg', error)}).") from error
    if not isinstance(value, dict):
        raise UsageError("not a JSON object.")
    question, history = value.get("question"), value.get("history")
    if not isinstance(question, str):
        raise UsageError('has no "question" that is a string.')
    if not isinstance(history, list | None) or not all(isinstance(one, str) for one in history or ()):
        raise UsageError('"history" is not a list of strings.')
    return Request(number, value.get("id"), checked(question), checked_history(history or ()))


def _finite(number: str) -> float:
    """A number that can be printed again; 1e999 is read as infinity, which is no JSON."""
    return float(number) if math.isfinite(float(number)) else _refuse(number)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a JSON value")


def _named(file: str) -> str:
    return "standard input" if file == "-" else file

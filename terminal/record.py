"""The evidence record of a chat: everything needed to check it later, as Markdown or JSON."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from corpus.errors import AnswerableError, UsageError
from corpus.exports.record import Asked, cited
from corpus.exports.record import as_markdown as markdown
from corpus.models import Filters
from corpus.version import program_version
from terminal.talk import Turn


def save_record(file: Path, turns: Sequence[Turn], now: datetime, *, overwrite: bool = False) -> None:
    """Write the record whole or not at all; the format is that of the file's ending, ``.md`` or ``.json``.

    Raises:
        UsageError: another ending, nothing to save, or the file exists and ``overwrite`` was not asked for.
        AnswerableError: the file cannot be written.
    """
    if not turns:
        raise UsageError("There is nothing to save yet.", "Ask a question first.")
    writers = {".json": as_json, ".md": as_markdown}
    if file.suffix.lower() not in writers:
        raise UsageError(f"{file} ends in neither .md nor .json.", "Name it for example evidence.md.")
    if file.exists() and not overwrite:
        raise UsageError(f"{file} exists and was left as it is.", f"To replace it: /save --overwrite {file}")
    text = writers[file.suffix.lower()](turns, now)
    try:
        _write(file, text)
    except OSError as error:
        reason = (error.strerror or "it cannot be written").lower()
        raise AnswerableError(f"{file} was not saved: {reason}.", "Choose another folder or name.") from error


def as_json(turns: Sequence[Turn], now: datetime) -> str:
    """The record as one JSON object: ``program``, ``version``, ``saved_at``, ``documents`` cited, and ``turns``, each
    with ``asked_at``, ``restricted_to`` and ``answer`` (an Answer as ``answerable ask --json`` prints it)."""
    record = {
        "program": "answerable",
        "version": program_version(),
        "saved_at": now.isoformat(timespec="seconds"),
        "documents": [
            {
                "document_id": one.document_id,
                "file": one.file,
                "title": one.title,
                "date": one.date,
                "sha256": one.sha256,
            }
            for one in cited(turn.answer for turn in turns)
        ],
        "turns": [
            {
                "asked_at": turn.asked_at.isoformat(timespec="seconds"),
                "restricted_to": _restrictions(turn.filters),
                "answer": turn.answer.model_dump(mode="json"),
            }
            for turn in turns
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def as_markdown(turns: Sequence[Turn], now: datetime) -> str:
    """The record to read and print."""
    made = f"Saved {now.isoformat(timespec='seconds')} by answerable {program_version()}."
    asked = [Asked(turn.asked_at.isoformat(timespec="seconds"), turn.answer, _limits(turn.filters)) for turn in turns]
    return markdown(made, asked)


def _limits(filters: Filters) -> str:
    named = ((name.replace("_", " "), values) for name, values in _restrictions(filters).items())
    return "; ".join(f"{name} {', '.join(values)}" for name, values in named if values)


def _restrictions(filters: Filters) -> dict[str, list[str]]:
    return {
        "documents": list(filters.documents),
        "kinds": [str(kind) for kind in filters.kinds],
        "years": list(filters.years),
        "as_of": [filters.as_of] if filters.as_of else [],
    }


def _write(file: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".answerable-", suffix=file.suffix)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise

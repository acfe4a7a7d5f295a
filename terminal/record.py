"""The evidence record of a chat: everything needed to check it later, as Markdown or JSON."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from corpus.errors import AnswerableError, UsageError
from corpus.models import Filters
from corpus.plain import clean, folded
from corpus.results import Answer, Citation
from terminal.sources import page_words
from terminal.talk import Turn
from terminal.version import program_version

_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&])")
_MARKERS = re.compile(r"\s*((?:\[\d+\]\s*)+)$")


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
            for one in _documents(turns)
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
    """The record to read and print. Quotations are block quotes; Markdown's own signs in them are escaped."""
    lines = ["# Evidence record", ""]
    lines.append(f"Saved {now.isoformat(timespec='seconds')} by answerable {program_version()}.")
    for number, turn in enumerate(turns, 1):
        lines += ["", f"## {number}. {_plain(turn.answer.question)}", "", *_turn(turn)]
    documents = _documents(turns)
    if documents:
        lines += ["", "## Documents cited", "", "| Document | File | sha256 |", "|---|---|---|"]
        lines += [f"| {_plain(one.title)} | {_plain(one.file)} | `{one.sha256}` |" for one in documents]
    return "\n".join(lines) + "\n"


def _turn(turn: Turn) -> list[str]:
    answer = turn.answer
    lines = [f"- Asked: {turn.asked_at.isoformat(timespec='seconds')}"]
    lines.append(f"- Understood as: {_plain(answer.standalone_question)}")
    limits = [f"{name.replace('_', ' ')} {', '.join(value)}" for name, value in _restrictions(turn.filters).items() if value]
    if limits:
        lines.append(f"- Restricted to: {_plain('; '.join(limits))}")
    lines.append(f"- Status: {answer.status.replace('_', ' ')}{f' ({_plain(answer.reason)})' if answer.reason else ''}")
    lines.append(f"- Worded by: {_plain(answer.generator)}")
    lines += [f"- Warning: {_plain(warning)}" for warning in answer.warnings]
    lines += _body(answer)
    for citation in answer.citations:
        lines += ["", *_source(citation)]
    return lines


def _body(answer: Answer) -> list[str]:
    lines: list[str] = []
    for line in answer.text.split("\n"):
        found = _MARKERS.search(line)
        if found:
            lines += ["", f'> "{_plain(line[: found.start()])}" {found[1].strip()}']
        elif line.strip():
            lines += ["", _plain(line)]
    return lines


def _source(citation: Citation) -> list[str]:
    place = [citation.title, citation.component or "", " > ".join(citation.section)]
    place.append(page_words(citation.page, citation.page_label))
    return [
        f"[{citation.marker}] {_plain(', '.join(part for part in place if part))}",
        "",
        f"- File: {_plain(citation.file)}, characters {citation.start} to {citation.end}",
        f"- sha256: `{citation.sha256}`",
        "- Quotation:",
        "",
        *(f"  > {_plain(line)}".rstrip() for line in clean(citation.quote).split("\n")),
    ]


def _documents(turns: Sequence[Turn]) -> list[Citation]:
    """One citation for each document cited, in the order of first citation."""
    first: dict[str, Citation] = {}
    for turn in turns:
        for citation in turn.answer.citations:
            first.setdefault(citation.sha256, citation)
    return list(first.values())


def _restrictions(filters: Filters) -> dict[str, Any]:
    return {
        "documents": list(filters.documents),
        "kinds": [str(kind) for kind in filters.kinds],
        "years": list(filters.years),
        "as_of": [filters.as_of] if filters.as_of else [],
    }


def _plain(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", folded(text))


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

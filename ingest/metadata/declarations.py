"""What a person says of files in a ``documents.toml`` beside them: a table for each file name."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from corpus.errors import UsageError
from corpus.results import FailedFile
from ingest.metadata.dates import as_iso
from ingest.metadata.description import kind_named

FILE = "documents.toml"
KEYS = ("kind", "title", "publisher", "date", "period", "superseded_by")


def declared(files: Sequence[Path]) -> tuple[dict[Path, dict[str, str]], list[FailedFile]]:
    """What is declared of each of the files, and the declarations of files that are not there.

    Raises:
        UsageError: a ``documents.toml`` is no TOML, holds an unknown key, or a value that is no kind or date.
    """
    found: dict[Path, dict[str, str]] = {}
    failed: list[FailedFile] = []
    for folder in dict.fromkeys(path.parent for path in files):
        for name, facts in _read(folder / FILE).items():
            if (folder / name).exists():
                found[folder / name] = facts
            else:
                hint = 'Write the file\'s name as it is in the folder, in quotes: ["plan.pdf"].'
                failed.append(FailedFile(file=str(folder / FILE), error=f"It names '{name}', which is not there.", hint=hint))
    return found, failed


def _read(file: Path) -> dict[str, dict[str, str]]:
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        reason = " ".join(str(error).split()).rstrip(".")
        raise UsageError(f"{file} cannot be read: {reason}.", "Mend or remove it.") from error
    return {name: _facts(file, name, table) for name, table in tables.items()}


def _facts(file: Path, name: str, table: Any) -> dict[str, str]:
    if not isinstance(table, Mapping):
        raise UsageError(f"{file}: '{name}' is not the table of a file.", 'Write ["plan.pdf"], and the keys below it.')
    facts: dict[str, str] = {}
    for key, value in table.items():
        where = f"{file}: '{key}' of '{name}'"
        if key not in KEYS:
            quoted = " Put a file name with a dot in quotes." if isinstance(value, Mapping) else ""
            raise UsageError(f"{where} is not known.", f"Known: {', '.join(KEYS)}.{quoted}")
        if not isinstance(value, str | date) and (isinstance(value, bool) or not isinstance(value, int)):
            raise UsageError(f"{where} is no text.", "Write it in quotes.")
        facts[key] = str(value).strip()
        if key == "kind":
            facts[key] = _kind(where, facts[key])
        elif key == "date" and as_iso(facts[key]) is None:
            raise UsageError(f"{where} is no date.", "Write it as 2024-03-31, 2024-03 or 2024.")
    return {key: value for key, value in facts.items() if value}


def _kind(where: str, name: str) -> str:
    try:
        return kind_named(name).value
    except UsageError as error:
        raise UsageError(f"{where}: {error.message}", error.hint) from error

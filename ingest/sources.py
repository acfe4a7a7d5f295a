"""Which files a person means by the paths typed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.results import FailedFile

READABLE = {".pdf", ".docx", ".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".markdown"}
_ABOUT_THE_FOLDER = re.compile(r"(?:readme|licen[cs]e|changelog|contributing|notice)(?:\.|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sources:
    """Files to ingest, each once, and what could not be looked at."""

    files: tuple[Path, ...]
    failed: tuple[FailedFile, ...]


def collect(paths: Sequence[Path]) -> Sources:
    """The files named by ``paths``: a file as it is, a folder with all readable files below it.

    In a folder, hidden files, files of other kinds, and files about the folder itself (README, LICENSE) are passed over.
    """
    files: dict[Path, None] = {}
    failed: list[FailedFile] = []
    for path in paths:
        try:
            if path.is_file():
                files[path.resolve()] = None
            elif path.is_dir():
                found = sorted(_below(path))
                files.update(dict.fromkeys(found))
                if not found:
                    failed.append(_failure(path, "the folder holds no file that can be read", _KINDS))
            else:
                failed.append(_failure(path, "there is no such file or folder", "Check the spelling of the path."))
        except OSError as error:
            reason = (error.strerror or "cannot be read").lower()
            failed.append(_failure(path, f"the folder cannot be read: {reason}", "Check its permissions."))
    return Sources(tuple(files), tuple(failed))


_KINDS = f"Files that can be read end in {', '.join(sorted(READABLE))}."


def _below(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _below(entry)
        elif entry.is_file() and entry.suffix.lower() in READABLE and not _ABOUT_THE_FOLDER.match(entry.name):
            yield entry.resolve()


def _failure(path: Path, error: str, hint: str) -> FailedFile:
    return FailedFile(file=str(path), error=error, hint=hint)

"""Which files a person means by the paths typed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.results import FailedFile

READABLE = {".pdf", ".docx", ".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".markdown"}
# As they are written; a "Notice.pdf" is a paper.
_ABOUT_THE_FOLDER = re.compile(r"(?:readme|licen[cs]e|changelog|contributing|notice)\.(?:md|markdown|txt|text)$", re.IGNORECASE)
_KINDS = f"Files that can be read end in {', '.join(sorted(READABLE))}."
_PERMISSIONS = "Check its permissions."


@dataclass(frozen=True, slots=True)
class Sources:
    """Files to ingest, each once, and what could not be looked at."""

    files: tuple[Path, ...]
    failed: tuple[FailedFile, ...]


def collect(paths: Sequence[Path]) -> Sources:
    """The files named by ``paths``: a file as it is, a folder with all readable files below it.

    In a folder, hidden files, links to folders, files of other kinds, and files about the folder itself (README,
    LICENSE) are passed over. A folder below it that cannot be opened is a failure of its own and costs no other file.
    """
    files: dict[Path, None] = {}
    failed: list[FailedFile] = []
    for path in paths:
        try:
            if path.is_file():
                files[path.resolve()] = None
            elif path.is_dir():
                found, closed = _below(path)
                files.update(dict.fromkeys(found))
                failed += closed
                if not found and not closed:
                    failed.append(FailedFile(file=_shown(path), error="The folder holds no file that is read.", hint=_KINDS))
            elif path.exists():
                failed.append(FailedFile(file=_shown(path), error="This is neither a file nor a folder.", hint=_KINDS))
            else:
                hint = "Check the spelling of the path."
                failed.append(FailedFile(file=_shown(path), error="There is no such file or folder.", hint=hint))
        except OSError as error:
            failed.append(_closed(path, error))
    return Sources(tuple(path for path in files if _is_named(path, failed)), tuple(failed))


def _is_named(path: Path, failed: list[FailedFile]) -> bool:
    """Whether a path is text; one that is bytes of another encoding can be neither stored nor printed."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        failed.append(FailedFile(file=_shown(path), error="Its name, or its folder's, is not valid UTF-8.", hint="Rename it."))
        return False
    return True


def _below(folder: Path) -> tuple[list[Path], list[FailedFile]]:
    files: list[Path] = []
    failed: list[FailedFile] = []
    waiting = [folder]
    while waiting:
        parent = waiting.pop()
        try:
            for entry in parent.iterdir():
                if entry.name.startswith("."):
                    continue
                if entry.is_dir() and not entry.is_symlink():
                    waiting.append(entry)
                elif entry.suffix.lower() in READABLE and not _ABOUT_THE_FOLDER.match(entry.name) and entry.is_file():
                    files.append(entry.resolve())
        except OSError as error:
            failed.append(_closed(parent, error))
    return sorted(files), failed


def _closed(path: Path, error: OSError) -> FailedFile:
    reason = (error.strerror or "unknown reason").lower()
    return FailedFile(file=_shown(path), error=f"It cannot be opened: {reason}.", hint=_PERMISSIONS)


def _shown(path: Path) -> str:
    return str(path).encode("utf-8", "backslashreplace").decode()

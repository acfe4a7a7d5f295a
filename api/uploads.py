"""Uploaded files: told by their content, kept under their hash. Their names are only words and never touch a disk."""

import hashlib
import os
import re
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from api.service import Service
from corpus.errors import DataDirectoryError, UnreadableFile, UnsupportedFile, UsageError
from ingest.readers import decoding, detect

FOLDER = "uploads"
LONGEST_NAME = 200  # code points
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_HEAD = 65_536  # bytes looked at to tell text from anything else
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Received:
    """An uploaded file: what it is called, and where its bytes stand."""

    name: str
    path: str
    sha256: str


def receive(service: Service, file: BinaryIO, name: str) -> Received:
    """Keep an uploaded file until the job that it is for has ended.

    Raises:
        UnsupportedFile: it is of a kind that is not read.
        UnreadableFile: it is empty or damaged.
        DataDirectoryError: it cannot be kept.
    """
    called = clean_name(name)
    _require_readable(file, called)
    folder = folder_of(service)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path, sha256 = _keep(file, folder)
    except OSError as error:
        raise DataDirectoryError(f"An upload cannot be kept in {folder}: {error.strerror}.", "Free some space.") from error
    return Received(called, str(path), sha256)


def folder_of(service: Service) -> Path:
    """Where uploads are kept."""
    return service.settings.data_dir.resolve() / FOLDER


def discard(service: Service, path: str) -> None:
    """Forget the file of a document that was removed, where it was uploaded and no job needs it."""
    file = Path(path)
    if file.parent == folder_of(service) and not service.jobs.unfinished_at([path]):
        with suppress(OSError):
            file.unlink()


def clean_name(name: str) -> str:
    """The last part of a name, without control characters.

    Raises:
        UsageError: nothing is left of it.
    """
    last = re.split(r"[/\\]", _CONTROL.sub("", name))[-1].strip()
    if not last.strip("."):
        raise UsageError("The file has no name.", "Send one with the file: it tells readers where a quotation is from.")
    stem, dot, suffix = last.rpartition(".")
    return last if len(last) <= LONGEST_NAME else f"{stem[: LONGEST_NAME - len(suffix) - 1]}{dot}{suffix}"[:LONGEST_NAME]


def _require_readable(file: BinaryIO, name: str) -> None:
    """By content. What would be read as text must look like text."""
    file.seek(0)
    data = file.read()
    form = detect.form(data, name)
    if form == "pdf" and b"%PDF-" not in data[:1024]:
        raise UnsupportedFile(f"{name} is not a PDF file although its name says so.", "Check the file.")
    if form in {"text", "markdown", "html"}:
        head = data[:_HEAD]
        try:
            decoding.decode(head[: len(head) - len(head) % 2], name)
        except UnreadableFile as error:
            hint = "Send PDF, Word (.docx), HTML or text."
            raise UnsupportedFile(f"{name} is of a kind that is not read.", hint) from error


def _keep(file: BinaryIO, folder: Path) -> tuple[Path, str]:
    """Write the file under its sha256, whole or not at all."""
    file.seek(0)
    digest = hashlib.sha256()
    handle, name = tempfile.mkstemp(dir=folder, prefix=".receiving-")
    try:
        with os.fdopen(handle, "wb") as target:
            while part := file.read(_CHUNK):
                digest.update(part)
                target.write(part)
            target.flush()
            os.fsync(target.fileno())
        path = folder / digest.hexdigest()
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return path, digest.hexdigest()

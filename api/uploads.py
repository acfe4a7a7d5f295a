"""Uploaded files: told by their content, kept under their hash. Their names are only words and never touch a disk."""

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock

from corpus.catalogue import Catalogue
from corpus.errors import DataDirectoryError, UnreadableFile, UnsupportedFile, UsageError
from corpus.job_results import JobResult
from corpus.jobs import Jobs
from ingest.readers import decoding, detect

FOLDER = "uploads"
LONGEST_NAME = 200  # code points
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_HEAD = 65_536  # bytes looked at to tell text from anything else
_CHUNK = 1 << 20  # bytes
_RECEIVING = ".receiving-"
_LEFT_SECONDS = 3600.0  # age of a half-received file that an ended process left; none takes as long to arrive


@dataclass(frozen=True, slots=True)
class Received:
    """An uploaded file: what it is called, and where its bytes stand."""

    name: str
    path: str
    sha256: str


class Uploads:
    """The uploaded files of a data directory, each kept until no document and no job needs it.

    The same bytes may be uploaded again at the moment at which they are to be forgotten, perhaps in another process: a
    lock parts the two, so that a job that was accepted always has its file.
    """

    def __init__(self, data_dir: Path, jobs: Jobs, catalogue: Catalogue) -> None:
        self._folder = data_dir.resolve() / FOLDER
        self._jobs = jobs
        self._catalogue = catalogue

    def accept(self, file: BinaryIO, name: str, begin: Callable[[Received], JobResult]) -> JobResult:
        """Keep an uploaded file, and return the job that ``begin`` makes of it.

        Raises:
            UsageError: the file has no name.
            UnsupportedFile: it is of a kind that is not read.
            UnreadableFile: it is empty or damaged.
            DataDirectoryError: it cannot be kept.
        """
        called = clean_name(name)
        _require_readable(file, called)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            received, sha256 = _written(file, self._folder)
            with self._locked():
                path = received.replace(self._folder / sha256)
                try:
                    return begin(Received(called, str(path), sha256))
                except BaseException:
                    self._let_go(path)
                    raise
        except OSError as error:
            reason = f"An upload cannot be kept in {self._folder}: {error.strerror}."
            raise DataDirectoryError(reason, "Free some space.") from error

    def discard(self, path: str) -> None:
        """Forget the file at ``path`` if it was uploaded, and no document and no job that has not ended needs it."""
        if path and Path(path).parent == self._folder:
            with self._locked():
                self._let_go(Path(path))

    def sweep(self) -> None:
        """Forget files that had not arrived when the process that received them ended."""
        for file in self._folder.glob(f"{_RECEIVING}*"):
            with suppress(OSError):
                if file.stat().st_mtime < time.time() - _LEFT_SECONDS:
                    file.unlink()

    def _let_go(self, path: Path) -> None:
        if not self._jobs.unfinished_at([str(path)]) and not self._catalogue.at_path(str(path)):
            with suppress(OSError):
                path.unlink()

    def _locked(self) -> FileLock:
        """A new lock each time: one that is shared would let the threads of a process in together."""
        return FileLock(self._folder.parent / "uploads.lock")


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


def _written(file: BinaryIO, folder: Path) -> tuple[Path, str]:
    """The file's bytes under a name of their own below ``folder``, whole or not at all, and their sha256."""
    file.seek(0)
    digest = hashlib.sha256()
    handle, name = tempfile.mkstemp(dir=folder, prefix=_RECEIVING)
    try:
        with os.fdopen(handle, "wb") as target:
            while part := file.read(_CHUNK):
                digest.update(part)
                target.write(part)
            target.flush()
            os.fsync(target.fileno())
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name), digest.hexdigest()

"""A path's file read: its bytes, their sha256, and the document that they make, unless that is held already."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.errors import UnreadableFile
from corpus.models import Document, StoredDocument
from ingest.documents import READER
from ingest.parsing import Job, parse
from ingest.workers import Worker

LARGEST = 512_000_000  # bytes of a file; a pack of 1,000 scanned pages takes 200 to 300 million


@dataclass(frozen=True, slots=True)
class Options:
    """How files are read. ``overrides`` (title, kind, publisher, date, period) win over what a file says of itself.

    ``names`` are the names of files that are kept under another, such as uploaded ones.
    """

    overrides: Mapping[str, str] = field(default_factory=dict)
    password: str | None = None
    ocr: bool = True
    bundled: bool = False
    log: Path | None = None  # a file that what became of each file is added to
    names: Mapping[Path, str] = field(default_factory=dict)

    def name_of(self, path: Path) -> str:
        """What the file at ``path`` is called."""
        return self.names.get(path, path.name)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds. ``stored`` is the document made of it, ``None`` where there was one of these bytes."""

    path: Path
    sha256: str
    stored: StoredDocument | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files as the options say, all but our own in another process: strangers' bytes may do anything."""

    catalogue: Catalogue
    options: Options
    worker: Worker
    declarations: Mapping[Path, Mapping[str, str]] = field(default_factory=dict)  # by path, see ingest/metadata/declarations.py

    def read(self, path: Path) -> Reading:
        """The file as a document.

        Raises:
            UnreadableFile: it cannot be read or parsed.
        """
        data = contents(path, self.options.name_of(path))
        sha256 = hashlib.sha256(data).hexdigest()
        return Reading(path, sha256, None if self.held(sha256, path) else self._parse(path, data, sha256))

    def held(self, sha256: str, path: Path) -> Document | None:
        """The document made of these bytes, if it is as it would be made of the file at ``path`` now."""
        for document in self.catalogue.with_sha256(sha256):
            as_wished = all(getattr(document, name) == value for name, value in self.options.overrides.items())
            # What is declared of a second name of the same bytes is not what is declared of the document.
            own = document.path == str(path) or not Path(document.path).exists()
            declared = not own or document.declared == self.declarations.get(path, {})
            if document.bundled == self.options.bundled and as_wished and declared and document.reader == READER:
                return document
        return None

    def _parse(self, path: Path, data: bytes, sha256: str) -> StoredDocument:
        options = self.options
        job = Job(
            data,
            options.name_of(path),
            str(path),
            sha256,
            overrides=dict(options.overrides),
            declared=dict(self.declarations.get(path, {})),
            password=options.password,
            ocr=options.ocr,
            bundled=options.bundled,
        )
        if options.bundled:
            return parse(job)  # our own files are no strangers, and the first question need not wait for a process
        stored: StoredDocument = self.worker.call(job.file, job, len(data))
        return stored


def contents(path: Path, name: str) -> bytes:
    """A file's bytes; ``name`` is what messages call it.

    Raises:
        UnreadableFile: it cannot be opened, or is larger than ``LARGEST``.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableFile(f"{name} is larger than {LARGEST // 1_000_000} megabytes.", "Split it.")
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise UnreadableFile(f"{name} cannot be read: {reason}.", "Check its permissions.") from error


def holds(path: Path, sha256: str) -> bool:
    """Whether the file at ``path`` still has these bytes."""
    try:
        return hashlib.sha256(contents(path, path.name)).hexdigest() == sha256
    except UnreadableFile:
        return False

"""Bytes to catalogue and indexes: the way of a file through ingestion.

A document is written to both indexes first and then made current in one catalogue transaction; only after that does its
old version leave the indexes. Searches look passages up in the catalogue, so a crash at any point shows either the
old version or the new one, never a mixture, and nothing is lost.
"""

import hashlib
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.errors import AnswerableError, UnreadableFile
from corpus.models import Document, StoredDocument
from corpus.ports import Embedder, LexicalIndex, Progress, VectorIndex
from corpus.results import AddedFile, FailedFile, IngestReport
from ingest import documents, sources
from ingest.indexing import body_words, embedded_text, heading_words
from ingest.readers import detect


@dataclass(frozen=True, slots=True)
class Stores:
    """What ingestion writes to, and the model that it embeds with."""

    catalogue: Catalogue
    embedder: Embedder
    vectors: VectorIndex
    words: LexicalIndex


@dataclass(frozen=True, slots=True)
class Options:
    """How files are read. ``overrides`` (title, kind, publisher, date, period) win over what a file says of itself."""

    overrides: Mapping[str, str] = field(default_factory=dict)
    password: str | None = None
    ocr: bool = True
    bundled: bool = False


def ingest(paths: Sequence[Path], stores: Stores, options: Options, progress: Progress | None = None) -> IngestReport:
    """Ingest files and folders; one broken file never stops the others.

    The caller holds the data directory's lock. A file whose bytes are held already is ``unchanged``, also under
    another name; a file that changed replaces its old version.
    """
    started = time.monotonic()
    found = sources.collect(paths)
    added: list[AddedFile] = []
    updated: list[AddedFile] = []
    unchanged: list[AddedFile] = []
    failed = list(found.failed)
    for number, path in enumerate(found.files):
        if progress:
            progress(path.name, number, len(found.files))
        try:
            outcome, document = _ingest_file(path, stores, options, progress)
        except AnswerableError as error:
            failed.append(FailedFile(file=str(path), error=error.message, hint=error.hint))
            if not isinstance(error, UnreadableFile):
                break  # the stores, not this file, are at fault: going on would repeat the failure for every file
            continue
        {"added": added, "updated": updated, "unchanged": unchanged}[outcome].append(
            AddedFile(file=path.name, document_id=document.id)
        )
    if progress:
        progress("", len(found.files), len(found.files))
    if not options.bundled and (added or updated or unchanged):
        for document in stores.catalogue.documents():
            if document.bundled:
                forget(document.id, stores)
    return IngestReport(
        added=added, updated=updated, unchanged=unchanged, failed=failed, seconds=round(time.monotonic() - started, 3)
    )


def forget(document_id: str, stores: Stores) -> None:
    """Remove a document: first from the catalogue, so that no answer cites it, then from the indexes."""
    stores.catalogue.remove(document_id)
    stores.words.remove(document_id)
    stores.vectors.remove(document_id)


def index(stored: StoredDocument, stores: Stores, progress: Progress | None = None) -> None:
    """Write a document's passages to both indexes."""
    document, passages = stored.document, stored.passages
    done = 0

    def count(batch: int) -> None:
        nonlocal done
        done += batch
        if progress:
            progress(f"{document.file}: embedding", done, len(passages))

    vectors = stores.embedder.embed_passages([embedded_text(document, p) for p in passages], count)
    stores.vectors.add([p.id for p in passages], document.id, [p.text for p in passages], vectors)
    entries = [(p.id, heading_words(document, p), body_words(document, p)) for p in passages]
    stores.words.add(document.id, entries)


def _ingest_file(
    path: Path, stores: Stores, options: Options, progress: Progress | None
) -> tuple[str, Document]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {(error.strerror or '').lower()}.", "Check its permissions.") from error
    sha256 = hashlib.sha256(data).hexdigest()
    held = stores.catalogue.documents()
    for document in held:
        if document.sha256 == sha256 and document.bundled == options.bundled:
            if document.path != str(path) and not Path(document.path).exists():
                stores.catalogue.move(document.id, str(path), path.name)
            return "unchanged", document
    parsed = detect.read(data, path.name, password=options.password, ocr=options.ocr)
    stored = documents.build(
        parsed,
        file=path.name,
        path=str(path),
        sha256=sha256,
        overrides=options.overrides,
        bundled=options.bundled,
    )
    if not stored.passages:
        raise UnreadableFile(f"{path.name} holds no text that could be cited.", "Check that it is the right file.")
    obsolete = [document.id for document in held if document.path == str(path)]
    index(stored, stores, progress)
    stores.catalogue.replace(stored, obsolete)
    for old in obsolete:
        stores.words.remove(old)
        stores.vectors.remove(old)
    return ("updated" if obsolete else "added"), stored.document

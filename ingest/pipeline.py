"""Bytes to catalogue and indexes: the way of files through ingestion. The next is parsed while one is embedded."""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from corpus.errors import AnswerableError, UnreadableFile
from corpus.ports import Progress
from corpus.results import AddedFile, FailedFile, IngestReport
from ingest import filing, sources, unfinished
from ingest.documents import READER
from ingest.filing import Stores, forget, index
from ingest.metadata.declarations import declared
from ingest.outcomes import LOG, counted, log
from ingest.reading import Options, Reader, Reading
from ingest.workers import Worker

__all__ = ["LOG", "READER", "Options", "Stores", "forget", "index", "ingest"]


def ingest(paths: Sequence[Path], stores: Stores, options: Options, progress: Progress | None = None) -> IngestReport:
    """Ingest files and folders; one broken file never stops the others, a broken store does.

    The caller holds the data directory's lock. A file whose bytes are held already is ``unchanged``, also under
    another name; a file that changed, or is given another kind, replaces its old version.
    """
    started = time.monotonic()
    found = sources.collect(paths)
    done: dict[str, list[AddedFile]] = {"added": [], "updated": [], "unchanged": []}
    declarations, misnamed = declared(found.files)
    failed = [*found.failed, *misnamed]
    broken = False
    with (
        ThreadPoolExecutor(1, "reading") as thread,
        Worker() as worker,
    ):  # left in reverse: a worker that hangs is ended
        reader = Reader(stores.catalogue, options, worker, declarations)
        for number, (path, reading) in enumerate(_ahead(thread, found.files, reader)):
            if progress:
                progress(options.name_of(path), number, len(found.files))
            try:
                became, added = _file(reading.result(), reader, stores, progress)
            except AnswerableError as error:
                failed.append(FailedFile(file=options.names.get(path, str(path)), error=error.message, hint=error.hint))
                if isinstance(error, UnreadableFile):
                    continue
                broken = True  # the stores, not this file, are at fault: going on would repeat it for every file
                break
            done[became].append(added)
    if progress:
        progress("", len(found.files), len(found.files))
    if not broken:
        _tidy(stores, own=not options.bundled and any(done.values()))
    report = IngestReport(**done, failed=failed, seconds=round(time.monotonic() - started, 3))
    if options.log:
        log(report, options.log)
    return report


def _ahead(thread: ThreadPoolExecutor, files: Sequence[Path], reader: Reader) -> Iterator[tuple[Path, Future[Reading]]]:
    """Each file with its reading, the next file's reading begun before this one's is asked for."""
    readings = [thread.submit(reader.read, path) for path in files[:1]]
    for number, path in enumerate(files):
        if number + 1 < len(files):
            readings.append(thread.submit(reader.read, files[number + 1]))
        yield path, readings.pop(0)


def _file(reading: Reading, reader: Reader, stores: Stores, progress: Progress | None) -> tuple[str, AddedFile]:
    """Make what was read current. Returns what became of the file, and the file."""
    path = reading.path
    # Since it was read, an earlier file of this run may have brought the same bytes, or taken their document's place.
    name = reader.options.name_of(path)
    if held := reader.held(reading.sha256, path):
        return filing.keep(path, held, stores, name), AddedFile(file=name, document_id=held.id)
    stored = reading.stored or reader.read(path).stored
    if stored is None:
        raise UnreadableFile(f"{name} changed while it was read.", "Run the same command again.")
    became = filing.replace(stored, stores, progress)
    return became, AddedFile(file=name, document_id=stored.document.id, outcome=counted(stored))


def _tidy(stores: Stores, own: bool) -> None:
    """Let the bundled documents go where there are a person's ``own``, and whatever a killed run left."""
    if own:
        for document in stores.catalogue.documents():
            if document.bundled:
                forget(document.id, stores)
    filing.settle(stores, unfinished.noted(stores.catalogue))

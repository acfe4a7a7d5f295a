"""What became of each file: counted for the person who waits, and added to a log that never grows beyond bounds."""

import time
from contextlib import suppress
from pathlib import Path

from corpus.models import SpanKind, StoredDocument
from corpus.results import FileOutcome, IngestReport

LOG = "ingest.log"
LARGEST = 1_000_000  # bytes, about 5,000 files; then the log is set aside as ingest.log.1, in place of the one before


def counted(stored: StoredDocument) -> FileOutcome:
    """What was read of a file."""
    tables = {s.group for p in stored.passages for s in p.spans if s.kind is SpanKind.TABLE_ROW}
    return FileOutcome(
        pages=len(stored.pages),
        passages=len(stored.passages),
        tables=len(tables),
        ocr_pages=[page.number for page in stored.pages if page.ocr],
        warnings=list(stored.document.warnings),
    )


def log(report: IngestReport, file: Path) -> None:
    """Add one line for each file and one for the whole. A log that cannot be written is no reason to fail."""
    now = time.strftime("%Y-%m-%dT%H:%M:%S%z")
    lines = []
    for word, files in (("added", report.added), ("updated", report.updated), ("unchanged", report.unchanged)):
        for one in files:
            lines.append(f"{word} {one.file} {one.document_id} {_told(one.outcome)}")
    lines += [f"failed {one.file} {one.error} {one.hint}" for one in report.failed]
    counts = f"{len(report.added)} added, {len(report.updated)} updated, {len(report.unchanged)} unchanged"
    lines.append(f"done {counts}, {len(report.failed)} failed in {report.seconds:.1f} seconds")
    text = "".join(f"{now} {_one_line(line)}\n" for line in lines).encode(errors="backslashreplace")
    with suppress(OSError):
        if file.exists() and file.stat().st_size + len(text) > LARGEST:
            file.replace(file.with_name(f"{file.name}.1"))
        with file.open("ab") as stream:
            stream.write(text[-LARGEST:])


def _told(outcome: FileOutcome | None) -> str:
    if outcome is None:
        return ""
    told = f"pages {outcome.pages} passages {outcome.passages} tables {outcome.tables} ocr {len(outcome.ocr_pages)}"
    return " | ".join([told, *outcome.warnings])


def _one_line(text: str) -> str:
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(shown.split())

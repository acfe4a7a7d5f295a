"""A file's bytes made a document, whatever the bytes: the one step of ingestion that runs strangers' input.

It takes and returns plain values, so that it can run in a process of its own (``ingest.workers``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.errors import AnswerableError, UnreadableFile
from corpus.models import StoredDocument
from ingest import documents
from ingest.readers import detect


@dataclass(frozen=True, slots=True)
class Job:
    """One file to parse. ``sha256`` is of ``data``; ``overrides`` win over ``declared``, and that over what the file says
    of itself."""

    data: bytes
    file: str
    path: str
    sha256: str
    overrides: Mapping[str, str] = field(default_factory=dict)
    declared: Mapping[str, str] = field(default_factory=dict)
    password: str | None = None
    ocr: bool = True
    bundled: bool = False


def parse(job: Job) -> StoredDocument:
    """The document that a file makes.

    Raises:
        UnreadableFile: it cannot be read, holds no text, or is more than its reader can do.
        UsageError: an override is no kind, or no date.
    """
    try:
        parsed = detect.read(job.data, job.file, password=job.password, ocr=job.ocr)
        stored = documents.build(
            parsed,
            file=job.file,
            path=job.path,
            sha256=job.sha256,
            overrides=job.overrides,
            declared=job.declared,
            bundled=job.bundled,
        )
    except AnswerableError:
        raise
    except MemoryError as error:
        raise UnreadableFile(f"{job.file} needs more memory than there is.", "Split it into smaller files.") from error
    except Exception as error:  # any reader's any failure is this file's, and must not stop the others
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise UnreadableFile(f"{job.file} cannot be read: its reader failed ({reason}).", _OTHERWISE) from error
    if not stored.passages:
        raise UnreadableFile(f"{job.file} holds no text that could be cited.", "Check that it is the right file.")
    return stored


_OTHERWISE = "Save it again, or as another kind of file, and try that."

"""Coverage by a file that is not kept: read into memory, looked through, forgotten."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.commitments import Commitment
from corpus.coverage import CoverageResult
from corpus.models import Document
from corpus.ports import Progress
from ingest.aside import read_aside
from retrieval.coverage.assessment import Tools, cover
from retrieval.coverage.nearest import Nearest
from retrieval.library import Library

_IN_MEMORY = "sqlite://"


def check(
    path: Path, name: str, plan: Document, listed: Sequence[Commitment], tools: Tools, progress: Progress | None = None
) -> CoverageResult:
    """Which of ``listed``, the plan's in its order, the file at ``path`` covers. ``name`` is what the file is called.

    Raises:
        UnreadableFile: it cannot be read.
    """
    catalogue, vectors = Catalogue(Path(), _IN_MEMORY), Nearest()
    try:
        document = read_aside(path, name, catalogue, tools.embedder, vectors, progress)
        return cover(Library(catalogue), replace(tools, vectors=vectors), plan, listed, document, progress)
    finally:
        catalogue.close()

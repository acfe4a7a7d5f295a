"""One file read into stores of its own, to be looked at and forgotten: nothing of it is kept."""

from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.models import Document
from corpus.ports import Embedder, Progress
from ingest.indexing import KeyedVectors, write_vectors
from ingest.reading import Options, Reader
from ingest.workers import Worker


def read_aside(
    path: Path, name: str, catalogue: Catalogue, embedder: Embedder, vectors: KeyedVectors, progress: Progress | None = None
) -> Document:
    """The file at ``path``, called ``name``, as a document of ``catalogue``, which holds nothing yet.

    Raises:
        UnreadableFile: it cannot be read or parsed.
    """
    with Worker() as worker:
        stored = Reader(catalogue, Options(names={path: name}), worker).read(path).stored
    assert stored is not None, "held already"
    write_vectors(stored, embedder, vectors, progress)
    catalogue.replace(stored)
    return stored.document

"""An ingest in a process of its own, to be killed: real stores, and an embedder that writes down what it embeds."""

from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.ports import Vectors
from ingest import indexing, parsing, reading
from ingest.pipeline import Options, Stores, ingest
from ingest.workers import Worker
from retrieval.lexical import TantivyWords
from retrieval.vectors import ChromaVectors
from tests.unit.fake_stores import FakeEmbedder

SLICE = 4  # passages embedded between two writes: what a kill may cost


class NotingEmbedder(FakeEmbedder):
    """Adds each text that it embeds to a file."""

    def __init__(self, note: Path) -> None:
        super().__init__()
        self._note = note

    def embed_passages(self, texts: Sequence[str], done: Callable[[int], None] | None = None) -> Vectors:
        made = super().embed_passages(texts, done)
        with self._note.open("a") as noted:
            noted.write("".join(f"{text!r}\n" for text in texts))
        return made


def embedded(data: Path) -> list[str]:
    """The texts embedded for a data directory, in order."""
    note = data.with_suffix(".embedded")
    return note.read_text().splitlines() if note.exists() else []


def run(data: Path, papers: Path) -> None:
    """Ingest a folder."""
    embedder = NotingEmbedder(data.with_suffix(".embedded"))
    stores = Stores(Catalogue(data), embedder, ChromaVectors(data), TantivyWords(data))
    ingest([papers], stores, Options())
    stores.catalogue.close()
    stores.vectors.close()  # type: ignore[attr-defined]


def _call(self: Worker, name: str, job: parsing.Job, size: int = 0) -> object:
    return parsing.parse(job)


def child(data: Path, papers: Path, told: Connection) -> None:
    """Ingest, saying so when it begins and when it has ended; parsed in this very process, and written in small slices."""
    indexing.SLICE = SLICE
    reading.Worker.call = _call  # type: ignore[method-assign,assignment]
    told.send("begun")
    run(data, papers)
    told.send("ended")

"""Passage vectors in Chroma: an embedded directory, or a server by URL. The only module that imports chromadb.

Read and written through Chroma's own client, because importing LangChain costs a second that every question would
pay; ``as_langchain`` gives the same collection as a ``langchain_chroma.Chroma`` (docs/adr/0003).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import chromadb
import httpx
import numpy as np
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError

from corpus.errors import DataDirectoryError, IndexMismatch
from corpus.ports import Vectors

if TYPE_CHECKING:
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings

COLLECTION = "passages"
EF_SEARCH = 500  # neighbours followed: with the default of 100 a search within one document varies from run to run
_BATCH = 1000  # rows a call; Chroma's own limit is 5,461
_SPACE = "Free some space, then run the same command again."
_HINTS = {
    "readonly": "Make the data directory writable, or name another with --data-dir.",
    "full": _SPACE,
    "space": _SPACE,
    "I/O error": "Check that the disk has room and works, then run the same command again.",
}


class ChromaVectors:
    """Cosine neighbours of a vector among passages. A row also keeps the key of the text that was embedded.

    An embedded Chroma does not notice what another process writes, so it is opened again when its file has changed.
    """

    def __init__(self, data_dir: Path, url: str | None = None) -> None:
        self._url = url
        self._where = url or str(data_dir / "vectors")
        self._lock = RLock()
        with self._mapped_errors():
            self._open()

    def _open(self) -> None:
        settings = ChromaSettings(anonymized_telemetry=False)
        if self._url:
            parts = urlsplit(self._url)
            self._client = chromadb.HttpClient(
                parts.hostname or "localhost", parts.port or 8000, ssl=parts.scheme == "https", settings=settings
            )
        else:
            self._client = chromadb.PersistentClient(self._where, settings=settings)
        self._open_collection()

    def _open_collection(self) -> None:
        self._collection = self._client.get_or_create_collection(
            COLLECTION, configuration={"hnsw": {"space": "cosine", "ef_search": EF_SEARCH}}, embedding_function=None
        )
        self._seen = self._stamp()

    def close(self) -> None:
        """Let go of the store's files."""
        self._client.close()

    def add(self, ids: Sequence[str], document_id: str, texts: Sequence[str], vectors: Vectors, keys: Sequence[str] = ()) -> None:
        """Write or overwrite passages of one document. ``keys``, one each where given, find their vectors again."""
        about: list[Any] = [{"document_id": document_id} for _ in ids]
        for row, key in zip(about, keys, strict=False):
            row["key"] = key
        with self._writing() as collection:
            for first in range(0, len(ids), _BATCH):
                part = slice(first, first + _BATCH)
                collection.upsert(
                    ids=list(ids[part]), documents=list(texts[part]), embeddings=vectors[part], metadatas=about[part]
                )

    def known(self, keys: Sequence[str]) -> dict[str, Vectors]:
        """Stored vectors by the key of the text that they were made of; keys that are not held are left out."""
        found: dict[str, Vectors] = {}
        with self._reading() as collection:
            for first in range(0, len(keys), _BATCH):
                wanted: Any = {"key": {"$in": list(keys[first : first + _BATCH])}}
                rows = collection.get(where=wanted, include=["embeddings", "metadatas"])
                vectors, about = rows["embeddings"], rows["metadatas"]
                if vectors is not None and about is not None:
                    kept = (str(row["key"]) for row in about)
                    found.update(zip(kept, np.asarray(vectors, np.float32), strict=True))
        return found

    def remove(self, document_id: str) -> None:
        """Forget a document's passages."""
        with self._writing() as collection:
            collection.delete(where={"document_id": document_id})

    def search(self, vector: Vectors, count: int, documents: Sequence[str] | None = None) -> list[tuple[str, float]]:
        """Up to ``count`` (passage id, cosine similarity), best first."""
        if documents is not None and not documents:
            return []
        where: Any = None if documents is None else {"document_id": {"$in": list(documents)}}
        with self._reading() as collection:
            count = min(count, collection.count())
            if not count:
                return []
            found = collection.query(query_embeddings=[vector], n_results=count, where=where, include=["distances"])
        distances = (found["distances"] or [[]])[0]
        return [(id_, 1.0 - float(distance)) for id_, distance in zip(found["ids"][0], distances, strict=True)]

    def count(self) -> int:
        """How many passages are held."""
        with self._reading() as collection:
            return int(collection.count())

    def ids(self) -> set[str]:
        """All passage ids held."""
        with self._reading() as collection:
            return set(collection.get(include=[])["ids"])

    def discard(self, ids: Sequence[str]) -> None:
        """Forget passages by id."""
        with self._writing() as collection:
            for first in range(0, len(ids), _BATCH):
                collection.delete(ids=list(ids[first : first + _BATCH]))

    def clear(self) -> None:
        """Forget everything."""
        with self._writing():
            self._client.delete_collection(COLLECTION)
            self._open_collection()

    def as_langchain(self, embeddings: "Embeddings") -> "Chroma":
        """The same collection as a LangChain vector store."""
        from langchain_chroma import Chroma

        return Chroma(client=self._client, collection_name=COLLECTION, embedding_function=embeddings)

    @contextmanager
    def _reading(self) -> Iterator[Any]:
        with self._lock, self._mapped_errors():
            if self._stamp() != self._seen:
                self._client.close()
                self._open()
            yield self._collection

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        with self._reading() as collection:
            yield collection
            self._seen = self._stamp()

    def _stamp(self) -> tuple[int, int]:
        """What changes with every write to an embedded store; a server always answers with what it holds."""
        file = Path(self._where) / "chroma.sqlite3"
        if self._url or not file.exists():
            return 0, 0
        status = file.stat()
        return status.st_mtime_ns, status.st_size

    @contextmanager
    def _mapped_errors(self) -> Iterator[None]:
        try:
            yield
        except (ChromaError, ValueError, OSError, httpx.HTTPError) as error:
            reason = str(error).strip().splitlines()[0].rstrip(".") if str(error).strip() else type(error).__name__
            if "dimension" in reason:
                message = f"The vectors in {self._where} were made with another model: {reason}."
                raise IndexMismatch(message, "Rebuild them with: answerable doctor --repair") from error
            rebuild = "Check that it can be reached."
            if not self._url:
                rebuild = f"If it is damaged, delete {self._where} and run: answerable doctor --repair"
            hint = next((text for word, text in _HINTS.items() if word in reason), rebuild)
            raise DataDirectoryError(f"The vector store {self._where} cannot be used: {reason}.", hint) from error

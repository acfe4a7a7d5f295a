"""Passage vectors in Chroma: an embedded directory, or a server by URL. The only module that imports chromadb.

Read and written through Chroma's own client, because importing LangChain costs a second that every question would
pay; ``as_langchain`` gives the same collection as a ``langchain_chroma.Chroma`` (docs/adr/0003).
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError

from corpus.errors import DataDirectoryError
from corpus.ports import Vectors

if TYPE_CHECKING:
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings

COLLECTION = "passages"
_BATCH = 1000
_HINT = "Run: answerable doctor --repair"


class ChromaVectors:
    """Cosine neighbours of a vector among passages."""

    def __init__(self, data_dir: Path, url: str | None = None) -> None:
        settings = ChromaSettings(anonymized_telemetry=False)
        try:
            if url:
                parts = urlsplit(url)
                self._client = chromadb.HttpClient(
                    parts.hostname or "localhost", parts.port or 8000, ssl=parts.scheme == "https", settings=settings
                )
            else:
                self._client = chromadb.PersistentClient(str(data_dir / "vectors"), settings=settings)
            self._open()
        except (ChromaError, ValueError, OSError) as error:
            raise DataDirectoryError(f"The vector store {url or data_dir} cannot be opened: {error}.", _HINT) from error

    def _open(self) -> None:
        self._collection = self._client.get_or_create_collection(
            COLLECTION, configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
        )

    def add(self, ids: Sequence[str], document_id: str, texts: Sequence[str], vectors: Vectors) -> None:
        """Write or overwrite passages of one document."""
        for first in range(0, len(ids), _BATCH):
            part = slice(first, first + _BATCH)
            self._collection.upsert(
                ids=list(ids[part]),
                documents=list(texts[part]),
                embeddings=vectors[part],
                metadatas=[{"document_id": document_id}] * len(ids[part]),
            )

    def remove(self, document_id: str) -> None:
        """Forget a document's passages."""
        self._collection.delete(where={"document_id": document_id})

    def search(self, vector: Vectors, count: int, documents: Sequence[str] | None = None) -> list[tuple[str, float]]:
        """Up to ``count`` (passage id, cosine similarity), best first."""
        if documents is not None and not documents:
            return []
        where: Any = None if documents is None else {"document_id": {"$in": list(documents)}}
        count = min(count, self._collection.count())
        if not count:
            return []
        found = self._collection.query(query_embeddings=[vector], n_results=count, where=where, include=["distances"])
        distances = (found["distances"] or [[]])[0]
        return [(id_, 1.0 - float(distance)) for id_, distance in zip(found["ids"][0], distances, strict=True)]

    def vectors(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """Stored vectors by passage id; ids that are not held are left out."""
        found = self._collection.get(ids=list(ids), include=["embeddings"])
        stored = found["embeddings"]
        return dict(zip(found["ids"], np.asarray(stored, np.float32), strict=True)) if stored is not None else {}

    def ids(self) -> set[str]:
        """All passage ids held."""
        return set(self._collection.get(include=[])["ids"])

    def discard(self, ids: Sequence[str]) -> None:
        """Forget passages by id."""
        for first in range(0, len(ids), _BATCH):
            self._collection.delete(ids=list(ids[first : first + _BATCH]))

    def clear(self) -> None:
        """Forget everything."""
        self._client.delete_collection(COLLECTION)
        self._open()

    def as_langchain(self, embeddings: "Embeddings") -> "Chroma":
        """The same collection as a LangChain vector store."""
        from langchain_chroma import Chroma

        return Chroma(client=self._client, collection_name=COLLECTION, embedding_function=embeddings)

"""Hand-written ports: everything in dictionaries, every call remembered, failures on demand."""

from collections.abc import Callable, Sequence
from hashlib import sha256

import numpy as np

from corpus.errors import DataDirectoryError
from corpus.ports import Vectors


class FakeEmbedder:
    """Vectors of three numbers that depend on the text alone."""

    def __init__(self, identity: str = "fake@1") -> None:
        self.identity = identity
        self.embedded: list[str] = []
        self.fail_after: int | None = None

    def embed_passages(self, texts: Sequence[str], done: Callable[[int], None] | None = None) -> Vectors:
        if self.fail_after is not None and len(self.embedded) >= self.fail_after:
            raise KeyboardInterrupt
        self.embedded += texts
        if done:
            done(len(texts))
        return np.array([list(sha256(text.encode()).digest()[:3]) for text in texts], np.float32)

    def embed_query(self, text: str) -> Vectors:
        return self.embed_passages([text])[0]

    def count_tokens(self, text: str) -> int:
        return len(text.split())


class FakeVectors:
    def __init__(self) -> None:
        self.rows: dict[str, tuple[str, str, Vectors, str]] = {}  # id: document, text, vector, key
        self.full = False

    def add(self, ids: Sequence[str], document_id: str, texts: Sequence[str], vectors: Vectors, keys: Sequence[str] = ()) -> None:
        if self.full:
            raise DataDirectoryError("The vector store cannot be used: database or disk is full.", "Free some space.")
        for id_, text, vector, key in zip(ids, texts, vectors, keys or [""] * len(ids), strict=True):
            self.rows[id_] = (document_id, text, vector, key)

    def known(self, keys: Sequence[str]) -> dict[str, Vectors]:
        return {row[3]: row[2] for row in self.rows.values() if row[3] in set(keys)}

    def remove(self, document_id: str) -> None:
        self.rows = {id_: row for id_, row in self.rows.items() if row[0] != document_id}

    def search(self, vector: Vectors, count: int, documents: Sequence[str] | None = None) -> list[tuple[str, float]]:
        raise NotImplementedError

    def count(self) -> int:
        return len(self.ids())

    def ids(self) -> set[str]:
        return set(self.rows)

    def discard(self, ids: Sequence[str]) -> None:
        for id_ in ids:
            self.rows.pop(id_, None)

    def clear(self) -> None:
        self.rows.clear()


class FakeWords:
    def __init__(self) -> None:
        self.entries: dict[str, list[tuple[str, str, str]]] = {}
        self.full = False

    def add(self, document_id: str, entries: Sequence[tuple[str, str, str]]) -> None:
        if self.full:
            raise DataDirectoryError("The word index cannot be used: no space left on device.", "Free some space.")
        self.entries[document_id] = list(entries)

    def remove(self, document_id: str) -> None:
        self.entries.pop(document_id, None)

    def stems(self, text: str) -> list[str]:
        return text.casefold().split()

    def rarity(self, stem: str) -> float:
        return 1.0

    def search(
        self, words: Sequence[tuple[str, float]], count: int, documents: Sequence[str] | None = None
    ) -> list[tuple[str, float]]:
        raise NotImplementedError

    def count(self) -> int:
        return len(self.ids())

    def ids(self) -> set[str]:
        return {entry[0] for entries in self.entries.values() for entry in entries}

    def clear(self) -> None:
        self.entries.clear()

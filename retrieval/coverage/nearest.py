"""Nearest neighbours in memory, every vector compared: for one document, which is forgotten afterwards."""

from collections.abc import Sequence

import numpy as np

from corpus.ports import Vectors


class Nearest:
    """A vector index that writes nothing. Vectors are L2 normalised, so that their products are cosines."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._documents: list[str] = []
        self._rows: list[Vectors] = []

    def add(self, ids: Sequence[str], document_id: str, texts: Sequence[str], vectors: Vectors, keys: Sequence[str] = ()) -> None:
        """Write passages; texts and keys are not looked at."""
        self.discard(ids)
        self._ids += ids
        self._documents += [document_id] * len(ids)
        self._rows += list(vectors)

    def known(self, keys: Sequence[str]) -> dict[str, Vectors]:
        """None: what is read once has no earlier version."""
        return {}

    def search(self, vector: Vectors, count: int, documents: Sequence[str] | None = None) -> list[tuple[str, float]]:
        """Up to ``count`` (passage id, cosine similarity), best first; ties in the order of adding."""
        chosen = [at for at, document in enumerate(self._documents) if documents is None or document in documents]
        if not chosen:
            return []
        cosines = np.stack([self._rows[at] for at in chosen]) @ vector
        return [(self._ids[chosen[at]], float(cosines[at])) for at in np.argsort(-cosines, kind="stable")[:count]]

    def ids(self) -> set[str]:
        """All passage ids held."""
        return set(self._ids)

    def count(self) -> int:
        """How many passages are held."""
        return len(self._ids)

    def remove(self, document_id: str) -> None:
        """Forget a document's passages."""
        self.discard([id_ for id_, document in zip(self._ids, self._documents, strict=True) if document == document_id])

    def discard(self, ids: Sequence[str]) -> None:
        """Forget passages by id."""
        kept = [at for at, id_ in enumerate(self._ids) if id_ not in set(ids)]
        self._ids = [self._ids[at] for at in kept]
        self._documents = [self._documents[at] for at in kept]
        self._rows = [self._rows[at] for at in kept]

    def clear(self) -> None:
        """Forget everything."""
        self.discard(self._ids)

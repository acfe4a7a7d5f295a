"""What the layers ask of each other: the seams where a model or a store can be exchanged."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Progress = Callable[[str, int, int], None]  # what is being done, how many are done, how many there are


class Embedder(Protocol):
    """Turns text into vectors of length 1."""

    @property
    def identity(self) -> str:
        """Name and sha256 of the weights: an index made with another identity cannot be searched with this one."""

    def load(self) -> None:
        """Load the weights now instead of at first use."""

    def embed_passages(self, texts: Sequence[str], done: Callable[[int], None] | None = None) -> Vectors:
        """Vectors of shape (len(texts), dimension), float32, L2 normalised; ``done`` hears how many each batch had."""

    def embed_query(self, text: str) -> Vectors:
        """One vector of shape (dimension,)."""

    def count_tokens(self, text: str) -> int:
        """How many tokens of the model's window the text takes, special tokens left out."""


class Reranker(Protocol):
    """Reads question and text together."""

    @property
    def identity(self) -> str:
        """Name and sha256 of the weights."""

    def load(self) -> None:
        """Load the weights now instead of at first use."""

    def score(self, question: str, texts: Sequence[str]) -> list[float]:
        """A relevance in the model's own units (logits for the packaged one) for each text; higher is better."""


class VectorIndex(Protocol):
    """Nearest neighbours of a vector among passages."""

    def add(self, ids: Sequence[str], document_id: str, texts: Sequence[str], vectors: Vectors) -> None:
        """Write or overwrite passages."""

    def remove(self, document_id: str) -> None:
        """Forget a document's passages; no error where there are none."""

    def search(self, vector: Vectors, count: int, documents: Sequence[str] | None = None) -> list[tuple[str, float]]:
        """Up to ``count`` (passage id, cosine similarity), best first, restricted to ``documents`` if given."""

    def count(self) -> int:
        """How many passages are held."""

    def ids(self) -> set[str]:
        """All passage ids held."""

    def discard(self, ids: Sequence[str]) -> None:
        """Forget passages by id."""

    def clear(self) -> None:
        """Forget everything."""


class LexicalIndex(Protocol):
    """Passages by their words (BM25)."""

    def add(self, document_id: str, entries: Sequence[tuple[str, str, str]]) -> None:
        """Write (passage id, heading text, body text) entries; visible to searches that start afterwards."""

    def remove(self, document_id: str) -> None:
        """Forget a document's passages."""

    def stems(self, text: str) -> list[str]:
        """The terms that ``text`` is indexed under, in order."""

    def rarity(self, stem: str) -> float:
        """Inverse document frequency of a stem among passages, above 0."""

    def known(self, stem: str) -> bool:
        """Whether any passage has the stem."""

    def alike(self, word: str, count: int) -> list[str]:
        """Ids of up to ``count`` passages with a stem that is the word's but for one letter, or two that are swapped."""

    def search(
        self, words: Sequence[tuple[str, float]], count: int, documents: Sequence[str] | None = None
    ) -> list[tuple[str, float]]:
        """Up to ``count`` (passage id, BM25 score) for weighted words, best first."""

    def count(self) -> int:
        """How many passages are held."""

    def ids(self) -> set[str]:
        """All passage ids held."""

    def clear(self) -> None:
        """Forget everything."""


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of what a chat model is given to read."""

    role: Literal["system", "user", "assistant"]
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """The next piece of what a chat model says, with the tokens that it reports beside it (0 where it reports none)."""

    text: str
    prompt_tokens: int = 0
    answer_tokens: int = 0


class ChatModel(Protocol):
    """A language model that words answers."""

    @property
    def name(self) -> str:
        """As it was configured; the ``generator`` of its answers."""

    def stream(self, messages: Sequence[Message], seconds: float, schema: Mapping[str, Any] | None = None) -> Iterator[Piece]:
        """What it says, as it comes, within ``seconds``; as JSON of ``schema`` where it can be held to one.

        Raises:
            ChatModelError: it cannot be reached, refuses, breaks off, or takes too long.
        """

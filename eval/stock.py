"""The stock LangChain recipe: what a tutorial builds in an afternoon, on the same files with the same embedding.

``RecursiveCharacterTextSplitter`` with chunks of 1000 characters and 200 of overlap over each page's text, Chroma, and
the five nearest chunks. LangChain is imported here and nowhere else in the evaluation, when this system is asked for.
"""

import time
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from corpus.catalogue import Catalogue
from corpus.errors import UsageError
from corpus.ports import Embedder
from eval.dataset import Place, Question
from eval.outcomes import Outcome, Retrieved

CHUNK, OVERLAP, NEAREST = 1000, 200, 5  # LangChain's own tutorial on retrieval


class Store(Protocol):
    """What of a LangChain vector store is used."""

    def similarity_search_with_score(self, query: str, k: int) -> list[tuple[Any, float]]:
        """Documents with their distance, nearest first."""


@dataclass(frozen=True, slots=True)
class Stock:
    """The recipe's store under a name; it does not answer."""

    store: Store
    name: str = "langchain"
    answers: bool = False

    def run(self, question: Question) -> Outcome:
        """The nearest chunks to the question as it was typed; a score is the distance, negated."""
        started = time.perf_counter()
        nearest = self.store.similarity_search_with_score(question.question, k=NEAREST)
        ended = time.perf_counter()
        passages = tuple(
            Retrieved(f"chunk-{rank}", Place(**chunk.metadata), -distance)
            for rank, (chunk, distance) in enumerate(nearest, start=1)
        )
        return Outcome(question.id, self.name, answers=False, passages=passages, search_ms=(ended - started) * 1000)


def build(catalogue: Catalogue, embedder: Embedder, folder: Path) -> Stock:
    """Chunk and embed the catalogue's pages into ``folder``, or open what was embedded there before.

    Raises:
        UsageError: the text splitters are not installed.
    """
    from retrieval.langchain import PlanEmbeddings
    from retrieval.vectors import ChromaVectors

    folder.mkdir(parents=True, exist_ok=True)
    vectors = ChromaVectors(folder)
    store = vectors.as_langchain(PlanEmbeddings(embedder))
    done = folder / "complete"
    if not done.exists():
        vectors.clear()
        store = vectors.as_langchain(PlanEmbeddings(embedder))
        store.add_documents(chunks(catalogue))
        done.touch()
    return Stock(store)


def chunks(catalogue: Catalogue) -> list[Any]:
    """The pages cut by the stock splitter, as LangChain documents whose metadata are the fields of a ``Place``."""
    try:
        splitters = import_module("langchain_text_splitters")  # an extra: what it is like is not known to type checkers
    except ImportError as error:
        hint = "Install it with: pip install 'answerable[eval]', or leave the system 'langchain' out."
        raise UsageError("The stock recipe needs langchain-text-splitters.", hint) from error
    splitter = splitters.RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP, add_start_index=True)
    cut: list[Any] = []
    for document in catalogue.documents():
        for page in catalogue.detail(document.id).pages:
            about = {"file": document.file, "sha256": document.sha256, "page": page.number}
            for chunk in splitter.create_documents([page.text], [about]):
                start = chunk.metadata.pop("start_index")
                chunk.metadata |= {"start": start, "end": start + len(chunk.page_content)}
                cut.append(chunk)
    return cut

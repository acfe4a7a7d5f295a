"""The encoder and the retriever as LangChain knows them, to be used in any LangChain chain."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from corpus.models import Filters
from corpus.ports import Embedder
from retrieval.assistant import Assistant


class PlanEmbeddings(Embeddings):
    """Any ``Embedder`` as LangChain's ``Embeddings``."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """One vector a text."""
        return [[float(x) for x in vector] for vector in self._embedder.embed_passages(texts)]

    def embed_query(self, text: str) -> list[float]:
        """One vector, made as questions are."""
        return [float(x) for x in self._embedder.embed_query(text)]


class PlanRetriever(BaseRetriever):
    """The whole search (both routes, fusion, preferences, reranking) as a LangChain retriever.

    The metadata of each document are the fields of a passage result but its text.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Assistant
    k: int = 5
    filters: Filters = Filters()

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        found = self.assistant.search(query, k=self.k, filters=self.filters)
        return [Document(id=p.passage_id, page_content=p.text, metadata=p.model_dump(exclude={"text"})) for p in found.passages]

"""Our search and encoder inside LangChain: a retriever and embeddings that any chain takes."""

import pytest
from langchain_core.runnables import RunnableLambda

from corpus.models import Filters, Kind
from corpus.settings import load
from retrieval.assistant import Assistant
from retrieval.langchain import PlanEmbeddings, PlanRetriever
from retrieval.vectors import ChromaVectors


@pytest.fixture(scope="module")
def assistant(harbour):
    return Assistant.open(load(data_dir=harbour.data_dir))


def test_the_retriever_is_invoked_like_any_other(assistant):
    found = PlanRetriever(assistant=assistant, k=2).invoke("How many moorings were let?")
    assert len(found) == 2
    assert "96 of 140 moorings" in found[0].page_content
    assert found[0].metadata["file"] == "minutes.html" and found[0].id == found[0].metadata["passage_id"]
    assert "text" not in found[0].metadata


def test_the_retriever_stands_in_a_chain(assistant):
    chain = PlanRetriever(assistant=assistant, k=1) | RunnableLambda(lambda found: found[0].page_content)
    assert "12 lamps" in chain.invoke("How many lamps are lit along the north pier?")


def test_the_retriever_keeps_to_filters(assistant):
    retriever = PlanRetriever(assistant=assistant, filters=Filters(kinds=(Kind.PLAN,)))
    assert {found.metadata["kind"] for found in retriever.invoke("How many moorings were let?")} == {"plan"}


def test_embeddings_are_the_encoder_s(embedder):
    embeddings = PlanEmbeddings(embedder)
    vectors = embeddings.embed_documents(["one lamp", "two lamps"])
    assert [len(vector) for vector in vectors] == [384, 384] and isinstance(vectors[0][0], float)
    assert embeddings.embed_query("lamps") == pytest.approx(list(embedder.embed_query("lamps")), abs=1e-6)


def test_the_collection_is_a_langchain_vector_store(harbour, embedder):
    vectors = ChromaVectors(harbour.data_dir)
    store = vectors.as_langchain(PlanEmbeddings(embedder))
    found = store.similarity_search("How many moorings were let?", k=1)
    assert "96 of 140 moorings" in found[0].page_content
    assert found[0].id in vectors.ids() and found[0].metadata["document_id"].startswith("d-")
    vectors.close()

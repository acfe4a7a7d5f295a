"""Settings to an open assistant. Models load side by side with the stores, because both take about a second."""

from concurrent.futures import ThreadPoolExecutor

from corpus.catalogue import Catalogue
from corpus.ports import Embedder, Reranker
from corpus.settings import Settings
from retrieval.assistant import Assistant, require_same_model
from retrieval.library import Library
from retrieval.responding import Responder
from retrieval.search import Searcher

PACKAGED = "packaged"


def embedder(settings: Settings) -> Embedder:
    """The configured bi-encoder, its weights loaded."""
    if settings.embedding == PACKAGED:
        from retrieval.packaged import PackagedEmbedder

        packaged = PackagedEmbedder(settings.threads)
        packaged.load()
        return packaged
    from retrieval.sentence_models import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder(settings.embedding)


def reranker(settings: Settings) -> Reranker | None:
    """The configured cross-encoder, its weights loaded."""
    if settings.reranker == "none" or "reranker" in settings.without:
        return None
    if settings.reranker == PACKAGED:
        from retrieval.packaged import PackagedReranker

        packaged = PackagedReranker(settings.threads)
        packaged.load()
        return packaged
    from retrieval.sentence_models import SentenceTransformerReranker

    return SentenceTransformerReranker(settings.reranker)


def assistant(settings: Settings, check_model: bool = True) -> Assistant:
    """Open everything; ``check_model`` refuses an index made with another embedding model."""
    with ThreadPoolExecutor(2) as pool:
        loading_embedder = pool.submit(embedder, settings)
        loading_reranker = pool.submit(reranker, settings)
        catalogue = Catalogue(settings.data_dir, settings.database_url)
        from retrieval.lexical import TantivyWords
        from retrieval.vectors import ChromaVectors

        words = TantivyWords(settings.data_dir)
        vectors = ChromaVectors(settings.data_dir, settings.chroma_url)
        encoder, cross_encoder = loading_embedder.result(), loading_reranker.result()
    if check_model:
        require_same_model(catalogue, encoder.identity)
    from ingest.pipeline import Stores

    library = Library(catalogue)
    searcher = Searcher(library, encoder, vectors, words, cross_encoder, settings.without)
    return Assistant(settings, library, Responder(searcher, words), Stores(catalogue, encoder, vectors, words))

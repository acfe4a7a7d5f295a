"""Settings to an open assistant. Models load side by side with the stores, because both take about a second."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING

from corpus.catalogue import Catalogue
from corpus.ports import Embedder, Reranker
from corpus.settings import Settings
from retrieval.assistant import Assistant
from retrieval.library import Library
from retrieval.responding import Responder
from retrieval.search import Searcher

if TYPE_CHECKING:
    from retrieval.generation.writing import Writer

PACKAGED = "packaged"


def embedder(settings: Settings) -> Embedder:
    """The configured bi-encoder; the packaged one loads its weights when it is first used."""
    if settings.embedding == PACKAGED:
        from retrieval.models.packaged import PackagedEmbedder

        return PackagedEmbedder(settings.threads)
    from retrieval.models.sentence_models import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder(settings.embedding)


def reranker(settings: Settings) -> Reranker | None:
    """The configured cross-encoder, ``None`` for none; the packaged one loads its weights when it is first used."""
    if settings.reranker == "none" or "reranker" in settings.without:
        return None
    if settings.reranker == PACKAGED:
        from retrieval.models.packaged import PackagedReranker

        return PackagedReranker(settings.threads)
    from retrieval.models.sentence_models import SentenceTransformerReranker

    return SentenceTransformerReranker(settings.reranker)


def reader(settings: Settings) -> Reranker | None:
    """What judges whether a span answers; ``None`` where another cross-encoder is configured, which then judges that too."""
    if settings.reranker != PACKAGED or settings.without & {"reranker", "reader"}:
        return None
    from retrieval.models.packaged import PackagedReader

    return PackagedReader(settings.threads)


def _writer(settings: Settings, library: Library, cross_encoder: Reranker | None) -> "Callable[[], Writer | None]":
    """What opens the configured language model at its first use, and nothing where there is none."""
    if not settings.model:
        return lambda: None

    @cache
    def opened() -> "Writer | None":
        from retrieval.generation import writing

        return writing.opened(settings, library, cross_encoder)

    return opened


def assistant(
    settings: Settings, ready: bool = False, cross_encoder: Reranker | None = None, judge: Reranker | None = None
) -> Assistant:
    """Open the stores; ``ready`` loads the models meanwhile, side by side, because both take about a second.

    ``cross_encoder`` and ``judge`` stand in for the configured cross-encoder and reader, unless the settings leave those out.
    """
    encoder, configured, configured_reader = embedder(settings), reranker(settings), reader(settings)
    cross_encoder = (cross_encoder or configured) if configured else None
    judge = (judge or configured_reader) if configured_reader else None
    with ThreadPoolExecutor(2) as pool:
        loading = [pool.submit(model.load) for model in (encoder, cross_encoder, judge) if ready and model]
        catalogue = Catalogue(settings.data_dir, settings.database_url)
        from retrieval.lexical import TantivyWords
        from retrieval.vectors import ChromaVectors

        words = TantivyWords(settings.data_dir)
        vectors = ChromaVectors(settings.data_dir, settings.chroma_url)
        for loaded in loading:
            loaded.result()
    from ingest.pipeline import Stores

    library = Library(catalogue)
    writer = _writer(settings, library, cross_encoder)
    searcher = Searcher(library, encoder, vectors, words, cross_encoder, settings.without)
    stores = Stores(catalogue, encoder, vectors, words, settings.without)
    return Assistant(settings, library, Responder(searcher, words, judge), stores, writer)

"""What all tests share: one load of the packaged models, and settings that nothing outside the tests can change."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue
from ingest.filing import Stores
from retrieval.models.packaged import PackagedEmbedder, PackagedReranker
from tests.e2e.harbour import Harbour, settle
from tests.unit.fake_stores import FakeEmbedder, FakeVectors, FakeWords


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith("ANSWERABLE_"):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session", autouse=True)
def ctrl_c_is_heard() -> None:
    """A shell lets what it runs in the background ignore Ctrl-C, and so would every process that a test starts."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def embedder() -> PackagedEmbedder:
    model = PackagedEmbedder()
    model.load()
    return model


@pytest.fixture(scope="session")
def reranker() -> PackagedReranker:
    model = PackagedReranker()
    model.load()
    return model


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Files are parsed in the tests' own process, which is quicker; their names are listed."""
    from ingest import parsing, reading
    from ingest.workers import Worker

    parsed: list[str] = []

    def call(self: Worker, name: str, job: parsing.Job, size: int = 0) -> object:
        parsed.append(name)
        return parsing.parse(job)

    monkeypatch.setattr(reading.Worker, "call", call)
    yield parsed


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[Stores]:
    """A catalogue of its own in ``tmp_path / "data"``, with indexes and a model in memory."""
    catalogue = Catalogue(tmp_path / "data")
    yield Stores(catalogue, FakeEmbedder(), FakeVectors(), FakeWords())
    catalogue.close()


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Harbour:
    """A tiny corpus, ingested once by the command line; tests only read it."""
    return settle(tmp_path_factory.mktemp("harbour"))

"""What all tests share: one load of the packaged models, and settings that nothing outside the tests can change."""

import os
from collections.abc import Iterator

import pytest

from retrieval.packaged import PackagedEmbedder, PackagedReranker
from tests.e2e.harbour import Harbour, settle


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith("ANSWERABLE_"):
            monkeypatch.delenv(name)


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


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Harbour:
    """A tiny corpus, ingested once by the command line; tests only read it."""
    return settle(tmp_path_factory.mktemp("harbour"))

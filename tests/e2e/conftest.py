"""Servers that several test files share."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from corpus.catalogue import Catalogue
from corpus.keys import Keys
from corpus.scopes import Scope
from tests.e2e.browser import Visit, chromium, executable, visiting
from tests.e2e.endpoint import Endpoint, running
from tests.e2e.harbour import Harbour


@pytest.fixture(scope="session")
def digests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """A server without keys that holds the bundled digests; tests do not change its documents."""
    with running(tmp_path_factory.mktemp("digests") / "data") as endpoint:
        yield endpoint


@dataclass
class Keyed:
    """A server with keys, small limits and the harbour's documents; tests may add more."""

    endpoint: Endpoint
    keys: Keys
    read: str
    write: str


@pytest.fixture(scope="session")
def keyed(harbour: Harbour, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keyed]:
    data = tmp_path_factory.mktemp("keyed") / "data"
    shutil.copytree(harbour.data_dir, data)
    catalogue = Catalogue(data)
    keys = Keys(catalogue)
    read, write = keys.add("reader", Scope.READ).key, keys.add("writer", Scope.WRITE).key
    limits = {"upload_megabytes": "1", "body_seconds": "2", "rate_limit": "400/minute"}
    with running(data, "--json-logs", **limits) as endpoint:
        yield Keyed(endpoint, keys, read, write)
    catalogue.close()


@pytest.fixture(scope="session")
def settled(harbour: Harbour, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """A server without keys that holds the harbour's documents; tests may add more."""
    data = tmp_path_factory.mktemp("settled") / "data"
    shutil.copytree(harbour.data_dir, data)
    with running(data) as endpoint:
        yield endpoint


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a file; while it runs, its event loop does, and others cannot be begun."""
    if executable() is None:
        pytest.skip("there is no Chromium: apt-get install chromium, or name one by CHROMIUM")
    with chromium() as started:
        yield started


@pytest.fixture
def library(browser: Browser, digests: Endpoint) -> Iterator[Visit]:
    """A visit to the server that holds the bundled digests."""
    with visiting(browser, digests.url) as visit:
        yield visit


@pytest.fixture
def office(browser: Browser, settled: Endpoint) -> Iterator[Visit]:
    """A visit to the server whose documents may change."""
    with visiting(browser, settled.url) as visit:
        yield visit

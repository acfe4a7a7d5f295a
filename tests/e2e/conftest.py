"""Servers that several test files share."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from corpus.catalogue import Catalogue
from corpus.keys import Keys
from corpus.scopes import Scope
from tests.e2e.browser import Visit, chromium, executable, visiting
from tests.e2e.endpoint import Endpoint, running
from tests.e2e.harbour import Harbour


@dataclass
class Keyed:
    """A server with keys, small limits and the harbour's documents; tests may add more."""

    endpoint: Endpoint
    keys: Keys
    read: str
    write: str


@contextmanager
def keyed_server(data: Path) -> Iterator[Keyed]:
    catalogue = Catalogue(data)
    keys = Keys(catalogue)
    read, write = keys.add("reader", Scope.READ).key, keys.add("writer", Scope.WRITE).key
    limits = {"upload_megabytes": "1", "body_seconds": "2", "rate_limit": "400/minute"}
    with running(data, "--json-logs", wait=False, **limits) as endpoint:
        yield Keyed(endpoint, keys, read, write)
    catalogue.close()


@pytest.fixture(scope="session")
def servers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Endpoint | Keyed]]:
    """The servers that any test of this run wants, by name, begun side by side and while other tests run."""
    wanted = {name for item in request.session.items for name in getattr(item, "fixturenames", ())}
    folder = tmp_path_factory.mktemp("servers")
    begun: dict[str, Endpoint | Keyed] = {}
    with ExitStack() as stack:
        if "digests" in wanted:
            begun["digests"] = stack.enter_context(running(folder / "digests", wait=False))
        for name, serving in (("keyed", keyed_server), ("guessed", keyed_server), ("settled", partial(running, wait=False))):
            if name in wanted:
                harbour: Harbour = request.getfixturevalue("harbour")
                shutil.copytree(harbour.data_dir, folder / name)
                begun[name] = stack.enter_context(serving(folder / name))
        yield begun


@pytest.fixture(scope="session")
def digests(servers: dict[str, Endpoint]) -> Endpoint:
    """A server without keys that holds the bundled digests; tests do not change its documents."""
    servers["digests"].wait()
    return servers["digests"]


@pytest.fixture(scope="session")
def keyed(servers: dict[str, Keyed]) -> Keyed:
    servers["keyed"].endpoint.wait()
    return servers["keyed"]


@pytest.fixture(scope="session")
def guessed(servers: dict[str, Keyed]) -> Keyed:
    """A server like `keyed` for the one test that spends the wrong keys an address may try."""
    servers["guessed"].endpoint.wait()
    return servers["guessed"]


@pytest.fixture(scope="session")
def settled(servers: dict[str, Endpoint]) -> Endpoint:
    """A server without keys that holds the harbour's documents; tests may add more."""
    servers["settled"].wait()
    return servers["settled"]


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

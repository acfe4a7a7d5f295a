"""An assistant that answers when it is told to, behind the real endpoint on a real socket."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import uvicorn

from api.app import create_app
from corpus.catalogue import Catalogue
from corpus.results import Answer, DoctorReport, SearchResult, Timings
from corpus.settings import Settings
from retrieval import attendance


def an_answer(question: str) -> Answer:
    timings = Timings(total=1, search=1, rerank=0, answer=0)
    return Answer(
        id=None,
        question=question,
        standalone_question=question,
        status="not_found",
        reason="The documents do not say.",
        text="",
        citations=[],
        passages=[],
        warnings=[],
        generator="extractive",
        timings_ms=timings,
    )


@dataclass
class SlowAssistant:
    """Answers once ``go`` is set; notices within 20 ms that nobody waits any more."""

    settings: Settings
    go: threading.Event = field(default_factory=threading.Event)
    begun: int = 0
    finished: int = 0
    given_up: int = 0

    def __post_init__(self) -> None:
        self.catalogue = Catalogue(self.settings.data_dir)

    def ask(self, question: str, **_: object) -> Answer:
        self.begun += 1
        try:
            while not self.go.wait(0.02):
                attendance.look()
        except Exception:
            self.given_up += 1
            raise
        if question == "Break?":
            raise RuntimeError("a secret of the inside")
        self.finished += 1
        return an_answer(question)

    def search(self, text: str, **_: object) -> SearchResult:
        return SearchResult(id=None, query=text, passages=[])

    def ingest_bundled(self) -> None:
        return None

    def doctor(self) -> DoctorReport:
        return DoctorReport(ok=True, checks=[])


@contextmanager
def served(data_dir: Path, **settings: object) -> Iterator[tuple[SlowAssistant, str]]:
    """The assistant and the address of its endpoint, in a thread of the tests' own process."""
    assistant = SlowAssistant(Settings(data_dir=data_dir, **settings))
    app = create_app(assistant.settings, assistant)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until(lambda: server.started)
    url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    until(lambda: httpx.get(f"{url}/readyz").status_code == 200)
    try:
        yield assistant, url
    finally:
        assistant.go.set()
        server.should_exit = True
        thread.join(30)
        assistant.catalogue.close()


def until(true: object, seconds: float = 20) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)

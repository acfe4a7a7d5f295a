"""One thread on which the assistant is loaded and then called, so that the prompt never waits for it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from corpus.plain import folded, shortened
from terminal.ports import Assistant
from terminal.session import bundled_notice

T = TypeVar("T")


class Background:
    """Loads the assistant and calls it, one thing after the other and always on the same thread.

    ``settle`` is called with the assistant at the end of the loading. ``status`` says what is going on while nothing
    can be asked yet and is empty afterwards, ``notices`` are lines that the loading left for the person to read, and
    ``failure`` is the error in which it ended.
    """

    def __init__(self, opener: Callable[[], Assistant], settle: Callable[[Assistant], None] = lambda assistant: None) -> None:
        self._opener = opener
        self._settle = settle
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="assistant")
        self._assistant: Assistant | None = None
        self._loading: Future[Assistant] | None = None
        self._leaving = False
        self.status = "Loading the models ..."
        self.changed: Callable[[], None] = lambda: None  # called when the status has changed, on the other thread
        self.notices: list[str] = []
        self.failure: BaseException | None = None

    def start(self) -> Future[Assistant]:
        """Begin to load, where that has not begun; an error in loading is the future's."""
        if self._loading is None:
            self._loading = self._thread.submit(self._load)
        return self._loading

    def call(self, work: Callable[[Assistant], T]) -> Future[T]:
        """Call the assistant once it is loaded and everything asked before is done."""
        self.start()
        return self._thread.submit(lambda: work(self._loaded()))

    def close(self) -> None:
        """Give up what has not begun and wait for the rest; reading the bundled digests is cut short."""
        self._leaving = True
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _load(self) -> Assistant:
        try:
            assistant = self._opener()
            report = assistant.ingest_bundled(self._progress)
            if report:
                self.notices += bundled_notice(report)
            self._settle(assistant)
        except BaseException as error:
            self.failure = error
            raise
        self._assistant = assistant
        self._say("")
        return assistant

    def _loaded(self) -> Assistant:
        if self._assistant is None:
            raise self.failure or RuntimeError("the assistant was not loaded")
        return self._assistant

    def _progress(self, what: str, done: int, total: int) -> None:
        if self._leaving:
            raise SystemExit  # ends the thread's work; an ingest that is cut short loses nothing
        self._say(f"Reading the bundled documents: {shortened(folded(what), 40)} {done} of {total} ...")

    def _say(self, status: str) -> None:
        self.status = status
        self.changed()

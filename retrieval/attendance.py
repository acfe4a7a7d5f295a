"""Whether anybody still waits for the answer: long work looks now and then, and stops where nobody does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from corpus.errors import Cancelled

_cancelled: ContextVar[Callable[[], bool] | None] = ContextVar("cancelled", default=None)


@contextmanager
def until(cancelled: Callable[[], bool]) -> Iterator[None]:
    """Work of this thread inside the block ends with ``Cancelled`` soon after ``cancelled`` first says so."""
    before = _cancelled.set(cancelled)
    try:
        yield
    finally:
        _cancelled.reset(before)


def look() -> None:
    """Go on, or stop. Raises Cancelled where nobody waits any more."""
    cancelled = _cancelled.get()
    if cancelled and cancelled():
        raise Cancelled("Nobody waits for the answer any more.")

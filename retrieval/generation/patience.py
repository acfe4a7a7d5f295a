"""A slow stream read with a deadline: on a thread of its own, so that nobody waits longer than was agreed."""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

T = TypeVar("T")


class _End:
    """What ends a stream: nothing more to come, or the error in which it ended."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


def until(deadline: float, start: Callable[[], Iterator[T]]) -> Iterator[T]:
    """The items of the stream that ``start`` gives, up to ``deadline`` (of ``time.monotonic``).

    The thread closes the stream at its next item once nobody reads on.

    Raises:
        TimeoutError: the deadline has passed. Whatever the stream itself raises is raised here too.
    """
    said: queue.SimpleQueue[T | _End] = queue.SimpleQueue()
    left = threading.Event()

    def read() -> None:
        try:
            for item in start():
                said.put(item)
                if left.is_set():
                    break
            said.put(_End())
        except BaseException as error:
            said.put(_End(error))

    threading.Thread(target=read, name="chat-model", daemon=True).start()
    try:
        while True:
            try:
                item = said.get(timeout=max(deadline - time.monotonic(), 0))
            except queue.Empty:
                raise TimeoutError from None
            if not isinstance(item, _End):
                yield item
            elif item.error is not None:
                raise item.error
            else:
                return
    finally:
        left.set()

"""A bounded pool for what takes long, so that the event loop is never blocked and nobody waits in vain.

What is beyond ``at_once`` running and ``queue`` waiting is refused at once: an answer that comes after the caller has
given up costs as much as one that is read.
"""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event, Lock
from typing import Any, Generic, TypeVar

from starlette.requests import Request

from corpus.errors import Cancelled, Overloaded, TimedOut
from retrieval import attendance

T = TypeVar("T")
_FIRST_GUESS = 1.0  # seconds of a question before any was measured
_NEWEST = 0.2  # weight of the newest in the moving average of seconds


class Task(Generic[T]):
    """Work that was accepted. ``future`` holds its result; ``cancel`` lets it end early, soon but not at once."""

    def __init__(self, seconds: float) -> None:
        self.future: Future[T]
        self.started = Event()
        self._given_up = Event()
        self._deadline = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds until the work has to be done."""
        return max(0.0, self._deadline - time.monotonic())

    def cancelled(self) -> bool:
        """Whether nobody waits for the work any more."""
        return self._given_up.is_set() or not self.left

    def cancel(self) -> None:
        """Nobody waits any more."""
        self._given_up.set()
        self.future.cancel()


class Pool:
    """Threads for questions. A question has to wait only where it would be answered within ``pace`` seconds, and is given
    up after ``seconds``. ``changed`` hears how many wait and how many are worked on, whenever that changes."""

    def __init__(
        self,
        at_once: int,
        queue: int,
        seconds: float,
        pace: float,
        changed: Callable[[int, int], None] = lambda waiting, running: None,
    ) -> None:
        self._changed = changed
        self._executor = ThreadPoolExecutor(at_once, thread_name_prefix="question")
        self._at_once = at_once
        self._room = at_once + queue
        self._seconds = seconds
        self._pace = pace
        self._average = _FIRST_GUESS
        self._lock = Lock()
        self.accepted = 0
        self.running = 0

    @property
    def waiting(self) -> int:
        """How many were accepted and have not begun."""
        return max(0, self.accepted - self.running)

    def submit(self, work: Callable[[Task[T]], T]) -> Task[T]:
        """Begin ``work`` as soon as its turn comes; it hears through its task whether anybody still waits.

        Raises:
            Overloaded: too much is waiting already, with the seconds after which there is room by the last ones' pace.
        """
        with self._lock:
            expected = self._average * (self.accepted + 1) / self._at_once
            if self.accepted >= self._room or (self.accepted >= self._at_once and expected > self._pace):
                ahead = self._average * (self.accepted - self._at_once + 1) / self._at_once
                raise Overloaded("Too much is waiting already.", "Ask again in a moment.", max(1.0, ahead))
            self.accepted += 1
            self._tell()
        task: Task[T] = Task(self._seconds)
        task.future = self._executor.submit(self._run, work, task)
        task.future.add_done_callback(self._leave)
        return task

    def _run(self, work: Callable[[Task[T]], T], task: Task[T]) -> T:
        started = time.monotonic()
        with self._lock:
            self.running += 1
            self._tell()
        task.started.set()
        try:
            with attendance.until(task.cancelled):
                attendance.look()
                result = work(task)
            with self._lock:
                self._average += _NEWEST * (time.monotonic() - started - self._average)
            return result
        finally:
            with self._lock:
                self.running -= 1
                self._tell()

    def _leave(self, _future: Future[T]) -> None:
        with self._lock:
            self.accepted -= 1
            self._tell()

    def _tell(self) -> None:
        self._changed(self.waiting, self.running)

    def close(self) -> None:
        """Take nothing more; what runs may end."""
        self._executor.shutdown(wait=False, cancel_futures=True)


def awaited(task: Task[T]) -> asyncio.Future[T]:
    """The task's future for the event loop; nobody need hear how work ended that nobody waited for."""
    result = asyncio.wrap_future(task.future)
    result.add_done_callback(lambda done: done.cancelled() or done.exception())
    return result


async def attended(request: Request, task: Task[T]) -> T:
    """The task's result, unless its time is over or the caller hangs up first, which both end the work.

    Raises:
        TimedOut: the time is over.
        Cancelled: the caller has hung up.
    """
    result = awaited(task)
    gone: asyncio.Future[None] = asyncio.ensure_future(hung_up(request))
    try:
        both: set[asyncio.Future[Any]] = {result, gone}
        await asyncio.wait(both, timeout=task.left, return_when=asyncio.FIRST_COMPLETED)
        if result.done():
            return result.result()
        if gone.done():
            raise Cancelled("The caller has hung up.")
        raise late(task)
    except Cancelled as error:
        if task.left:
            raise
        raise late(task) from error
    finally:
        gone.cancel()
        task.cancel()


def late(task: Task[T]) -> TimedOut:
    """The error of a task whose time is over."""
    return TimedOut("The work took longer than it may.", "Ask again later, or ask one thing at a time.")


async def hung_up(request: Request) -> None:
    """Return when the caller has hung up."""
    while (await request.receive())["type"] != "http.disconnect":
        pass

"""Ctrl-C while the chat deals with a line."""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import Self


class Interrupts:
    """Within it, Ctrl-C is noted, and raised only where somebody looks, until ``at_once`` is called.

    An exception out of nowhere may come between the asking of a question and the readiness to stop it, may leave a lock
    held, and is dropped in callbacks such as those of the import system; the chat would then wait for an answer that
    nobody stops. A second Ctrl-C is raised on the spot, for what never looks. Nothing is changed where Ctrl-C is ignored,
    or off the main thread, which signals do not reach.
    """

    def __init__(self) -> None:
        self._noted = False
        self._at_once = False
        self._before: signal._HANDLER = None

    def __enter__(self) -> Self:
        self._noted = self._at_once = False
        found = signal.getsignal(signal.SIGINT)
        if callable(found) and threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, self._note)
            self._before = found
        return self

    def __exit__(self, *error: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
            self._before = None

    def look(self) -> None:
        """Raises KeyboardInterrupt where Ctrl-C was noted, once."""
        if self._noted:
            self._noted = False
            raise KeyboardInterrupt

    def at_once(self) -> None:
        """There is nothing left to be stopped elsewhere: what was noted is raised now, and all that follows on the spot."""
        self._at_once = True
        self.look()

    def _note(self, number: int, frame: FrameType | None) -> None:
        if self._noted or self._at_once:
            raise KeyboardInterrupt
        self._noted = True

"""A process of its own for what may hang, crash or eat memory: one at a time, begun when needed, replaced when lost.

The process is a plain ``python`` that imports one function by name, because ``multiprocessing`` would import the main
module again: slow for the command line, and wrong for a script that calls us without guarding its main part.
"""

import json
import os
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Lock, Timer
from types import TracebackType
from typing import Any

from corpus.errors import AnswerableError, UnreadableFile

PARSE = "ingest.parsing:parse"
# Plans of 100 pages take up to 40 s of CPU, several times as long on a busy machine. Reading images takes 2 s a
# page (7 on a busy machine), and a megabyte is 5 to 30 scanned pages.
SECONDS = 300.0
SECONDS_A_MEGABYTE = 120.0
LONGEST = 3600.0  # however large it is
MEMORY = 3 * 2**30  # bytes of address space; reading images takes 2 GB of it, of which 1 GB is memory
_CHILD = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from ingest import served; served.serve(*sys.argv[2:])"


class Worker:
    """Calls ``target`` ("module:function", of one argument) in another process; argument and result are pickled."""

    def __init__(self, target: str = PARSE, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._target = target
        self._seconds = seconds
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def __enter__(self) -> "Worker":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def start(self) -> None:
        """Begin the process, which imports what it needs meanwhile; no matter if it runs already."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-c", _CHILD, json.dumps(sys.path), self._target, str(self._memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "MALLOC_ARENA_MAX": "2"},  # else each core costs address space: glibc's mallopt(3)
            )

    def call(self, name: str, argument: object, size: int = 0) -> Any:
        """The function's result for ``argument``; ``name`` is the file's and ``size`` its bytes.

        Raises:
            UnreadableFile: the process died, or took longer than it may.
            AnswerableError: whatever error of ours the function raised.
        """
        limit = min(self._seconds + SECONDS_A_MEGABYTE * size / 1e6, LONGEST)
        with self._lock:
            self.start()
            process = self._process
            assert process and process.stdin and process.stdout
            late = Timer(limit, process.kill)
            late.daemon = True
            late.start()
            try:
                pickle.dump((limit, argument), process.stdin)
                process.stdin.flush()
                done, value = pickle.load(process.stdout)
            except (OSError, EOFError, pickle.UnpicklingError) as error:
                self.close()
                raise _lost(name, process.returncode, limit, not late.is_alive()) from error
            finally:
                late.cancel()
        if not done:
            assert isinstance(value, AnswerableError)
            raise value
        return value

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                with suppress(OSError):  # what was still to be sent cannot be
                    stream.close()


def _lost(name: str, code: int | None, limit: float, late: bool) -> UnreadableFile:
    if late or (hasattr(signal, "SIGALRM") and code == -signal.SIGALRM):
        return UnreadableFile(f"{name} was given up: reading it took more than {limit:.0f} seconds.", _SMALLER)
    return UnreadableFile(f"{name} cannot be read: its reader crashed ({_ending(code)}).", _SMALLER)


def _ending(code: int | None) -> str:
    if code is None or code >= 0:
        return f"exit code {code}"
    return signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"


_SMALLER = "Split it into smaller files, or save it again, and try that."

"""How far a run has come: a bar with counts and the time left, on standard error."""

import sys
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import TimeRemainingColumn as TimeLeftColumn


class Bar:
    """Called as ``corpus.ports.Progress``; draws on a terminal, and elsewhere one line for each thing that was done."""

    def __init__(self) -> None:
        console = Console(file=sys.stderr, markup=False, highlight=False)
        self._quiet = not console.is_terminal
        columns = (TextColumn("{task.description}", markup=False), BarColumn(24), MofNCompleteColumn())
        self._progress = Progress(*columns, TimeElapsedColumn(), TimeLeftColumn(), console=console, disable=self._quiet)
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> "Bar":
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._progress.stop()

    def __call__(self, what: str, done: int, total: int) -> None:
        """``done`` of ``total`` of ``what`` are done."""
        if not what:
            return
        if what not in self._tasks:
            self._tasks[what] = self._progress.add_task(what, total=total)
        self._progress.update(self._tasks[what], completed=done, total=total)
        if self._quiet and done == total:
            print(f"{what}: {done}", file=sys.stderr, flush=True)

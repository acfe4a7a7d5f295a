"""How far a long piece of work has come: a bar with counts, rate and time left on standard error."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

from corpus.plain import folded, shortened
from terminal.console import messages

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn, Task, TaskID
    from rich.text import Text


def _rate_column() -> ProgressColumn:
    from rich.progress import ProgressColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f}/s" if task.speed else "")

    return Rate()


class Bar:
    """Called as ``corpus.ports.Progress``, from any thread; drawn from the first call on, and only on a terminal.

    Use it as a context manager: it leaves no trace on the screen.
    """

    def __init__(self) -> None:
        self._bars: Progress | None = None
        self._task: TaskID | None = None
        self._what = ""
        self._quiet = False

    def __enter__(self) -> Bar:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bars:
            self._bars.stop()

    def __call__(self, what: str, done: int, total: int) -> None:
        """``done`` of ``total`` of ``what`` are done; a ``total`` of 0 means that nobody knows yet."""
        bars = self._started()
        if bars is None:
            return
        if self._task is None or what != self._what:
            if self._task is not None:
                bars.remove_task(self._task)
            self._task, self._what = bars.add_task(shortened(folded(what), 32), total=total or None), what
        bars.update(self._task, completed=done, total=total or None)

    def _started(self) -> Progress | None:
        if self._bars is None and not self._quiet:
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            console = messages()
            self._quiet = not console.is_terminal
            if not self._quiet:
                columns = (TextColumn("{task.description}", markup=False), BarColumn(20), MofNCompleteColumn())
                self._bars = Progress(*columns, _rate_column(), TimeRemainingColumn(), console=console, transient=True)
                self._bars.start()
        return self._bars

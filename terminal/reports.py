"""What came of an ingest and of a doctor's round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.plain import folded
from terminal.console import note, print_wrapped

if TYPE_CHECKING:
    from rich.console import Console

    from corpus.results import FailedFile, IngestReport
    from terminal.ports import DoctorReport


def note_failures(report: IngestReport) -> None:
    """One line on standard error for each file that was not read."""
    for failure in report.failed:
        note(failure_line(failure))


def failure_line(failure: FailedFile) -> str:
    """A file that was not read, why, and what to do about it."""
    return f"failed: {failure.file}: {failure.error.rstrip('.')}. {failure.hint}"


def draw_ingest(console: Console, report: IngestReport) -> None:
    """A line for each file that is new or changed, and the sum."""
    for word, files in (("added", report.added), ("updated", report.updated)):
        for one in files:
            print_wrapped(console, f"{word}  {folded(one.file)}  ({one.document_id})", hanging=2)
    groups = ("added", "updated", "unchanged", "failed")
    counts = ", ".join(f"{len(getattr(report, name))} {name}" for name in groups)
    print_wrapped(console, f"{counts} in {report.seconds:.1f} seconds.")


def draw_doctor(console: Console, report: DoctorReport) -> None:
    """A line for each check, and what to do where one failed."""
    for check in report.checks:
        line = f"{'ok' if check.ok else 'FAIL':<6}{folded(check.name)}: {folded(check.detail)}"
        print_wrapped(console, line, hanging=6)
        if check.hint and not check.ok:
            print_wrapped(console, folded(check.hint), indent=6)

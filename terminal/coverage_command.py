"""The command ``coverage``, ready to be mounted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol, cast

import typer

from terminal import console
from terminal.options import AsJson, DocumentName
from terminal.session import current

if TYPE_CHECKING:
    from corpus.coverage import CoverageResult
    from corpus.ports import Progress


class Covering(Protocol):
    """What the command asks of the assistant."""

    def coverage(self, document: str, plan: str, progress: Progress | None = None) -> CoverageResult:
        """Which commitments of ``plan`` ``document`` covers. Raises UnknownDocument."""


def coverage(
    context: typer.Context,
    document: DocumentName,
    *,
    plan: Annotated[str, typer.Option(metavar="PLAN", help="Whose commitments: an id, or a part of a title or file name.")],
    as_json: AsJson = False,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write them to a .csv, .xlsx or .html file as well.")
    ] = None,
) -> None:
    """Show which of a plan's commitments a document covers.

    With the evidence, best first. The statuses are proposals: read the evidence.
    """
    from terminal.coverage import draw_coverage
    from terminal.coverage_files import export_coverage, require_known
    from terminal.progress import Bar

    if export is not None:
        require_known(export)
    with Bar() as bar:
        result = cast(Covering, current(context).assistant()).coverage(document, plan, bar)
    if export is not None:
        export_coverage(result, export)
        console.note(f"Written: {export}")
    if as_json:
        console.print_result(result)
    else:
        draw_coverage(console.results(), result)

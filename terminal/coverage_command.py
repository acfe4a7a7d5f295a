"""The command ``coverage``, ready to be mounted: ``coverage DOCUMENT --plan PLAN`` and the commands under it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from corpus.errors import UsageError
from terminal import console
from terminal.options import AsJson, DocumentName
from terminal.session import current

if TYPE_CHECKING:
    from corpus.coverage import CoverageResult
    from corpus.reviews import Decision
    from terminal.ports import Assistant

_SHOW = "show"
Plan = Annotated[str, typer.Option("--plan", metavar="PLAN", help="Whose commitments: an id, or a part of a title or file name.")]


class CoverageGroup(TyperGroup):
    """A group whose command ``show`` need not be named: ``coverage DOCUMENT --plan PLAN`` is the usual way to ask."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put ``show`` in front unless another command, or help, is asked for."""
        if not args or (args[0] not in self.commands and args[0] != "--help"):
            args = [_SHOW, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=CoverageGroup, rich_markup_mode=None)


@app.callback()
def coverage() -> None:
    """Show which of a plan's commitments a document covers.

    As in: coverage DOCUMENT --plan PLAN. The options are listed by: coverage show --help
    """


@app.command(_SHOW)
def show(
    context: typer.Context,
    document: Annotated[
        list[str] | None, typer.Argument(metavar="DOCUMENT...", help="Ids, or parts of titles or file names.")
    ] = None,
    *,
    plan: Plan,
    against: Annotated[
        list[str] | None, typer.Option(metavar="DOCUMENT", help="One more document; may be repeated. Several make a matrix.")
    ] = None,
    stored: Annotated[
        bool, typer.Option("--stored", help="Show what was kept when it was last made, with the decisions.")
    ] = False,
    as_json: AsJson = False,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write them to a .csv, .xlsx or .html file as well.")
    ] = None,
) -> None:
    """Show which of a plan's commitments documents cover.

    With the evidence, best first. The statuses are proposals: read the evidence. "show" may be left out.
    """
    from corpus.exports.coverage_files import ENDINGS
    from corpus.exports.sheets import require_known

    names = [*(document or ()), *(against or ())]
    if not names:
        raise UsageError("No document is named.", "Such as: coverage DOCUMENT --plan PLAN")
    if stored and len(names) > 1:
        raise UsageError("--stored shows one document.", "Name one, or leave out --stored.")
    if export is not None:
        require_known(export, ENDINGS)
    assistant = current(context).assistant()
    if len(names) > 1:
        _show_matrix(assistant, names, plan, export, as_json=as_json)
    else:
        _show_one(assistant, names[0], plan, export, stored=stored, as_json=as_json)


def _show_one(assistant: Assistant, name: str, plan: str, export: Path | None, *, stored: bool, as_json: bool) -> None:
    from corpus.exports.coverage_files import export_coverage
    from terminal.coverage import draw_coverage
    from terminal.progress import Bar

    result: CoverageResult
    if stored:
        result = assistant.stored_coverage(name, plan)
    else:
        with Bar() as bar:
            result = assistant.coverage(name, plan, bar)
    if export is not None:
        export_coverage(result, export)
        console.note(f"Written: {export}")
    if as_json:
        console.print_result(result)
    else:
        draw_coverage(console.results(), result)


def _show_matrix(assistant: Assistant, names: list[str], plan: str, export: Path | None, *, as_json: bool) -> None:
    from corpus.exports.matrix_files import export_matrix
    from terminal.matrix import draw_matrix
    from terminal.progress import Bar

    with Bar() as bar:
        matrix = assistant.coverage_matrix(names, plan, bar)
    if export is not None:
        export_matrix(matrix, export)
        console.note(f"Written: {export}")
    if as_json:
        console.print_result(matrix)
    else:
        draw_matrix(console.results(), matrix)


@app.command()
def review(
    context: typer.Context,
    document: DocumentName,
    commitment: Annotated[str, typer.Argument(metavar="COMMITMENT", help="Its id, the start of one, or its number.")],
    decision: Annotated[
        str, typer.Argument(metavar="DECISION", help="agree, or what it is instead: covered, partial, not_covered.")
    ],
    *,
    plan: Plan,
    note: Annotated[str, typer.Option(metavar="TEXT", help="Why, or what to ask.")] = "",
    by: Annotated[str, typer.Option(metavar="NAME", help="Who decides; else the name that you are logged in with.")] = "",
    as_json: AsJson = False,
) -> None:
    """Record an officer's decision on one commitment.

    The program proposes and the officer decides: tables and files show both.
    """
    from corpus.exports.wording import review_line
    from terminal.reviews import decided, logged_in

    made: Decision = decided(decision)
    one = current(context).assistant().review(document, plan, commitment, made, note=note, by=by or logged_in())
    if as_json:
        console.print_result(one)
    elif one.review:
        console.print_wrapped(console.results(), f"{one.order}. {review_line(one.review)}", hanging=3)


@app.command("list")
def list_stored(context: typer.Context, as_json: AsJson = False) -> None:
    """List the results that are kept, and which are suspect."""
    from terminal.reviews import draw_stored

    heads = current(context).assistant().stored_coverages()
    if as_json:
        console.print_result(heads)
    else:
        draw_stored(console.results(), heads)

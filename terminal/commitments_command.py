"""The command ``commitments``, ready to be mounted."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from terminal import console
from terminal.options import AsJson
from terminal.session import current

if TYPE_CHECKING:
    from ingest.commitments.registers import Shelf


def commitments(
    context: typer.Context,
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="An id, the start of one, or a part of the title or file name.")],
    *,
    everything: Annotated[bool, typer.Option("--all", help="Add the promises in other prose.")] = False,
    as_json: AsJson = False,
    export: Annotated[Path | None, typer.Option(metavar="FILE", help="Write them to a .csv or .xlsx file as well.")] = None,
) -> None:
    """List what a plan undertakes to do.

    The undertakings listed under its priorities, focus areas or policies, in the plan's own words and order.
    """
    from corpus.exports.sheets import require_known
    from ingest.commitments.registers import register
    from terminal.commitments import ENDINGS, draw_register, export_register

    if export is not None:
        require_known(export, ENDINGS)

    # The real catalogue gives passages too, which the other commands do not ask their shelf for.
    shelf = cast("Shelf", current(context).shelf())
    found = register(shelf, plan, everything=everything)
    if export is not None:
        export_register(found, export)
        console.note(f"Written: {export}")
    if as_json:
        console.print_result(found)
    else:
        draw_register(console.results(), found)

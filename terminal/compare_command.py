"""The command ``compare``, ready to be mounted."""

from pathlib import Path
from typing import Annotated

import typer

from terminal import console
from terminal.options import AsJson
from terminal.session import current

_NAMED = "an id, the start of one, or a part of the title or file name."


def compare(
    context: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help=f"The earlier plan: {_NAMED}")],
    new: Annotated[str, typer.Argument(metavar="NEW", help=f"The later plan: {_NAMED}")],
    *,
    as_json: AsJson = False,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write them to a .csv, .xlsx or .html file as well.")
    ] = None,
) -> None:
    """Show what became of a plan's commitments in a later plan.

    Which were kept, reworded, narrowed, widened, split, merged or dropped, which are new, and which targets changed.
    """
    from corpus.exports.compare_files import ENDINGS, export_comparison
    from corpus.exports.sheets import require_known
    from terminal.compare import draw_comparison
    from terminal.progress import Bar

    if export is not None:
        require_known(export, ENDINGS)
    with Bar() as bar:
        result = current(context).assistant().compare(old, new, bar)
    if export is not None:
        export_comparison(result, export)
        console.note(f"Written: {export}")
    if as_json:
        console.print_result(result)
    else:
        draw_comparison(console.results(), result)

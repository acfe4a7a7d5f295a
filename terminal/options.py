"""Options and arguments that several commands share, written once."""

from pathlib import Path
from typing import Annotated

import typer

from corpus.models import Kind

KINDS = ", ".join(Kind)

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON value and nothing else on standard output.")]
Batch = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help='Answer JSON lines {"id", "question", "history"} from FILE (- is standard input), one JSON line each.',
    ),
]
OnlyDocuments = Annotated[
    list[str] | None,
    typer.Option("--document", metavar="DOCUMENT", help="Ask only this document; may be repeated."),
]
OnlyKinds = Annotated[
    list[Kind] | None,
    typer.Option("--kind", metavar="KIND", case_sensitive=False, help=f"Ask only this kind ({KINDS}); may be repeated."),
]
AsOf = Annotated[str | None, typer.Option(metavar="DATE", help="Leave out documents dated later, such as 2019 or 2019-07-31.")]
DocumentName = Annotated[
    str, typer.Argument(metavar="DOCUMENT", help="An id, the start of one, or a part of the title or file name.")
]
Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, or folders of them.")]

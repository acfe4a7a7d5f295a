"""The commands ``serve`` and ``keys``, ready to be mounted: parse, call, show."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.scopes import Scope

if TYPE_CHECKING:
    from corpus.keys import Keys
    from corpus.settings import Settings

keys_app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON value and nothing else on standard output.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="Whose key it is.")]


def serve(
    context: typer.Context,
    *,
    host: Annotated[str | None, typer.Option(help="The address to listen on; 127.0.0.1 by default.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Its port; 8000 by default, 0 for any.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, max=64, help="How many processes.")] = None,
    json_logs: Annotated[bool | None, typer.Option("--json-logs", help="Log JSON, one object a line.")] = None,
    log_questions: Annotated[bool | None, typer.Option("--log-questions", help="Write questions to the log.")] = None,
) -> None:
    """Answer over HTTP, for programs and for the web page.

    Without keys only this machine is answered; see: answerable keys --help
    """
    from api.serving import serve as served

    flags = {"host": host, "port": port, "workers": workers, "json_logs": json_logs, "log_questions": log_questions}
    served(_settings(context, **flags), lambda line: print(line, file=sys.stderr, flush=True))


@keys_app.command("add")
def add(
    context: typer.Context,
    name: Name,
    scope: Annotated[Scope, typer.Option(help="read: ask and look; write: upload and remove too.")] = Scope.READ,
    as_json: AsJson = False,
) -> None:
    """Make a key. It is shown this once and never again."""
    made = _keys(context).add(name, scope)
    if as_json:
        _print_json(made.model_dump(mode="json"))
    else:
        print(made.key)
        print(f"This is the only time that the key of '{made.name}' is shown.", file=sys.stderr)


@keys_app.command("list")
def list_keys(context: typer.Context, as_json: AsJson = False) -> None:
    """List the keys, with their last use."""
    found = _keys(context).all()
    if as_json:
        _print_json([one.model_dump(mode="json") for one in found])
        return
    for one in found:
        state = f"revoked {one.revoked}" if one.revoked else f"last used {one.last_used or 'never'}"
        print(f"{one.id}  {one.scope:<5}  {one.name}  (made {one.created}, {state})")
    if not found:
        print("There are no keys: only this machine is answered.", file=sys.stderr)


@keys_app.command("revoke")
def revoke(context: typer.Context, name: Name) -> None:
    """Refuse a key from now on; running servers know at once."""
    gone = _keys(context).revoke(name)
    print(f"Revoked {gone.name} ({gone.id}).")


def _settings(context: typer.Context, **flags: Any) -> "Settings":
    """The session of the whole program knows the data directory."""
    from corpus.settings import load

    folder: Path | None = getattr(context.obj, "data_dir", None)
    return load(data_dir=folder.expanduser() if folder else None, **flags)


def _keys(context: typer.Context) -> "Keys":
    from corpus.catalogue import Catalogue
    from corpus.keys import Keys

    settings = _settings(context)
    return Keys(Catalogue(settings.data_dir, settings.database_url))


def _print_json(value: Any) -> None:
    print(json.dumps(value, indent=2), flush=True)

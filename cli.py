"""The command ``answerable``. Each command parses, calls the assistant and hands the result to the terminal: no logic.

A group of further commands is a typer app of its own, added at the end of this file.
"""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from api.commands import keys_app, serve
from corpus.errors import UsageError
from corpus.models import Kind
from corpus.plain import folded
from corpus.questions import checked
from eval.commands import app as evaluation
from terminal import console
from terminal.commitments_command import commitments
from terminal.compare_command import compare
from terminal.coverage_command import app as coverage
from terminal.options import KINDS, AsJson, AsOf, Batch, DocumentName, OnlyDocuments, OnlyKinds, Paths
from terminal.program import Program
from terminal.session import current

app = typer.Typer(cls=Program, add_completion=False, rich_markup_mode=None)
documents_app = typer.Typer(rich_markup_mode=None)


def _print_version(wanted: bool) -> None:
    from corpus.version import program_version

    if wanted:
        typer.echo(f"answerable {program_version()}")
        raise typer.Exit


@app.callback()
def program(
    context: typer.Context,
    data_dir: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Where the index is kept.")] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error came from.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Ask public plan documents; get cited passages, checked before they are shown."""
    context.obj = replace(current(context), data_dir=data_dir)


@app.command()
def ingest(
    context: typer.Context,
    paths: Paths,
    *,
    kind: Annotated[Kind | None, typer.Option(metavar="KIND", case_sensitive=False, help=f"What they all are: {KINDS}.")] = None,
    as_json: AsJson = False,
    password: Annotated[str | None, typer.Option(help="Opens files that are protected.")] = None,
    ocr: Annotated[bool, typer.Option("--ocr/--no-ocr", help="Read pages that are images.")] = True,
) -> None:
    """Read files, or folders of them: PDF, Word, HTML and text.

    What has not changed since it was last read is not read again.
    """
    from terminal.progress import Bar
    from terminal.reports import draw_ingest, note_failures

    assistant = current(context).assistant()
    with Bar() as bar:
        report = assistant.ingest(paths, kind=kind, progress=bar, password=password, ocr=ocr)
    if as_json:
        console.print_result(report)
    else:
        draw_ingest(console.results(), report)
    note_failures(report)
    raise typer.Exit(1 if report.failed else 0)


@documents_app.callback(invoke_without_command=True)
def documents(context: typer.Context, as_json: AsJson = False) -> None:
    """List the documents held; show or remove one."""
    from terminal.documents import draw_documents

    if context.invoked_subcommand:
        if as_json:
            raise UsageError("--json belongs after the name of the command.", "Such as: documents show DOCUMENT --json")
        return
    held = current(context).shelf().list()
    if as_json:
        console.print_result(held)
    else:
        draw_documents(console.results(), held)


@documents_app.command("show")
def show_document(context: typer.Context, name: DocumentName, as_json: AsJson = False) -> None:
    """Show what is known of one document.

    Its parts and its outline, and with --json its pages too.
    """
    from corpus.naming import resolve
    from terminal.documents import draw_document

    catalogue = current(context).shelf()
    detail = catalogue.detail(resolve(name, catalogue.documents()).id)
    if as_json:
        console.print_result(detail)
    else:
        draw_document(console.results(), detail)


@documents_app.command("remove")
def remove_document(context: typer.Context, name: DocumentName) -> None:
    """Forget one document. Its file is left alone."""
    gone = current(context).assistant().remove(name)
    console.print_wrapped(console.results(), f"Removed {folded(gone.title)} ({gone.document_id}).")


@app.command()
def search(
    context: typer.Context,
    query: Annotated[str | None, typer.Argument(metavar="QUERY", help="Words or a question.")] = None,
    *,
    k: Annotated[int, typer.Option("-k", min=1, max=200, help="How many passages.")] = 10,
    as_json: AsJson = False,
    batch: Batch = None,
) -> None:
    """Find the passages that fit a question best."""
    from terminal.batch import read_requests, run_batch
    from terminal.passages import draw_passages

    if batch is not None:
        requests = read_requests(batch, beside=query)
        assistant = current(context).ready_assistant()
        code = run_batch(requests, lambda one: assistant.search(one.question, k=k, history=one.history))
        raise typer.Exit(code)
    question = checked(query or "")
    found = current(context).ready_assistant().search(question, k=k)
    if as_json:
        console.print_result(found)
    else:
        draw_passages(console.results(), found)


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(metavar="QUESTION", help="In plain words, in quotes.")] = None,
    *,
    as_json: AsJson = False,
    batch: Batch = None,
    document: OnlyDocuments = None,
    kind: OnlyKinds = None,
    as_of: AsOf = None,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="A language model to word the answer, provider:name, or none.")
    ] = None,
) -> None:
    """Answer a question with cited quotations.

    Where the documents do not say, neither does the answer.
    """
    from terminal.answers import draw_answer
    from terminal.batch import read_requests, run_batch
    from terminal.restrictions import restricted

    session = current(context).worded_by(model)
    filters = restricted(document or (), kind or (), as_of)
    if batch is not None:
        requests = read_requests(batch, beside=question)
        assistant = session.stocked_assistant()
        code = run_batch(requests, lambda one: assistant.ask(one.question, history=one.history, filters=filters))
        raise typer.Exit(code)
    wording = checked(question or "")
    answer = session.stocked_assistant().ask(wording, filters=filters)
    if as_json:
        console.print_result(answer)
    else:
        draw_answer(console.results(), answer)


@app.command()
def chat(
    context: typer.Context,
    document: OnlyDocuments = None,
    kind: OnlyKinds = None,
    as_of: AsOf = None,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="A language model to word the answers, or none.")] = None,
) -> None:
    """Ask one question after another, and open the sources.

    Follow-ups keep the subject; /help lists what else can be typed.
    """
    from terminal.opening import converse
    from terminal.restrictions import restricted

    session = current(context).worded_by(model)
    raise typer.Exit(converse(session, restricted(document or (), kind or (), as_of)))


@app.command()
def doctor(
    context: typer.Context,
    repair: Annotated[bool, typer.Option("--repair", help="Rebuild what does not agree.")] = False,
    as_json: AsJson = False,
) -> None:
    """Check that what is stored agrees with itself."""
    from terminal.reports import draw_doctor

    report = current(context).assistant().doctor(repair)
    if as_json:
        console.print_result(report)
    else:
        draw_doctor(console.results(), report)
    if not report.ok:
        failing = ", ".join(check.name for check in report.checks if not check.ok)
        console.note(f"error: Not everything is as it should be: {failing}. Try: answerable doctor --repair")
        raise typer.Exit(1)


app.add_typer(documents_app, name="documents")
app.command()(commitments)
app.command()(serve)
app.add_typer(keys_app, name="keys", help="Make, list and revoke the keys of the HTTP endpoint.")
app.add_typer(coverage, name="coverage")
app.command()(compare)
app.add_typer(evaluation, name="eval", help="Measure answers against questions with known answers.")


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()

"""The commands below ``answerable eval``: parse, call, show."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from eval.run import Plan

app = typer.Typer(help="Measure answers against labelled questions.", no_args_is_help=True, add_completion=False)

DatasetName = Annotated[str, typer.Option("--dataset", help="published, digests, others, or the path of a JSONL file.")]
SplitName = Annotated[str, typer.Option("--split", help="dev (to choose by), test (to report on), or all.")]
Files = Annotated[Path | None, typer.Option("--files", help="The folder that holds the dataset's documents.")]
DataDir = Annotated[Path | None, typer.Option("--data-dir", help="Where indexes of evaluations are kept.")]
Run = Annotated[Path, typer.Argument(metavar="RUN", help="The folder of a run.", show_default=False)]
Other = Annotated[Path, typer.Argument(metavar="RUN", help="The folder of another run, or the same.", show_default=False)]


@app.command()
def run(
    *,
    dataset: DatasetName = "digests",
    split: SplitName = "dev",
    systems: Annotated[
        list[str] | None,
        typer.Option("--systems", help="Systems or groups, with commas: answerable, baselines, ablations, all."),
    ] = None,
    files: Files = None,
    data_dir: DataDir = None,
    out: Annotated[Path, typer.Option("--out", help="Where the run's folder is made.")] = Path("runs"),
) -> None:
    """Put a dataset's questions to systems; prints the numbers, then the run's folder."""
    from eval import folder, printing
    from eval.progress import Bar
    from eval.run import run as ran
    from eval.systems import USUAL

    names = [name for value in systems or USUAL for name in value.split(",") if name]
    plan = _plan(dataset, split, names, files, data_dir)
    with Bar() as bar:
        made = ran(plan, out, bar)
    printing.run(folder.read(made))
    print(made)


@app.command()
def compare(
    left: Run,
    right: Other,
    system: Annotated[str, typer.Option("--system", help="The system of the second run.")] = "answerable",
    against: Annotated[
        str | None, typer.Option("--against", help="The system of the first run, if it is another.", show_default=False)
    ] = None,
) -> None:
    """The second run against the first: paired differences, intervals, tests, and the questions that turned."""
    from eval import folder, printing
    from eval.compare import compare as compared

    printing.comparison(compared(folder.read(left), folder.read(right), against or system, system))


@app.command()
def report(
    run: Run,
    system: Annotated[
        str | None, typer.Option("--system", help="Whose failures are shown; the run's first.", show_default=False)
    ] = None,
) -> None:
    """Write a run's page, report.html in its folder; prints its path."""
    from eval import folder
    from eval.report import write

    print(write(folder.read(run), system))


@app.command()
def gate(
    dataset: DatasetName = "digests",
    split: SplitName = "test",
    write: Annotated[bool, typer.Option("--write", help="Make these results the baseline.")] = False,
    files: Files = None,
    data_dir: DataDir = None,
) -> None:
    """Exit 1 if the program has become worse than the committed baseline, naming the questions that turned."""
    from eval import gate as gating
    from eval import printing
    from eval.progress import Bar
    from eval.systems import PRODUCT

    plan = _plan(dataset, split, (PRODUCT,), files, data_dir)
    with Bar() as bar:
        verdict = gating.gate(plan, bar, printing.problem, rewrite=write)
    if verdict is None:
        print(f"{gating.BASELINE}: written for {gating.key(plan.dataset.name, split)}")
        return
    printing.verdict(verdict)
    if not verdict.passed:
        raise typer.Exit(1)


@app.command()
def claims(
    split: SplitName = "test",
    reranker: Annotated[bool, typer.Option("--reranker/--no-reranker", help="With the cross-encoder or without.")] = True,
    wrong: Annotated[bool, typer.Option("--wrong", help="List the claims that were judged wrongly.")] = False,
) -> None:
    """How well claims of a language model are told apart that their spans support and that they do not."""
    from corpus.settings import load
    from eval import printing
    from eval.claims import chosen, measure
    from eval.claims import load as claims_of
    from retrieval.opening import reranker as configured

    figures = measure(chosen(claims_of(), split), configured(load()) if reranker else None)
    printing.claim_figures(figures, wrong)


def _plan(dataset: str, split: str, systems: Sequence[str], files: Path | None, data_dir: Path | None) -> "Plan":
    from corpus.settings import load
    from eval.bench import usual_root
    from eval.run import Plan
    from eval.sources import dataset as found
    from eval.systems import chosen

    return Plan(found(dataset, files), split, chosen(systems), load(), data_dir or usual_root())

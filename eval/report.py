"""A run as one HTML page that asks nothing of anybody: styles and plots are in it, and there is no script.

The words of the documents are not in a run's folder: they are read from the catalogue when the report is made.
"""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from corpus.catalogue import Catalogue
from corpus.errors import UsageError
from eval import plots, report_failures, report_tables
from eval.aggregate import Aggregate
from eval.dataset import load
from eval.folder import Run
from eval.pages import Pages
from eval.scoring import RANKS

PAGE = "report.html"
_STYLE = Path(__file__).with_name("report.css")


def write(run: Run, system: str | None = None) -> Path:
    """Write the report of a run into its folder; ``system`` is the one whose failures are shown, by default the first.

    Raises:
        UsageError: the run's dataset or its documents are no longer here, or it has no such system.
    """
    chosen = system or run.systems[0]
    run.of(chosen)
    data_dir = Path(run.about["data_dir"])
    if not data_dir.is_dir():
        hint = "Run the evaluation again: the text of the documents is read from there."
        raise UsageError(f"The run's data directory {data_dir} is gone.", hint)
    page = run.folder / PAGE
    page.write_text(html(run, chosen, Pages(Catalogue(data_dir))), "utf-8")
    return page


def html(run: Run, system: str, pages: Pages) -> str:
    """The whole page."""
    about, numbers = run.about, run.numbers
    title = f"Evaluation: {about['dataset']}, {about['split']} split"
    questions = {question.id: question for question in load(Path(about["dataset_file"]))}
    results = {name: run.of(name) for name in run.systems}
    others = {name: own for name, own in results.items() if name != system}
    failed = sum(bool(report_failures.failures(result)) for result in results[system].values())
    body = (
        f"<h1>{escape(title)}</h1><p>{_summary(run)}</p>",
        "<h2>Systems</h2>",
        _descriptions(about["systems"]),
        report_tables.headlines(numbers),
        f"<details><summary>All numbers</summary>{report_tables.everything(numbers)}</details>",
        f"<h2>{escape(system)} by type of question</h2>",
        report_tables.by_type(numbers[system]),
        "<h2>Plots</h2>",
        _plots(numbers),
        f"<h2>What {escape(system)} got wrong: {failed} of {len(results[system])} questions</h2>",
        report_failures.section(questions, list(results[system].values()), others, pages),
    )
    return _PAGE.format(title=escape(title), style=_STYLE.read_text("utf-8"), body="\n".join(body))


# The policy lets the page load nothing at all; the icon is empty so that no browser asks for one.
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<style>{style}</style></head><body>
{body}
</body></html>
"""


def _summary(run: Run) -> str:
    about, versions = run.about, run.versions
    facts = (
        f"{about['questions']} questions over {len(about['documents'])} documents",
        f"dataset {about['dataset_sha256'][:12]}",
        f"embedding {versions['embedding']}",
        f"reranker {versions['reranker']}",
        str(versions["machine"]),
        run.folder.name,
    )
    return escape("; ".join(facts)) + ". Small numbers are 95% bootstrap intervals over questions."


def _descriptions(systems: Mapping[str, Any]) -> str:
    entries = (f"<dt>{escape(name)}</dt><dd>{escape(str(about))}</dd>" for name, about in systems.items())
    return f"<dl>{''.join(entries)}</dl>"


def _plots(numbers: Mapping[str, Aggregate]) -> str:
    span = (float(RANKS[0]), float(RANKS[-1]))
    drawn = [
        plots.lines(title, "passages, k", "share of questions", _recall(numbers, key), span)
        for title, key in (("Evidence recall by k, any", "evidence_any"), ("Evidence recall by k, all", "evidence_all"))
    ]
    # Every system keeps its place, and so its colour, in every plot.
    curves = {name: one.risk_coverage for name, one in numbers.items()}
    drawn.append(plots.lines("Risk and coverage", "share answered", "share wrong", curves, (0.0, 1.0)))
    drawn += [_latency(numbers, "search"), _latency(numbers, "ask")]
    return f'{plots.legend(list(numbers))}<div class="plots">{"".join(drawn)}</div>'


def _recall(numbers: Mapping[str, Aggregate], key: str) -> dict[str, Sequence[tuple[float, float]]]:
    return {
        name: [(k, one.overall[f"{key}@{k}"].value) for k in RANKS if f"{key}@{k}" in one.overall]
        for name, one in numbers.items()
    }


def _latency(numbers: Mapping[str, Aggregate], call: str) -> str:
    rows = {
        name: (one.overall[f"{call}_ms_median"].value, one.overall[f"{call}_ms_p95"].value)
        for name, one in numbers.items()
        if f"{call}_ms_median" in one.overall
    }
    verb = {"search": "a search", "ask": "an answer"}[call]
    return plots.ranges(f"Time for {verb}", "milliseconds: median to 95th percentile", rows) if rows else ""

"""The tables of a report."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from eval.aggregate import WHOLE, Aggregate
from eval.bootstrap import Estimate
from eval.scoring import METRICS, Metric

_MILLISECONDS = ("search_ms", "ask_ms")
_COUNTED = ("passage_words@5", "answer_words")
_HEADLINES = (
    "evidence_any@5",
    "evidence_all@5",
    "evidence_all@600w",
    "reciprocal_rank",
    "concise_correct",
    "fact_recall",
    "citation_precision",
    "cited_any",
    "refusal_precision",
    "refusal_recall",
    "verbatim",
    "numbers_grounded",
)
_BY_TYPE = (
    "evidence_any@5",
    "evidence_all@5",
    "reciprocal_rank",
    "fact_recall",
    "concise_correct",
    "citation_precision",
    "cited_any",
    "cited_all",
    "refused_rightly",
    "verbatim",
    "numbers_grounded",
)
_ALL = {metric.key: metric for metric in (*METRICS, *WHOLE)}


def headlines(systems: Mapping[str, Aggregate]) -> str:
    """A row for each system, the numbers that matter most."""
    metrics = [_ALL[key] for key in _HEADLINES]
    rows = ((name, [numbers.overall.get(m.key) for m in metrics]) for name, numbers in systems.items())
    return table("system", [metric.title for metric in metrics], (row(name, *shown(metrics, cells)) for name, cells in rows))


def everything(systems: Mapping[str, Aggregate]) -> str:
    """A row for each metric, a column for each system."""
    rows = []
    for metric in _ALL.values():
        found = [numbers.overall.get(metric.key) for numbers in systems.values()]
        if any(found):
            rows.append(row(metric.title, *(cell(metric, estimate) for estimate in found)))
    return table("metric", list(systems), rows)


def by_type(numbers: Aggregate) -> str:
    """A row for each type of question, of one system."""
    metrics = [_ALL[key] for key in _BY_TYPE]
    rows = [
        row(
            name.replace("_", " "),
            str(own["refused_rightly"].n if "refused_rightly" in own else _most(own)),
            *shown(metrics, [own.get(m.key) for m in metrics]),
        )
        for name, own in numbers.by_type.items()
    ]
    return table("type", ["n", *(metric.title for metric in metrics)], rows)


def _most(estimates: Mapping[str, Estimate]) -> int:
    return max((estimate.n for estimate in estimates.values()), default=0)


def shown(metrics: Sequence[Metric], estimates: Sequence[Estimate | None]) -> list[str]:
    """A cell for each metric."""
    return [cell(metric, estimate) for metric, estimate in zip(metrics, estimates, strict=True)]


def cell(metric: Metric, estimate: Estimate | None) -> str:
    """The value over its interval; a dash where it is not defined."""
    if estimate is None:
        return '<span class="none">-</span>'
    digits = 0 if metric.key.startswith(_MILLISECONDS) or metric.key in _COUNTED else 2
    low, high = (f"{edge:,.{digits}f}" for edge in (estimate.low, estimate.high))
    return f'{estimate.value:,.{digits}f}<small title="95% interval, {estimate.n} questions">{low}-{high}</small>'


def row(name: str, *cells: str) -> str:
    """A row of cells that are HTML already; ``name`` is not."""
    return f'<tr><th scope="row">{escape(name)}</th>{"".join(f"<td>{inside}</td>" for inside in cells)}</tr>'


def table(corner: str, heads: Sequence[str], rows: Iterable[str]) -> str:
    """A table that scrolls sideways where the page is narrow."""
    columns = "".join(f'<th scope="col">{escape(head)}</th>' for head in (corner, *heads))
    return f'<div class="wide"><table><thead><tr>{columns}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'

"""Results of evaluations as text: numbers and verdicts to standard output, problems to standard error."""

import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from eval.aggregate import WHOLE
from eval.claims import ClaimFigures
from eval.compare import Comparison, Turn
from eval.folder import Run
from eval.gate import Verdict
from eval.scoring import METRICS

_SHOWN = 60  # turned questions


def problem(text: str) -> None:
    """The first line of a problem."""
    print(text.splitlines()[0], file=sys.stderr, flush=True)


def run(ran: Run) -> None:
    """A column for each system, a row for each metric."""
    numbers = ran.numbers
    drawn = Table("metric", box=None, pad_edge=False)
    for system in numbers:
        drawn.add_column(system, justify="right")
    for metric in (*METRICS, *WHOLE):
        digits = 0 if "_ms_" in metric.key or "words" in metric.key else 3
        found = [one.overall.get(metric.key) for one in numbers.values()]
        if any(found):
            drawn.add_row(metric.title, *(f"{e.value:,.{digits}f}" if e else "" for e in found))
    _print(drawn)
    failed = sum(bool(result.outcome.error) for result in ran.results)
    if failed:
        print(f"{failed} questions failed with an error: see {ran.folder / 'problems.log'}", file=sys.stderr)


def claim_figures(figures: ClaimFigures, wrong: bool = False) -> None:
    """What was withheld, of each sort and kind; the claims that were judged wrongly, if they are wanted."""
    drawn = Table("claims", box=None, pad_edge=False)
    for name in ("withheld", "of", "share"):
        drawn.add_column(name, justify="right")
    rows = {"unsupported": figures.unsupported, "supported": figures.supported, **figures.kinds}
    for name, share in rows.items():
        drawn.add_row(name.replace("_", " "), str(share.withheld), str(share.total), f"{share.share:.3f}")
    _print(drawn)
    for one, verdict in figures.wrong if wrong else ():
        print(f"{one.id} ({one.kind}, {verdict.reason or 'shown'}): {one.claim}")


def comparison(compared: Comparison) -> None:
    """Differences with their intervals and tests, then the questions that turned."""
    print(f"from {compared.left}\nto   {compared.right}\n{compared.questions} questions\n")
    drawn = Table("metric", box=None, pad_edge=False)
    for name in ("from", "to", "difference", "95% interval", "n", "up", "down", "p"):
        drawn.add_column(name, justify="right")
    for line in compared.lines:
        d = line.difference
        interval = f"{d.difference.low:+.3f} to {d.difference.high:+.3f}"
        numbers = (f"{d.left:.3f}", f"{d.right:.3f}", f"{d.difference.value:+.3f}", interval, str(d.difference.n))
        drawn.add_row(line.metric.title, *numbers, str(d.gained), str(d.lost), f"{d.p:.4f} ({d.test})")
    _print(drawn)
    print("\nThe p-values are of one test each; among so many, one below 0.05 is to be expected by chance.")
    turned(compared.turns)


def verdict(reached: Verdict) -> None:
    """Whether the gate is passed, what fell, and which questions turned."""
    for fall in reached.falls:
        print(f"FELL {fall.metric}: {fall.now:.3f}, was {fall.was:.3f}, may fall by {fall.tolerance:.3f}")
    turned(reached.turns)
    print("gate passed" if reached.passed else f"gate failed: {len(reached.falls)} numbers fell")


def turned(turns: Sequence[Turn]) -> None:
    """The questions that were right before and are not now, then those that are right now."""
    for turn in turns[:_SHOWN]:
        verb = "lost  " if turn.lost else "gained"
        print(f"{verb} {turn.question_id}  {turn.metric}: {turn.before:.2f} -> {turn.after:.2f}")
    if len(turns) > _SHOWN:
        print(f"and {len(turns) - _SHOWN} more")


def _print(table: Table) -> None:
    console = Console(file=sys.stdout, markup=False, highlight=False)
    if not console.is_terminal:
        console.width = 400  # nobody's screen: no column is to be cut
    with console.capture() as drawn:
        console.print(table)
    print("\n".join(line.rstrip() for line in drawn.get().splitlines()))

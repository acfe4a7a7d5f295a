"""All checks of a claim against what it rests on, the cheap ones first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.ports import Reranker
from retrieval import orders
from retrieval.generation.claim_checks import attribution, figures, names, pairing, polarity, substitution
from retrieval.generation.claim_checks.closeness import close

Reason = Literal["ids", "order", "figures", "names", "pairing", "polarity", "words", "attribution", "closeness"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a claim may be shown: ``reason`` is ``None`` where it may, and ``detail`` says what was missing. ``text`` is the
    claim with its figures written as its spans write them."""

    text: str
    reason: Reason | None = None
    detail: str = ""

    @property
    def passed(self) -> bool:
        """Whether it may be shown."""
        return self.reason is None


def check(claim: str, quotes: Sequence[str], reranker: Reranker | None) -> Verdict:
    """The claim against the quotations of the spans that it names; ``quotes`` is empty where it names none that it was shown."""
    if not quotes:
        return Verdict(claim, "ids")
    if orders.given(claim):
        return Verdict(claim, "order")
    evidence = "\n".join(quotes)
    for reason, found in _CHECKS:
        if absent := found(claim, evidence):
            return Verdict(claim, reason, ", ".join(absent))
    if not close(claim, evidence, reranker):
        return Verdict(claim, "closeness")
    return Verdict(figures.as_written(claim, evidence))


def _names(claim: str, evidence: str) -> list[str]:
    return [*names.missing(claim, evidence), *names.mixed(claim, evidence)]


def _whole(check: Callable[[str, str], bool]) -> Callable[[str, str], list[str]]:
    """A check that finds something or nothing, as one that lists what it finds."""
    return lambda claim, evidence: [claim] if check(claim, evidence) else []


_CHECKS: tuple[tuple[Reason, Callable[[str, str], list[str]]], ...] = (
    ("figures", figures.missing),
    ("names", _names),
    ("pairing", _whole(pairing.exchanged)),
    ("polarity", _whole(polarity.reversed_in)),
    ("words", substitution.made),
    ("attribution", _whole(attribution.lost)),
)

"""Whether the evidence answers the question, from several signals at once.

A logistic model over signals that each say a little: how well the best span and its passage read as an answer, how
much of the question's own words, numbers and names they hold, and whether they hold the kind of thing asked for.
The coefficients were fitted on the development split of ``published`` (eval run named in docs/evaluation.md).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.models import Passage
from corpus.ports import LexicalIndex
from retrieval.evidence import Evidence, coverage, weights
from retrieval.library import Library
from retrieval.query import Query
from retrieval.units import span_text

ANSWERED = 0.5
PARTIAL = 0.4


@dataclass(frozen=True, slots=True)
class Signals:
    """What the decision looks at. Shares are 0 to 1, logits are the cross-encoder's, clipped to -10 to 10."""

    span: float
    passage: float
    margin: float
    fits: float
    coverage: float
    passage_coverage: float
    numbers: float
    names: float

    def vector(self) -> list[float]:
        """The signals in the order of ``COEFFICIENTS``."""
        return [
            self.span / 10,
            self.passage / 10,
            self.margin / 10,
            self.fits,
            self.coverage,
            self.passage_coverage,
            self.numbers,
            self.names,
        ]


COEFFICIENTS = (2.0, 4.0, 0.0, 1.0, 2.0, 0.0, 1.0, 1.0)
INTERCEPT = -3.0


def confidence(signals: Signals) -> float:
    """Probability, 0 to 1, that the evidence answers the question."""
    total = INTERCEPT + sum(c * x for c, x in zip(COEFFICIENTS, signals.vector(), strict=True))
    return 1 / (1 + math.exp(-total))


def signals(query: Query, evidence: Sequence[Evidence], library: Library, words: LexicalIndex) -> Signals:
    """The signals of the evidence, best first and not empty."""
    best = evidence[0]
    surroundings = _surroundings(best.passage, library)
    asked = weights(query, words)
    return Signals(
        span=_clipped(max(e.logit for e in evidence[:5])),
        passage=_clipped(max(e.ranked.logit for e in evidence[:5])),
        margin=best.score - evidence[min(5, len(evidence) - 1)].score,
        fits=float(best.fits),
        coverage=best.coverage,
        passage_coverage=coverage(asked, words.stems(surroundings)),
        numbers=_share(query.numbers, surroundings.lower()),
        names=_share(query.names, surroundings.lower()),
    )


def _surroundings(passage: Passage, library: Library) -> str:
    """The passage with its headings and its document's facts."""
    document, component = library.documents[passage.document_id], library.component(passage)
    about = [document.title, document.date or "", document.period or "", *passage.section, passage.terms]
    if component:
        about += [component.title, component.date or "", component.reference or ""]
    return " ".join([*about, *(span_text(passage, span) for span in passage.spans)])


def _clipped(logit: float) -> float:
    return max(-10.0, min(10.0, logit))


def _share(wanted: Sequence[str], text: str) -> float:
    return sum(word.lower() in text for word in wanted) / len(wanted) if wanted else 1.0

"""Whether the evidence answers the question, from several signals at once.

How relevant a passage reads says little about whether it answers (AUROC 0.55 on the development split): a near miss reads
just as relevant. The reader was trained to tell them apart (docs/adr/0008); beside it stand whether the span that it likes
holds the *kind* of thing asked for (a count beside the thing counted, a date, a name), and the question's own figures and
names. A logistic model weighs these; how it was fitted, and what it cannot tell, is in docs/evaluation.md.
"""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from corpus.ports import LexicalIndex
from retrieval import acronyms, counting, kinds, names, roles, tables, units
from retrieval.evidence import Evidence, coverage, figures, fits, weights
from retrieval.language import MONTHS
from retrieval.library import Library
from retrieval.query import Query
from retrieval.wants import Wants

# Fitted by eval/calibration.py on the development splits of `published` and `digests` and the held-out questions of `training`,
# 732 questions, 264 without an answer; `training`, which has more of those, had an intercept of its own.
COEFFICIENTS = (2.52, 1.57, -0.31, -0.44, 0.70, 1.19)
INTERCEPT = 0.48
# Probability. With the reader's fourth round, on `dev` of `published`, `digests` and `others`: refusal precision 0.85, 0.67 and
# 0.71 with recall 0.76, 0.80 and 0.85; most questions are rightly answered or refused at 0.52 (257 of 358; 254 at 0.50 and 0.56).
ANSWERED = 0.52
# From here on 0.77 of the answers on the same splits are right, below 0.45.
SURE = 0.70
LOOSE = 5.0  # logits, from the same splits
# Share of the weight of the question's subject that the row and column of a cell name. On the same splits no question without an
# answer has more than 0.39 in a cell of the kind asked for that is close to the best span.
NAMED = 0.5
CLOSE = 1.2  # in evidence score, as among the rows that are shown

_PARTICULAR = frozenset({Wants.NUMBER, Wants.MONEY, Wants.SHARE, Wants.DATE, Wants.PERSON})
_IN_UNITS = frozenset({Wants.MONEY, Wants.SHARE})
_NOTHING_FITS = -10.0


@dataclass(frozen=True, slots=True)
class Signals:
    """What the decision looks at.

    ``reading`` is the reader's best logit divided by 5; ``fitting`` the best logit of a span that holds the kind of thing asked
    for, clipped to -10 to 10 and divided by 10; ``behind`` how far that is behind the best, in the same unit, 0 to 1;
    ``particular`` whether a particular kind is asked for; ``figures`` and ``names`` the shares of the question's numbers and
    names around the best fitting span, 0 to 1.
    """

    reading: float
    fitting: float
    behind: float
    particular: float
    figures: float
    names: float

    def vector(self) -> tuple[float, ...]:
        """The signals in the order of ``COEFFICIENTS``."""
        return astuple(self)


def confidence(signals: Signals) -> float:
    """Probability, 0 to 1, that the evidence answers the question."""
    total = INTERCEPT + sum(c * x for c, x in zip(COEFFICIENTS, signals.vector(), strict=True))
    return 1 / (1 + math.exp(-total))


def lacks_office(query: Query, evidence: Sequence[Evidence], library: Library, words: LexicalIndex) -> bool:
    """Whether the holder of an office is asked for that stands with none of the evidence: then nobody named there holds it."""
    if roles.goes_by_other_names(roles.asked(query.text)):
        return False
    return not any(_of_the_office(query, e, library, words) for e in evidence)


def holders_first(query: Query, evidence: Sequence[Evidence], library: Library, words: LexicalIndex) -> list[Evidence]:
    """The evidence with what the office asked for stands with before the rest."""
    if roles.goes_by_other_names(roles.asked(query.text)):
        return list(evidence)
    return sorted(evidence, key=lambda e: not _of_the_office(query, e, library, words))


def names_a_cell(query: Query, evidence: Sequence[Evidence], words: LexicalIndex) -> bool:
    """Whether the question names one cell of a table by its row and its column, and that holds the kind of thing asked for. The
    reader, who was trained on sentences before all, thinks little of "Boats: 2031 14"."""
    dated = {stem for word in (*MONTHS, *query.years) for stem in words.stems(word)}  # the column was chosen by them
    asked = {stem: weight for stem, weight in weights(query, words).items() if stem not in dated}
    return any(
        coverage(asked, words.stems(" ".join([e.cells.label, *e.cells.columns]))) >= NAMED
        for e in evidence
        if e.cells and len(e.cells.values) == 1 and e.cells.fits(query) and evidence[0].score - e.score <= CLOSE
    )


def to_the_point(query: Query, evidence: Sequence[Evidence], library: Library, words: LexicalIndex) -> Sequence[Evidence]:
    """The evidence, where a particular kind is asked for, without the spans that lack it and that the reader likes no more than
    one that has it: they come close by their passage alone, and it was not by them that the question was found answered."""
    if query.wants not in _PARTICULAR:
        return evidence
    holding = [e for e in evidence if _fitting(query, e, library, words) > _NOTHING_FITS or _has_figures(query, e)]
    best = max((e.logit for e in holding), default=-math.inf)
    return [e for e in evidence if e in holding or e.logit > best]


def _has_figures(query: Query, e: Evidence) -> bool:
    """Whether it is a table row with figures where an amount or a share is asked for, whose unit may stand above the table."""
    return query.wants in _IN_UNITS and any(tables.value(cell) is not None for cell in e.span.cells)


def signals(query: Query, evidence: Sequence[Evidence], library: Library, words: LexicalIndex) -> Signals:
    """The signals of the evidence, which is not empty."""
    by_reading = sorted(evidence, key=lambda e: -e.logit)
    best, fitting = max(((_fitting(query, e, library, words), e) for e in by_reading), key=lambda pair: pair[0])
    best = max(_NOTHING_FITS, min(10.0, best))
    around = _around(fitting, library)
    return Signals(
        reading=by_reading[0].logit / 5,
        fitting=best / 10,
        behind=min(1.0, max(0.0, by_reading[0].logit - best) / 10),
        particular=float(query.wants in _PARTICULAR or kinds.asks_which(query.text)),
        figures=figures(query, around),
        names=names.held(query, fitting.passage, library, fitting.span),
    )


def _fitting(query: Query, e: Evidence, library: Library, words: LexicalIndex) -> float:
    """The logit of a span that holds what is asked for, less ``LOOSE`` where it holds a number that may count something else,
    because texts do not always call a thing as the question does."""
    if not _of_the_office(query, e, library, words):
        return _NOTHING_FITS
    if e.cells.fits(query) if e.cells else fits(query, e.text, library, words):
        return e.logit
    return e.logit - LOOSE if query.wants is Wants.NUMBER and counting.has_count(e.text) else _NOTHING_FITS


def _of_the_office(query: Query, e: Evidence, library: Library, words: LexicalIndex) -> bool:
    """Whether the office whose holder is asked for stands with the span; true where none is asked for."""
    office = roles.asked(query.text) if query.wants is Wants.PERSON else frozenset()
    return not office or roles.named(office, acronyms.spelled_out(_around(e, library), library.glossary), words.stems)


def _around(e: Evidence, library: Library) -> str:
    """The span as it was read, with the dates of its document and component, in lower case."""
    document, component = library.documents[e.passage.document_id], library.component(e.passage)
    text = units.single(document, e.passage, e.index, library.page_text(e.passage.document_id, e.passage.page), e.text).text
    dates = [document.date, document.period, component.date if component else None]
    return " ".join([text, *e.passage.section, *(date for date in dates if date)]).lower()

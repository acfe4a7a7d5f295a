"""Whether the evidence answers the question, from several signals at once.

How relevant a passage reads says little about whether it answers (AUROC 0.55 on the development split): a near miss reads
just as relevant. The reader was trained to tell them apart (docs/adr/0008); beside it stand whether the span that it likes
holds the *kind* of thing asked for (a count beside the thing counted, a date, a name), and the question's own figures and
names. A logistic model weighs these; how it was fitted, and what it cannot tell, is in docs/evaluation.md.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from corpus.models import SpanKind
from corpus.ports import LexicalIndex
from retrieval import units
from retrieval.answerability import counting, kinds, names
from retrieval.evidence import Evidence, coverage, figures, fits, weights
from retrieval.library import Library
from retrieval.people import office_holders, roles
from retrieval.query import Query, parse
from retrieval.questions import acronyms, called, periods
from retrieval.questions.language import MONTHS, STOPWORDS
from retrieval.questions.wants import Wants
from retrieval.quoting import lists
from retrieval.tables import named_rows, tables

# Fitted by eval/calibration.py on the development splits of `published` and `digests` and the held-out questions of `training`,
# 732 questions, 264 without an answer; `training`, which has more of those, had an intercept of its own.
COEFFICIENTS = (2.52, 1.57, -0.31, -0.44, 0.70, 1.19)
INTERCEPT = 0.48
# Probability. With exact 8-bit products (``saturation``), on `dev` of `published`, `digests` and `others`: refusal precision
# 0.87, 0.80 and 0.64 with recall 0.76, 0.80 and 0.70; most questions are rightly answered or refused at 0.48 (322 of 358;
# 319 at 0.50 and 317 at 0.52; docs/evaluation.md).
ANSWERED = 0.48
# From here on 0.84 of the answers on the same splits are right, below 0.52.
SURE = 0.70
# Logits within which the span with more of the question's figures counts as the best; 0, 0.5 and 1 are alike on the same splits.
ALIKE = 1.0
LOOSE = 5.0  # logits, from the same splits
# Share of the weight of the question's subject that the row and column of a cell name. On the same splits no question without an
# answer has more than 0.39 in a cell of the kind asked for that is close to the best span.
NAMED = 0.5
SHORT = 8  # words of a line that is understood with the one above or below it: an office, a name
CLOSE = 1.2  # in evidence score, as among the rows that are shown

_NUMBERED_NAME = re.compile(r"\b[A-Z][\w'’-]+ (?P<number>\d{2,4})\b")
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
    """Whether the holder of an office is asked for whom none of the evidence names: then nobody named there holds it."""
    if roles.goes_by_other_names(roles.asked(query.text)):
        return False
    return not any(_of_the_office(query, e, library, words) for e in evidence)


def holders_first(query: Query, evidence: Sequence[Evidence], library: Library, words: LexicalIndex) -> list[Evidence]:
    """The evidence that names the holder of the office asked for before the rest, who holds it for a time last of these."""
    office = roles.asked(query.text) if query.wants is Wants.PERSON else frozenset()
    if not office or roles.goes_by_other_names(office):
        return list(evidence)

    def named(e: Evidence) -> int:
        return _of_the_office(query, e, library, words) + _of_the_office(query, e, library, words, lasting=True)

    return sorted(evidence, key=lambda e: -named(e))


def names_a_cell(query: Query, evidence: Sequence[Evidence], words: LexicalIndex) -> bool:
    """Whether the question names one cell of a table by its row and its column, and that holds the kind of thing asked for. The
    reader, who was trained on sentences before all, thinks little of "Boats: 2031 14"."""
    dated = {stem for word in (*MONTHS, *query.years) for stem in words.stems(word)}  # the column was chosen by them
    asked = {stem: weight for stem, weight in weights(query, words).items() if stem not in dated}
    return any(
        coverage(asked, " ".join([e.cells.label, *e.cells.columns]), words) >= NAMED
        for e in evidence
        if e.cells and len(e.cells.values) == 1 and e.cells.fits(query) and evidence[0].score - e.score <= CLOSE
    )


def of_a_cell(query: Query, evidence: Sequence[Evidence], library: Library, words: LexicalIndex) -> float:
    """How sure a cell that the question names makes the answer at least: ``SURE`` where the row and the column of the best one
    have all of its words and the period that it asks for, ``ANSWERED`` where most, 0 where it names none."""
    if named_rows.wholly_named(query, evidence[0], library, words):
        return SURE
    if not names_a_cell(query, evidence, words):
        return 0.0
    cell, wanted = evidence[0].cells, periods.asked(query)
    if cell is None or len(cell.values) != 1 or not cell.fits(query):
        return ANSWERED
    asked = {stem for word in query.words if not periods.of_text(word) for stem in words.stems(word)}
    own = periods.of_text(cell.columns[0])
    met = not wanted or (own is not None and any(one.meets(own) for one in wanted))
    return SURE if met and asked and asked <= set(words.stems(f"{cell.label} {cell.columns[0]}")) else ANSWERED


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
    fitted = [(_fitting(query, e, library, words), e) for e in by_reading]
    best = max(logit for logit, _ in fitted)
    alike = [e for logit, e in fitted if logit >= best - ALIKE]
    fitting = max(alike, key=lambda e: _figures(query, e, library))
    best = max(_NOTHING_FITS, min(10.0, best))
    return Signals(
        reading=by_reading[0].logit / 5,
        fitting=best / 10,
        behind=min(1.0, max(0.0, by_reading[0].logit - best) / 10),
        particular=float(query.wants in _PARTICULAR or kinds.asks_which(query.text)),
        figures=_figures(query, fitting, library),
        names=names.held(query, fitting.passage, library, fitting.span),
    )


def _figures(query: Query, e: Evidence, library: Library) -> float:
    """Share of the question's figures around a span, those of a plan's name on the cover of its document among them."""
    return figures(query, f"{_around(e, library)} {_numbered_name(query, e, library)}")


def _fitting(query: Query, e: Evidence, library: Library, words: LexicalIndex) -> float:
    """The logit of a span that holds what is asked for, less ``LOOSE`` where it holds a number that may count something else,
    because texts do not always call a thing as the question does."""
    if not _of_the_office(query, e, library, words):
        return _NOTHING_FITS
    if e.cells.fits(query) if e.cells else fits(query, e.text, library, words):
        return e.logit
    if query.wants is Wants.LIST and lists.of_as_many(query, e, library):
        return e.logit
    return e.logit - LOOSE if query.wants is Wants.NUMBER and counting.has_count(e.text) else _NOTHING_FITS


def _of_the_office(query: Query, e: Evidence, library: Library, words: LexicalIndex, lasting: bool = False) -> bool:
    """Whether somebody is named beside the office whose holder is asked for, in the span itself or below a heading that is the
    office and no more; true where none is asked for. ``lasting``: not just as one who holds it for a time. Of an office that goes
    by other names only these are looked for, headings and all."""
    office = roles.asked(query.text) if query.wants is Wants.PERSON else frozenset()
    if not office:
        return True
    if roles.goes_by_other_names(office):
        return roles.named(office, acronyms.spelled_out(_around(e, library), library.glossary), words.stems)
    if office_holders.is_of_a_body(office) and not _of_named_body(query, office, e, library, words):
        return False
    own = acronyms.spelled_out(e.text, library.glossary)
    lines = acronyms.spelled_out(_with_short_lines(e), library.glossary)
    text = lines if roles.named(office, own.lower(), words.stems, roles.STANDING_IN) else own
    heading = acronyms.spelled_out(e.passage.section[-1], library.glossary) if e.passage.section else ""
    if office_holders.is_title(heading, office, words.stems):
        text = f"{heading}: {text}"
    return office_holders.told(office, text, words.stems, frozenset() if lasting else roles.STANDING_IN)


def _of_named_body(query: Query, office: frozenset[str], e: Evidence, library: Library, words: LexicalIndex) -> bool:
    """Whether the body that the question names by capitals ("Fire Authority") stands in the span's passage, its headings, its
    document's title or publisher: each body has a chair of its own."""
    document, component = library.documents[e.passage.document_id], library.component(e.passage)
    above = [document.title, document.publisher or "", component.title if component else "", *e.passage.section]
    above += called.names_of(document)
    around = acronyms.spelled_out(" ".join([*above, *e.span.columns, e.passage.text]), library.glossary)
    named = parse(query.text).names  # those of ``query`` may have been narrowed to what is a name everywhere
    asked = (word for name in named for word in name.lower().split() if roles.plain(word) not in STOPWORDS | office)
    return set(words.stems(acronyms.spelled_out(" ".join(asked), library.glossary))) <= set(words.stems(around))


def _with_short_lines(e: Evidence) -> str:
    """The span; a short line with those above and below it, where the name may stand."""
    if e.span.kind is SpanKind.TABLE_ROW or len(e.text.split()) > SHORT:
        return e.text
    spans = [s for s in e.passage.spans[max(0, e.index - 1) : e.index + 2] if s.kind is e.span.kind]
    lines = [units.span_text(e.passage, span) for span in spans]
    return ", ".join(line for line in lines if len(line.split()) <= SHORT)


def _numbered_name(query: Query, e: Evidence, library: Library) -> str:
    """The number that is a part of a name in the question ("Town Plan 2040") which is on the cover of the span's document."""
    cover = names.cover(library, e.passage.document_id)
    return " ".join(found["number"] for found in _NUMBERED_NAME.finditer(query.text) if found.group() in cover)


def _around(e: Evidence, library: Library) -> str:
    """The span as it was read, with the dates of its document and component, in lower case."""
    document, component = library.documents[e.passage.document_id], library.component(e.passage)
    text = units.single(document, e.passage, e.index, library.page_text(e.passage.document_id, e.passage.page), e.text).text
    dates = [document.date, document.period, component.date if component else None]
    return " ".join([text, *e.passage.section, *(date for date in dates if date)]).lower()

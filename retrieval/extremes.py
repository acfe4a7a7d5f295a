"""Which was highest, lowest, best, worst: answered by comparing the cells of a table's row or column, and saying so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.ports import LexicalIndex, Reranker
from retrieval import superlatives, units
from retrieval.answering import Place, cell_place
from retrieval.cells import Cells
from retrieval.evidence import coverage, weights
from retrieval.library import Library
from retrieval.query import Query
from retrieval.search import Ranked
from retrieval.series import Series
from retrieval.series import of as series_of
from retrieval.tables import Row
from retrieval.wants import Wants

PASSAGES = 16  # best passages whose tables are looked at
READ = 16  # rows and columns that the cross-encoder reads
LIKELY = -3.0  # logit and share of the question's words (times WORDS) together: below, no row or column is what was asked for
WORDS = 6.0

_RISE = re.compile(
    r"\b(?:rises?|rose|risen|jump(?:ed)?|increase[ds]?|gr[eo]wn?|growth|gain(?:ed)?|improve(?:d|ment)?|climb(?:ed)?)\b", re.I
)
_FALL = re.compile(
    r"\b(?:falls?|fell|fallen|drop(?:ped)?|decrease[ds]?|decline[ds]?|reduction|worsen(?:ed)?|plunge[ds]?)\b", re.I
)
_WHEN = re.compile(
    r"\b(?:when|(?:which|what)\b(?: [\w'-]+){0,3}? (?:month|year|quarter|period)|(?:low|high) point|peak(?:ed)?)\b", re.I
)
# A question about how well something went is about a rate before it is about a count.
_PERFORMANCE = re.compile(
    r"\b(?:best|worst|(?:low|high) point|on[- ]time|rates?|shares?|percentages?|proportions?|performance|perform(?:ed|ing)?|success)\b",
    re.I,
)
RATE = 2.0  # logits for a row or column of percentages, where a question is about performance


@dataclass(frozen=True, slots=True)
class Extreme:
    """The cell found, in its row, and how it was found."""

    row: Row
    cells: Cells
    note: str

    def place(self, library: Library) -> Place:
        """What is to be said and quoted."""
        return cell_place(self.row.passage, self.row.span, self.cells, library)


def asks(query: Query) -> bool:
    """Whether a question asks for the highest or lowest of several."""
    return superlatives.asks(query.text)


def find(
    query: Query, ranking: Sequence[Ranked], library: Library, reranker: Reranker | None, words: LexicalIndex
) -> Extreme | None:
    """The highest or lowest cell of the row or column that the question is about, if a table has it."""
    asked = weights(query, words)
    across = query.wants is Wants.DATE or _WHEN.search(query.text) is not None
    found: list[tuple[float, Series, str]] = []
    for series in series_of(ranking[:PASSAGES], library, across):
        row = series.rows[0]
        document = library.documents[row.passage.document_id]
        page = library.page_text(row.passage.document_id, row.passage.page)
        text = units.single(document, row.passage, row.index, page, series.about).text
        rate = RATE if _PERFORMANCE.search(query.text) and series.rates() else 0.0
        found.append((WORDS * coverage(asked, words.stems(text)) + rate, series, text))
    found.sort(key=lambda one: -one[0])
    chosen = found[:READ]
    logits = reranker.score(query.read, [text for _, _, text in chosen]) if reranker else [0.0] * len(chosen)
    scored = [(share + logit, series) for (share, series, _), logit in zip(chosen, logits, strict=True)]
    if not scored:
        return None
    best, series = max(scored, key=lambda pair: pair[0])
    return _extreme(query, series) if best >= LIKELY else None


def _extreme(query: Query, series: Series) -> Extreme | None:
    values = series.values()
    change = 1 if _RISE.search(query.text) else -1 if _FALL.search(query.text) else 0
    if change and len(series.rows) == 1 and superlatives.kind(query.text) == "high":
        steps = [(row, column, value - before) for (_, _, before), (row, column, value) in pairwise(values)]
        values, up, what = steps, change > 0, "largest rise" if change > 0 else "largest fall"
    else:
        compared = [value for _, _, value in values]
        up = superlatives.upwards(
            query.text, series.measured, series.context, compared, percentages=series.rates(), timed=series.timed()
        )
        what = "highest" if up else "lowest"
    best = max(values, key=lambda v: v[2] if up else -v[2], default=None)
    if best is None:
        return None
    row, column, extreme = best
    if sum(value == extreme for _, _, value in values) > 1:
        return None  # several are equal: the table itself says more than one of them would
    cells = Cells(row.label, (row.span.columns[column],), (row.span.cells[column],))
    of = "row" if len(series.rows) == 1 else "column"
    return Extreme(row, cells, f"compared: the cells of this {of} of the table; this is the {what}.")

"""Which was highest, lowest, best, worst: answered by comparing the cells of a table's row or column, and saying so."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.models import SpanKind
from corpus.ports import LexicalIndex, Reranker
from retrieval import periods, tables, units
from retrieval.answering import Place, cell_place
from retrieval.cells import Cells
from retrieval.evidence import coverage, weights
from retrieval.library import Library
from retrieval.query import Query
from retrieval.search import Ranked
from retrieval.tables import Row
from retrieval.wants import Wants

PASSAGES = 16  # best passages whose tables are looked at
READ = 16  # rows and columns that the cross-encoder reads
LEAST = 3  # cells that make a comparison
LIKELY = -3.0  # logit and share of the question's words (times WORDS) together: below, no row or column is what was asked for
WORDS = 6.0

_HIGH = (
    r"highest|most|largest|biggest|greatest|peak(?:ed)?|top|maximum|longest|busiest|costliest|dearest|deepest|high point|furthest"
)
_LOW = r"lowest|least|fewest|smallest|minimum|shortest|cheapest|quietest|low point|trough"
_GOOD = r"best|strongest|quickest|fastest"
_BAD = r"worst|weakest|slowest|poorest"
_SUPERLATIVE = re.compile(rf"\b(?:(?P<high>{_HIGH})|(?P<low>{_LOW})|(?P<good>{_GOOD})|(?P<bad>{_BAD}))\b", re.I)
_NOT_ALL = re.compile(
    r"\bat (?:most|least|best|worst)\b|\bmost of\b|\bmost (?:people|residents|members|likely|recent|of)\b|\btop priorit|\bwhat(?:['’]s| is| was) the most\b",
    re.I,
)
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
_UNWELCOME = re.compile(
    r"\b(?:not|missed|late|lateness|complaints?|crimes?|offences?|incidents?|gaps?|shortfalls?|deficits?|costs?|waits?|waiting|delays?|"
    r"sickness|absence|overspend|dissatisfied|failures?|killed|injured|victims?|vacanc(?:y|ies)|arrears|unemployment)\b",
    re.I,
)
_WHOLE = re.compile(r"^(?:grand |sub-?|overall )?(?:total|overall|all|sum|average|mean)\b", re.I)


@dataclass(frozen=True, slots=True)
class Extreme:
    """The cell found, in its row, and how it was found."""

    row: Row
    cells: Cells
    note: str

    def place(self, library: Library) -> Place:
        """What is to be said and quoted."""
        return cell_place(self.row.passage, self.row.span, self.cells, library)


@dataclass(frozen=True, slots=True)
class _Series:
    """Cells that can be compared: those of a row, or of a column (``rows`` are then many, ``columns`` one)."""

    rows: tuple[Row, ...]
    columns: tuple[int, ...]
    about: str

    def values(self) -> list[tuple[Row, int, float]]:
        found = [(row, column, tables.number(row.span.cells[column])) for row in self.rows for column in self.columns]
        return [(row, column, value) for row, column, value in found if value is not None]

    def rates(self) -> bool:
        """Whether all of its cells are percentages."""
        return all(row.span.cells[column].rstrip(" *)").endswith("%") for row, column, _ in self.values())


def asks(query: Query) -> bool:
    """Whether a question asks for the highest or lowest of several."""
    return _SUPERLATIVE.search(query.text) is not None and not _NOT_ALL.search(query.text)


def find(
    query: Query, ranking: Sequence[Ranked], library: Library, reranker: Reranker | None, words: LexicalIndex
) -> Extreme | None:
    """The highest or lowest cell of the row or column that the question is about, if a table has it."""
    asked = weights(query, words)
    across = query.wants is Wants.DATE or _WHEN.search(query.text) is not None
    found: list[tuple[float, _Series, str]] = []
    for series in _all_series(ranking, library, across):
        row = series.rows[0]
        document = library.documents[row.passage.document_id]
        page = library.page_text(row.passage.document_id, row.passage.page)
        text = units.single(document, row.passage, row.index, page, series.about).text
        rate = RATE if _PERFORMANCE.search(query.text) and series.rates() else 0.0
        found.append((WORDS * coverage(asked, words.stems(text)) + rate, series, text))
    found.sort(key=lambda one: -one[0])
    chosen = found[:READ]
    logits = reranker.score(query.text, [text for _, _, text in chosen]) if reranker else [0.0] * len(chosen)
    scored = [(share + logit, series) for (share, series, _), logit in zip(chosen, logits, strict=True)]
    if not scored:
        return None
    best, series = max(scored, key=lambda pair: pair[0])
    return _extreme(query, series) if best >= LIKELY else None


def _all_series(ranking: Sequence[Ranked], library: Library, across: bool) -> Iterator[_Series]:
    seen: set[tuple[str, int]] = set()
    for passage in (ranked.passage for ranked in ranking[:PASSAGES]):
        for group in sorted({s.group for s in passage.spans if s.kind is SpanKind.TABLE_ROW and s.group is not None}):
            if (passage.document_id, group) in seen:
                continue
            seen.add((passage.document_id, group))
            rows = [row for row in tables.rows(library, passage, group) if row.named]
            yield from _rows(rows) if across else _columns(rows)


def _rows(rows: Sequence[Row]) -> Iterator[_Series]:
    """Each row over its columns that are periods."""
    for row in rows:
        columns = tuple(
            i for i, name in enumerate(row.span.columns) if periods.of_text(name) and tables.number(row.span.cells[i]) is not None
        )
        if len(columns) >= LEAST:
            named = [row.span.columns[i] for i in columns]
            yield _Series((row,), columns, f"{row.label}: {named[0]} to {named[-1]}")


def _columns(rows: Sequence[Row]) -> Iterator[_Series]:
    """Each column over the rows that have a number in it, sums left out."""
    if not rows:
        return
    for column, name in enumerate(rows[0].span.columns):
        held = tuple(
            row
            for row in rows
            if column < len(row.span.cells) and tables.number(row.span.cells[column]) is not None and not _WHOLE.match(row.label)
        )
        if len(held) >= LEAST and row_names(held):
            listed = "; ".join(row.label for row in held[:6])
            yield _Series(held, (column,), f"{rows[0].span.columns[0]} {name}: {listed}")


def row_names(rows: Sequence[Row]) -> bool:
    """Whether rows can be told apart by name."""
    return len({row.label for row in rows}) == len(rows) and all(row.label for row in rows)


def _extreme(query: Query, series: _Series) -> Extreme | None:
    values = series.values()
    word = _SUPERLATIVE.search(query.text)
    assert word
    measured = (
        series.rows[0].label.rsplit(" - ", 1)[-1] if len(series.rows) == 1 else series.rows[0].span.columns[series.columns[0]]
    )
    kind = word.lastgroup
    change = 1 if _RISE.search(query.text) else -1 if _FALL.search(query.text) else 0
    if change and len(series.rows) == 1 and kind == "high":
        steps = [(row, column, value - before) for (_, _, before), (row, column, value) in pairwise(values)]
        values, up, what = steps, change > 0, "largest rise" if change > 0 else "largest fall"
    else:
        up = kind == "high" or ((kind == "good") != bool(_UNWELCOME.search(measured)) and kind in {"good", "bad"})
        if all(value <= 0 for _, _, value in values):
            up = not up if kind in {"low", "high"} else up
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

"""Which was highest, lowest, best, worst: answered by comparing the cells of a table's row or column, and saying so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.models import SpanKind
from corpus.ports import LexicalIndex, Reranker
from retrieval import changes, comparable, periods, superlatives, units, variances
from retrieval.answering import Place, cell_place
from retrieval.cells import Cells
from retrieval.evidence import coverage, weights
from retrieval.library import Library
from retrieval.query import Query
from retrieval.search import Ranked
from retrieval.series import Series
from retrieval.tables import Row
from retrieval.wants import Wants

PASSAGES = 16  # best passages whose tables are looked at
NAMED = 12.0  # logits for a column whose whole name is in the question, where the table has all else that is asked: it is meant
LEADING = 4  # best passages whose next is looked at too
READ = 16  # rows and columns that the cross-encoder reads
LIKELY = -3.0  # logit and share of the question's words (times WORDS) together: below, no row or column is what was asked for
WORDS = 6.0

_RISE = re.compile(
    r"\b(?:rises?|rose|risen|jump(?:ed)?|increase[ds]?|gr[eo]wn?|growth|gain(?:ed)?|improve(?:d|ment)?|climb(?:ed)?|"
    r"(?:went|gone|go|goes|going) up)\b",
    re.I,
)
_FALL = re.compile(
    r"\b(?:falls?|fell|fallen|drop(?:ped)?|decrease[ds]?|decline[ds]?|reduction|worsen(?:ed)?|plunge[ds]?|"
    r"(?:went|gone|go|goes|going) down)\b",
    re.I,
)
_WHEN = re.compile(
    r"\b(?:when|(?:which|what)\b(?: [\w'-]+){0,3}? (?:month|year|quarter|period)|(?:low|high) point|peak(?:ed)?)\b", re.I
)
# A question about how well something went is about a rate before it is about a count.
_PERFORMANCE = re.compile(
    r"\b(?:best|worst|(?:low|high) point|on[- ]time|rates?|shares?|percentages?|proportions?|performance|perform(?:ed|ing)?|success)\b",
    re.I,
)
# What moved is told by a column of changes alone; "growth" and "improvement" may be measured in other ways.
_MOVED = re.compile(
    r"\b(?:rose|risen|jumped|increased|fell|fallen|dropped|decreased|declined|(?:went|gone|go|goes|going) (?:up|down))\b", re.I
)
CHANGE = 3.0  # logits for a column of changes, where a question is about one
TIME = 2.0  # logits for a column of lengths of time, where the slowest or quickest is asked for
_UNIT = re.compile(r"\([^()]*\)|[%£]|\b(?:number|no) of\b", re.I)
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
    return query.wants is not Wants.REASON and superlatives.asks(query.text)


def find(
    query: Query, ranking: Sequence[Ranked], library: Library, reranker: Reranker | None, words: LexicalIndex
) -> Extreme | None:
    """The highest or lowest cell of the row or column that the question is about, if a table has it."""
    scored = weighed(query, ranking, library, reranker, words)
    best, series = max(scored, key=lambda pair: pair[0], default=(LIKELY - 1, None))
    return _extreme(query, series) if series and best >= LIKELY else None


def weighed(
    query: Query, ranking: Sequence[Ranked], library: Library, reranker: Reranker | None, words: LexicalIndex
) -> list[tuple[float, Series]]:
    """The rows or columns that may be asked about, each with how likely it is meant, in logits."""
    spoken = set(words.stems(superlatives.without(query.text)))
    asked = {stem: weight for stem, weight in weights(query, words).items() if stem in spoken}
    across = query.wants is Wants.DATE or _WHEN.search(query.text) is not None
    found: list[tuple[float, Series, str]] = []
    between = _MOVED.search(query.text) is not None and superlatives.kind(query.text) == "high"
    near = [*ranking[:PASSAGES], *_led_into(ranking[:LEADING], library)]
    for series in comparable.of(near, library, query, asked, words.stems, across=across, between=between):
        held = set(words.stems(_UNIT.sub(" ", series.measured)))
        if not _of_sort(query, series, across) or (query.wants is Wants.PERSON and held.isdisjoint(asked)):
            continue
        if _of_something_else(query, series, words):
            continue
        row = series.rows[0]
        document = library.documents[row.passage.document_id]
        page = library.page_text(row.passage.document_id, row.passage.page)
        about = f"{series.about} (overspend, underspend)" if variances.asked(query.text) else series.about
        text = units.single(document, row.passage, row.index, page, about).text
        named = bool(held) and held <= asked.keys() and asked.keys() <= set(words.stems(f"{series.about} {series.context}"))
        years = " ".join(number for number in query.numbers if any(form in text for form in periods.forms(number)))
        share = coverage(asked, f"{text} {years}", words)
        found.append((WORDS * share + _bonus(query, series) + (NAMED if named else 0.0), series, text))
    found.sort(key=lambda one: -one[0])
    chosen = found[:READ]
    logits = reranker.score(query.read, [text for _, _, text in chosen]) if reranker else [0.0] * len(chosen)
    return [(share + logit, series) for (share, series, _), logit in zip(chosen, logits, strict=True)]


def _led_into(ranking: Sequence[Ranked], library: Library) -> list[Ranked]:
    """The passages that begin with a table right below the best ones, which may say what it is of ("as shown in the table below");
    none of another component, which may not be asked."""
    found: list[Ranked] = []
    for ranked in ranking:
        after, component = ranked.passage.ordinal + 1, ranked.passage.component
        below = library.catalogue.passages_of(ranked.passage.document_id, range(after, after + 1))
        held = [p for p in below if p.component == component and any(s.kind is SpanKind.TABLE_ROW for s in p.spans[:2])]
        found += [replace(ranked, passage=p) for p in held]
    return found


def _of_something_else(query: Query, series: Series, words: LexicalIndex) -> bool:
    """Whether what there is most of is what the rows themselves are (stations of a district, where each row is a station and the
    cells are of something else), or is felt, and neither the row or column nor what stands above the table says that."""
    measured = set(words.stems(series.measured))
    if (felt := superlatives.felt(query.text)) and measured.union(words.stems(series.context)).isdisjoint(words.stems(felt)):
        return True
    most = set(words.stems(superlatives.most_of(query.text)))
    head = set(words.stems(" ".join(series.rows[0].span.columns[0].split()[-1:])))
    return len(series.rows) > 1 and not most.isdisjoint(head) and measured.isdisjoint(most)


def _of_sort(query: Query, series: Series, across: bool) -> bool:
    """Whether what is asked for can be told from the cells: a rise from changes, or over periods; an overspend from variances."""
    if across:
        return True
    if variances.asked(query.text):
        return len(series.columns) == 1 and variances.overspend(series.rows, series.columns[0]) != 0
    if not (_RISE.search(query.text) or _FALL.search(query.text)):
        return True
    if len(series.columns) > 1:
        return False  # what differs from one part of a whole to the next is no rise
    return not _MOVED.search(query.text) or series.changes or changes.COLUMN.search(series.measured) is not None


def _bonus(query: Query, series: Series) -> float:
    rate = RATE if _PERFORMANCE.search(query.text) and series.rates() else 0.0
    time = TIME if superlatives.speed(query.text) and (series.timed() or superlatives.is_time(series.measured)) else 0.0
    rises = _RISE.search(query.text) or _FALL.search(query.text)
    moved = (rises and (series.changes or changes.COLUMN.search(series.measured))) or variances.asked(query.text)
    return rate + time + (CHANGE if moved else 0.0)


def _extreme(query: Query, series: Series) -> Extreme | None:
    values = series.values()
    change = 1 if _RISE.search(query.text) else -1 if _FALL.search(query.text) else 0
    if series.before is not None:
        return _moved_most(series, values, up=change > 0)
    if change and len(series.rows) == 1 and superlatives.kind(query.text) == "high":
        steps = [(row, column, value - before) for (_, _, before), (row, column, value) in pairwise(values)]
        values, up, what = steps, change > 0, "largest rise" if change > 0 else "largest fall"
    elif (over := variances.asked(query.text)) and len(series.columns) == 1:
        up = (over * variances.overspend(series.rows, series.columns[0]) > 0) == (
            superlatives.kind(query.text) in {"high", "bad"}
        )
        what = "highest" if up else "lowest"
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


def _moved_most(series: Series, values: Sequence[tuple[Row, int, float]], *, up: bool) -> Extreme | None:
    """The row that changed most between two columns, one way or the other."""
    row, after, change = max(values, key=lambda v: v[2] if up else -v[2])
    if (change <= 0 if up else change >= 0) or sum(value == change for _, _, value in values) > 1 or series.before is None:
        return None
    both = (series.before, after)
    names = tuple(row.span.columns[i] for i in both)
    cells = Cells(row.label, names, tuple(row.span.cells[i] for i in both))
    what = "rise" if up else "fall"
    return Extreme(row, cells, f'compared: the changes from "{names[0]}" to "{names[1]}"; this is the largest {what}.')

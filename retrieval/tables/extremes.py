"""Which was highest, lowest, best, worst: answered by comparing the cells of a table's row or column, and saying so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.models import SpanKind
from corpus.ports import LexicalIndex, Reranker
from retrieval import units
from retrieval.answerability import names
from retrieval.answering import Place, cell_place
from retrieval.evidence import coverage, weights
from retrieval.library import Library
from retrieval.query import Query
from retrieval.questions import periods
from retrieval.questions.wants import Wants
from retrieval.search import Ranked
from retrieval.tables import changes, comparable, superlatives, variances
from retrieval.tables.cells import Cells
from retrieval.tables.series import Series
from retrieval.tables.tables import Row

PASSAGES = 16  # best passages whose tables are looked at
NAMED = 12.0  # logits for a column whose whole name is in the question, where the table has all else that is asked: it is meant
LEADING = 4  # best passages whose next is looked at too
READ = 16  # rows and columns that the cross-encoder reads
EQUAL = 4  # cells that are quoted where they are equal
LIKELY = -3.0  # logit and share of the question's words (times WORDS) together: below, no row or column is what was asked for
WORDS = 6.0

_RISE = re.compile(
    r"\b(?:rises?|rose|risen|jump(?:ed)?|increase[ds]?|gr[eo]wn?|"
    r"growth(?! (?:scenario|option|area|location|point|site|plan|strategy|deal|fund|hub|corridor|zone)s?\b)|"
    r"gain(?:ed)?|improve(?:d|ment)?|climb(?:ed)?|"
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
    (
        r"\b(?:best|worst|(?:low|high) point|on[- ]time|rates?|shares?|percentages?|proportions?|performance|"
        r"perform(?:ed|ing)?|success)\b"
    ),
    re.I,
)
# What moved is told by a column of changes alone; "growth" and "improvement" may be measured in other ways.
_MOVED = re.compile(
    r"\b(?:rose|risen|jumped|increased|fell|fallen|dropped|decreased|declined|(?:went|gone|go|goes|going) (?:up|down))\b", re.I
)
CHANGE = 3.0  # logits for a column of changes, where a question is about one, and against it where it is about none
SIZED = 3.0  # logits for a column of rates per head, where what is asked for is that ("the fewest officers for its population")
TIME = 2.0  # logits for a column of lengths of time, where the slowest or quickest is asked for
_SORT = re.compile(r"\b(?:which|what) (?P<sort>[\w'’-]+) (?P<head>[\w'’-]+)\b", re.I)
_OF_CHANGE = re.compile(r"\b(?:chang\w+|differen\w+|movements?|varian\w+|reductions?|cuts?|swings?|turnaround)\b", re.I)
# Of each part's own size: "for its population", "per head"; and a column that is.
_FOR_SIZE = re.compile(
    r"\bfor (?:its|their|the) (?:population|size|area|number of)\b|\bper (?:head|person|capita|resident|\d[\d,]*)\b", re.I
)
_PER_SIZE = re.compile(
    r"\bper (?:\d[\d,]*|head|person|capita|resident|thousand|hundred|million|household|km|mile)\b|/\s?1,?000\b", re.I
)
_UNIT = re.compile(r"\([^()]*\)|[%£]|\b(?:number|no) of\b", re.I)
RATE = 2.0  # logits for a row or column of percentages, where a question is about performance


@dataclass(frozen=True, slots=True)
class Extreme:
    """The cell found, or the few that are equal, each in its row, and how they were found."""

    found: tuple[tuple[Row, Cells], ...]
    note: str

    def places(self, library: Library) -> list[Place]:
        """What is to be said and quoted."""
        return [cell_place(row.passage, row.span, cells, library) for row, cells in self.found]


def asks(query: Query) -> bool:
    """Whether a question asks for the highest or lowest of several."""
    return query.wants is not Wants.REASON and superlatives.asks(query.text)


def find(
    query: Query, ranking: Sequence[Ranked], library: Library, reranker: Reranker | None, words: LexicalIndex
) -> Extreme | None:
    """The highest or lowest cell of the row or column that the question is about, if a table has it."""
    scored = weighed(query, ranking, library, reranker, words)
    best, series = max(scored, key=lambda pair: pair[0], default=(LIKELY - 1, None))
    if series is None or best < LIKELY or _of_one_unasked(query, series, library, words):
        return None
    if _of_another_sort(query, series, words):
        return None
    return _extreme(query, series)


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
    compared = list(comparable.of(near, library, query, asked, words.stems, across=across, between=between))
    most = set(words.stems(superlatives.most_of(query.text)))
    counted = [not most.isdisjoint(words.stems(series.measured)) for series in compared]
    for at, series in enumerate(compared):
        held = set(words.stems(_UNIT.sub(" ", series.measured)))
        if not _of_sort(query, series, across) or (query.wants is Wants.PERSON and held.isdisjoint(asked)):
            continue
        if _of_something_else(query, series, words):
            continue
        counts = not any(counted) or counted[at]
        row = series.rows[0]
        document = library.documents[row.passage.document_id]
        page = library.page_text(row.passage.document_id, row.passage.page)
        about = f"{series.about} (overspend, underspend)" if variances.asked(query.text) else series.about
        text = units.single(document, row.passage, row.index, page, about).text
        named = (
            bool(held)
            and counts
            and held <= asked.keys()
            and asked.keys() <= set(words.stems(f"{series.about} {series.context}"))
        )
        years = " ".join(number for number in query.numbers if any(form in text for form in periods.forms(number)))
        share = coverage(asked, f"{text} {years}", words)
        found.append((WORDS * share + _bonus(query, series) + (NAMED if named else 0.0), series, text))
    found.sort(key=lambda one: -one[0])
    chosen = found[:READ]
    logits = reranker.score(query.read, [text for _, _, text in chosen]) if reranker else [0.0] * len(chosen)
    return [(share + logit, series) for (share, series, _), logit in zip(chosen, logits, strict=True)]


def _led_into(ranking: Sequence[Ranked], library: Library) -> list[Ranked]:
    """The passages that begin with a table right below the best ones, which may say what it is of ("as shown in the
    table below"); none of another component, which may not be asked."""
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


def _of_one_unasked(query: Query, series: Series, library: Library, words: LexicalIndex) -> bool:
    """Whether a column's rows were compared of one thing alone, a numbered one or one with a name, that the question does
    not name: which component is largest in Corrow says nothing of which town has most."""
    if len(series.columns) > 1 or series.changes:
        return False
    column = series.rows[0].span.columns[series.columns[0]]
    if set(words.stems(column)) & set(words.stems(query.text)):
        return False
    return column.isdigit() or names.is_name(column, library, words)


def _of_another_sort(query: Query, series: Series, words: LexicalIndex) -> bool:
    """Whether the rows are of another sort of what is asked for: staff groups, where it is asked which age group."""
    asked, own = _SORT.search(query.text), series.rows[0].span.columns[0].split()
    if not asked or len(series.rows) == 1 or len(own) < 2 or words.stems(own[-1]) != words.stems(asked["head"]):
        return False
    said = set(words.stems(" ".join([*own, series.context, series.measured, *(row.label for row in series.rows)])))
    return said.isdisjoint(words.stems(asked["sort"])) and set(words.stems(query.text)).isdisjoint(words.stems(own[-2]))


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
    changed = series.changes or changes.COLUMN.search(series.measured) is not None
    moved = (rises and changed) or variances.asked(query.text)
    still = changed and not moved and not _OF_CHANGE.search(query.text)
    sized = SIZED if _FOR_SIZE.search(query.text) and _PER_SIZE.search(series.measured) else 0.0
    return rate + time + sized + (CHANGE if moved else -CHANGE if still else 0.0)


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
    equal = [(row, column) for row, column, value in values if value == best[2]]
    if len(equal) > EQUAL:
        return None  # the table itself says more than a part of it would
    cells = [(row, Cells(row.label, (row.span.columns[i],), (row.span.cells[i],))) for row, i in equal]
    of = "row" if len(series.rows) == 1 else "column"
    told = f"this is the {what}" if len(equal) == 1 else f"these {len(equal)} are equal and the {what}"
    return Extreme(tuple(cells), f"compared: the cells of this {of} of the table; {told}.")


def _moved_most(series: Series, values: Sequence[tuple[Row, int, float]], *, up: bool) -> Extreme | None:
    """The row that changed most between two columns, one way or the other."""
    row, after, change = max(values, key=lambda v: v[2] if up else -v[2])
    if (change <= 0 if up else change >= 0) or sum(value == change for _, _, value in values) > 1 or series.before is None:
        return None
    both = (series.before, after)
    names = tuple(row.span.columns[i] for i in both)
    cells = Cells(row.label, names, tuple(row.span.cells[i] for i in both))
    what = "rise" if up else "fall"
    return Extreme(((row, cells),), f'compared: the changes from "{names[0]}" to "{names[1]}"; this is the largest {what}.')

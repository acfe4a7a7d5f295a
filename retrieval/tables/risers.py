"""The rows of a table that rose, or fell: "which districts saw burglary rise?", told by the signs of a column of changes, or by
two columns of the same at two times."""

import re
from collections.abc import Collection, Iterator, Sequence

from corpus.models import SpanKind
from corpus.ports import LexicalIndex
from retrieval.answering import Place, cell_place
from retrieval.library import Library
from retrieval.query import Query
from retrieval.questions import everyday
from retrieval.search import Ranked
from retrieval.tables import changes, superlatives, table_questions, tables
from retrieval.tables.cells import Cells
from retrieval.tables.series import Series, over_rows

MOST = 12  # rows that are listed
BEST = 10  # passages whose tables are looked at
_ASKED = re.compile(r"^\W*(?:and |so |but )?(?:in |at )?(?:which|what|where)\b(?!.*\b(?:why|when|how|by how much)\b)", re.I)
_UP = re.compile(
    r"\b(?:rises?|rising|rose|risen|increas(?:e|ed|es|ing)|grew|grown|jumped|climbed|(?:went|gone|go|goes|going) up)\b", re.I
)
_DOWN = re.compile(
    r"\b(?:falls?|falling|fell|fallen|drop(?:s|ped|ping)?|decreas(?:e|ed|es|ing)|declin(?:e|ed|es|ing)|came down|"
    r"(?:went|gone|go|goes|going) down)\b",
    re.I,
)
_WORSE = re.compile(r"\b(?:worse|worsen(?:ed|s|ing)?|deteriorat\w+)\b", re.I)
_BETTER = re.compile(r"\b(?:better|improv(?:e|ed|es|ing))\b", re.I)
_BESIDE = frozenset(
    "rise rises rising rose risen increase increased increases grew grown jumped climbed fall falls fell fallen drop dropped "
    "decrease decreased decline declined came went gone go goes going up down worse worsen worsened better improve improved "
    "rather instead saw seen see show shows showed had has have been year last previous since figures actually still".split()
)


def find(
    query: Query, ranking: Sequence[Ranked], library: Library, words: LexicalIndex, within: Collection[str] | None = None
) -> tuple[tuple[Place, ...], str] | None:
    """The rows that rose, or fell, and how they were found; ``None`` where the question asks for no such rows or for more, or no
    table of the best passages tells them. ``within`` are the documents that may be quoted."""
    if not _ASKED.search(query.text) or superlatives.asks(query.text) or not _direction(query.text):
        return None
    for series in _series(query, ranking, library, within):
        rows, (column,) = series.rows, series.columns
        spoken = {series.measured, *_BESIDE}
        if not _is_meant(query, series, words) or table_questions.more_asked(query, spoken, rows, library, words):
            continue
        up = _upwards(query.text, series)
        held = [row for row, _, value in series.values() if (value > 0 if up else value < 0)]
        if 0 < len(held) <= MOST and all(row.span.lead for row in held):
            at = (column,) if series.before is None else (series.before, column)
            names = tuple(rows[0].span.columns[i] for i in at)
            places = [
                cell_place(r.passage, r.span, Cells(r.label, names, tuple(r.span.cells[i] for i in at)), library) for r in held
            ]
            told = " and ".join(f'"{name}"' for name in names)
            return tuple(places), f"read: {told} of the table; {len(held)} of its {len(rows)} rows {'rose' if up else 'fell'}."
    return None


def _series(query: Query, ranking: Sequence[Ranked], library: Library, within: Collection[str] | None) -> Iterator[Series]:
    """The columns of changes of the tables of the best passages, and pairs of columns at two times."""
    seen: set[tuple[str, int]] = set()
    for passage in (ranked.passage for ranked in ranking[:BEST]):
        if within is not None and passage.document_id not in within:
            continue
        for group in sorted({s.group for s in passage.spans if s.kind is SpanKind.TABLE_ROW and s.group is not None}):
            if (passage.document_id, group) in seen or tables.torn(library, passage, group):
                continue
            seen.add((passage.document_id, group))
            rows = [row for row in tables.rows(library, passage, group) if row.named and row.label]
            yield from changes.over_rows_between(rows, query)
            yield from (s for s in over_rows(rows) if changes.COLUMN.search(s.measured) and _is_signed(s))


def _is_signed(series: Series) -> bool:
    """Whether some of the changes are below nothing, or printed as above it, so that a sign says which way each went."""
    cells = [row.span.cells[column] for row, column, _ in series.values()]
    return any(cell.lstrip().startswith("+") for cell in cells) or any(value < 0 for _, _, value in series.values())


def _is_meant(query: Query, series: Series, words: LexicalIndex) -> bool:
    """Whether the question has the words of what is measured, the change aside, or the table measures but one thing."""
    measured = set(words.stems(changes.COLUMN.sub(" ", series.measured)))
    asked = set(words.stems(query.text))
    return all(
        stem in asked or not asked.isdisjoint(everyday.said_for(stem, words.stems)) for stem in measured if not stem.isdigit()
    )


def _direction(question: str) -> bool:
    return sum(form.search(question) is not None for form in (_UP, _DOWN)) == 1 or (
        (_WORSE.search(question) or _BETTER.search(question)) is not None
    )


def _upwards(question: str, series: Series) -> bool:
    """Whether rows that rose are asked for; what got worse rose or fell by what is measured."""
    if _UP.search(question) or _DOWN.search(question):
        return _UP.search(question) is not None
    values = [value for _, _, value in series.values()]
    end = "worst" if _WORSE.search(question) else "best"
    return superlatives.upwards(end, series.measured, series.context, values, percentages=False, timed=series.timed())

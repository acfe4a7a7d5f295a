"""The rows of a grid of ticks that have one in the column a question names: "which districts picked road safety?"."""

import re
from collections.abc import Collection, Sequence

from corpus.models import Span, SpanKind
from corpus.ports import LexicalIndex
from retrieval.answering import Place, cell_place
from retrieval.library import Library
from retrieval.query import Query
from retrieval.search import Ranked
from retrieval.tables import table_questions, tables, valued
from retrieval.tables.cells import Cells
from retrieval.tables.tables import Row

MOST = 20  # rows that are listed
BEST = 5  # passages whose tables are looked at
_NO = frozenset("✗ ✘ n no".split())  # of the marks
_ASKED = re.compile(r"^\W*(?:and |so )?(?:which|what|who|whose|where|list|name|show)\b", re.I)
_BUT = re.compile(r"\b(?:not|no|without|except|other than|never|neither|how (?:many|much))\b|n['’]t\b", re.I)
# What may stand in a question beside the rows, the column and what stands above the grid.
_BESIDE = frozenset(
    "pick picked choose chose chosen select selected tick ticked ticks mark marked cross crossed grid table matrix priority "
    "priorities column box have had has listed list take taken took cover covered offer offers offered run runs".split()
)


def find(
    query: Query, ranking: Sequence[Ranked], library: Library, words: LexicalIndex, within: Collection[str] | None = None
) -> tuple[tuple[Place, ...], str] | None:
    """The rows with a tick under the one column that the question names whole, and how they were found; ``None`` where no grid of
    the best passages has such a column, or where more is asked. ``within`` are the documents that may be quoted."""
    if not _ASKED.search(query.text) or _BUT.search(query.text):
        return None
    asked = set(words.stems(query.text))
    for document_id in dict.fromkeys(r.passage.document_id for r in ranking[:BEST]):
        if within is not None and document_id not in within:
            continue
        for rows in valued.of_document(library, document_id, _is_of_grid):
            column = _named(rows, asked, words)
            if column is None or table_questions.words_left(
                query, {rows[0].span.columns[column], *_BESIDE}, rows, library, words
            ):
                continue
            held = [row for row in rows if _ticked(row.span, column)]
            if 0 < len(held) <= MOST and all(row.span.lead for row in held):
                name = rows[0].span.columns[column]
                places = [cell_place(r.passage, r.span, Cells(r.label, (name,), (r.span.cells[column],)), library) for r in held]
                count = f"{len(held)} of its {len(rows)} rows {'has' if len(held) == 1 else 'have'} a mark there"
                return tuple(places), f'read: the column "{name}" of the table; {count}.'
    return None


def _is_of_grid(span: Span) -> bool:
    return span.kind is SpanKind.TABLE_ROW and len(span.columns) == len(span.cells) > 2 and tables.mostly_marks(span)


def _named(rows: Sequence[Row], asked: Collection[str], words: LexicalIndex) -> int | None:
    """The column whose name has most of the question's words and none besides; ``None`` where none has, or two have as many."""
    if not rows:
        return None
    named = [set(words.stems(name)) if i else set() for i, name in enumerate(rows[0].span.columns)]
    met = [len(stems) if stems and stems <= set(asked) else 0 for stems in named]
    best = max(met)
    return met.index(best) if best and met.count(best) == 1 else None


def _ticked(span: Span, column: int) -> bool:
    mark = next(iter(span.cells[column].lower().split()), "").rstrip("*†⁺") if column < len(span.cells) else ""
    return mark in tables.MARKS - _NO

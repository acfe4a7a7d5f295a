"""Rows that a table rates red, amber or green: "which measures are red?", where a column named RAG or rating says R, A and G; and
rows of one owner or in another state, and those present or absent, whose column says so.

Only a question that asks for nothing more than the rows in one of these states, of a table that it may name, is answered so.
"""

import re
from collections.abc import Collection, Mapping, Sequence

from corpus.ports import LexicalIndex
from retrieval.answering import Found, cell_place
from retrieval.library import Library
from retrieval.people import roll_calls
from retrieval.query import Query
from retrieval.search import Ranked
from retrieval.tables import action_columns, grids, risers, table_questions, tables, valued
from retrieval.tables.cells import Cells
from retrieval.tables.tables import Row

MOST = 12  # rows that are listed
_STATES = {"red": "R", "amber": "A", "green": "G"}
_STATE = rf"(?P<{{}}>{'|'.join(_STATES)})"
_ASKED = re.compile(
    rf"^\W*(?:and |so )?(?:which|what|list|name|show)\b.*?"
    rf"(?:\b(?:is|are|was|were|as|at|rated|marked|flagged|remains?|still|currently|now|shown|showing|rag[- ]rated) "
    rf"{_STATE.format('after')}(?:[- ]rated)?(?=\W*$| (?:in|at|for|on|this|by)\b)|"
    rf"\b{_STATE.format('before')}(?:[- ]rated| rating[s]?)? (?:measures|indicators|metrics|kpis|targets|risks|actions|projects|"
    rf"objectives|recommendations|items|rows|ones)\b)",
    re.I,
)
_COLUMN = re.compile(r"\b(?:b?rag|status|rating|rated)\b", re.I)
_CELL = re.compile(r"^\W*(?:(?P<letter>[RAGB])|(?P<word>red|amber|yellow|green|blue|grey))\W*$", re.I)
_BESIDE = frozenset(
    "rated rating ratings rag brag status marked flagged shown showing still currently now remain remains".split()
)


def asked(question: str) -> str | None:
    """The state whose rows a question asks for: ``red``, ``amber`` or ``green``."""
    match = _ASKED.search(question)
    return (match["after"] or match["before"]).lower() if match else None


def find(
    query: Query, ranking: Sequence[Ranked], library: Library, words: LexicalIndex, within: Collection[str] | None = None
) -> Found | None:
    """The rows of the first table that has such a column and rows in that state, ``None`` where no table near has, or where
    more is asked. ``within`` are the documents that may be quoted. A document that the question names comes first, then those
    of the best passages, the latest first."""
    asked_of = (query, ranking, library, words, within)
    if called := roll_calls.find(*asked_of) or grids.find(*asked_of) or risers.find(*asked_of):
        return Found(*called)
    state = asked(query.text)
    if state is None:
        return _valued(query, ranking, library, words, within)
    for rows in _tables(query, ranking, library, within):
        column = _rating(rows)
        if column is None or table_questions.more_asked(query, {state, *_BESIDE}, rows, library, words):
            continue
        held = [row for row in rows if _state(row.span.cells[column]) == state]
        if 0 < len(held) <= MOST and all(row.span.lead for row in held):
            name = rows[0].span.columns[column]
            places = [cell_place(r.passage, r.span, Cells(r.label, (name,), (r.span.cells[column],)), library) for r in held]
            return Found(
                tuple(places), f'read: the column "{name}" of the table; {len(held)} of its {len(rows)} rows are {state}.'
            )
    return _valued(query, ranking, library, words, within)


def _valued(
    query: Query, ranking: Sequence[Ranked], library: Library, words: LexicalIndex, within: Collection[str] | None
) -> Found | None:
    """The rows that have the owner, state or rating that the question names, of all such tables of the first document that has
    some, where the question says what the rows are and no more."""
    doing = valued.doing(query.text)
    if not doing and not valued.asks(query.text):
        return None
    for document_id in table_questions.near(query, ranking, library, within):
        chosen: list[tuple[Row, int]] = []
        looked, named, value = 0, "", ""
        for table in valued.of_document(library, document_id, lambda span: any(valued.COLUMN.match(c) for c in span.columns)):
            rows = [row for row in table if any(row.span.cells[1:])]
            if (found := valued.held(doing or query.text, rows, words.stems)) is None:
                continue
            column, value, held = found
            columns = rows[0].span.columns
            if doing and not (action_columns.answerable(columns[column]) and valued.is_name(doing, value)):
                continue
            if not doing and not valued.says_what(query.text, value, table_questions.above(rows, library, columns), words.stems):
                continue
            spoken = {value, *valued.BESIDE, *columns, *(valued.BESIDE_DOING if doing else ())}
            if table_questions.more_asked(query, spoken, rows, library, words):
                continue
            chosen += [(row, column) for row in held]
            looked, named = looked + len(rows), columns[column]
        if 0 < len(chosen) <= MOST and all(row.span.lead for row, _ in chosen):
            places = [
                cell_place(row.passage, row.span, Cells(row.label, (row.span.columns[i],), (row.span.cells[i],)), library)
                for row, i in chosen
            ]
            return Found(tuple(places), f'read: the column "{named}"; {len(chosen)} of {looked} rows have "{value}".')
    return None


def _tables(query: Query, ranking: Sequence[Ranked], library: Library, within: Collection[str] | None) -> list[list[Row]]:
    """The tables of the documents of the best passages."""
    near = table_questions.near(query, ranking, library, within)
    return [rows for d in near for rows in valued.of_document(library, d, lambda span: any(map(_COLUMN.search, span.columns)))]


def _rating(rows: Sequence[Row]) -> int | None:
    """The one column whose cells all are states; ``None`` where none is, or several are, as at two times."""
    if not rows or any(row.span.columns != rows[0].span.columns for row in rows):
        return None
    found = [
        i
        for i, name in enumerate(rows[0].span.columns)
        if i
        and all(_state(row.span.cells[i]) or not row.span.cells[i] or tables.blank(row.span.cells[i]) for row in rows)
        and any(_state(row.span.cells[i]) for row in rows)
    ]
    return found[0] if len(found) == 1 and _COLUMN.search(rows[0].span.columns[found[0]]) else None


def _state(cell: str) -> str | None:
    match = _CELL.match(cell)
    if not match:
        return None
    by_letter: Mapping[str, str] = {letter: state for state, letter in _STATES.items()} | {"B": "blue"}
    return by_letter[match["letter"].upper()] if match["letter"] else match["word"].lower()

"""Who was there and who was not, told by a table of attendance: "Member | Present", with "Yes" and "Apologies" below.

All rows in the state that is asked for are quoted, from the first document near that has such a table and all else that is asked.
"""

import re
from collections.abc import Collection, Sequence

from corpus.ports import LexicalIndex
from retrieval.answering import Place, cell_place
from retrieval.library import Library
from retrieval.query import Query
from retrieval.questions.language import MONTHS
from retrieval.search import Ranked
from retrieval.tables import table_questions, tables, valued
from retrieval.tables.cells import Cells
from retrieval.tables.table_questions import InPassage
from retrieval.tables.tables import Row

MOST = 40  # rows that are listed
_ASKS = re.compile(
    r"^\W*(?:(?:and|so|but)\W+)?(?:who|which|what|list|name|show|how many)\b(?!.*\b(?:why|when|where)\b).*?\b(?:"
    r"(?P<apologies>(?:sent|gave|made|offered|submitted|tendered)(?: \w+)? apologies)|"
    r"(?P<absent>absent|missing|not (?:present|there|attend|in attendance)|(?:did|could)n['’]t attend)|"
    r"(?P<present>(?:was|were|been)(?: also)? present|attended|in attendance))\b",
    re.I,
)
_COLUMN = re.compile(
    r"^\W*(?:present|attend(?:ance|ed|ing)|in attendance)(?:\W+(?:or\W+)?(?:apologies|absent|not present))*\W*$", re.I
)
_CELL = re.compile(
    r"^\W*(?:(?P<apologies>apolog\w+|apols?)|(?P<absent>no|n|absent|not present|did not attend)|"
    r"(?P<present>yes|y|p|present|attended|in attendance|in person|online|remotely))\b|"
    r"^\s*(?:(?P<tick>[✓✔√])|(?P<cross>[✗✘]))\s*$",
    re.I,
)
_BESIDE = frozenset(
    "absent apologies attend attended attending attendance gave made member members missing people person persons "
    "present sent submitted tendered offered held there meeting meetings".split()
)
_DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{'|'.join(MONTHS)})\b", re.I)


def asked(question: str) -> str | None:
    """The state in which those are that a question asks for: ``present``, ``absent`` or ``apologies``."""
    match = _ASKS.search(question)
    return match.lastgroup if match else None


def find(
    query: Query, ranking: Sequence[Ranked], library: Library, words: LexicalIndex, within: Collection[str] | None = None
) -> tuple[tuple[Place, ...], str] | None:
    """The rows in that state and how they were found; ``None`` where no state or more is asked for, or where no table tells."""
    state = asked(query.text)
    if state is None:
        return None
    for document_id in table_questions.near(query, ranking, library, within):
        called = [
            (rows, column)
            for rows in valued.of_document(library, document_id, lambda span: any(map(_COLUMN.search, span.columns)))
            if (column := attendance(rows)) is not None
            and of_meeting(query, rows[0], library)
            and not table_questions.words_left(query, _BESIDE, rows, library, words)
        ]
        # Officers may have a table of their own; the other tables of an agenda pack are of other meetings.
        together = [(rows, column) for rows, column in called if rows[0].passage.component == called[0][0][0].passage.component]
        held = [(row, column) for rows, column in together for row in rows if _is(row.span.cells[column], state)]
        if 0 < len(held) <= MOST and all(row.span.lead for row, _ in held):
            name = called[0][0][0].span.columns[called[0][1]]
            looked = sum(len(rows) for rows, _ in together)
            places = (
                cell_place(row.passage, row.span, Cells(row.label, (row.span.columns[i],), (row.span.cells[i],)), library)
                for row, i in held
            )
            return tuple(places), f'read: the column "{name}"; {len(held)} of {looked} rows are asked for ({state}).'
    return None


def attendance(rows: Sequence[Row]) -> int | None:
    """The one column that says of each row whether it was there; ``None`` where none does, or where a cell says anything else."""
    if not rows or any(row.span.columns != rows[0].span.columns for row in rows):
        return None
    named = [i for i, name in enumerate(rows[0].span.columns) if i and _COLUMN.search(name)]
    if len(named) != 1:
        return None
    cells = [row.span.cells[named[0]] for row in rows]
    told = [cell for cell in cells if cell and not tables.blank(cell)]
    return named[0] if len(told) == len(cells) and all(map(_CELL.search, told)) else None


def _is(cell: str, state: str) -> bool:
    match = _CELL.search(cell)
    own = {"tick": "present", "cross": "absent"}.get(match.lastgroup or "", match.lastgroup) if match else None
    return own == state or (state == "absent" and own == "apologies")


def of_meeting(query: Query, row: InPassage, library: Library) -> bool:
    """Whether a table or list is of a meeting in the month, or on the day, that the question names, if it names one."""
    component = library.component(row.passage)
    date = (component.date if component else None) or library.documents[row.passage.document_id].date or ""
    if not query.months:
        return all(year == date[:4] for year in query.years)
    if not any(date.startswith(year or "") and date[4:].startswith(f"-{month:02d}") for year, month in query.months):
        return False
    day = _DAY.search(query.text)
    return day is None or len(date) < len("2031-01-01") or int(date[8:10]) == int(day[1])

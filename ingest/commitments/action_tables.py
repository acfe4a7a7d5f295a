"""Undertakings in tables: action plans with a column of actions, and sentences in the cells of other tables."""

import re
from collections.abc import Iterator, Sequence

from corpus.commitments import Extent, Section
from ingest.commitments.drafts import Draft
from ingest.commitments.pieces import Piece
from ingest.commitments.undertakings import undertakes
from ingest.passages.sentences import split_sentences

_ACTION = re.compile(
    r"^(?:(?:key|our|planned|proposed|priority|main|specific)\s+)*"
    r"(?:actions?|commitments?|activit(?:y|ies)|tasks?|deliverables?|pledges?|undertakings?)\b|^what (?:we|will|I)\b",
    re.I,
)
_WHO = re.compile(r"\b(?:lead|owner|who|responsib\w+|accountab\w+|delivered by|officer|partners?)\b", re.I)
_WHEN = re.compile(
    r"\b(?:when|timescales?|timeframe|deadline|date|due|completion|timing|(?:completed?|achieved?|finish(?:ed)?) by)\b|^by$", re.I
)
_MILESTONE = re.compile(r"\bmilestones?\b", re.I)  # a time, or what is there at a time
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NO_ACTION = re.compile(r"^[\W\d]*$|^\W*(?:as|see|not|none|nil|ditto|to be|tb[acd])\b", re.I)
_HOW_MUCH = re.compile(r"\b(?:target|measures?|success|outcome|kpi|indicator|output)s?\b", re.I)


def row_drafts(row: Piece, page: str, heading: str, section: Section) -> Iterator[Draft]:
    """The undertakings of one row; ``page`` is its page's text."""
    span = row.parts[0].span
    extent = row.parts[0].extent
    column = next((i for i, name in enumerate(span.columns) if _ACTION.match(name)), None)
    if column is not None and column < len(span.cells) and len(span.columns) > 1:
        place = _place(page, extent, span.cells[column])
        if place and len(span.cells[column].split()) >= 2 and not _NO_ACTION.match(span.cells[column]):
            milestone = _cell(span.columns, span.cells, _MILESTONE, column)
            dated = bool(_YEAR.search(milestone))
            yield Draft(
                (place,),
                heading,
                section,
                actor=_cell(span.columns, span.cells, _WHO, column),
                target=_cell(span.columns, span.cells, _HOW_MUCH, column) or ("" if dated else milestone),
                deadline=_cell(span.columns, span.cells, _WHEN, column) or (milestone if dated else ""),
            )
        return
    for cell in span.cells:
        for start, end in split_sentences(cell):
            place = _place(page, extent, cell[start:end]) if undertakes(cell[start:end]) else None
            if place:
                yield Draft((place,), heading, "promise")


def _place(page: str, row: Extent, text: str) -> Extent | None:
    """Where a cell's folded text stands in its row."""
    words = [re.escape(word) for word in text.split()]
    found = re.compile(r"\s+".join(words)).search(page, row.start, row.end) if words else None
    return Extent(row.page, found.start(), found.end()) if found else None


def _cell(columns: Sequence[str], cells: Sequence[str], wanted: re.Pattern[str], besides: int) -> str:
    for i, name in enumerate(columns):
        if i != besides and i < len(cells) and wanted.search(name):
            return cells[i]
    return ""

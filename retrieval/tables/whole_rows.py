"""Questions that one cell of a row cannot answer: whether something went up or down, whether a target was met, what happened
since a year. They need the cells that are to be held against each other."""

import re
from collections.abc import Sequence

from corpus.models import Span
from retrieval.query import Query
from retrieval.questions import periods
from retrieval.questions.periods import Period
from retrieval.tables import tables

_YES_OR_NO = re.compile(
    r"^\W*(?:(?:and|so|but|then)\W+)?(?:is|are|was|were|do|does|did|has|have|had)(?:n['’]t)?\s+(?!(?:what|which|who|how)\b)", re.I
)
_MOVED = re.compile(
    r"\b(?:g(?:o|oes|one|oing)|went|came|come|coming) (?:up|down)\b|"
    r"\b(?:ris(?:e|es|en|ing)|rose|fall(?:s|en|ing)?|fell|increas(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|improv(?:e|es|ed|ing)|"
    r"worsen(?:s|ed|ing)?|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|gr[eo]w(?:n|s|ing)?|chang(?:e|es|ed|ing))\b",
    re.I,
)
_NAMED = r"(?:targets?|goals?|standards?)"
_TARGET = re.compile(
    rf"\b(?:hit(?:s|ting)?|me(?:e?t|ets|eting)|miss(?:es|ed|ing)?|reach(?:es|ed|ing)?|achiev(?:e|es|ed|ing)|exceed(?:s|ed|ing)?|"
    rf"beat(?:en|ing)?)\b.*\b{_NAMED}\b|\b{_NAMED}\b.*\b(?:hit|met|missed|reached|achieved|exceeded|beaten)\b|"
    rf"\b(?:on|above|below|over|under|behind|short of) (?:(?:the|our|its|their) )?{_NAMED}\b|\bon track\b",
    re.I,
)
# What a text must have some of that says whether a target was met.
_TELLS_OF_TARGET = re.compile(
    rf"\b(?:{_NAMED}|hit|me?et|miss(?:es|ed)|reach(?:es|ed)|achiev\w+|exceed\w*|on track|short of|per ?cent)\b|%", re.I
)
_TARGET_COLUMN = re.compile(rf"^\W*(?:[\w'’-]+\s+){{0,2}}{_NAMED}\b", re.I)
_SINCE = re.compile(r"\bsince\b[^?.;]*?\d", re.I)
_SINCE_COLUMN = re.compile(r"\bsince\b|\bchanges?\b", re.I)


def target(question: str) -> bool:
    """Whether a question asks if a target was met."""
    return _TARGET.search(question) is not None and _YES_OR_NO.search(question) is not None


def tells_of_target(text: str) -> bool:
    """Whether a text can say if a target was met: it has a target, a verb of meeting one, or a share."""
    return _TELLS_OF_TARGET.search(text) is not None


def change(question: str) -> bool:
    """Whether a question asks if something went up or down."""
    return _YES_OR_NO.search(question) is not None and _MOVED.search(question) is not None


def since(question: str) -> bool:
    """Whether a question asks for what happened since a time that it names."""
    return _SINCE.search(question) is not None


def compared(query: Query, span: Span) -> tuple[int, ...]:
    """Indexes of the columns that are to be held against each other: the target and the period that is asked for, or all; none
    where the question asks for no such thing, or where the row is no row of figures or has nothing to compare."""
    figures = [i for i, cell in enumerate(span.cells) if i and tables.value(cell) is not None]
    if not tables.mostly_numbers(span) or len(figures) < 2:
        return ()
    wanted = periods.asked(query)
    found = periods.matching(wanted, span.columns, figures) if wanted else periods.latest(query.text, span.columns, figures)
    if found is None:
        return ()
    whole = tuple(i for i, cell in enumerate(span.cells) if i and cell)
    if target(query.text):
        targets = [i for i in figures if _TARGET_COLUMN.search(span.columns[i])]
        others = [i for i in found if i not in targets]
        return (tuple(sorted([*targets, *others])) if others else whole) if targets else ()
    if len(found) > 1 or (wanted and not found and not _of_years(wanted)):
        return ()  # the two times are named
    if change(query.text):
        return whole
    told = any(_SINCE_COLUMN.search(span.columns[i]) for i in figures)
    return whole if since(query.text) and found and not told else ()


def _of_years(wanted: Sequence[Period]) -> bool:
    """Whether only calendar years are asked for, which may name a document."""
    return all(period.sort == "year" for period in wanted)

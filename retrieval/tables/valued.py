"""Rows that have what a question names in a column of owners, states or ratings: "which actions does Ann Dale lead?", "which
risks are rated high?". A value of another sort, a place say, tells which row is asked for, not which to choose."""

import re
from collections.abc import Callable, Collection, Sequence

from corpus.models import Span, SpanKind
from retrieval.library import Library
from retrieval.tables import tables
from retrieval.tables.tables import Row

COLUMN = re.compile(
    r"^\W*(?:action |risk |lead |responsible |current |residual |overall )?(?:owners?|leads?|lead (?:officer|member|agency)|"
    r"officer|responsible|responsibility|accountable(?: officer)?|"
    r"assigned to|by whom|status|progress|risk|rating|(?:risk )?level|b?rag|"
    r"likelihood|impact|direction(?: of travel)?)(?: (?:owner|rating|status|level))?\W*$",
    re.I,
)
_ROWS = re.compile(
    r"^\W*(?:and |so )?(?:(?:which|what)(?: (?:are|were))?(?: of)?(?: all)?(?: the)?|"
    r"(?:list|name|show)(?: me)?(?: all)?(?: the)?)"
    r" (?!(?:is|was|are|were|has|have|had|does|do|did|will|would|can|could|should|must|may|happened)\b)\w",
    re.I,
)
_DOING = re.compile(
    r"^\W*(?:(?:[Aa]nd|[Ss]o)\W+)?[Ww]hat (?:else )?(?:is|was|are|were|does|did|has) "
    r"(?P<who>(?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*) "
    r"(?:(?:also|currently|still|now) )?(?:doing|working on|responsible for|accountable for|in charge of|leading(?: on)?|"
    r"lead(?: on)?|own|(?:(?:meant|supposed|asked|due|expected|going|got|have|need) )?to do)\b"
)
_BUT = re.compile(r"\b(?:not|no longer|except|other than|besides|without|never|nor|neither|but)\b|n['’]t\b", re.I)
_WORD = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"\s*[,;/()&]\s*|\s+[–—-]\s+|\s+and\s+")
# What may stand in a question beside the value and what the rows are called.
BESIDE = frozenset(
    "responsible responsibility accountable own owns owned owner lead leads leading led assigned belong belongs rated rating "
    "ranked scored classed marked shown status currently still far now open charge items ones rows measures indicators".split()
)

BESIDE_DOING = frozenset("also asked doing due expected going meant need supposed work working".split())


def asks(question: str) -> bool:
    """Whether a question may ask for the rows of a table."""
    return _ROWS.search(question) is not None and not _BUT.search(question)


def doing(question: str) -> str:
    """Whose work a question asks for ("What is Ann Dale working on?"): the name, empty where it asks for none."""
    match = _DOING.search(question)
    return match["who"] if match and not _BUT.search(question) else ""


def is_name(said: str, value: str) -> bool:
    """Whether a value is all of a name that was said."""
    return _folded(said).removeprefix(" the").strip() == value.strip()


def held(question: str, rows: Sequence[Row], stems: Callable[[str], list[str]]) -> tuple[int, str, list[Row]] | None:
    """The one column that has a value which the question names, that value, and its rows; ``None`` where it names none, or where
    two columns have it, or another cell says it with more beside ("approved with conditions")."""
    if not rows or any(row.span.columns != rows[0].span.columns for row in rows):
        return None
    asked = _folded(question)
    found: list[tuple[int, str, list[Row]]] = []
    for column, name in enumerate(rows[0].span.columns):
        if not column or not COLUMN.match(name):
            continue
        parts = [[_folded(part) for part in _PARTS.split(row.span.cells[column])] for row in rows]
        named = {part for each in parts for part in each if part.strip() and not part.strip().isdigit() and part in asked}
        if not named:
            continue
        value = max(named, key=len)
        if any(value in part and value != part for each in parts for part in each):
            return None
        found.append((column, value.strip(), [row for row, each in zip(rows, parts, strict=True) if value in each]))
    if len(found) > 1:
        words = set(stems(question))
        found = [one for one in found if words.intersection(stems(rows[0].span.columns[one[0]]))]
    return found[0] if len(found) == 1 else None


def of_document(library: Library, document_id: str, fits: Callable[[Span], bool]) -> list[list[Row]]:
    """The tables of a document with a row that fits."""
    found: list[list[Row]] = []
    seen: set[int] = set()
    for passage in library.catalogue.passages_of(document_id):
        for span in passage.spans:
            if span.group is None or span.group in seen or not fits(span):
                continue
            seen.add(span.group)
            if span.kind is SpanKind.TABLE_ROW and not tables.torn(library, passage, span.group):
                found.append([row for row in tables.rows(library, passage, span.group) if row.named])
    return found


def says_what(question: str, value: str, texts: Collection[str], stems: Callable[[str], list[str]]) -> bool:
    """Whether the question, its value aside, has a word for what the rows are."""
    left = _folded(question).replace(f" {value} ", " ")
    return not set(stems(left)).isdisjoint({stem for text in texts for stem in stems(text)})


def _folded(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.lower()))} "

"""Which of several rows of a table a question means: by their labels, the headings above them, the units of their cells."""

import re
from collections.abc import Sequence

from corpus.models import SpanKind
from corpus.ports import LexicalIndex
from retrieval.evidence import Evidence
from retrieval.library import Library
from retrieval.query import Query
from retrieval.questions import periods
from retrieval.questions.language import ASKING, MONTHS
from retrieval.questions.periods import Period
from retrieval.questions.wants import Wants

_HOW_MANY = re.compile(r"\bhow many\b(?! per ?cent)", re.I)
_SPENT = frozenset("spend spends spent spending pay pays paid cost costs".split())
_PERCENT = re.compile(r"\d\s*%")


def asked_by_label(query: Query, e: Evidence, words: LexicalIndex) -> bool:
    """Whether the question has all the words of a table row's label."""
    label = words.stems(_label(e))
    return bool(label) and set(label) <= set(words.stems(query.text))


def of_the_name_first(query: Query, evidence: Sequence[Evidence], words: LexicalIndex) -> list[Evidence]:
    """The evidence with the one cell first that is of the row of a name in the question ("Witham" beside other towns), holds the
    kind of thing asked for, and stands behind a span that has not that name; unchanged where no cell or several are so."""
    named = {stem for name in query.names for stem in words.stems(name)}
    own = [e for e in evidence if e.cells and len(e.cells.values) == 1 and e.cells.fits(query) and _is_called(e, named, words)]
    if len(own) != 1 or set(words.stems(_label(own[0]))) <= set(
        words.stems(" ".join([*evidence[0].passage.section, evidence[0].text]))
    ):
        return list(evidence)
    return [own[0], *(e for e in evidence if e is not own[0])]


def wholly_named_first(query: Query, evidence: Sequence[Evidence], library: Library, words: LexicalIndex) -> list[Evidence]:
    """The evidence with the cells first that the question names wholly, in the order that they are in."""
    named = [e for e in evidence if wholly_named(query, e, library, words)]
    return [*named, *(e for e in evidence if e not in named)]


def wholly_named(query: Query, e: Evidence, library: Library, words: LexicalIndex) -> bool:
    """Whether a single figure is all that a question can mean: the period asked for is its column's, the row's label and the
    question have words in common, and neither has others besides, but for those of the document's cover and the headings."""
    cell, wanted = e.cells, periods.asked(query)
    if cell is None or len(cell.values) != 1 or not wanted or not cell.fits(query):
        return False
    own = periods.of_text(cell.columns[0])
    if own is None or not any(one.meets(own) for one in wanted):
        return False
    document = library.documents[e.passage.document_id]
    above = set(words.stems(" ".join([document.title, document.publisher or "", *e.passage.section])))
    above |= {stem for word in (*ASKING, *_SPENT) for stem in words.stems(word)}
    asked = {stem for word in query.words if not periods.of_text(word) and word not in MONTHS for stem in words.stems(word)}
    label = set(words.stems(cell.label))
    column = set(words.stems(cell.columns[0]))
    return bool(asked & (label - above)) and asked <= label | column | above and label <= asked | above


def of_the_period(query: Query, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence without rows that are of other periods, where the table of the best has the month or quarter asked for."""
    wanted = [one for one in periods.asked(query) if one.month or one.quarter]
    if not any(_is_of(e, wanted) for e in evidence if same_table(e, evidence[0])):
        return list(evidence)
    return [e for e in evidence if e.span.kind is not SpanKind.TABLE_ROW or _is_of(e, wanted) or not _periods(e)]


def _is_of(e: Evidence, wanted: Sequence[Period]) -> bool:
    return any(one.meets(own) for one in wanted for own in _periods(e))


def _periods(e: Evidence) -> list[Period]:
    """The periods that a table row and the columns of its cells name."""
    texts = [e.cells.label, *e.cells.columns] if e.cells else [*e.span.cells[:1], *e.span.columns]
    return [period for text in texts if e.span.kind is SpanKind.TABLE_ROW and (period := periods.of_text(text))]


def _is_called(e: Evidence, named: set[str], words: LexicalIndex) -> bool:
    label = set(words.stems(_label(e)))
    return bool(label) and label <= named


def same_table(one: Evidence, other: Evidence) -> bool:
    """Whether both are rows of one table."""
    return (
        one.span.kind is SpanKind.TABLE_ROW
        and one.span.group == other.span.group
        and one.passage.document_id == other.passage.document_id
    )


def of_nearest_labels(query: Query, evidence: Sequence[Evidence], words: LexicalIndex) -> list[Evidence]:
    """The evidence without the rows whose label has fewer of the question's words than that of another row of their table, and
    none that it has not; the best stays if its label has none at all, because it was chosen by what it means."""
    asked = set(words.stems(query.text))
    met = [(e, asked & set(words.stems(e.cells.label if e.cells else ""))) for e in evidence]
    fewer = [any(same_table(e, other) and own < more for other, more in met) for e, own in met]
    return [e for (e, own), less in zip(met, fewer, strict=True) if not less or (e is evidence[0] and not own)]


def of_the_row_named(query: Query, evidence: Sequence[Evidence], library: Library, words: LexicalIndex) -> list[Evidence]:
    """The evidence without other rows of the best row's table, such as its total, where the question has a word of the best row's
    label that no other has, nor what stands above the table, and none of theirs besides. Where it has none of the best row's, the
    row comes first that it has one of."""
    best = evidence[0]
    asked = {stem for word in query.words for stem in words.stems(word)}
    met = [(e, asked & set(words.stems(_label(e)))) for e in evidence if same_table(e, best) and e.span.cells[:1] != ("",)]
    own = next((stems for e, stems in met if e is best), set())
    document = library.documents[best.passage.document_id]
    above = words.stems(" ".join([document.title, document.publisher or "", *best.passage.section]))
    if not own.difference(above):
        called = next((e for e, stems in met if stems.difference(above)), best)
        return [called, *(e for e in evidence if e is not called)]
    if not own.difference(above, *(stems for e, stems in met if e is not best)):
        return list(evidence)
    spare = [e for e, stems in met if e is not best and stems < own]
    return [e for e in evidence if e not in spare]


def cells_meant(query: Query, evidence: Sequence[Evidence], words: LexicalIndex) -> list[Evidence]:
    """The evidence without single cells that another single cell of the same column makes unlikely, and never empty:

    - of another row of the table, where that one's label, but for words that the labels share, is in the question and its own
      is not;
    - of the other unit, where a share is asked for, or how many, and that one's label has the same words of the question;
    - of the same row of another table, where the heading right above that one is in the question and above its own is not.
    """
    asked = set(words.stems(query.text))
    single = [e for e in evidence if e.cells and len(e.cells.values) == 1 and e.span.kind is SpanKind.TABLE_ROW]
    spare = [e for e in single if any(_rather(query, asked, other, e, single, words) for other in single if other is not e)]
    return [e for e in evidence if e not in spare] or list(evidence)


def _rather(
    query: Query, asked: set[str], one: Evidence, other: Evidence, single: Sequence[Evidence], words: LexicalIndex
) -> bool:
    """Whether the first cell makes the second unlikely."""
    assert one.cells and other.cells
    if one.cells.columns != other.cells.columns:
        return False
    if not same_table(one, other):
        return one.cells.label == other.cells.label and _heading(one, words) <= asked and not _heading(other, words) <= asked
    labels = [set(words.stems(e.cells.label)) for e in single if e.cells and same_table(e, one)]
    shared = set.intersection(*labels)
    own, others = set(words.stems(one.cells.label)) - shared, set(words.stems(other.cells.label)) - shared
    if own and own <= asked and not others & asked:
        return True
    return _unit_meant(query, one) and not _unit_meant(query, other) and (own & asked) >= (others & asked) - _measures(words)


def _measures(words: LexicalIndex) -> set[str]:
    """Words that say how a row is measured and not of what."""
    return set(words.stems("percentage percent met proportion share rate"))


def _unit_meant(query: Query, e: Evidence) -> bool:
    """Whether the cell is a percentage where a share is asked for, and none where it is asked how many; else always."""
    assert e.cells
    percent = _PERCENT.search(e.cells.values[0]) is not None or "%" in e.cells.columns[0]
    if query.wants is Wants.SHARE:
        return percent
    return not (_HOW_MANY.search(query.text) and percent)


def _heading(e: Evidence, words: LexicalIndex) -> set[str]:
    return set(words.stems(e.passage.section[-1])) if e.passage.section else set()


def _label(e: Evidence) -> str:
    """What a table row is called."""
    return e.cells.label if e.cells else next((cell for cell in e.span.cells if cell), "")

"""Which spans make the answer, and how it reads. No language model: every line is a quotation.

A fact is one span; a list is the whole list with the sentence that leads into it; a table row comes with its header; a
comparison has a span for each document. What is said is kept short.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.models import Passage, SpanKind
from corpus.results import Citation
from retrieval import citing
from retrieval.evidence import Evidence
from retrieval.library import Library
from retrieval.query import Query, Wants

WORDS = 120  # of an answer that is not a list
LIST_ITEMS = 40
MARGIN = 1.5  # in evidence score: a further span this close to the best is shown too
SPANS = 3  # shown for one document
DOCUMENTS = 4  # quoted in a comparison
DOCUMENT_MARGIN = 6.0  # in evidence score: how far below the best another document's span may be in a comparison
_CELL_GAP = "   "


@dataclass(frozen=True, slots=True)
class Place:
    """A range of a passage's page that is to be quoted."""

    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """Lines and the citations that their markers resolve to."""

    text: str
    citations: tuple[Citation, ...]


def choose(query: Query, evidence: Sequence[Evidence], library: Library) -> list[Place]:
    """The ranges to quote, in the order in which they are to be read. ``evidence`` is best first and not empty."""
    if query.wants is Wants.COMPARISON or _documents_named(evidence) > 1:
        return _of_each_document(query, evidence, library)
    best = evidence[0]
    if query.wants is Wants.LIST and (whole := _whole_list(best, library)):
        return whole
    return _closest(query, evidence, library)


def compose(places: Sequence[Place], library: Library) -> Draft:
    """One line for each range, ending in its marker; the same range twice is quoted once."""
    lines: list[str] = []
    citations: list[Citation] = []
    seen: set[tuple[str, int, int]] = set()
    for place in places:
        key = (place.passage.document_id, place.start, place.end)
        if key in seen:
            continue
        seen.add(key)
        cited = citing.citation(library, place.passage, place.start, place.end, len(citations) + 1)
        citations.append(cited)
        lines.append(f"{folded(cited.quote)} [{cited.marker}]")
    return Draft("\n".join(lines), tuple(citations))


def folded(quote: str) -> str:
    """The quotation on one line; cells of a table row, which tabs part, keep a gap."""
    return _CELL_GAP.join(" ".join(cell.split()) for cell in quote.strip().split("\t") if cell.strip())


def _documents_named(evidence: Sequence[Evidence]) -> int:
    return len({e.passage.document_id for e in evidence if e.ranked.preference >= 3})


def _of_each_document(query: Query, evidence: Sequence[Evidence], library: Library) -> list[Place]:
    """The best span of each document that has one near the best, oldest document first."""
    named = {e.passage.document_id for e in evidence if e.ranked.preference >= 3}
    first: dict[str, Evidence] = {}
    for e in evidence:
        near = evidence[0].score - e.score <= DOCUMENT_MARGIN
        if e.passage.document_id not in first and (e.passage.document_id in named or (near and len(named) < 2)):
            first[e.passage.document_id] = e
    chosen = sorted(list(first.values())[:DOCUMENTS], key=lambda e: library.documents[e.passage.document_id].date or "")
    return [place for e in chosen for place in _with_surroundings(e, library)]


def _closest(query: Query, evidence: Sequence[Evidence], library: Library) -> list[Place]:
    """The best span, and those close behind it, as far as the words go."""
    places: list[Place] = []
    words = 0
    for e in evidence[:SPANS]:
        if evidence[0].score - e.score > MARGIN:
            break
        surroundings = [p for p in _with_surroundings(e, library) if p not in places]
        length = sum(len(p.passage.text[p.start - p.passage.start : p.end - p.passage.start].split()) for p in surroundings)
        if places and words + length > WORDS:
            break
        words += length
        places += surroundings
    return places


def _with_surroundings(e: Evidence, library: Library) -> list[Place]:
    """The span, with its table's header row before it where the row needs one to be understood."""
    span = e.span
    place = Place(e.passage, span.start, span.end)
    if span.kind is SpanKind.TABLE_ROW and span.lead:
        return [Place(e.passage, *span.lead), place]
    return [place]


def _whole_list(best: Evidence, library: Library) -> list[Place]:
    """All items of the list that the best span is in or leads into, with its lead-in; empty where there is none."""
    passages = library.catalogue.passages_of(best.passage.document_id)
    spans = [(passage, span) for passage in passages for span in passage.spans]
    group = best.span.group
    if group is None or best.span.kind is SpanKind.TABLE_ROW:
        led = [s.group for p, s in spans if s.lead == (best.span.start, best.span.end) and p.page == best.passage.page]
        if not led or led[0] is None:
            return []
        group = led[0]
    items = [(passage, span) for passage, span in spans if span.group == group][:LIST_ITEMS]
    lead = items[0][1].lead
    opening = [Place(items[0][0], *lead)] if lead else []
    return opening + [Place(passage, span.start, span.end) for passage, span in items]


Composer = Callable[[Sequence[Place]], Draft]

"""Which spans make the answer, and how it reads. No language model: every line is a quotation.

A fact is one span, with those close behind it; a list is the whole list with the sentence that leads into it; a table
row comes with its header; a question about several documents gets the best of each. What is said is kept short.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.models import Passage, Span, SpanKind
from corpus.ports import LexicalIndex
from corpus.results import Citation
from retrieval import grounding, units
from retrieval.evidence import Evidence
from retrieval.library import Library
from retrieval.query import Query
from retrieval.questions.wants import Wants
from retrieval.quoting import citing, following, lists, markup, notes
from retrieval.tables import named_rows, tables
from retrieval.tables.cells import Cells

WORDS = 120  # of an answer that is not a list
LIST_WORDS = 250  # of a list that was asked for and not only come upon
SHORT_LIST = 60  # words: a list this short is quoted whole where a sentence that leads into it was asked for
MARGIN = 2.0  # in evidence score: a further span this close to the best is shown too; dev splits, 0.8 to 5 tried
ROW_MARGIN = 1.2  # the same for another row of the same table: rows read alike, and most often one is meant
SPANS = 3  # shown of one document
EACH = 2  # shown of each document of several
CELL_GAP = "   "
_OF_SEVERAL = frozenset({Wants.LIST, Wants.COMPARISON, Wants.EXTREME})
_SIGNS = " \t\n|_>•"
_EMPHASIS = "*"


@dataclass(frozen=True, slots=True)
class Place:
    """A range of a passage's page that is to be quoted.

    Of a table row only what was asked for is ``said``: its label, column and cell, all of them words of the row or of the rows
    ``beside`` it, its header and the one that gives it its subject, which are then cited too.
    """

    passage: Passage
    start: int
    end: int
    words: int
    said: str = ""
    beside: tuple[tuple[int, int], ...] = ()

    def within(self, other: "Place") -> bool:
        """Whether the other quotes all that this one does."""
        same = (self.passage.document_id, self.passage.page) == (other.passage.document_id, other.passage.page)
        return same and not self.said and not other.said and other.start <= self.start and self.end <= other.end

    def overlaps(self, other: "Place") -> bool:
        """Whether both quote some of the same characters, and nothing but what they quote is said."""
        same = (self.passage.document_id, self.passage.page) == (other.passage.document_id, other.passage.page)
        return same and not self.said and not other.said and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Found:
    """Ranges to be quoted in order, which were found by their form and not by reading; ``note``, if there is one, says how."""

    places: tuple[Place, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """Lines and the citations that their markers resolve to."""

    text: str
    citations: tuple[Citation, ...]


def choose(query: Query, evidence: Sequence[Evidence], library: Library, words: LexicalIndex) -> list[Place]:
    """The ranges to quote, in reading order. ``evidence`` is best first and not empty."""
    if query.wants is Wants.LIST and (found := lists.asked_for(query, evidence, library, words)):
        return list_places(found, library)
    if found := lists.agreed_on(query, evidence, library):
        whole = list_places(found, library)
        if sum(place.words for place in whole) <= (LIST_WORDS if query.wants is Wants.LIST else WORDS):
            return whole
    evidence = named_rows.of_the_period(query, named_rows.cells_meant(query, evidence, words))
    exact = (cell := evidence[0].cells) is not None and len(cell.values) == 1 and cell.fits(query)
    if exact and named_rows.asked_by_label(query, evidence[0], words):
        evidence = [e for e in evidence if named_rows.asked_by_label(query, e, words)]
    elif exact:
        evidence = named_rows.of_nearest_labels(query, evidence, words)
    elif query.wants not in _OF_SEVERAL and tables.mostly_numbers(evidence[0].span):
        evidence = named_rows.of_the_row_named(query, evidence, library, words)
    return _told_apart(_joined(_closest(query, evidence, library, SPANS, WORDS, ROW_MARGIN if exact else MARGIN), library))


def choose_each(found: Sequence[tuple[Query, Sequence[Evidence]]], library: Library, words: LexicalIndex) -> list[Place]:
    """The best of each part of a question, in its order: a list that is asked for whole, if it is short. ``found`` are the parts
    that have evidence, and that."""
    places: list[Place] = []
    for query, evidence in found:
        listed = lists.asked_for(query, evidence, library, words) if query.wants is Wants.LIST else None
        whole = list_places(listed, library) if listed else []
        short = sum(place.words for place in whole) <= LIST_WORDS // len(found)
        places += whole if whole and short else _closest(query, evidence, library, EACH, WORDS // len(found))
    return _joined(places, library)


def compose(places: Sequence[Place], library: Library) -> Draft:
    """One line for each range, ending in its marker; the same words twice are quoted once."""
    lines: list[str] = []
    citations: dict[tuple[str, str], Citation] = {}
    for place in places:
        if place.start >= place.end:
            continue
        quoted = [(place.start, place.end), *place.beside]
        cited = [citing.citation(library, place.passage, start, end, 0) for start, end in quoted]
        keys = [(one.document_id, folded(one.quote).casefold()) for one in cited]
        if keys[0] in citations and not place.said:
            continue
        for key, one in zip(keys, cited, strict=True):
            citations.setdefault(key, one.model_copy(update={"marker": len(citations) + 1}))
        markers = "".join(f"[{citations[key].marker}]" for key in keys)
        lines.append(f"{place.said or folded(cited[0].quote)} {markers}")
    return Draft("\n".join(lines), tuple(citations.values()))


def folded(quote: str) -> str:
    """The quotation on one line without tags; cells of a table row, which tabs part, keep a gap."""
    return CELL_GAP.join(cell for part in quote.split("\t") if (cell := markup.plain(part)))


def _closest(
    query: Query, evidence: Sequence[Evidence], library: Library, most: int, words: int, margin: float = MARGIN
) -> list[Place]:
    """The best span, with the sentence that completes it, and those close behind it, as far as the words go."""
    places: list[Place] = []
    for e in evidence[:most]:
        behind = evidence[0].score - e.score
        if behind > margin:
            break
        if behind > ROW_MARGIN and named_rows.same_table(e, evidence[0]):
            continue
        surroundings = [place for place in _with_surroundings(e, library) if not any(place.within(other) for other in places)]
        if e is evidence[0] and len(surroundings) == 1 and (after := following.completing(query, e.passage, e.index)):
            surroundings = [_place(e.passage, surroundings[0].start, after.end, library)]
        if places and sum(place.words for place in [*places, *surroundings]) > words:
            continue
        if places and len(surroundings) == 1 and e.text.endswith(":"):
            continue  # what it leads into is quoted already
        places = [place for place in places if not any(place.within(other) for other in surroundings)] + surroundings
    return places


def _joined(places: Sequence[Place], library: Library) -> list[Place]:
    """The ranges, those that overlap as one, where the first of them stood: sentences quoted with the one before them."""
    found: list[Place] = []
    for place in places:
        at = next((i for i, other in enumerate(found) if place == other or place.overlaps(other)), None)
        if at is None:
            found.append(place)
        elif place != found[at]:
            start, end = min(place.start, found[at].start), max(place.end, found[at].end)
            page = library.page_text(place.passage.document_id, place.passage.page)
            found[at] = replace(found[at], start=start, end=end, words=len(page[start:end].split()))
    return found


def _told_apart(places: Sequence[Place]) -> list[Place]:
    """The ranges; cells of rows with the same name, of tables under different headings, with those headings."""
    under: dict[str, set[str]] = {}
    for place in places:
        under.setdefault(_row_name(place), set()).update(place.passage.section[-1:])
    return [
        replace(place, said=f"{place.passage.section[-1]}: {place.said}")
        if place.said and len(under[_row_name(place)]) > 1 and not any(c.isdigit() for c in place.passage.section[-1])
        else place
        for place in places
    ]


def _row_name(place: Place) -> str:
    return place.said.partition(":")[0]


def _with_surroundings(e: Evidence, library: Library) -> list[Place]:
    """The span; before a table row its header, after a sentence that only leads into a short list that list."""
    span = e.span
    place = _place(e.passage, span.start, span.end, library, span.marker)
    if e.cells and span.lead:
        cell = cell_place(e.passage, span, e.cells, library)
        return [cell, *_notes(cell, cell.said, library)]
    if span.kind is SpanKind.TABLE_ROW and span.lead and len(span.columns) == len(span.cells) > 1:
        whole = cell_place(e.passage, span, _all_cells(e.passage, e.index), library)
        return [whole, *_notes(whole, whole.said, library)]
    if span.kind is SpanKind.TABLE_ROW and span.lead:
        header = _place(e.passage, *span.lead, library)
        return [header, place, *_notes(place, units.span_text(e.passage, span), library)]
    text = e.passage.text[span.start - e.passage.start : span.end - e.passage.start].rstrip()
    if text.endswith(":") and span.kind is SpanKind.SENTENCE:
        led = lists.around(e.passage, e.index, library)
        items = _items(led, library) if led else _next(e, library)
        if sum(item.words for item in items) <= SHORT_LIST:
            return [place, *items]
    before = units.understood_with(e.passage, e.index)
    return [_place(e.passage, before.start, span.end, library)] if before else [place]


def _all_cells(passage: Passage, index: int) -> Cells:
    """A row's filled cells, each with its column, below what the row is called: its cells under the name of the first column,
    the first one being that of the row that it belongs to."""
    span, head = passage.spans[index], tables.above(passage, index)
    pairs = list(zip(span.columns[1:], span.cells[1:], strict=True))
    parts = [head.cells[0] if head else span.cells[0], *(cell for column, cell in pairs if column == span.columns[0])]
    filled = [(column, cell) for column, cell in pairs if cell and column != span.columns[0]]
    label = tables.JOINED.join(part for part in parts if part)
    return Cells(label, tuple(column for column, _ in filled), tuple(cell for _, cell in filled))


def _notes(place: Place, said: str, library: Library) -> list[Place]:
    """The notes below a table that marks in what is said of it point to."""
    page = library.page_text(place.passage.document_id, place.passage.page)
    return [Place(place.passage, a, b, len(page[a:b].split())) for a, b in notes.of(said, page, place.end)]


def _next(e: Evidence, library: Library) -> list[Place]:
    """What follows a sentence that ends in a colon and leads into no list: the next sentence."""
    following = e.passage.spans[e.index + 1 : e.index + 2]
    return [_place(e.passage, s.start, s.end, library, s.marker) for s in following if s.kind is not SpanKind.HEADING]


def cell_place(passage: Passage, span: Span, asked: Cells, library: Library) -> Place:
    """What was asked for of a table row, with the row behind it, its header, and the row that gives it its subject."""
    row = _place(passage, *_whole(passage, span), library)
    assert span.lead
    at = passage.spans.index(span)
    heads = [tables.above(passage, at), tables.called_by(passage, at, asked.label)]
    beside = [_place(passage, *span.lead, library), *(_place(passage, head.start, head.end, library) for head in heads if head)]
    page = library.page_text(passage.document_id, passage.page)
    held = " ".join(page[p.start : p.end] for p in (row, *beside))
    label = asked.label if not grounding.loose_numbers(asked.label, held) else next((cell for cell in span.cells if cell), "")
    quoted = [pair for pair in zip(asked.columns, asked.values, strict=True) if not grounding.loose_numbers(" ".join(pair), held)]
    if not quoted or grounding.loose_numbers(label, held):  # the rest of the row is in another passage
        return row
    said = Cells(label, tuple(column for column, _ in quoted), tuple(value for _, value in quoted)).text
    return replace(row, words=len(said.split()), said=said, beside=tuple((p.start, p.end) for p in beside))


def _whole(passage: Passage, span: Span) -> tuple[int, int]:
    """Where a row begins and ends in its passage: a very long one is cut into several spans with the same cells."""
    first = last = passage.spans.index(span)
    while first and _is_piece(passage.spans[first - 1], span):
        first -= 1
    while last + 1 < len(passage.spans) and _is_piece(passage.spans[last + 1], span):
        last += 1
    return passage.spans[first].start, passage.spans[last].end


def _is_piece(other: Span, span: Span) -> bool:
    return other.lead == span.lead and other.cells == span.cells


def list_places(found: lists.ItemList, library: Library) -> list[Place]:
    """The ranges of a whole list: the sentence that leads into it, if there is one, and its items."""
    opening = [_place(*found.lead, library)] if found.lead else []
    return opening + _items(found, library)


def _items(found: lists.ItemList, library: Library) -> list[Place]:
    return [_place(passage, span.start, span.end, library, span.marker) for passage, span in found.items]


def _place(passage: Passage, start: int, end: int, library: Library, marker: str = "") -> Place:
    """A range of the passage's page without bullets, emphasis signs and bars at its ends; letters and numbers of items
    stay, because people refer to them."""
    text = library.page_text(passage.document_id, passage.page)[start:end]
    bullet = len(marker) if text.startswith(marker) and not any(c.isalnum() for c in marker) else 0
    signs = _SIGNS + _EMPHASIS
    begin = len(text) - len(text[bullet:].lstrip(signs))
    opened = _EMPHASIS in text[bullet:begin]  # otherwise one at the end is a note's mark on a figure, or a suppressed cell
    closing = _SIGNS.replace(">", "")  # the end of a tag
    stop = max(begin, len(text.rstrip(closing + _EMPHASIS if opened else closing)))
    return Place(passage, start + begin, start + stop, len(text[begin:stop].split()))

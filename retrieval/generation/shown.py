"""The spans that a language model is shown, numbered, and how they are divided among requests."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.models import Passage, Span, SpanKind
from retrieval import orders, units
from retrieval.answering import Place, folded
from retrieval.library import Library
from retrieval.query import Query
from retrieval.questions.wants import Wants
from retrieval.responding import Response

SPANS = 8  # in one request
FURTHER = 4  # spans beside those that the extractive answer quotes
REQUESTS = 5  # for one question
_SIGNS = " \t\n|*_>•"


@dataclass(frozen=True, slots=True)
class Shown:
    """A span under the id that the model knows it by. ``ranges`` are what is cited for it: the sentence that leads into its list
    or its table's header row, where it has one, then itself. ``text`` is how the model reads it."""

    id: str
    passage: Passage
    ranges: tuple[Place, ...]
    text: str

    def quote(self, library: Library) -> str:
        """All that is cited for it, as the pages have it."""
        page = library.page_text(self.passage.document_id, self.passage.page)
        return "\n".join(page[place.start : place.end] for place in self.ranges)


def of(response: Response, library: Library) -> list[Shown]:
    """What is shown: the ranges that the extractive answer quotes, then the next best evidence; no orders to machines."""
    found: dict[tuple[str, int, int], Shown] = {}
    best = [e for e in response.evidence if not orders.touches(e.passage, e.span.start, e.span.end)]
    for passage, span in [*_quoted(response.places), *((e.passage, e.span) for e in best[:FURTHER])]:
        key = (passage.document_id, passage.page, span.start)
        if key in found or orders.touches(passage, span.start, span.end):
            continue
        ranges = _ranges(passage, span, library)
        if ranges:
            found[key] = Shown(f"s{len(found) + 1}", passage, ranges, _readable(passage, span, ranges, library))
    return list(found.values())


def planned(query: Query, response: Response, shown: Sequence[Shown]) -> list[list[Shown]]:
    """The requests to make: one, or one a document for a list, a comparison or a question of several parts; long ones cut."""
    documents = list(dict.fromkeys(one.passage.document_id for one in shown))
    apart = query.wants in {Wants.LIST, Wants.COMPARISON} or response.missing
    groups: Iterable[list[Shown]] = [list(shown)]
    if apart and len(documents) > 1:
        groups = ([one for one in shown if one.passage.document_id == document] for document in documents)
    cut = [group[start : start + SPANS] for group in groups for start in range(0, len(group), SPANS)]
    return cut[:REQUESTS]


def _quoted(places: Sequence[Place]) -> list[tuple[Passage, Span]]:
    """The spans that the extractive answer's ranges are of; header rows come with their rows."""
    found: list[tuple[Passage, Span]] = []
    for place in places:
        for span in place.passage.spans:
            inside = span.start <= place.start < span.end
            if inside and not any(other.lead == (span.start, span.end) for other in place.passage.spans):
                found.append((place.passage, span))
    return found


def _ranges(passage: Passage, span: Span, library: Library) -> tuple[Place, ...]:
    page = library.page_text(passage.document_id, passage.page)
    wanted = [span.lead, (span.start, span.end)] if span.lead and span.lead[0] != span.start else [(span.start, span.end)]
    ranges: list[Place] = []
    for start, end in (each for each in wanted if each):
        text = page[start:end]
        begin = start + len(text) - len(text.lstrip(_SIGNS))
        stop = max(begin, end - (len(text) - len(text.rstrip(_SIGNS))))
        if stop > begin and not orders.given(text):
            ranges.append(Place(passage, begin, stop, len(text.split())))
    return tuple(ranges)


def _readable(passage: Passage, span: Span, ranges: Sequence[Place], library: Library) -> str:
    if span.kind is SpanKind.TABLE_ROW:
        return units.span_text(passage, span)
    page = library.page_text(passage.document_id, passage.page)
    return " ".join(folded(page[place.start : place.end]) for place in ranges)

"""The spans of the best passages, each judged as an answer on its own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from itertools import islice

from corpus.models import Passage, Span, SpanKind
from corpus.ports import LexicalIndex, Reranker
from retrieval import exclusions, units
from retrieval.answerability import kinds, names
from retrieval.library import Library
from retrieval.query import Query
from retrieval.questions import acronyms, everyday, periods, whose
from retrieval.questions.wants import Wants
from retrieval.search import Ranked
from retrieval.tables import cells, tables
from retrieval.tables.cells import Cells

PASSAGES = 6  # passages whose spans are judged singly
NAME = 12  # words of a row that names those below it; more of them may be a note
SPANS = 12  # spans that are read singly for one question


@dataclass(frozen=True, slots=True)
class Signs:
    """What can be told of a span without reading it closely.

    ``passage`` is its passage's score; ``fits`` how well it holds the kind of thing asked for, 0 to 1; ``covered`` and
    ``own`` the shares, 0 to 1, of the weight of the question's words in it with and without its headings; ``figures`` the
    share of the question's numbers; ``denies`` whether it says that something is not so, where the question asks for that;
    ``named`` the share of the question's proper names in its passage and headings.
    """

    passage: float
    fits: float
    covered: float
    own: float
    figures: float
    denies: float
    named: float

    def weighed(self, weights: "Signs") -> float:
        """The sum of the signs, each times its weight."""
        pairs: zip[tuple[float, float]] = zip(astuple(self), astuple(weights), strict=True)
        return sum(sign * weight for sign, weight in pairs)


# In logits, from a random search on the development split of `published` for the gold span's rank (docs/evaluation.md): to
# choose what is read closely. Once the reader has read a span the signs add nothing to what it says, only its passage does.
_WEIGHTS = Signs(passage=0.4, fits=2.4, covered=4.5, own=2.0, figures=2.0, denies=2.0, named=2.0)
PASSAGE_WEIGHT = 0.4  # dev splits, 0 to 1 tried
SPELLED = 2.0  # of a span that spells out the acronym whose meaning is asked for
COUNT_WEIGHT = 1.0  # of counting the very thing where a number is asked for; dev splits, 0.5 to 2 tried, all alike


_OF_QUESTIONS = re.compile(
    r"\b(?:questions?|ask(?:s|ed|ing)?|quer(?:y|ies)|consult\w*|surveys?|surveyed|petition\w*)\b", re.IGNORECASE
)


# What a committee's site prints above the text of an item, where "Resolved:" is a part of the text.
_LABEL = re.compile(r"(?:minutes|(?:additional|supporting) documents|background papers):", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Span ``index`` (from 0) of a passage and how well it answers: ``logit`` is the reader's for the span alone with its
    headings, ``score`` adds its passage's. ``cells`` is what a question that names a column asks for of a table row."""

    ranked: Ranked
    index: int
    logit: float
    score: float
    cells: Cells | None = None

    @property
    def passage(self) -> Passage:
        """The passage that the span is in."""
        return self.ranked.passage

    @property
    def span(self) -> Span:
        """The span itself."""
        return self.ranked.passage.spans[self.index]

    @property
    def text(self) -> str:
        """What it says, white space folded; of a table row what was asked for, or all its cells with their columns."""
        return self.cells.text if self.cells else units.span_text(self.passage, self.span)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A span that may answer, and the text that would be read for it."""

    ranked: Ranked
    index: int
    cells: Cells | None
    text: str
    signs: Signs


def judge(
    query: Query, ranking: Sequence[Ranked], library: Library, reader: Reranker | None, words: LexicalIndex
) -> list[Evidence]:
    """The likeliest spans of the best passages, best first."""
    asked = weights(query, words)
    excluded = exclusions.Exclusions(query, ranking, library, words)
    found: list[_Candidate] = []
    for ranked in islice((one for one in ranking if not excluded.of_passage(one.passage)), PASSAGES):
        named = names.held(query, ranked.passage, library)
        asked_cells = cells.asked_for(query, ranked.passage, library, words)
        for index in _citable(query, ranked.passage, library):
            picked = asked_cells.get(index)
            if picked is cells.ABSENT:
                continue
            own = picked.text if picked else units.span_text(ranked.passage, ranked.passage.spans[index])
            fitting = picked.fits(query) if picked else fits(query, own, library, words)
            if excluded.of_span(ranked.passage, index, own, fitting):
                continue
            read = units.single(
                library.documents[ranked.passage.document_id],
                ranked.passage,
                index,
                library.page_text(ranked.passage.document_id, ranked.passage.page),
                own,
            ).text
            signs = Signs(
                passage=ranked.score,
                fits=fitting,
                covered=coverage(asked, read, words),
                own=coverage(asked, own, words),
                figures=figures(query, read),
                denies=kinds.denies(query.text) and kinds.denies(own),
                named=named,
            )
            found.append(_Candidate(ranked, index, picked, read, signs))
    found.sort(key=lambda likely: -likely.signs.weighed(_WEIGHTS))
    chosen = found[:SPANS]
    if not reader:
        return [Evidence(c.ranked, c.index, 0.0, c.signs.weighed(_WEIGHTS), c.cells) for c in chosen]
    held = [library.documents[c.ranked.passage.document_id] for c in chosen]
    logits = whose.scores(reader, query, held, [c.text for c in chosen], library)
    counted = COUNT_WEIGHT if query.wants is Wants.NUMBER else 0.0
    spelled = acronyms.expansions(query.text, library.glossary) if query.wants is Wants.DEFINITION else []
    judged = [
        Evidence(
            c.ranked,
            c.index,
            logit,
            logit + PASSAGE_WEIGHT * c.ranked.score + counted * c.signs.fits + SPELLED * _has_any(c, spelled),
            c.cells,
        )
        for c, logit in zip(chosen, logits, strict=True)
    ]
    return sorted(judged, key=lambda evidence: -evidence.score)


def _citable(query: Query, passage: Passage, library: Library) -> Iterator[int]:
    """The spans that may answer; a heading, a table's header row or a figure without a word says nothing by itself, nor does a
    question that is quoted in the text, unless questions are what is asked about."""
    asks_about_questions = _OF_QUESTIONS.search(query.text) is not None
    spans = list(passage.spans)
    if spans and spans[-1].kind is SpanKind.TABLE_ROW:  # its rows may be in the next passage
        following = range(passage.ordinal + 1, passage.ordinal + 2)
        spans += [span for held in library.catalogue.passages_of(passage.document_id, following) for span in held.spans]
    headers = {span.lead for span in spans if span.kind is SpanKind.TABLE_ROW}
    for index, span in enumerate(passage.spans):
        if span.kind is SpanKind.HEADING or (span.start, span.end) in headers:
            continue
        said = units.span_text(passage, span)
        if not _LETTER.search(said) or _LABEL.fullmatch(said) or _only_names_rows(spans, index):
            continue
        if asks_about_questions or not said.rstrip("\"'”’) ").endswith("?"):
            yield index


def _has_any(candidate: _Candidate, expansions: Sequence[str]) -> bool:
    text = units.span_text(candidate.ranked.passage, candidate.ranked.passage.spans[candidate.index]).lower()
    return any(expansion.lower().removesuffix("s") in text for expansion in expansions)


def _only_names_rows(spans: Sequence[Span], index: int) -> bool:
    """Whether a span is the short name of the table rows below it."""
    span, below = spans[index], spans[index + 1 : index + 2]
    if span.kind is not SpanKind.TABLE_ROW or not tables.names_rows(span) or len(span.cells[0].split()) > NAME:
        return False
    return any(other.group == span.group and not tables.names_rows(other) for other in below)


def fits(query: Query, text: str, library: Library, words: LexicalIndex) -> float:
    """How well the text, its acronyms spelled out, holds the kind of thing asked for, 0 to 1."""
    return kinds.degree(query, acronyms.spelled_out(text, library.glossary), words.rarity, words.stems)


def weights(query: Query, words: LexicalIndex) -> dict[str, float]:
    """The stems of the question's subject and how rare each is."""
    return {stem: words.rarity(stem) for word in query.subject or query.words for stem in words.stems(word)}


def coverage(asked: Mapping[str, float], text: str, words: LexicalIndex) -> float:
    """Share of the weight of the stems ``asked`` that is in a text, 0 to 1, a little less of those that it has other words for; 0
    where nothing is asked."""
    held, total = set(words.stems(text)), sum(asked.values())
    met = sum(weight for stem, weight in asked.items() if stem in held)
    others = {stem: weight for stem, weight in asked.items() if stem not in held}
    near = sum(weight for stem, weight in others.items() if not held.isdisjoint(everyday.said_for(stem, words.stems)))
    return (met + everyday.SHARE * near) / total if total else 0.0


def _is_in(form: str, text: str) -> bool:
    return re.search(rf"\b{form}\b", text) is not None if form.isalpha() else form in text


def figures(query: Query, text: str) -> float:
    """Share of the question's numbers that the text holds, 0 to 1; 1 where it has none."""
    lowered = text.lower()
    held = [any(_is_in(form, lowered) for form in periods.forms(number)) for number in query.numbers]
    return sum(held) / len(held) if held else 1.0

"""The spans of the best passages, each judged as an answer on its own."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass

from corpus.models import Passage, Span, SpanKind
from corpus.ports import LexicalIndex, Reranker
from retrieval import kinds, units
from retrieval.library import Library
from retrieval.query import Query
from retrieval.search import Ranked

PASSAGES = 6  # passages whose spans are judged singly
SPANS = 12  # spans that the cross-encoder reads singly for one question


@dataclass(frozen=True, slots=True)
class Signs:
    """What can be told of a span without reading it closely.

    ``passage`` is its passage's score; ``fits`` whether it holds the kind of thing asked for; ``covered`` and ``own`` the
    shares, 0 to 1, of the weight of the question's words in it with and without its headings; ``figures`` the share of the
    question's numbers; ``denies`` whether it says that something is not so, where the question asks for that.
    """

    passage: float
    fits: float
    covered: float
    own: float
    figures: float
    denies: float

    def weighed(self, weights: "Signs") -> float:
        """The sum of the signs, each times its weight."""
        pairs: zip[tuple[float, float]] = zip(astuple(self), astuple(weights), strict=True)
        return sum(sign * weight for sign, weight in pairs)


# Weights in the cross-encoder's logits, from a random search on the development split of `published` for the gold span's
# rank (docs/evaluation.md): before the cross-encoder reads, to choose what it reads, and after, beside what it says.
_BEFORE_READING = Signs(passage=0.4, fits=2.4, covered=4.5, own=2.0, figures=2.0, denies=2.0)
_AFTER_READING = Signs(passage=0.4, fits=0.8, covered=1.3, own=0.9, figures=1.5, denies=1.5)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Span ``index`` (from 0) of a passage and how well it answers: ``logit`` is the cross-encoder's for the span alone with
    its headings, ``score`` adds its signs."""

    ranked: Ranked
    index: int
    logit: float
    score: float

    @property
    def passage(self) -> Passage:
        """The passage that the span is in."""
        return self.ranked.passage

    @property
    def span(self) -> Span:
        """The span itself."""
        return self.ranked.passage.spans[self.index]


def judge(
    query: Query, ranking: Sequence[Ranked], library: Library, reranker: Reranker | None, words: LexicalIndex
) -> list[Evidence]:
    """The likeliest spans of the best passages, best first."""
    asked = weights(query, words)
    found: list[tuple[Ranked, int, units.Unit, Signs]] = []
    for ranked in ranking[:PASSAGES]:
        for index, unit in _citable(ranked.passage, library):
            found.append((ranked, index, unit, _signs(query, asked, ranked, index, unit, words)))
    found.sort(key=lambda likely: -likely[3].weighed(_BEFORE_READING))
    chosen = found[:SPANS]
    texts = [unit.text for _, _, unit, _ in chosen]
    logits = reranker.score(query.text, texts) if reranker else [0.0] * len(texts)
    judged = [
        Evidence(ranked, index, logit, logit + signs.weighed(_AFTER_READING))
        for (ranked, index, _, signs), logit in zip(chosen, logits, strict=True)
    ]
    return sorted(judged, key=lambda evidence: -evidence.score)


def _citable(passage: Passage, library: Library) -> Iterator[tuple[int, units.Unit]]:
    """The spans that may answer; a heading or a table's header row says nothing by itself."""
    document = library.documents[passage.document_id]
    page = library.page_text(passage.document_id, passage.page)
    headers = {span.lead for span in passage.spans if span.kind is SpanKind.TABLE_ROW}
    for index, span in enumerate(passage.spans):
        if span.kind is not SpanKind.HEADING and (span.start, span.end) not in headers:
            yield index, units.single(document, passage, index, page)


def _signs(query: Query, asked: Mapping[str, float], ranked: Ranked, index: int, unit: units.Unit, words: LexicalIndex) -> Signs:
    text = units.span_text(ranked.passage, ranked.passage.spans[index])
    return Signs(
        passage=ranked.score,
        fits=kinds.holds(query, text, words.rarity, words.stems),
        covered=coverage(asked, words.stems(unit.text)),
        own=coverage(asked, words.stems(text)),
        figures=figures(query, unit.text),
        denies=kinds.denies(query.text) and kinds.denies(text),
    )


def weights(query: Query, words: LexicalIndex) -> dict[str, float]:
    """The stems of the question's subject and how rare each is."""
    return {stem: words.rarity(stem) for word in query.subject or query.words for stem in words.stems(word)}


def coverage(asked: Mapping[str, float], held: Collection[str]) -> float:
    """Share of the weight of ``asked`` that is in ``held``, 0 to 1; 0 where nothing is asked."""
    total = sum(asked.values())
    return sum(weight for stem, weight in asked.items() if stem in held) / total if total else 0.0


def figures(query: Query, text: str) -> float:
    """Share of the question's numbers that the text holds, 0 to 1; 1 where it has none."""
    lowered = text.lower()
    return sum(number in lowered for number in query.numbers) / len(query.numbers) if query.numbers else 1.0

"""The spans of the best passages, each judged as an answer on its own."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from corpus.models import Passage, Span, SpanKind
from corpus.ports import LexicalIndex, Reranker
from retrieval import kinds, units
from retrieval.library import Library
from retrieval.query import Query
from retrieval.search import Ranked

PASSAGES = 6  # passages whose spans are judged singly
SPANS = 12  # spans that the cross-encoder reads singly for one question


@dataclass(frozen=True, slots=True)
class _Weights:
    """What each signal counts for, in logits: the passage's score, whether the span holds the kind of thing asked for,
    the shares of the question's words in the span with its headings and in the span alone, and of its figures."""

    passage: float
    fits: float
    covered: float
    own: float
    figures: float

    def total(self, passage: float, fits: bool, covered: float, own: float, figures: float) -> float:
        return self.passage * passage + self.fits * fits + self.covered * covered + self.own * own + self.figures * figures


# Both from a random search on the development split of `published` for the gold span's rank (docs/evaluation.md).
_BEFORE_READING = _Weights(passage=0.4, fits=2.4, covered=4.5, own=2.0, figures=2.0)
_AFTER_READING = _Weights(passage=0.4, fits=0.8, covered=1.3, own=0.9, figures=1.5)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of a passage and how well it answers.

    ``logit`` is the cross-encoder's for the span alone with its headings. ``fits`` says whether it holds the kind of
    thing asked for, ``coverage`` is the share (0 to 1) of the weight of the question's words in it and its headings.
    """

    ranked: Ranked
    index: int
    logit: float
    fits: bool
    coverage: float
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
    query: Query,
    ranking: Sequence[Ranked],
    library: Library,
    reranker: Reranker | None,
    words: LexicalIndex,
) -> list[Evidence]:
    """The likeliest spans of the best passages, best first."""
    asked = weights(query, words)
    found: list[_Likely] = []
    for ranked in ranking[:PASSAGES]:
        passage = ranked.passage
        document = library.documents[passage.document_id]
        page = library.page_text(passage.document_id, passage.page)
        headers = {span.lead for span in passage.spans if span.kind is SpanKind.TABLE_ROW}
        for index, span in enumerate(passage.spans):
            if span.kind is not SpanKind.HEADING and (span.start, span.end) not in headers:
                unit = units.single(document, passage, index, page)
                text = units.span_text(passage, span)
                held, own = coverage(asked, words.stems(unit.text)), coverage(asked, words.stems(text))
                found.append(
                    _Likely(
                        ranked,
                        index,
                        unit,
                        (ranked.score, kinds.holds(query, text, words.rarity, words.stems), held, own, figures(query, unit.text)),
                    )
                )
    found.sort(key=lambda likely: -_BEFORE_READING.total(*likely.signals))
    chosen = found[:SPANS]
    texts = [likely.unit.text for likely in chosen]
    logits = reranker.score(query.text, texts) if reranker else [0.0] * len(texts)
    judged = [likely.read(logit) for likely, logit in zip(chosen, logits, strict=True)]
    return sorted(judged, key=lambda evidence: -evidence.score)


@dataclass(frozen=True, slots=True)
class _Likely:
    """A span and what can be told of it without reading it closely."""

    ranked: Ranked
    index: int
    unit: units.Unit
    signals: tuple[float, bool, float, float, float]

    def read(self, logit: float) -> Evidence:
        _, fitting, covered, _, _ = self.signals
        return Evidence(self.ranked, self.index, logit, fitting, covered, logit + _AFTER_READING.total(*self.signals))


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

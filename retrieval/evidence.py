"""The spans of the best passages, each judged as an answer on its own."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from corpus.models import Passage, Span, SpanKind
from corpus.ports import LexicalIndex, Reranker
from retrieval import units
from retrieval.language import MONTHS, NUMBER_WORDS
from retrieval.library import Library
from retrieval.query import Query, Wants
from retrieval.search import Ranked

PASSAGES = 6  # passages whose spans are judged singly
SPANS = 12  # spans that the cross-encoder reads singly for one question


@dataclass(frozen=True, slots=True)
class _Weights:
    """What each signal counts for, in logits: the passage's score, whether the span holds the kind of thing asked for,
    and the shares of the question's words in the span with its headings and in the span alone."""

    passage: float
    fits: float
    covered: float
    own: float

    def total(self, passage: float, fits: bool, covered: float, own: float) -> float:
        return self.passage * passage + self.fits * fits + self.covered * covered + self.own * own


# Both from a random search on the development split of `published` for the gold span's rank (docs/evaluation.md).
_BEFORE_READING = _Weights(passage=0.4, fits=2.4, covered=4.5, own=2.0)
_AFTER_READING = _Weights(passage=0.4, fits=0.8, covered=1.3, own=0.9)


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
        for index, span in enumerate(passage.spans):
            if span.kind is not SpanKind.HEADING:
                unit = units.single(document, passage, index, page)
                text = units.span_text(passage, span)
                held, own = coverage(asked, words.stems(unit.text)), coverage(asked, words.stems(text))
                found.append(_Likely(ranked, index, unit, (ranked.score, fits(query.wants, text), held, own)))
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
    signals: tuple[float, bool, float, float]

    def read(self, logit: float) -> Evidence:
        _, fitting, covered, _ = self.signals
        return Evidence(self.ranked, self.index, logit, fitting, covered, logit + _AFTER_READING.total(*self.signals))


def weights(query: Query, words: LexicalIndex) -> dict[str, float]:
    """The stems of the question's subject and how rare each is."""
    return {stem: words.rarity(stem) for word in query.subject or query.words for stem in words.stems(word)}


def coverage(asked: Mapping[str, float], held: Collection[str]) -> float:
    """Share of the weight of ``asked`` that is in ``held``, 0 to 1; 0 where nothing is asked."""
    total = sum(asked.values())
    return sum(weight for stem, weight in asked.items() if stem in held) / total if total else 0.0


_DATE = re.compile(rf"\b\d{{1,2}}[:.]\d\d ?(?:[ap]\.?m)?\b|\b\d{{1,2}} ?[ap]\.?m\b|\bnoon\b|\b(?:{'|'.join(MONTHS)})\b|\b(?:19|20)\d\d\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b", re.I)
_NUMBER = re.compile(rf"\d|\b(?:{'|'.join(sorted(NUMBER_WORDS))})\b", re.I)
_PERSON = re.compile(
    r"\b(?:Cllr|Councillor|Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady)\b|\b[A-Z][a-z]+ (?:[A-Z]\.? )?[A-Z][a-z]+\b"
    r"|\b(?i:commissioner|officer|chair(?:man|woman|person)?|inspector|minister|secretary|panel|council|team|director|"
    r"manager|police|partnership|board|service|members?)\b"
)
_PATTERNS = {
    Wants.NUMBER: _NUMBER,
    Wants.MONEY: re.compile(r"[£€$]|\d[\d,.]*\s*(?:m|k|bn|million|billion|thousand)?\b", re.I),
    Wants.SHARE: re.compile(r"\d\s*(?:%|per ?cent)|\b(?:half|third|quarter|per ?cent|one in|out of)\b|\d\.\d", re.I),
    Wants.DATE: _DATE,
    Wants.PERSON: _PERSON,
    Wants.EXTREME: _NUMBER,
}


def fits(wants: Wants, text: str) -> bool:
    """Whether the text holds the kind of thing that is asked for; true where any kind will do."""
    pattern = _PATTERNS.get(wants)
    return pattern is None or bool(pattern.search(text))

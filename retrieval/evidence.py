"""The spans of the best passages, each judged as an answer on its own."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.models import Passage, Span, SpanKind
from corpus.ports import Reranker
from retrieval import units
from retrieval.language import MONTHS, NUMBER_WORDS
from retrieval.library import Library
from retrieval.query import Query, Wants
from retrieval.search import Ranked

PASSAGES = 6  # passages whose spans are judged singly
WORDS = 1000  # of spans read singly for one question
PASSAGE_WEIGHT = 0.3  # of the passage's score in its spans' scores
FITTING = 1.0  # for a span that holds the kind of thing asked for (a number, a date, a person)
COVERING = 2.0  # for a span that holds all of the question's words, and less for fewer


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of a passage and how well it answers.

    ``logit`` is the cross-encoder's for the span alone with its headings; ``score`` adds the passage's, whether it
    holds the kind of thing asked for (``fits``) and the share of the question's words in it (``coverage``, 0 to 1).
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
    stems: Callable[[str], list[str]],
) -> list[Evidence]:
    """Every span of the best passages, best first."""
    chosen: list[tuple[Ranked, int, units.Unit]] = []
    words = 0
    for ranked in ranking[:PASSAGES]:
        passage = ranked.passage
        document = library.documents[passage.document_id]
        page = library.page_text(passage.document_id, passage.page)
        for index, span in enumerate(passage.spans):
            if span.kind is SpanKind.HEADING:
                continue
            unit = units.single(document, passage, index, page)
            words += len(unit.text.split())
            chosen.append((ranked, index, unit))
        if words > WORDS:
            break
    logits = reranker.score(query.text, [unit.text for _, _, unit in chosen]) if reranker else [0.0] * len(chosen)
    asked = {stem for word in query.subject for stem in stems(word)}
    judged = [_judged(query, *item, logit, asked, stems) for item, logit in zip(chosen, logits, strict=True)]
    return sorted(judged, key=lambda evidence: -evidence.score)


def _judged(
    query: Query,
    ranked: Ranked,
    index: int,
    unit: units.Unit,
    logit: float,
    asked: set[str],
    stems: Callable[[str], list[str]],
) -> Evidence:
    span = ranked.passage.spans[index]
    text = units.span_text(ranked.passage, span)
    fitting = fits(query.wants, text)
    coverage = len(asked & set(stems(unit.text))) / len(asked) if asked else 0.0
    score = logit + PASSAGE_WEIGHT * ranked.score + COVERING * coverage + (FITTING if fitting else 0.0)
    return Evidence(ranked, index, logit, fitting, coverage, score)


_DATE = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b|\b(?:19|20)\d\d\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b", re.I)
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

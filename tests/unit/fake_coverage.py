"""A made-up plan, a made-up report on it, and stores and models that are small enough to be understood."""

from collections.abc import Sequence

import numpy as np

from corpus.commitments import Commitment, Extent, commitment_id
from corpus.models import Component, Document, Kind, Passage, Span, SpanKind
from corpus.ports import Vectors

PLAN = Document("d-plan", "harbour-plan.txt", "/in/harbour-plan.txt", "Harbour Plan", Kind.PLAN, "1" * 64)
DREDGE = "Dredge the inner basin so that deep boats can moor at low water."
LAMPS = "Keep every lamp on the breakwater lit through the night."
GULLS = "Teach visitors not to feed gulls on the promenade."


def commitment(text: str, order: int = 1, heading: str = "Safe water") -> Commitment:
    """A commitment that stands somewhere on page 1."""
    return Commitment(commitment_id(heading, text), heading, text, (Extent(1, 0, len(text)),), order, "listed")


def plan() -> list[Commitment]:
    """Three commitments under two headings."""
    return [commitment(DREDGE, 1), commitment(LAMPS, 2), commitment(GULLS, 3, "Visitors")]


def passage(
    *sentences: str, name: str = "p-1", section: tuple[str, ...] = (), component: int | None = None, ordinal: int = 0
) -> Passage:
    """Sentences of a passage, each a span, one space between them."""
    spans, at = [], 0
    for sentence in sentences:
        spans.append(Span(SpanKind.SENTENCE, at, at + len(sentence)))
        at += len(sentence) + 1
    text = " ".join(sentences)
    return Passage(name, "d-report", ordinal, ordinal + 1, 0, len(text), text, section, component, tuple(spans))


class FakeLibrary:
    """What coverage asks of a library and its catalogue. Every passage is a page of its own."""

    def __init__(self, passages: Sequence[Passage], components: tuple[Component, ...] = ()) -> None:
        self._passages = list(passages)
        report = Document(
            "d-report", "report.txt", "/in/report.txt", "Harbour Report", Kind.REPORT, "2" * 64, components=components
        )
        self.documents = {"d-report": report, "d-plan": PLAN}
        self.catalogue = self

    def passages_of(self, document_id: str) -> list[Passage]:
        return self._passages if document_id == "d-report" else []

    def component(self, passage: Passage) -> Component | None:
        return None if passage.component is None else self.documents["d-report"].components[passage.component]

    def page_text(self, document_id: str, number: int) -> str:
        return next(one.text for one in self._passages if one.page == number)

    def page_label(self, document_id: str, number: int) -> None:
        return None

    def page_read_by_ocr(self, document_id: str, number: int) -> bool:
        return False


def stems(text: str) -> list[str]:
    """Words without a plural s."""
    return [word.rstrip("s") for word in text.casefold().split()]


class FakeModels:
    """Embedder, vector index and cross-encoder in one: all of them count common words."""

    identity = "fake"

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._asked = ""
        self.read: list[tuple[str, str]] = []

    def embed_query(self, text: str) -> Vectors:
        self._asked = text
        return np.zeros(1, np.float32)

    def search(self, vector: Vectors, count: int, documents: Sequence[str] | None = None) -> list[tuple[str, float]]:
        assert documents == ["d-report"]
        ranked = [(one.id, 0.5 + 0.4 * common(self._asked, one.text)) for one in self._passages]
        return sorted(ranked, key=lambda pair: -pair[1])[:count]

    def score(self, question: str, texts: Sequence[str]) -> list[float]:
        self.read += [(question, text) for text in texts]
        return [16 * common(question, text) - 8 for text in texts]


def common(one: str, other: str) -> float:
    """The share of the words of ``one`` of more than three letters that ``other`` has."""

    def letters(text: str) -> set[str]:
        return {word.strip(".,;:").rstrip("s") for word in text.casefold().split() if len(word) > 3}

    wanted = letters(one)
    return len(wanted & letters(other)) / len(wanted)

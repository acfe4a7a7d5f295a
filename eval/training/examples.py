"""Labelled questions to pairs of a question and a text that answers it or stands near one that would.

The texts are what the program itself would read for the question: the likeliest spans of the likeliest passages, so that the
reader learns to tell apart what it will have to tell apart. A commitment is put in a question's place, beside the windows
that coverage would read for it: there the reader learns what reports on a commitment and what only repeats it.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from corpus.commitments import Commitment, Extent
from corpus.models import Passage, Span
from corpus.ports import Reranker
from retrieval import evidence, query, units
from retrieval.answerability import names
from retrieval.coverage.assessment import Coverage, Tools
from retrieval.library import Library
from retrieval.search import Searcher

QUESTIONS = Path(__file__).parent.parent / "datasets" / "training.jsonl"
DOCUMENTS = Path(__file__).parent.parent / "datasets" / "training"
COMMITMENT = "commitment"
PASSAGES = 12  # likeliest passages whose spans are looked at, of the question's document and of all
OF_DOCUMENT, OF_ALL = 10, 4  # likeliest spans of each
ANSWERS = 2  # texts that answer, of one question
HARDEST, OTHERS = 2, 3  # texts that do not: the likeliest, and some of the others
CONSIDERED = 6  # likeliest texts that do not answer, of which a reader that is there takes some for an answer sooner


@dataclass(frozen=True, slots=True)
class Question:
    """A labelled question, or a commitment (``type``) to look for reports on.

    ``split`` is ``train``, or ``held_out`` to choose thresholds on; ``evidence`` are the page (from 1), start and end of every
    span that alone answers it, half-open, in code points of the stored page; empty where nothing does.
    """

    id: str
    split: str
    document: str
    type: str
    text: str
    evidence: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """What would be read for a span, and whether it answers the question."""

    text: str
    answers: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A question and its texts, the likeliest first."""

    id: str
    question: str
    texts: tuple[Text, ...]

    def drawn(self, draw: random.Random) -> list[tuple[str, str, float]]:
        """Question, text and 1.0 or 0.0 for the texts of one epoch."""
        answering = [text for text in self.texts if text.answers]
        others = [text for text in self.texts if not text.answers]
        hardest, rest = others[:HARDEST], others[HARDEST:]
        draw.shuffle(rest)
        draw.shuffle(answering)
        chosen = answering[:ANSWERS] + hardest + rest[: OTHERS - bool(answering)]
        return [(self.question, text.text, float(text.answers)) for text in chosen]


def questions(path: Path = QUESTIONS) -> Iterator[Question]:
    """The labelled questions."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        places = tuple((place["page"], place["start"], place["end"]) for place in row["evidence"])
        yield Question(row["id"], row["split"], row["document"], row["type"], row["question"], places)


def examples(asked: Sequence[Question], searcher: Searcher) -> Iterator[Example]:
    """Each question with its texts. ``searcher`` holds their documents; it needs no cross-encoder."""
    by_file = {document.file: document.id for document in searcher.library.documents.values()}
    for question in asked:
        if question.type != COMMITMENT:
            yield Example(question.id, question.text, tuple(_texts(question, by_file[question.document], searcher)))
    commitments = [question for question in asked if question.type == COMMITMENT]
    for file, of_document in groupby(sorted(commitments, key=lambda each: each.document), key=lambda each: each.document):
        yield from _beside(list(of_document), by_file[file], searcher)


def hardest_first(example: Example, reader: Reranker) -> Example:
    """The example with those texts first that do not answer and that the reader takes for an answer soonest."""
    answering = [text for text in example.texts if text.answers]
    others = [text for text in example.texts if not text.answers]
    logits = reader.score(example.question, [text.text for text in others[:CONSIDERED]])
    hardest = sorted(zip(logits, others, strict=False), key=lambda pair: -pair[0])
    return replace(example, texts=(*answering, *(text for _, text in hardest), *others[CONSIDERED:]))


def _beside(asked: Sequence[Question], document: str, searcher: Searcher) -> Iterator[Example]:
    """Commitments that are looked for in one document, each with the windows that coverage would read, the likeliest first."""
    assert searcher.words
    library = searcher.library
    tools = Tools(searcher.embedder, searcher.vectors, None, searcher.words.stems)
    plan = [
        Commitment(question.id, "", question.text, (Extent(1, 0, len(question.text)),), order, "listed")
        for order, question in enumerate(asked, start=1)
    ]
    coverage = Coverage(library, tools, plan, library.documents[document])
    for question, reading in zip(asked, coverage.readings(), strict=True):
        texts: list[Text] = []
        for found in reading.found:
            lines = [coverage.lines[at] for at in found.window.lines]
            texts.append(Text(found.window.text, any(_over(question, line.passage, line.span) for line in lines)))
        yield Example(question.id, question.text, tuple(texts))


def _texts(question: Question, document: str, searcher: Searcher) -> Iterator[Text]:
    assert searcher.words
    library, words = searcher.library, searcher.words
    parsed = names.checked(query.parse(question.text), library, words)
    seen: set[str] = set()
    answered = False
    for documents, count in (([document], OF_DOCUMENT), (None, OF_ALL)):
        ranking = searcher.search(parsed, documents).passages[:PASSAGES]
        for found in evidence.judge(parsed, ranking, library, None, words)[:count]:
            cells = found.cells.text if found.cells else ""
            text = _read(library, found.passage, found.index, cells)
            if text not in seen:
                seen.add(text)
                answers = found.passage.document_id == document and _overlaps(question, found.passage, found.index)
                answered |= answers
                yield Text(text, answers)
    if question.evidence and not answered:
        for passage in library.catalogue.passages_of(document):
            for index in range(len(passage.spans)):
                if _overlaps(question, passage, index):
                    yield Text(_read(library, passage, index), True)


def _read(library: Library, passage: Passage, index: int, text: str = "") -> str:
    page_text = library.page_text(passage.document_id, passage.page)
    return units.single(library.documents[passage.document_id], passage, index, page_text, text).text


def _overlaps(question: Question, passage: Passage, index: int) -> bool:
    return _over(question, passage, passage.spans[index])


def _over(question: Question, passage: Passage, span: Span) -> bool:
    return any(page == passage.page and span.start < end and start < span.end for page, start, end in question.evidence)

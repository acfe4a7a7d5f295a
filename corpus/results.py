"""The objects that leave the program: the JSON of the command line and of the HTTP endpoint. Field names are a contract."""

import re
from collections.abc import Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

EXTRACTIVE = "extractive"  # the generator of answers that are quotations only
MARKERS = re.compile(r"(?:\s*\[\d+\])+\s*$")  # that a line of an answer ends with
Status = Literal["answered", "partial", "not_found"]


class Result(BaseModel):
    """Base of all results: immutable, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PassageResult(Result):
    """A passage as search returns it. ``page`` is 1-based, ``None`` for a file without pages; a higher ``score`` is better."""

    passage_id: str
    document_id: str
    file: str
    title: str
    kind: str
    component: str | None
    section: list[str]
    page: int | None
    page_label: str | None
    text: str
    score: float


class Citation(Result):
    """A marker bound to a span: ``page_text[start:end] == quote`` in code points of the stored text of that page
    (page 1 where ``page`` is ``None``). ``sha256`` is of the file's bytes; ``ocr`` says that the page's text was read from
    an image, and ``speaker`` whose statement the quotation is, where minutes name them."""

    marker: int
    document_id: str
    file: str
    title: str
    kind: str
    date: str | None
    component: str | None
    section: list[str]
    page: int | None
    page_label: str | None
    quote: str
    start: int
    end: int
    sha256: str
    ocr: bool = False
    speaker: str | None = None


class Timings(Result):
    """Milliseconds spent."""

    total: float
    search: float
    rerank: float
    answer: float


class Usage(Result):
    """Tokens that a language model read and wrote for an answer; ``cost`` is ``None`` where no price is configured."""

    prompt_tokens: int
    answer_tokens: int
    cost: float | None


class Worded(str):
    """A line of an answer that is no quotation: a model's words, or one cell of a table; every other line with a marker is."""

    __slots__ = ()


class Answer(Result):
    """Text with markers, the citations that they resolve to, and whether the documents say it.

    ``usage`` is there only where a language model was asked.
    """

    id: str | None
    question: str
    standalone_question: str
    status: Status
    reason: str
    text: str
    citations: list[Citation]
    passages: list[PassageResult]
    warnings: list[str]
    generator: str
    timings_ms: Timings
    usage: Usage | None = None

    def lines(self) -> list[str]:
        """The lines of the text; all that no citation's quotation is as ``Worded``: a model's words, and a cell that is drawn
        out of a table with its label and column."""
        return [as_said(line, self.citations) for line in self.text.split("\n")]

    @model_serializer(mode="wrap")
    def _without_empty_usage(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        fields: dict[str, Any] = write(self)
        if self.usage is None:
            fields.pop("usage", None)
        return fields


def as_said(line: str, citations: Sequence[Citation]) -> str:
    """A line of an answer: itself where it is a quotation of one of ``citations``, white space aside, else ``Worded``."""
    said = _bare(MARKERS.sub("", line))
    return str(line) if any(said == _bare(citation.quote) for citation in citations) else Worded(line)


def _bare(text: str) -> str:
    return "".join(text.split())


class SearchResult(Result):
    """Passages for a query, best first."""

    id: str | None
    query: str
    passages: list[PassageResult]


class DocumentHead(Result):
    """What is known of a document. ``passages`` counts them; ``status`` is ``ready`` or ``bundled``."""

    document_id: str
    file: str
    title: str
    kind: str
    publisher: str | None
    date: str | None
    period: str | None
    sha256: str
    passages: int
    status: str


class DocumentResult(DocumentHead):
    """One document of the list; ``pages`` counts them."""

    pages: int


class OutlineEntry(Result):
    """A heading: ``level`` from 1, ``page`` 1-based."""

    level: int
    heading: str
    page: int


class ComponentResult(Result):
    """A document inside a document; pages are inclusive."""

    title: str
    kind: str
    date: str | None
    reference: str | None
    first_page: int
    last_page: int


class PageResult(Result):
    """One stored page."""

    number: int
    label: str | None
    text: str
    ocr: bool


class DocumentDetail(DocumentHead):
    """One document with its outline, components and pages.

    ``in_force`` is ``None`` for what is no plan or where nothing tells; ``superseded_by`` names what took its place;
    ``confidence`` is how sure each of these facts is, from 0 to 1.
    """

    outline: list[OutlineEntry]
    components: list[ComponentResult]
    pages: list[PageResult]
    in_force: bool | None = None
    superseded_by: str | None = None
    confidence: dict[str, float] = {}
    warnings: list[str] = []


class FileOutcome(Result):
    """What was read of a file, counted; ``ocr_pages`` are the numbers of pages read from images."""

    pages: int
    passages: int
    tables: int
    ocr_pages: list[int]
    warnings: list[str]


class AddedFile(Result):
    """A file that was ingested. ``outcome`` is for the person who waits, and no part of the JSON."""

    file: str
    document_id: str
    outcome: FileOutcome | None = Field(default=None, exclude=True)


class FailedFile(Result):
    """A file that was not, and what to do about it."""

    file: str
    error: str
    hint: str


class IngestReport(Result):
    """What became of each file."""

    added: list[AddedFile]
    updated: list[AddedFile]
    unchanged: list[AddedFile]
    failed: list[FailedFile]
    seconds: float


class HealthCheck(Result):
    """One thing that the doctor looked at, and what to do where it is not well."""

    name: str
    ok: bool
    detail: str
    hint: str


class DoctorReport(Result):
    """Whether the stores agree."""

    ok: bool
    checks: list[HealthCheck]

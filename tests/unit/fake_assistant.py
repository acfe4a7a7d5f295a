"""A hand-written assistant with one made-up document, and a session that opens it."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.errors import UnknownDocument
from corpus.models import Document, Filters, Kind, Page
from corpus.results import (
    AddedFile,
    Answer,
    Citation,
    ComponentResult,
    DocumentDetail,
    DocumentHead,
    DocumentResult,
    FailedFile,
    IngestReport,
    OutlineEntry,
    PageResult,
    PassageResult,
    Result,
    SearchResult,
    Timings,
)
from terminal.session import Session

SHA = "ab" * 32
ID = "d-0123456789abcdef"
TITLE = "Harbour Plan 2030"
QUOTE = "The harbour keeps 12 lamps lit at night."
PAGE_TEXT = f"Lamps and buoys\nEvery winter the channel is dark by four. {QUOTE} Two of them are red."
START = PAGE_TEXT.index(QUOTE)


def citation(marker: int = 1, **changes: Any) -> Citation:
    """A citation of the made-up page."""
    fields: dict[str, Any] = {
        "marker": marker,
        "document_id": ID,
        "file": "harbour.pdf",
        "title": TITLE,
        "kind": "plan",
        "date": "2030-01",
        "component": None,
        "section": ["Safety", "Lamps and buoys"],
        "page": 3,
        "page_label": "1",
        "quote": QUOTE,
        "start": START,
        "end": START + len(QUOTE),
        "sha256": SHA,
    }
    return Citation(**{**fields, **changes})


def passage(**changes: Any) -> PassageResult:
    """A passage of the made-up page."""
    fields: dict[str, Any] = {
        "passage_id": "p-1",
        "document_id": ID,
        "file": "harbour.pdf",
        "title": TITLE,
        "kind": "plan",
        "component": None,
        "section": ["Safety", "Lamps and buoys"],
        "page": 3,
        "page_label": "1",
        "text": PAGE_TEXT,
        "score": 1.5,
    }
    return PassageResult(**{**fields, **changes})


def answer(question: str = "How many lamps?", **changes: Any) -> Answer:
    """An answer with one lead-in and one quotation."""
    fields: dict[str, Any] = {
        "id": None,
        "question": question,
        "standalone_question": question,
        "status": "answered",
        "reason": "",
        "text": f"{TITLE}, Safety:\n{QUOTE} [1]",
        "citations": [citation()],
        "passages": [passage()],
        "warnings": [],
        "generator": "extractive",
        "timings_ms": Timings(total=4, search=1, rerank=2, answer=1),
    }
    return Answer(**{**fields, **changes})


def not_found(question: str = "Who owns the moon?") -> Answer:
    """The answer where nothing is said."""
    changes = {"text": "", "citations": [], "status": "not_found", "reason": "The documents do not say."}
    return answer(question, **changes)


HELD = DocumentResult(
    document_id=ID,
    file="harbour.pdf",
    title=TITLE,
    kind="plan",
    publisher="Harbour Board",
    date="2030-01",
    period=None,
    sha256=SHA,
    passages=7,
    status="ready",
    pages=3,
)


class CheckResult(Result):
    """One check of the fake doctor."""

    name: str
    ok: bool
    detail: str
    hint: str


class DoctorResult(Result):
    """What the fake doctor finds."""

    ok: bool
    checks: list[CheckResult]


class FakeShelf:
    """One document of three pages, the last of which is ``PAGE_TEXT``."""

    held: Sequence[DocumentResult] = (HELD,)
    text = PAGE_TEXT

    def documents(self) -> list[Document]:
        return [
            Document(one.document_id, one.file, f"/in/{one.file}", one.title, Kind(one.kind), one.sha256) for one in self.held
        ]

    def list(self) -> Sequence[DocumentResult]:
        return self.held

    def detail(self, document_id: str) -> DocumentDetail:
        head = HELD.model_dump(exclude={"pages"})
        part = ComponentResult(
            title="Minutes of May", kind="minutes", date="2030-05-02", reference="HB/7", first_page=2, last_page=3
        )
        return DocumentDetail(
            **head,
            outline=[
                OutlineEntry(level=1, heading="Safety", page=2),
                OutlineEntry(level=2, heading="Lamps and buoys", page=3),
            ],
            components=[part],
            pages=[
                PageResult(number=1, label=None, text="Cover", ocr=True),
                PageResult(number=2, label=None, text="Safety", ocr=False),
                PageResult(number=3, label="1", text=self.text, ocr=False),
            ],
        )

    def page(self, document_id: str, number: int) -> Page | None:
        return Page(number, self.text, "1") if number == 3 and self.held else None


@dataclass
class FakeAssistant:
    """Answers with what ``answers`` gives for a question, or ``answer``; remembers how it was called."""

    answers: dict[str, Answer | Exception] = field(default_factory=dict)
    bundled: IngestReport | None = None
    healthy: bool = True
    report: IngestReport = field(
        default_factory=lambda: IngestReport(
            added=[AddedFile(file="harbour.pdf", document_id=ID)], updated=[], unchanged=[], failed=[], seconds=1.25
        )
    )
    asked: list[dict[str, Any]] = field(default_factory=list)
    calls: list[tuple[str, Any]] = field(default_factory=list)
    catalogue: FakeShelf = field(default_factory=FakeShelf)
    slow: threading.Event | None = None  # set by a test: an answer waits until it is cancelled, then sets this

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        filters: Filters = Filters(),
        id: str | None = None,
        on_understood: Callable[[str], None] = lambda question: None,
        on_line: Callable[[str], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Answer:
        self.asked.append({"question": question, "history": tuple(history), "filters": filters})
        found = self.answers.get(question, answer(question))
        on_understood(question if isinstance(found, Exception) else found.standalone_question)
        if self.slow and cancelled and question.startswith("slow"):
            while not cancelled():
                self.slow.wait(0.01)
            self.slow.set()
        if isinstance(found, Exception):
            raise found
        if on_line and found.text:
            for line in found.text.split("\n"):
                on_line(line)
        return found

    def search(
        self,
        query: str,
        *,
        k: int = 10,
        history: Sequence[str] = (),
        filters: Filters = Filters(),
        id: str | None = None,
    ) -> SearchResult:
        self.calls.append(("search", (query, k, tuple(history))))
        return SearchResult(id=id, query=query, passages=[] if query == "nothing" else [passage()])

    def ingest(
        self,
        paths: Sequence[Path],
        *,
        kind: Kind | None = None,
        progress: Callable[[str, int, int], None] | None = None,
        password: str | None = None,
        ocr: bool = True,
    ) -> IngestReport:
        self.calls.append(("ingest", ([str(path) for path in paths], kind, password, ocr)))
        if progress:
            progress("harbour.pdf", 0, 1)
        return self.report

    def ingest_bundled(self, progress: Callable[[str, int, int], None] | None = None) -> IngestReport | None:
        self.calls.append(("ingest_bundled", None))
        return self.bundled

    def remove(self, name: str) -> DocumentHead:
        if name != ID:
            raise UnknownDocument(f"No document is named '{name}'.", "List them with: answerable documents")
        return HELD

    def doctor(self, repair: bool = False) -> DoctorResult:
        ok = self.healthy or repair
        hint = "" if ok else "Run: answerable doctor --repair"
        vectors = CheckResult(name="vectors", ok=ok, detail="7 of 7" if ok else "5 of 7", hint=hint)
        return DoctorResult(ok=ok, checks=[CheckResult(name="catalogue", ok=True, detail="1 document", hint=""), vectors])


def failed_report() -> IngestReport:
    """A report with a broken file among good ones."""
    broken = FailedFile(file="/in/broken.pdf", error="it is not a PDF file.", hint="Export it again.")
    added = [AddedFile(file="harbour.pdf", document_id=ID)]
    return IngestReport(added=added, updated=[], unchanged=[], failed=[broken], seconds=0.5)


def bundled_report() -> IngestReport:
    """A report of two bundled digests."""
    added = [AddedFile(file=f"{name}.md", document_id=f"d-{name}") for name in "ab"]
    return IngestReport(added=added, updated=[], unchanged=[], failed=[], seconds=0.5)


def session(fake: FakeAssistant) -> Session:
    """A session that opens the fake."""
    return Session(opener=lambda settings: fake)

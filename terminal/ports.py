"""What the terminal asks of the assistant. ``retrieval.assistant.Assistant`` is the one real implementation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from corpus.models import Document, Filters, Kind, Page

if TYPE_CHECKING:
    from corpus.comparison import ComparisonResult
    from corpus.coverage import CommitmentCoverage, CoverageResult, StoredCoverage, StoredHead
    from corpus.matrix import CoverageMatrix
    from corpus.ports import Progress
    from corpus.results import Answer, DocumentDetail, DocumentHead, DocumentResult, IngestReport, SearchResult
    from corpus.reviews import Decision
    from corpus.settings import Settings

ANYTHING = Filters()


class Shelf(Protocol):
    """The documents held, to look at. ``corpus.catalogue.Catalogue`` is one."""

    def documents(self) -> Sequence[Document]:
        """All of them, as ``corpus.naming.resolve`` takes them."""

    def list(self) -> Sequence[DocumentResult]:
        """All of them, as they are listed."""

    def detail(self, document_id: str) -> DocumentDetail:
        """One, with outline, components and pages. Raises UnknownDocument."""

    def page(self, document_id: str, number: int) -> Page | None:
        """One stored page, counted from 1."""


class Check(Protocol):
    """One thing that ``doctor`` looked at."""

    @property
    def name(self) -> str:
        """What was looked at."""

    @property
    def ok(self) -> bool:
        """Whether it is as it should be."""

    @property
    def detail(self) -> str:
        """What was found."""

    @property
    def hint(self) -> str:
        """What to do about it; empty where there is nothing to do."""


class DoctorReport(Protocol):
    """What ``doctor`` found."""

    @property
    def ok(self) -> bool:
        """Whether every check passed."""

    @property
    def checks(self) -> Sequence[Check]:
        """In the order in which they were made."""

    def model_dump(self, *, mode: str) -> dict[str, Any]:
        """Its fields, as JSON can hold them with ``mode="json"``."""


class Assistant(Protocol):
    """Documents that can be asked."""

    @property
    def catalogue(self) -> Shelf:
        """The documents held."""

    def ask(
        self,
        question: str,
        /,
        *,
        history: Sequence[str] = (),
        filters: Filters = ANYTHING,
        id: str | None = None,
        on_understood: Callable[[str], None] = ...,
        on_line: Callable[[str], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Answer:
        """A checked answer. ``history`` are earlier questions, oldest first.

        ``on_understood`` hears the question made to stand alone, before the search; ``on_line`` each line of the answer.
        """

    def search(
        self,
        query: str,
        /,
        *,
        k: int = 10,
        history: Sequence[str] = (),
        filters: Filters = ANYTHING,
        id: str | None = None,
    ) -> SearchResult:
        """The ``k`` best passages, best first."""

    def ingest(
        self,
        paths: Sequence[Path],
        /,
        *,
        kind: Kind | None = None,
        progress: Progress | None = None,
        password: str | None = None,
        ocr: bool = True,
    ) -> IngestReport:
        """Read files, and folders of them."""

    def ingest_bundled(self, progress: Progress | None = None) -> IngestReport | None:
        """Read the bundled digests where nothing else is held; ``None`` where there was nothing to do."""

    def remove(self, name: str, /) -> DocumentHead:
        """Forget one document; what it was. Raises UnknownDocument."""

    def coverage(self, document: str, plan: str, progress: Progress | None = None) -> CoverageResult:
        """Which commitments of ``plan`` ``document`` covers. Raises UnknownDocument, UsageError."""

    def coverage_matrix(self, documents: Sequence[str], plan: str, progress: Progress | None = None) -> CoverageMatrix:
        """The same for several documents. Raises UnknownDocument, UsageError."""

    def stored_coverage(self, document: str, plan: str) -> StoredCoverage:
        """The coverage that was kept. Raises UnknownDocument; UsageError where there is none."""

    def stored_coverages(self) -> Sequence[StoredHead]:
        """Every coverage that was kept, oldest first."""

    def review(
        self, document: str, plan: str, commitment: str, decision: Decision, *, note: str = "", by: str = ""
    ) -> CommitmentCoverage:
        """Record a decision on a kept coverage. Raises UnknownDocument, UsageError."""

    def compare(self, old: str, new: str, progress: Progress | None = None) -> ComparisonResult:
        """What became of the commitments of ``old`` in ``new``. Raises UnknownDocument, UsageError."""

    def doctor(self, repair: bool = False) -> DoctorReport:
        """Whether the stores agree; with ``repair``, after rebuilding what does not."""


def open_assistant(settings: Settings) -> Assistant:
    """The real assistant, its models not loaded yet. Raises AnswerableError."""
    from retrieval import assistant

    return assistant.Assistant.open(settings)


def open_ready_assistant(settings: Settings) -> Assistant:
    """The real assistant with its models loaded, which takes a second or two. Raises AnswerableError."""
    from retrieval import assistant

    return assistant.Assistant.open(settings, ready=True)

"""What scrutiny officers ask: coverage by one document or several, kept and reviewed, and plans compared."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from corpus.commitments import Commitment
from corpus.comparison import ComparisonResult
from corpus.coverage import CommitmentCoverage, CoverageResult, StoredCoverage, StoredHead
from corpus.errors import UsageError
from corpus.matrix import CoverageMatrix
from corpus.models import Document
from corpus.naming import resolve
from corpus.ports import Progress
from corpus.results import DocumentHead
from corpus.reviews import Decision
from ingest.commitments.registers import as_result, commitments_of
from retrieval.comparing.plans import Register, compare
from retrieval.coverage import reviewing
from retrieval.coverage.assessment import Tools, cover
from retrieval.library import Library


class Scrutiny:
    """The calls; ``prepare`` is called before each that reads the index, ``clock`` gives the time that is recorded."""

    def __init__(
        self,
        library: Library,
        tools: Tools,
        prepare: Callable[[], None],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._library = library
        self._tools = tools
        self._prepare = prepare
        self._clock = clock

    def coverage(self, document: str, plan: str, progress: Progress | None = None) -> CoverageResult:
        """Which of a plan's listed commitments a document covers; kept, with the decisions on it.

        Raises:
            UnknownDocument: none or several are named so.
            UsageError: no commitment is listed in the plan.
        """
        self._prepare()
        made, named = self._named(plan), self._named(document)
        return self._covered(made, self._listed(made), named, progress)

    def check(self, path: Path, name: str, plan: str, progress: Progress | None = None) -> CoverageResult:
        """Which of a plan's listed commitments the file at ``path``, called ``name``, covers. Nothing of it is kept.

        Raises:
            UnknownDocument: no plan or several are named so.
            UsageError: no commitment is listed in the plan.
            UnreadableFile: the file cannot be read.
        """
        from retrieval.coverage.checking import check

        self._prepare()
        made = self._named(plan)
        return check(path, name, made, self._listed(made), self._tools, progress)

    def stored_matrix(self, documents: Sequence[str], plan: str) -> tuple[CoverageMatrix, list[StoredCoverage]]:
        """The kept results of several documents side by side, under their present ids, and those results. Nothing is
        read again.

        Raises:
            UnknownDocument: none or several are named so.
            NotChecked: one of them is not kept, or was made of another version of the plan.
        """
        self._library.refresh()
        made = self._named(plan)
        named = {document.id: document for document in map(self._named, documents)}
        kept = [reviewing.stored(self._library.catalogue.reviews, made, document) for document in named.values()]
        reviewing.require_same_plan(kept)
        kept = [reviewing.renamed(one, made, document) for one, document in zip(kept, named.values(), strict=True)]
        return CoverageMatrix.of([*kept]), kept

    def matrix(self, documents: Sequence[str], plan: str, progress: Progress | None = None) -> CoverageMatrix:
        """The same for several documents, side by side; one that is named twice is read once.

        Raises:
            UnknownDocument: none or several are named so.
            UsageError: no document is named, or no commitment is listed in the plan.
        """
        self._prepare()
        if not documents:
            raise UsageError("No document is named.", "Name one or more to look for the plan's commitments in.")
        made = self._named(plan)
        named = {document.id: document for document in map(self._named, documents)}
        listed = self._listed(made)
        return CoverageMatrix.of([self._covered(made, listed, document, progress) for document in named.values()])

    def compare(self, old: str, new: str, progress: Progress | None = None) -> ComparisonResult:
        """What became of the listed commitments of ``old`` in ``new``.

        Raises:
            UnknownDocument: none or several are named so.
            UsageError: no commitment is listed in one of them, or they are the same document.
        """
        self._prepare()
        before, after = self._named(old), self._named(new)
        if before.id == after.id:
            raise UsageError(f"Both names mean the same document: {before.title}.", "Name two documents.")
        sides = self._register(before), self._register(after)
        tools = self._tools
        return compare(*sides, tools.embedder, tools.reranker, tools.stems, progress)

    def stored(self, document: str, plan: str) -> StoredCoverage:
        """The kept result of two documents, with the decisions on it, and whether it is suspect. Nothing is read again.

        Raises:
            UnknownDocument: none or several are named so.
            NotChecked: there is none.
        """
        self._library.refresh()
        made, named = self._named(plan), self._named(document)
        return reviewing.stored(self._library.catalogue.reviews, made, named)

    def all_stored(self) -> list[StoredHead]:
        """Every kept result, oldest first, and whether it is suspect."""
        self._library.refresh()
        return reviewing.listed(self._library.catalogue.reviews, list(self._library.documents.values()))

    def review(
        self, document: str, plan: str, commitment: str, decision: Decision, *, note: str = "", by: str = ""
    ) -> CommitmentCoverage:
        """Record what an officer decides on one commitment of the kept result; ``commitment`` is its id, the start of
        one, or its number in the plan's order.

        Raises:
            UnknownDocument: none or several are named so.
            NotChecked: nothing is kept.
            UnknownCommitment: no commitment or several are named so.
        """
        self._library.refresh()
        made, named = self._named(plan), self._named(document)
        store = self._library.catalogue.reviews
        return reviewing.review(store, made, named, commitment, decision, note, by, self._now())

    def _covered(
        self, plan: Document, listed: Sequence[Commitment], document: Document, progress: Progress | None
    ) -> CoverageResult:
        result = cover(self._library, self._tools, plan, listed, document, progress)
        return reviewing.keep(self._library.catalogue.reviews, plan, document, result, self._now())

    def _named(self, name: str) -> Document:
        return resolve(name, list(self._library.documents.values()))

    def _listed(self, plan: Document) -> list[Commitment]:
        listed = [one for one in commitments_of(self._library.catalogue, plan) if one.section == "listed"]
        if not listed:
            raise UsageError(f"No commitments were found in {plan.title}.", "Name a plan; see: answerable commitments PLAN --all")
        return listed

    def _register(self, plan: Document) -> Register:
        detail = self._library.catalogue.detail(plan.id)
        head = DocumentHead(**{name: getattr(detail, name) for name in DocumentHead.model_fields})
        return head, [as_result(one, order, paged=plan.paged) for order, one in enumerate(self._listed(plan), start=1)]

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="seconds")

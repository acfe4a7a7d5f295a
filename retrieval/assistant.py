"""The only wiring: settings to stores and models, and the calls that the command line and the endpoint make."""

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.comparison import ComparisonResult
from corpus.coverage import CommitmentCoverage, CoverageResult, StoredCoverage, StoredHead
from corpus.matrix import CoverageMatrix
from corpus.models import Filters, Kind, Passage
from corpus.naming import resolve
from corpus.questions import checked
from corpus.results import (
    EXTRACTIVE,
    Answer,
    DoctorReport,
    DocumentResult,
    IngestReport,
    PassageResult,
    SearchResult,
    Status,
    Timings,
)
from corpus.reviews import Decision
from corpus.settings import Settings
from retrieval import answering, conversation, grounding
from retrieval.agreement import require_all_passages, require_same_model
from retrieval.cautions import cautions
from retrieval.coverage.assessment import Tools
from retrieval.library import Library
from retrieval.locking import alone
from retrieval.people.signers import Signers
from retrieval.query import Query, parse
from retrieval.questions import absences, preferences, spelling
from retrieval.quoting import citing
from retrieval.responding import Responder
from retrieval.scrutiny import Scrutiny
from retrieval.search import Ranking

if TYPE_CHECKING:
    from corpus.ports import Progress
    from ingest.pipeline import Stores
    from retrieval.generation.writing import Writer

BUNDLED = Path(__file__).resolve().parent.parent / "corpus" / "documents"
SHOWN, NEAREST = 5, 3  # passages returned with an answer, and where nothing was found


class Assistant:
    """Stores, models and the calls on them. One instance may be used by several threads for reading."""

    def __init__(
        self,
        settings: Settings,
        library: Library,
        responder: Responder,
        stores: "Stores",
        writer: "Callable[[], Writer | None]" = lambda: None,
    ) -> None:
        self.settings = settings
        self.writer = writer  # opens the configured language model when it is first called; None where there is none
        self.catalogue = library.catalogue
        self._library = library
        self._responder = responder
        self._stores = stores
        self._signers = Signers(library)
        self._whole = False  # looked at once: what is lost later is lost to an open store too

    @classmethod
    def open(cls, settings: Settings, ready: bool = False) -> "Assistant":
        """Open the stores of the data directory; ``ready`` loads the models too, which otherwise wait for the first use.

        Raises:
            DataDirectoryError: the data directory cannot be used.
            ModelError: weights are missing or not the ones expected.
        """
        from retrieval import opening

        return opening.assistant(settings, ready)

    # --- asking ------------------------------------------------------------------------------------------------

    def search(
        self,
        text: str,
        *,
        k: int = 10,
        history: Sequence[str] = (),
        filters: Filters = Filters(),
        id: str | None = None,
    ) -> SearchResult:
        """The best ``k`` passages for a question."""
        self._require_whole()
        self._library.refresh()
        asked, previous = self._understood(text, history)
        ranking = self._responder.searcher.search(asked, self._library.within(filters), self._allowing(filters), previous)
        return SearchResult(id=id, query=text, passages=self._results(ranking, k))

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
        worded: bool = True,
    ) -> Answer:
        """A checked answer, ``worded`` by the language model if there is one.

        ``on_understood`` hears the question made to stand alone, before the search; ``on_line`` each line once it is checked.
        """
        started = time.perf_counter()
        self._require_whole()
        self._library.refresh()
        asked, previous = self._understood(question, history)
        writer = self.writer() if worded else None
        wording = writer.begun(cancelled) if writer else None
        asked = wording.understood(question, history, asked) if wording else asked
        on_understood(asked.text)
        response = self._responder.respond(asked, self._library.within(filters), self._allowing(filters), previous)
        draft = answering.compose(response.places, self._library)
        found, held = bool(draft.citations), self._library.as_of(filters.as_of)
        status: Status = "not_found" if not found else "partial" if response.missing else "answered"
        answer = Answer(
            id=id,
            question=question,
            standalone_question=asked.text,
            status=status,
            reason=response.reason(status),
            text=draft.text,
            citations=list(draft.citations),
            passages=self._results(response.ranking, SHOWN if found else NEAREST),
            warnings=[*response.notes, *cautions(asked, draft.citations, held.values(), response.confidence)],
            generator=EXTRACTIVE,
            timings_ms=Timings(
                total=round((time.perf_counter() - started) * 1000, 1),
                search=round(response.ranking.search_ms, 1),
                rerank=round(response.ranking.rerank_ms, 1),
                answer=round(response.milliseconds, 1),
            ),
        )
        answer = grounding.check(answer, self._library.page_text, self._sha256)
        if wording:
            return wording.of(answer, asked, response, on_line)
        if on_line and answer.text:
            for line in answer.lines():
                if cancelled and cancelled():
                    break
                on_line(line)
        return answer

    def _understood(self, question: str, history: Sequence[str]) -> tuple[Query, Query | None]:
        """The question made to stand alone, and the one before it in the same way."""
        known, count = self._library, self._stores.embedder.count_tokens
        question, *earlier = (spelling.mended(checked(text), self._stores.words, known, count) for text in (question, *history))
        alone = self._signers.restated(absences.restated(conversation.standalone(question, earlier)))
        asked = preferences.plainly(parse(alone), known.documents.values())
        return asked, parse(conversation.standalone(earlier[-1], earlier[:-1])) if earlier else None

    def _allowing(self, filters: Filters) -> Callable[[Passage], bool]:
        return lambda passage: self._library.allows(passage, filters)

    def _results(self, ranking: Ranking, count: int) -> list[PassageResult]:
        return [citing.passage_result(self._library, ranked) for ranked in ranking.passages[:count]]

    def _sha256(self, document_id: str) -> str | None:
        document = self._library.documents.get(document_id)
        return document.sha256 if document else None

    # --- documents ---------------------------------------------------------------------------------------------

    def ingest(
        self,
        paths: Sequence[Path],
        *,
        kind: Kind | None = None,
        progress: "Progress | None" = None,
        password: str | None = None,
        ocr: bool = True,
        names: Mapping[Path, str] | None = None,
    ) -> IngestReport:
        """Ingest files and folders; the bundled documents leave the index as soon as there are others.

        ``names`` are the names of files that are kept under another.
        """
        from ingest.pipeline import LOG, Options, ingest

        options = Options(
            {"kind": kind.value} if kind else {}, password, ocr, log=self.settings.data_dir / LOG, names=names or {}
        )
        with alone(self.settings):
            self._require_whole()
            report = ingest(paths, self._stores, options, progress)
        self._library.refresh()
        return report

    def ingest_bundled(self, progress: "Progress | None" = None) -> IngestReport | None:
        """Ingest the bundled digests into an empty data directory; ``None`` where there are documents already."""
        if self.catalogue.documents():
            return None
        from ingest.pipeline import Options, ingest

        with alone(self.settings):
            if self.catalogue.documents():  # since, of another process
                return None
            self._require_whole()
            report = ingest([BUNDLED], self._stores, Options(bundled=True), progress)
        self._library.refresh()
        return report

    def remove(self, name: str) -> DocumentResult:
        """Forget a document, named by id, prefix, or part of its title or file name. Raises UnknownDocument."""
        from ingest.pipeline import forget

        with alone(self.settings):
            document = resolve(name, self.catalogue.documents())
            listed = next(entry for entry in self.catalogue.list() if entry.document_id == document.id)
            forget(document.id, self._stores)
        self._library.refresh()
        return listed

    # --- scrutiny: the calls are explained in retrieval.scrutiny -----------------------------------------------

    @property
    def _scrutiny(self) -> Scrutiny:
        stores, responder = self._stores, self._responder
        tools = Tools(stores.embedder, stores.vectors, responder.searcher.reranker, stores.words.stems, responder.reader)
        return Scrutiny(self._library, tools, self._prepare)

    def coverage(self, document: str, plan: str, progress: "Progress | None" = None) -> CoverageResult:
        """Which of a plan's listed commitments a document covers; kept, with the officers' decisions."""
        return self._scrutiny.coverage(document, plan, progress)

    def coverage_matrix(self, documents: Sequence[str], plan: str, progress: "Progress | None" = None) -> CoverageMatrix:
        """The same for several documents, side by side."""
        return self._scrutiny.matrix(documents, plan, progress)

    def check(self, path: Path, name: str, plan: str, progress: "Progress | None" = None) -> CoverageResult:
        """Coverage by a file that is not kept."""
        return self._scrutiny.check(path, name, plan, progress)

    def stored_matrix(self, documents: Sequence[str], plan: str) -> tuple[CoverageMatrix, list[StoredCoverage]]:
        """The coverages that were kept, side by side, and each of them."""
        return self._scrutiny.stored_matrix(documents, plan)

    def stored_coverage(self, document: str, plan: str) -> StoredCoverage:
        """The coverage that was kept, and whether it is suspect."""
        return self._scrutiny.stored(document, plan)

    def stored_coverages(self) -> list[StoredHead]:
        """Every coverage that was kept."""
        return self._scrutiny.all_stored()

    def review(
        self, document: str, plan: str, commitment: str, decision: Decision, *, note: str = "", by: str = ""
    ) -> CommitmentCoverage:
        """Record an officer's decision on one commitment of a kept coverage."""
        return self._scrutiny.review(document, plan, commitment, decision, note=note, by=by)

    def compare(self, old: str, new: str, progress: "Progress | None" = None) -> ComparisonResult:
        """What became of the listed commitments of one plan in another."""
        return self._scrutiny.compare(old, new, progress)

    def _prepare(self) -> None:
        self._require_whole()
        self._library.refresh()

    def doctor(self, repair: bool = False, progress: "Progress | None" = None) -> DoctorReport:
        """Whether catalogue, vectors and words agree; ``repair`` rebuilds what does not."""
        from ingest.pipeline import READER, index
        from retrieval.doctor import Doctor

        stores = self._stores
        doctor = Doctor(
            stores.catalogue,
            stores.vectors,
            stores.words,
            stores.embedder,
            lambda stored, heard: index(stored, stores, heard),
            READER,
        )
        if not repair:
            return doctor.examine()
        with alone(self.settings):
            return doctor.repair(progress)

    def _require_whole(self) -> None:
        require_same_model(self.catalogue, self._stores.embedder.identity)
        if not self._whole:
            require_all_passages(self.catalogue, {"vectors": self._stores.vectors, "words": self._stores.words})
            self._whole = True

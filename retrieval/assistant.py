"""The only wiring: settings to stores and models, and the calls that the command line and the endpoint make."""

import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from corpus.catalogue import Catalogue
from corpus.errors import Busy, DataDirectoryError, IndexMismatch
from corpus.models import Filters, Kind
from corpus.naming import resolve
from corpus.questions import checked
from corpus.results import Answer, DoctorReport, DocumentResult, IngestReport, PassageResult, SearchResult, Timings
from corpus.settings import Settings
from retrieval import answering, citing, conversation, decision, evidence, grounding, query, units
from retrieval.library import Library
from retrieval.search import Ranking, Searcher

if TYPE_CHECKING:
    from corpus.ports import Progress
    from ingest.pipeline import Stores

BUNDLED = Path(__file__).resolve().parent.parent / "corpus" / "documents"
GENERATOR = "extractive"
NEAREST = 3  # passages shown where nothing was found
EMBEDDING_KEY = "embedding"


class Assistant:
    """Stores, models and the calls on them. One instance may be used by several threads for reading."""

    def __init__(self, settings: Settings, library: Library, searcher: Searcher, stores: "Stores", stems: Callable[[str], list[str]]) -> None:
        self.settings = settings
        self.catalogue = library.catalogue
        self._library = library
        self._searcher = searcher
        self._stores = stores
        self._stems = stems

    @classmethod
    def open(cls, settings: Settings, check_model: bool = True) -> "Assistant":
        """Open the stores of the data directory and get the models ready; the doctor opens without ``check_model``.

        Raises:
            DataDirectoryError: the data directory cannot be used.
            IndexMismatch: the index was made with another embedding model.
            ModelError: weights are missing or not the ones expected.
        """
        from retrieval import opening

        return opening.assistant(settings, check_model)

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
        self._library.refresh()
        asked = query.parse(conversation.standalone(checked(text), history))
        ranking = self._ranking(asked, filters)
        return SearchResult(id=id, query=text, passages=self._results(ranking, k))

    def ask(
        self,
        question: str,
        *,
        history: Sequence[str] = (),
        filters: Filters = Filters(),
        id: str | None = None,
        on_line: Callable[[str], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Answer:
        """A checked answer; ``on_line`` hears each line of it. Nothing is said that did not pass the check."""
        started = time.perf_counter()
        self._library.refresh()
        asked = query.parse(conversation.standalone(checked(question), history))
        ranking = self._ranking(asked, filters)
        read = time.perf_counter()
        spans = evidence.judge(asked, ranking.passages, self._library, self._searcher.reranker, self._stems)
        confidence = decision.confidence(self._signals(asked, spans)) if spans else 0.0
        found = confidence >= decision.ANSWERED
        places = answering.choose(asked, spans, self._library) if found else []
        draft = answering.compose(places, self._library)
        ended = time.perf_counter()
        answer = Answer(
            id=id,
            question=question,
            standalone_question=asked.text,
            status="answered" if found else "not_found",
            reason="" if found else "The documents do not say.",
            text=draft.text,
            citations=list(draft.citations),
            passages=self._results(ranking, 5 if found else NEAREST),
            warnings=[],
            generator=GENERATOR,
            timings_ms=Timings(
                total=_milliseconds(ended - started),
                search=_milliseconds(ranking.search_ms / 1000),
                rerank=_milliseconds(ranking.rerank_ms / 1000),
                answer=_milliseconds(ended - read),
            ),
        )
        answer = grounding.check(answer, self._library.page_text, self._sha256)
        if on_line:
            for line in answer.text.splitlines():
                on_line(line)
        return answer

    def _ranking(self, asked: query.Query, filters: Filters) -> Ranking:
        documents = self._library.within(filters)
        return self._searcher.search(asked, documents, lambda passage: self._library.allows(passage, filters))

    def _signals(self, asked: query.Query, spans: Sequence[evidence.Evidence]) -> decision.Signals:
        passage = spans[0].passage
        document = self._library.documents[passage.document_id]
        headings = " ".join([document.title, document.date or "", document.period or "", *passage.section])
        text = " ".join(units.span_text(passage, span) for span in passage.spans)
        return decision.signals(asked, spans, self._stems, f"{headings} {text}")

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
    ) -> IngestReport:
        """Ingest files and folders; the bundled documents leave the index as soon as there are others."""
        from ingest.pipeline import Options, ingest

        overrides = {"kind": kind.value} if kind else {}
        with self._writing():
            report = ingest(paths, self._stores, Options(overrides, password, ocr), progress)
        self._library.refresh()
        return report

    def ingest_bundled(self, progress: "Progress | None" = None) -> IngestReport | None:
        """Ingest the bundled digests into an empty data directory; ``None`` where there are documents already."""
        if self.catalogue.documents():
            return None
        from ingest.pipeline import Options, ingest

        with self._writing():
            report = ingest([BUNDLED], self._stores, Options(bundled=True), progress)
        self._library.refresh()
        return report

    def remove(self, name: str) -> DocumentResult:
        """Forget a document, named by id, prefix, or part of its title or file name.

        Raises:
            UnknownDocument: none or several are named so.
        """
        from ingest.pipeline import forget

        with self._writing():
            document = resolve(name, self.catalogue.documents())
            listed = next(entry for entry in self.catalogue.list() if entry.document_id == document.id)
            forget(document.id, self._stores)
        self._library.refresh()
        return listed

    def doctor(self, repair: bool = False, progress: "Progress | None" = None) -> DoctorReport:
        """Whether catalogue, vectors and words agree; ``repair`` rebuilds what does not."""
        from ingest.pipeline import index
        from retrieval.doctor import Doctor

        stores = self._stores
        doctor = Doctor(
            stores.catalogue,
            stores.vectors,
            stores.words,
            stores.embedder,
            lambda stored, heard: index(stored, stores, heard),
        )
        if not repair:
            return doctor.examine()
        with self._writing():
            return doctor.repair(progress)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        lock = FileLock(self.settings.data_dir / "writing.lock", timeout=self.settings.lock_seconds)
        try:
            with lock:
                yield
        except Timeout as error:
            hint = "Try again when it has ended."
            raise Busy(f"Another process is writing to {self.settings.data_dir}.", hint) from error
        except OSError as error:
            hint = "Make it writable or free some space, or name another with --data-dir."
            raise DataDirectoryError(
                f"The data directory {self.settings.data_dir} cannot be written: {error.strerror}.", hint
            ) from error


def require_same_model(catalogue: Catalogue, identity: str) -> None:
    """Record the embedding model of a new index; refuse one made with another.

    Raises:
        IndexMismatch: naming both models and the command that rebuilds.
    """
    held = catalogue.meta(EMBEDDING_KEY)
    if held is None:
        catalogue.set_meta(EMBEDDING_KEY, identity)
    elif held != identity:
        raise IndexMismatch(
            f"The index was made with the embedding model {held}, but {identity} is configured.",
            "Rebuild it with: answerable doctor --repair",
        )


def _milliseconds(seconds: float) -> float:
    return round(seconds * 1000, 1)

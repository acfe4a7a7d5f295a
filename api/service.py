"""What the routes share: the assistant, opened behind the first requests, and the stores, pool, limits and counters."""

import gc
import sys
from threading import Event, Thread
from typing import Annotated

from fastapi import Depends, Request

from api.access import Access
from api.jobs import Runner
from api.limits import Rates
from api.logs import logger
from api.metrics import Metrics
from api.pool import Pool
from api.uploads import Uploads
from api.views import Ready
from corpus.catalogue import Catalogue
from corpus.conversations import Conversations
from corpus.errors import AnswerableError, IndexMismatch, ModelError, Starting
from corpus.jobs import Jobs
from corpus.keys import Keys
from corpus.results import DoctorReport
from corpus.settings import Settings
from retrieval.assistant import Assistant

COMPARISONS = 2  # of plans that may wait, beside the questions
COMPARE_SECONDS = 120.0  # what one may take, its waiting included; 34 commitments beside 55 took 33 s of two busy cores
OPEN_AGAIN_SECONDS = 5.0  # where another program is writing to the data directory at the start
_SWITCH = 0.002  # seconds a thread may hold the interpreter while others wait; less than the usual 0.005, for /healthz's sake


class Service:
    """One process's state. ``start`` opens the assistant in the background; until then questions are told to wait."""

    def __init__(self, settings: Settings, assistant: Assistant | None = None) -> None:
        self.settings = settings
        self.catalogue = assistant.catalogue if assistant else Catalogue(settings.data_dir, settings.database_url)
        self.metrics = Metrics()
        self.pool = Pool(settings.at_once, settings.queue, settings.request_seconds, settings.answer_seconds, self._count)
        self.reading = Pool(1, COMPARISONS, COMPARE_SECONDS, COMPARE_SECONDS)
        self.keys = Keys(self.catalogue)
        self.jobs = Jobs(self.catalogue)
        self.uploads = Uploads(settings.data_dir, self.jobs, self.catalogue)
        self.conversations = Conversations(self.catalogue)
        self.rates = Rates(settings.rate_limit)
        self.access = Access(self.keys, self.rates, settings)
        self.stopping = Event()
        self._given = assistant
        self._assistant: Assistant | None = None
        self._failure: AnswerableError | None = None
        self.runner: Runner | None = None
        self._opening: Thread | None = None
        self._agreement: DoctorReport | None = None

    def _count(self, waiting: int, running: int) -> None:
        self.metrics.waiting.set(waiting)
        self.metrics.running.set(running)

    @property
    def assistant(self) -> Assistant:
        """The assistant.

        Raises:
            Starting: it is not open yet.
            AnswerableError: it could not be opened.
        """
        if self._failure:
            raise self._failure
        if self._assistant is None:
            raise Starting("The models are being loaded.", "Ask again in a moment.", 2.0)
        return self._assistant

    def readiness(self) -> Ready:
        """What there is to ask.

        Raises:
            Starting: the models are not loaded yet.
            AnswerableError: they cannot be, or the stores do not agree.
        """
        assistant = self.assistant
        if self._agreement is None or (not self._agreement.ok and not self.jobs.counts()):
            self._agreement = assistant.doctor()
        if not self._agreement.ok and not self.jobs.counts():
            wrong = ", ".join(check.name for check in self._agreement.checks if not check.ok)
            raise IndexMismatch(f"The stores do not agree: {wrong}.", "Run: answerable doctor --repair")
        sizes = self.sizes()
        return Ready(documents=int(sizes["documents"]), passages=int(sizes["passages"]), keys=self.keys.any())

    def sizes(self) -> dict[str, float]:
        """How many documents and passages are held, and how many jobs wait or are worked on."""
        held = self.catalogue.list()
        jobs = self.jobs.counts()
        return {
            "documents": len(held),
            "passages": sum(one.passages for one in held),
            "jobs_queued": jobs.get("queued", 0),
            "jobs_running": jobs.get("running", 0),
        }

    def start(self) -> None:
        """Open the assistant in the background, then take up the jobs."""
        sys.setswitchinterval(_SWITCH)
        self._opening = Thread(target=self._open, name="opening", daemon=True)
        self._opening.start()

    def _open(self) -> None:
        """Open the assistant; where that may succeed later, try again until it does."""
        assistant = self._given
        while not self.stopping.is_set():
            try:
                assistant = assistant or Assistant.open(self.settings, ready=True)
                self._take(assistant)
            except AnswerableError as error:
                logger.error("The assistant cannot be opened: %s", error)
                self._failure = error
                if error.retryable:
                    self.stopping.wait(OPEN_AGAIN_SECONDS)
                    continue
            except Exception as error:
                logger.exception("The assistant cannot be opened")
                self._failure = ModelError(str(error))
            return

    def _take(self, assistant: Assistant) -> None:
        """Answer with an assistant from now on, and begin to work on the jobs."""
        if report := assistant.ingest_bundled():
            logger.info("%d bundled digests were read: no documents were held", len(report.added))
        # Modules, models and stores stay for good. Looking through them at each full collection stops every request for 80 ms.
        gc.collect()
        gc.freeze()
        self._assistant, self._failure = assistant, None
        if not self.stopping.is_set():
            self.runner = Runner(assistant, self.jobs, self.uploads, self.metrics, self.stopping)
            self.runner.start()

    def stop(self) -> None:
        """Let jobs stop where they can be taken up again, and take no more questions."""
        self.stopping.set()
        self.pool.close()
        self.reading.close()
        if self.runner:
            self.runner.join()


def service_of(request: Request) -> Service:
    """The service of the application that a request came to."""
    found: Service = request.app.state.service
    return found


Shared = Annotated[Service, Depends(service_of)]

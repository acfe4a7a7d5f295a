"""What takes long is done one after another, by one process of those that share a data directory.

A job is in the catalogue from the moment that its request was answered, so that nothing is lost when the server ends,
however it ends: whoever holds the lock next takes up what was waiting or half done.
"""

import time
from pathlib import Path
from threading import Event, Thread

from filelock import FileLock, Timeout

from api.logs import logger
from api.metrics import Metrics
from api.tasks import TASKS
from api.uploads import Uploads
from corpus.errors import AnswerableError, UnreadableFile, UsageError
from corpus.job_results import JobResult
from corpus.jobs import Jobs
from retrieval.assistant import Assistant

LOOK_SECONDS = 0.5  # between two looks for a job that another process has accepted; of its own it hears at once
NOTE_SECONDS = 0.3  # between two notes of progress
END_SECONDS = 5.0  # what a job may take to stop
MOST_ATTEMPTS = 3  # of a job during which the process ends: it may be the cause
RETRY_SECONDS = 5.0  # where another program is writing
STAGES = {": embedding": "embedding", "commitments compared": "comparing"}  # by the end of what is said of progress


class Stopped(Exception):  # no error: it unwinds work that is to be taken up later
    """The server is ending."""


class Runner:
    """A thread that does what is waiting."""

    def __init__(self, assistant: Assistant, jobs: Jobs, uploads: Uploads, metrics: Metrics, stopping: Event) -> None:
        self._assistant = assistant
        self._jobs = jobs
        self._uploads = uploads
        self._metrics = metrics
        self._stopping = stopping
        self._news = Event()
        self._lock = FileLock(assistant.settings.data_dir / "jobs.lock", timeout=0, thread_local=False)
        self._thread = Thread(target=self._run, name="jobs", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def look(self) -> None:
        """Look for a new job now, or see that the server is ending."""
        self._news.set()

    def join(self) -> None:
        """Wait a little for the end; what does not end is taken up by the next process."""
        self.look()
        self._thread.join(END_SECONDS)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                with self._lock:
                    self._jobs.resume()
                    self._uploads.sweep()
                    self._work()
            except Timeout:
                self._stopping.wait(LOOK_SECONDS * 4)  # another process does it, and may end
            except Exception:
                logger.exception("Jobs cannot be worked on")
                self._stopping.wait(RETRY_SECONDS)

    def _work(self) -> None:
        while not self._stopping.is_set():
            self._news.clear()
            job = self._jobs.next()
            if job is None:
                self._news.wait(LOOK_SECONDS)
            else:
                self._do(job)

    def _do(self, job: JobResult) -> None:
        path, attempts = self._jobs.path(job.id)
        if attempts >= MOST_ATTEMPTS:
            self._fail(job, path, "The server ended each time that this was worked on.", "Look at the server's log.")
            return
        self._jobs.begin(job.id)
        heard = Heard(self._jobs, job, self._stopping)
        try:
            values, result = TASKS[job.task](self._assistant, self._jobs, job, Path(path), heard)
        except Stopped:
            self._jobs.note(job.id, state="queued", stage="waiting", attempts=attempts)
        except (UsageError, UnreadableFile) as error:
            self._fail(job, path, error.message, error.hint)
        except AnswerableError as error:
            if error.retryable:
                self._jobs.note(job.id, state="queued", stage="waiting for another program to end", attempts=attempts)
                self._stopping.wait(RETRY_SECONDS)
            else:
                logger.error("A job failed: %s", error, extra={"job": job.id})
                self._fail(job, path, "The server's data cannot be used at present.", "Look at the server's log.")
        except Exception:
            logger.exception("A job failed", extra={"job": job.id})
            self._fail(job, path, "Something went wrong inside the server.", "Look at the server's log.")
        else:
            self._jobs.end(job.id, result, **values)
            self._metrics.job("done")
            logger.info("A job is done: %s %s", job.task, values["outcome"], extra={"job": job.id})
            self._uploads.discard(path)

    def _fail(self, job: JobResult, path: str, error: str, hint: str) -> None:
        self._jobs.note(job.id, state="failed", stage="failed", error=error, hint=hint)
        self._metrics.job("failed")
        self._uploads.discard(path)


class Heard:
    """Notes the progress of a job, not more often than anybody looks."""

    def __init__(self, jobs: Jobs, job: JobResult, stopping: Event) -> None:
        self._jobs = jobs
        self._job = job
        self._stopping = stopping
        self._noted = 0.0

    def __call__(self, what: str, done: int, total: int) -> None:
        """``done`` of ``total`` of what is being done. Raises Stopped where the server is ending."""
        if self._stopping.is_set():
            raise Stopped
        now = time.monotonic()
        stage = next((name for end, name in STAGES.items() if what.endswith(end)), None)
        if stage and (now - self._noted >= NOTE_SECONDS or done == total):
            self._noted = now
            self._jobs.note(self._job.id, stage=stage, done=done, total=total)

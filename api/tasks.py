"""What each kind of job does. Each call gives what is to be noted of the job that is done, and its result if it has one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from corpus.errors import UnreadableFile
from corpus.job_results import Checked, JobResult, Task
from corpus.jobs import Jobs
from corpus.models import Kind
from corpus.ports import Progress
from corpus.results import FailedFile, Result
from retrieval.assistant import Assistant

Done = tuple[dict[str, Any], Result | None]
Work = Callable[[Assistant, Jobs, JobResult, Path, Progress], Done]


def ingest(assistant: Assistant, jobs: Jobs, job: JobResult, path: Path, heard: Progress) -> Done:
    """Add an uploaded document. Raises UnreadableFile."""
    kind = Kind(job.kind) if job.kind else None
    report = assistant.ingest([path], kind=kind, progress=heard, names={path: job.file})
    for outcome in ("added", "updated", "unchanged"):
        for one in getattr(report, outcome):
            return {"outcome": outcome, "stage": outcome, "document_id": one.document_id}, None
    failure = report.failed[0] if report.failed else FailedFile(file=job.file, error="Nothing was read.", hint="")
    raise UnreadableFile(failure.error, failure.hint)


def coverage(assistant: Assistant, jobs: Jobs, job: JobResult, path: Path, heard: Progress) -> Done:
    """Make and keep the coverage of a plan by documents that are held. Raises UsageError."""
    plan, documents = job.plan or "", jobs.documents(job.id)

    def after(before: int) -> Progress:
        return lambda what, done, total: heard(what, before * total + done, len(documents) * total)

    for number, document in enumerate(documents):
        assistant.coverage(document, plan, after(number))
    return {"outcome": "checked", "stage": "checked"}, Checked(plan=plan, documents=documents)


def check(assistant: Assistant, jobs: Jobs, job: JobResult, path: Path, heard: Progress) -> Done:
    """Find the coverage of a plan by an uploaded file, which is not kept. Raises UnreadableFile, UsageError."""
    result = assistant.check(path, job.file, job.plan or "", heard)
    return {"outcome": "checked", "stage": "checked"}, result


TASKS: dict[Task, Work] = {"ingest": ingest, "coverage": coverage, "check": check}

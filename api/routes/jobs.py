"""Work on its way: uploads and coverage."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Path, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from api import events
from api.access import Reader
from api.descriptions import PROGRESS, refusals
from api.service import Service, Shared
from corpus.job_results import ENDED, JobResult

router = APIRouter(tags=["jobs"])
Id = Annotated[str, Path(max_length=64)]
LOOK_SECONDS = 0.3


@router.get("/jobs", responses=refusals(401, 403, 429, 503))
def jobs(service: Shared, caller: Reader) -> list[JobResult]:
    """The latest fifty, newest first."""
    return service.jobs.latest()


@router.get("/jobs/{job_id}", responses=refusals(401, 403, 404, 422, 429, 503))
def job(job_id: Id, service: Shared, caller: Reader) -> JobResult:
    """One job: how far it is, or what became of it."""
    return service.jobs.get(job_id)


@router.get(
    "/jobs/{job_id}/events", response_class=StreamingResponse, responses={200: PROGRESS, **refusals(401, 403, 404, 422, 429, 503)}
)
def job_events(job_id: Id, service: Shared, caller: Reader) -> StreamingResponse:
    """The same as server-sent events: `progress` with the job whenever it changes, last `done` with the job as it ended.

    The stream ends without `done` when the server is stopped; the job is taken up again when it is back.
    """
    service.jobs.get(job_id)
    return events.stream(_progress(service, job_id))


def accepted(service: Service, job: JobResult, response: Response) -> JobResult:
    """A new job as it is answered with, ``Location`` saying where it is followed; it is begun if nothing else is done."""
    if service.runner:
        service.runner.look()
    response.headers["Location"] = f"/v1/jobs/{job.id}"
    return job


async def _progress(service: Service, job_id: str) -> AsyncIterator[str]:
    said: JobResult | None = None
    quiet = 0.0
    while not service.stopping.is_set():
        now = await run_in_threadpool(service.jobs.get, job_id)
        if now.state in ENDED:
            yield events.event("done", now.model_dump(mode="json"))
            return
        if now != said:
            yield events.event("progress", now.model_dump(mode="json"))
            said, quiet = now, 0.0
        elif quiet >= events.ALIVE_SECONDS:
            yield ": alive\n\n"
            quiet = 0.0
        await asyncio.sleep(LOOK_SECONDS)
        quiet += LOOK_SECONDS

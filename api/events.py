"""Server-sent events: how they are written, and how the work on a question becomes a stream of them."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from typing import Any

from fastapi import Request
from starlette.responses import StreamingResponse

from api import problems
from api.logs import logger
from api.pool import Task, awaited, late
from corpus.errors import AnswerableError
from corpus.results import Answer

ALIVE_SECONDS = 10.0  # between two signs of life, so that no proxy closes a quiet stream
MEDIA_TYPE = "text/event-stream"
_MARKER = re.compile(r"\[(\d{1,4})\]")
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def event(name: str, data: Any) -> str:
    """One event; its data are one line of JSON."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


def stream(events: AsyncIterator[str]) -> StreamingResponse:
    """A response that sends events as they come; when the caller hangs up, the iterator is closed."""
    return StreamingResponse(events, media_type=MEDIA_TYPE, headers=HEADERS)


async def of_question(request: Request, task: Task[Answer]) -> AsyncIterator[str]:
    """The events of a question: ``status`` while it waits and is worked on, then the answer's, or ``error``."""
    try:
        async for name in stages(task):
            yield event("status", {"stage": name}) if name else ": alive\n\n"
        for one in of_answer(await awaited(task)):
            yield one
    except Exception as error:
        yield event("error", problem_of(request, task, error).model_dump(mode="json"))
    finally:
        task.cancel()


def of_answer(answer: Answer) -> list[str]:
    """``passages``, then each ``line`` followed by each ``citation`` that it is the first to bear, then ``done``."""
    found = [event("passages", [passage.model_dump(mode="json") for passage in answer.passages])]
    waiting = {citation.marker: citation for citation in answer.citations}
    known = set(waiting)
    for text in answer.text.split("\n") if answer.text else []:
        markers = [int(marker) for marker in _MARKER.findall(text)]
        found.append(event("line", {"text": text, "markers": [m for m in markers if m in known]}))
        found += [event("citation", waiting.pop(m).model_dump(mode="json")) for m in markers if m in waiting]
    found += [event("citation", citation.model_dump(mode="json")) for citation in waiting.values()]
    return [*found, event("done", answer.model_dump(mode="json"))]


async def stages(task: Task[Any]) -> AsyncIterator[str]:
    """``waiting`` and ``searching`` as they begin, and nothing now and then, until the task has ended.

    Raises:
        TimedOut: its time is over.
    """
    result = awaited(task)
    name, quiet = "", 0.0
    while not result.done():
        now = "searching" if task.started.is_set() else "waiting"
        if now != name or quiet >= ALIVE_SECONDS:
            yield now if now != name else ""
            name, quiet = now, 0.0
        if not task.left:
            raise late(task)
        await asyncio.wait({result}, timeout=0.1)
        quiet += 0.1


def problem_of(request: Request, task: Task[Any], error: Exception) -> problems.Problem:
    """The problem that ended a stream that had begun."""
    path, request_id = request.url.path, request.state.request_id
    if isinstance(error, AnswerableError):
        return problems.of(error if task.left else late(task), path, request_id)
    logger.error("Unexpected error", exc_info=error, extra={"request_id": request_id})
    return problems.plain(500, "Something went wrong inside the server.", path, request_id)

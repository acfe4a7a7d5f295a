"""Passages without an answer."""

from fastapi import APIRouter, Request

from api.access import Reader
from api.asking import steadily
from api.descriptions import refusals
from api.pool import Task, attended
from api.requests import SearchBody
from api.service import Shared
from corpus.questions import checked, checked_history
from corpus.results import SearchResult

router = APIRouter(tags=["search"])


@router.post("/search", responses=refusals(401, 403, 404, 413, 422, 429, 503))
async def search(body: SearchBody, request: Request, service: Shared, caller: Reader) -> SearchResult:
    """The passages that fit a question best. Scores compare within one answer only."""
    assistant, filters, history = service.assistant, body.filters.filters(), checked_history(body.history)
    checked(body.query)
    if service.settings.log_questions:
        request.state.question = body.query

    def work(task: Task[SearchResult]) -> SearchResult:
        return steadily(assistant, lambda: assistant.search(body.query, k=body.k, history=history, filters=filters))

    return await attended(request, service.pool.submit(work))

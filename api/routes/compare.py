"""What became of a plan's commitments in a later plan."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.access import Reader
from api.descriptions import files, refusals
from api.downloads import Form, download
from api.pool import Task, attended
from api.requests import CompareBody
from api.service import Shared
from corpus.comparison import ComparisonResult
from corpus.exports.compare_files import comparison_files
from retrieval import attendance

router = APIRouter(tags=["compare"])


@router.post(
    "/compare",
    response_model=ComparisonResult,
    responses={200: files("csv", "xlsx", "html"), **refusals(401, 403, 404, 413, 422, 429, 503)},
)
async def compare(
    body: CompareBody,
    request: Request,
    service: Shared,
    caller: Reader,
    form: Annotated[Form, Query(alias="format", description="For a program, for a spreadsheet, or to read and print.")] = "json",
) -> ComparisonResult | Response:
    """Which commitments were kept, reworded, narrowed, widened, split, merged or dropped, and which are new.

    That takes some seconds. The pairs are proposals: read both texts. Hanging up ends the work.
    """
    assistant = service.assistant

    def work(task: Task[ComparisonResult | Response]) -> ComparisonResult | Response:
        found = assistant.compare(body.old, body.new, lambda what, done, total: attendance.look())
        if form == "json":
            return found
        return download(comparison_files(found), form, f"{found.old.title} and {found.new.title} compared")

    return await attended(request, service.reading.submit(work))

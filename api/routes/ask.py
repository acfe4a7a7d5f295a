"""Questions."""

from fastapi import APIRouter, Request
from starlette.responses import StreamingResponse

from api import events
from api.access import Reader
from api.asking import asked
from api.descriptions import ASKED, STREAMED, refusals
from api.pool import attended
from api.requests import AskBody
from api.service import Shared
from corpus.results import Answer

router = APIRouter(tags=["ask"])


@router.post("/ask", responses={200: ASKED, **refusals(401, 403, 404, 413, 422, 429, 503)})
async def ask(body: AskBody, request: Request, service: Shared, caller: Reader) -> Answer:
    """Answer a question with cited quotations, or say that the documents do not.

    `not_found` is an answer, not an error. `page_text[start:end] == quote` holds for every citation, in code points of
    the page's stored text (page 1 where `page` is null). Hanging up ends the work.
    """
    return await attended(request, asked(service, caller, body, request))


@router.post(
    "/ask/stream", response_class=StreamingResponse, responses={200: STREAMED, **refusals(401, 403, 404, 413, 422, 429, 503)}
)
async def ask_stream(body: AskBody, request: Request, service: Shared, caller: Reader) -> StreamingResponse:
    """The same as server-sent events.

    `status` ({"stage": "waiting" or "searching"}), `passages` (a list of passages), then for each line of the answer
    `line` ({"text", "markers"}) and `citation` for each citation that it is the first to bear, last `done` with the whole
    answer; or `error` with a problem at any point. Lines that begin with a colon are signs of life. Hanging up ends the work.
    """
    return events.stream(events.of_question(request, asked(service, caller, body, request)))

"""The same answers in the shape of OpenAI's API, so that existing chat clients can be pointed here."""

import json
import secrets
import time
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from api import events
from api.access import Reader
from api.asking import EXTRACTIVE, asked
from api.descriptions import COMPLETED, refusals
from api.pool import Task, attended, awaited
from api.requests import AskBody, CompletionBody
from api.service import Shared
from api.views import ModelCard, ModelList
from corpus.errors import NotHeld, UsageError
from corpus.questions import LIMIT
from corpus.results import Answer, Citation

router = APIRouter(tags=["openai"])
NAME = "answerable"
_MADE = 1735689600  # the clients want a time of making; the start of 2025


@router.get("/models", responses=refusals(401, 403, 429, 503))
def models(service: Shared, caller: Reader) -> ModelList:
    """What answers: `answerable`, which quotes."""
    return ModelList(data=[ModelCard(id=NAME, created=_MADE)])


@router.post(
    "/chat/completions", response_class=Response, responses={200: COMPLETED, **refusals(401, 403, 404, 413, 422, 429, 503)}
)
async def completions(body: CompletionBody, request: Request, service: Shared, caller: Reader) -> Response:
    """Answer the last message of a user; their earlier ones are the history, all others are not looked at.

    The text of the answer bears markers and ends with its sources; the whole answer is in the further field
    `answerable`, when streaming in the last chunk.
    """
    if body.model not in (NAME, EXTRACTIVE):
        raise NotHeld(f"There is no model '{body.model}'.", f"GET /v1/models lists them; the usual one is {NAME}.")
    said = [message.text().strip()[:LIMIT] for message in body.messages if message.role == "user"]
    if not said or body.messages[-1].role != "user":
        raise UsageError("The last message must be a user's question.")
    earlier = [text for text in said[-50:-1] if text]
    model = EXTRACTIVE if body.model == EXTRACTIVE else None
    question = AskBody.model_construct(question=said[-1], history=earlier, model=model)
    task = asked(service, caller, question, request)
    head = {"id": f"chatcmpl-{secrets.token_hex(12)}", "created": int(time.time()), "model": body.model}
    if body.stream:
        return events.stream(_chunks(request, task, {**head, "object": "chat.completion.chunk"}))
    answer = await attended(request, task)
    message = {"role": "assistant", "content": in_words(answer), "refusal": None}
    choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
    usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
    whole = answer.model_dump(mode="json")
    return JSONResponse({**head, "object": "chat.completion", "choices": [choice], "usage": usage, "answerable": whole})


async def _chunks(request: Request, task: Task[Answer], head: dict[str, Any]) -> AsyncIterator[str]:
    def chunk(delta: dict[str, str], finish: str | None = None, **further: Any) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
        return f"data: {json.dumps({**head, 'choices': [choice], **further}, ensure_ascii=False)}\n\n"

    try:
        yield chunk({"role": "assistant", "content": ""})
        async for _ in events.stages(task):
            yield ": working\n\n"
        answer = await awaited(task)
        for line in in_words(answer).splitlines(keepends=True):
            yield chunk({"content": line})
        yield chunk({}, "stop", answerable=answer.model_dump(mode="json"))
        yield "data: [DONE]\n\n"
    except Exception as error:
        problem = events.problem_of(request, task, error)
        kind = problem.type.rpartition(":")[2]
        yield f"data: {json.dumps({'error': {'message': problem.detail, 'type': kind, 'code': kind, 'param': None}})}\n\n"
    finally:
        task.cancel()


def in_words(answer: Answer) -> str:
    """The answer with its warnings and sources, for clients that show nothing but text."""
    text = answer.text or answer.reason
    parts = [text, *(f"Warning: {warning}" for warning in answer.warnings)]
    if answer.reason and answer.text:
        parts.append(answer.reason)
    if answer.citations:
        parts.append("Sources:\n" + "\n".join(_source(citation) for citation in answer.citations))
    return "\n\n".join(parts)


def _source(citation: Citation) -> str:
    page = f"page {citation.page}" if citation.page else ""
    place = [citation.title, citation.component or "", page, citation.file]
    return f"[{citation.marker}] {', '.join(' '.join(part.split()) for part in place if part)}"

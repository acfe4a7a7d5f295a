"""Errors as RFC 9457 problems: one shape for whatever goes wrong, made from the one error tree.

Nothing of the inside leaves: no stack trace, no path of the server, no value that was sent.
"""

import math
import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from api.logs import logger
from corpus.errors import AnswerableError, DataDirectoryError, IndexMismatch, ModelError, NotChecked, NotSignedIn, UnknownDocument

MEDIA_TYPE = "application/problem+json"
OPENAI_ROUTES = ("/v1/chat/", "/v1/models")
_STORES = (DataDirectoryError, IndexMismatch, ModelError)  # their messages name the server's folders
_NAMES = {413: "Request entity too large", 422: "Unprocessable entity"}  # Python 3.13 has others; a type must stay the same
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")


class FieldProblem(BaseModel):
    """What is wrong with one part of a request."""

    where: str = Field(description="The part, such as body.question.")
    message: str


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str = Field(description="What sort of problem it is, as a URN that stays the same.")
    title: str = Field(description="The sort in a few words.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What went wrong.")
    instance: str = Field(description="The path that was asked for.")
    hint: str = Field(default="", description="What to do about it.")
    retryable: bool = Field(default=False, description="Whether the same request may succeed later.")
    request_id: str = Field(description="Names the request in the server's log.")
    errors: list[FieldProblem] = Field(default=[], description="What is wrong with parts of the request.")


def install(app: FastAPI) -> None:
    """Answer every error of ``app`` with a problem."""
    app.add_exception_handler(AnswerableError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _of_http)


def of(error: AnswerableError, path: str, request_id: str) -> Problem:
    """The problem that an error of ours is."""
    name = _WORDS.sub(" ", type(error).__name__).lower()
    detail, hint = error.message, error.hint
    if isinstance(error, _STORES) and not error.retryable:
        detail, hint = "The server's data cannot be used at present.", "Ask whoever runs the server to look at its log."
    elif isinstance(error, _STORES):
        detail, hint = "The server's data is being written by another program.", "Try again in a moment."
    elif isinstance(error, UnknownDocument):
        hint = "GET /v1/documents lists them."
    elif isinstance(error, NotChecked):
        hint = "POST /v1/coverage makes it."
    return Problem(
        type=f"urn:answerable:{name.replace(' ', '-')}",
        title=name.capitalize(),
        status=error.http_status,
        detail=detail,
        instance=path,
        hint=hint,
        retryable=error.retryable,
        request_id=request_id,
    )


def plain(status: int, detail: str, path: str, request_id: str, errors: Sequence[FieldProblem] = ()) -> Problem:
    """A problem that HTTP itself has a name for."""
    title = _NAMES.get(status) or HTTPStatus(status).phrase.capitalize()
    name = title.lower().replace(" ", "-").replace("'", "")
    return Problem(
        type=f"urn:answerable:{name}",
        title=title,
        status=status,
        detail=detail,
        instance=path,
        retryable=status in {408, 503},
        request_id=request_id,
        errors=list(errors),
    )


def response(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """The problem as an answer; OpenAI's clients also find the ``error`` that they look for."""
    content: dict[str, Any] = problem.model_dump(mode="json")
    if problem.instance.startswith(OPENAI_ROUTES):
        kind = problem.type.rpartition(":")[2]
        content["error"] = {"message": problem.detail, "type": kind, "code": kind, "param": None}
    return JSONResponse(content, problem.status, dict(headers or {}), MEDIA_TYPE)


def headers_of(error: AnswerableError) -> dict[str, str]:
    """``Retry-After`` in whole seconds where it is known, and how to sign in."""
    headers = {}
    if (seconds := getattr(error, "retry_after", None)) is not None:
        headers["Retry-After"] = str(max(1, math.ceil(seconds)))
    elif error.retryable:
        headers["Retry-After"] = "5"
    if isinstance(error, NotSignedIn):
        headers["WWW-Authenticate"] = 'Bearer realm="answerable"'
    return headers


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, AnswerableError)
    if error.http_status >= 500 and not error.retryable:
        logger.error("%s: %s", type(error).__name__, error, extra={"request_id": request.state.request_id})
    return response(of(error, request.url.path, request.state.request_id), headers_of(error))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    found = [FieldProblem(where=".".join(str(part) for part in one["loc"]), message=str(one["msg"])) for one in error.errors()]
    detail = "; ".join(f"{one.where}: {one.message}" for one in found[:3])
    return response(plain(422, detail, request.url.path, request.state.request_id, found[:20]))


async def _of_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    problem = plain(error.status_code, str(error.detail), request.url.path, request.state.request_id)
    return response(problem, error.headers)

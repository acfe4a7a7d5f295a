"""What the OpenAPI description says of errors and streams; examples are real outputs, kept beside in ``examples.json``."""

from typing import Any

from api.downloads import MEDIA
from api.problems import Problem

_WHEN = {
    400: "The request is not HTTP as it should be.",
    401: "A key is needed, or the one sent is not valid.",
    403: "The key may not do this, or there are no keys and the request is not from the server's own machine.",
    404: "There is no such document, page, commitment, job or conversation, or no coverage of the two yet.",
    408: "The request took too long to arrive.",
    413: "The body is larger than is allowed.",
    415: "The file is of a kind that is not read, told by its content.",
    422: "The request itself is wrong; `errors` says where.",
    429: "More requests than are allowed; `Retry-After` says when to ask again.",
    503: "The models are being loaded, too much is waiting, or it took too long; `Retry-After` says when to ask again.",
}


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors that a route may answer with."""
    return {status: {"description": _WHEN[status], "model": Problem} for status in sorted({400, *statuses})}


def _stream(example: str) -> dict[str, Any]:
    fields = {"event": {"type": "string"}, "data": {"type": "string", "description": "One line of JSON."}}
    schema = {"type": "object", "description": "One of the server-sent events.", "properties": fields, "required": ["data"]}
    return {"description": "Events.", "content": {"text/event-stream": {"schema": schema, "example": example}}}


ASKED: dict[str, Any] = {"description": "The answer, which may be that the documents do not say."}
STREAMED = _stream('event: status\ndata: {"stage": "searching"}\n\nevent: line\ndata: {"text": "...", "markers": [1]}\n\n')
COMPLETED: dict[str, Any] = {
    "description": "A completion, or chunks of one as server-sent events.",
    "content": {
        "application/json": {"schema": {"type": "object"}},
        "text/event-stream": {"schema": {"type": "object", "properties": {"data": {"type": "string"}}}},
    },
}


def files(*forms: str) -> dict[str, Any]:
    """The answer of a route that gives JSON, or one of ``forms`` as a file to download."""
    binary = {"type": "string", "format": "binary"}
    return {"description": "The result, as JSON or as a file.", "content": {MEDIA[form]: {"schema": binary} for form in forms}}


PROGRESS = _stream(
    'event: progress\ndata: {"id": "j-...", "state": "running", "stage": "embedding", "done": 12, "total": 96}\n\n'
)

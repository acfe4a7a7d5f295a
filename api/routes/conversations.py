"""Conversations that are kept, each for the key that began it."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response

from api.access import Reader
from api.descriptions import refusals
from api.evidence import as_markdown
from api.requests import ConversationBody
from api.service import Shared
from corpus.conversations import ConversationHead, ConversationResult

router = APIRouter(tags=["conversations"])
Id = Annotated[str, Path(max_length=64)]
_EXPORTED = {"content": {"text/markdown": {"schema": {"type": "string"}}, "application/json": {}}, "description": "A file."}


@router.post("/conversations", status_code=201, responses=refusals(401, 403, 413, 422, 429, 503))
def begin(body: ConversationBody, service: Shared, caller: Reader, response: Response) -> ConversationResult:
    """Begin one; then ask with its id as `conversation_id`."""
    made = service.conversations.begin(caller.id, body.title)
    response.headers["Location"] = f"/v1/conversations/{made.id}"
    return made


@router.get("/conversations", responses=refusals(401, 403, 429, 503))
def conversations(service: Shared, caller: Reader) -> list[ConversationHead]:
    """Those of this key, latest first."""
    return service.conversations.all(caller.id)


@router.get("/conversations/{conversation_id}", responses=refusals(401, 403, 404, 422, 429, 503))
def conversation(conversation_id: Id, service: Shared, caller: Reader) -> ConversationResult:
    """One with its questions and answers as they were given."""
    return service.conversations.get(caller.id, conversation_id)


@router.get(
    "/conversations/{conversation_id}/export",
    response_class=Response,
    responses={200: _EXPORTED, **refusals(401, 403, 404, 422, 429, 503)},
)
def export(
    conversation_id: Id,
    service: Shared,
    caller: Reader,
    form: Annotated[Literal["md", "json"], Query(alias="format", description="To read, or for a program.")] = "md",
) -> Response:
    """The evidence record: everything needed to check the answers later, as a file to download."""
    found = service.conversations.get(caller.id, conversation_id)
    text = as_markdown(found) if form == "md" else found.model_dump_json(indent=2)
    media = "text/markdown; charset=utf-8" if form == "md" else "application/json"
    return Response(text, headers={"Content-Disposition": f'attachment; filename="evidence-{found.id}.{form}"'}, media_type=media)


@router.delete("/conversations/{conversation_id}", status_code=204, responses=refusals(401, 403, 404, 422, 429, 503))
def forget(conversation_id: Id, service: Shared, caller: Reader) -> None:
    """Forget one with all that was said."""
    service.conversations.remove(caller.id, conversation_id)

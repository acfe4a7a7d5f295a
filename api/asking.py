"""A question on its way through the pool, for the routes that ask one."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from fastapi import Request

from api.pool import Task
from api.requests import AskBody
from api.service import Service
from corpus.errors import GroundingError, UsageError
from corpus.keys import Caller
from corpus.questions import checked, checked_history
from corpus.results import Answer
from retrieval.assistant import Assistant

T = TypeVar("T")
EXTRACTIVE = "extractive"


def asked(service: Service, caller: Caller, body: AskBody, request: Request) -> Task[Answer]:
    """Check a question, and put it in the queue.

    Raises:
        UsageError: it cannot be asked so.
        NotHeld: its conversation is not held.
        Overloaded: too much is waiting, or the models are still being loaded.
    """
    assistant, conversation = service.assistant, body.conversation_id
    filters, history = body.filters.filters(), list(checked_history(body.history))
    checked(body.question)
    if body.model not in (None, EXTRACTIVE, service.settings.model):
        raise UsageError(f"There is no language model '{body.model}' here.", "Leave out the model.")
    worded = body.model != EXTRACTIVE
    if conversation is not None and history:
        raise UsageError("A question has a history or a conversation, not both.", "Leave out one of them.")
    if service.settings.log_questions:
        request.state.question = body.question

    def work(task: Task[Answer]) -> Answer:
        earlier: Sequence[str] = history
        if conversation is not None:
            earlier = service.conversations.questions(caller.id, conversation)
        answer = steadily(
            assistant,
            lambda: assistant.ask(body.question, history=earlier, filters=filters, cancelled=task.cancelled, worded=worded),
        )
        service.metrics.answer(answer)
        if conversation is not None and not task.cancelled():
            service.conversations.append(caller.id, conversation, answer)
        return answer

    return service.pool.submit(work)


def steadily(assistant: Assistant, work: Callable[[], T]) -> T:
    """The result of ``work``, done once more where documents came or went meanwhile and it stumbled over that."""
    before = {document.id for document in assistant.catalogue.documents()}
    try:
        return work()
    except (KeyError, IndexError, GroundingError):
        if before == {document.id for document in assistant.catalogue.documents()}:
            raise
    return work()

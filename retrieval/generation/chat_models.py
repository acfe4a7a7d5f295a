"""Chat models through LangChain: the one module that knows how they are opened, called and how they fail.

What is sent goes to the model's address and nowhere else: tracing is off whatever the environment says, and what goes to
an address of this computer takes no proxy and follows no redirection.
"""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from langsmith import tracing_context

from corpus.errors import ChatModelError, UsageError
from corpus.ports import Message, Piece
from corpus.settings import Settings
from retrieval.generation.model_names import Choice, missing_package
from retrieval.generation.patience import until

PAUSES = (0.5, 1.5)  # seconds before each further attempt
_TRANSIENT = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_NOT_UNDERSTOOD = frozenset({400, 415, 422})
_NO_KEY = "none"  # servers of one's own want some key in the header, and take any


class LangChainModel:
    """Any LangChain chat model as the port ``ChatModel``."""

    def __init__(self, choice: Choice, model: BaseChatModel, tokens: int, pauses: Sequence[float] = PAUSES) -> None:
        self._choice = choice
        self._tokens = tokens
        self._model = model
        self._pauses = pauses
        self._schemas = True

    @property
    def name(self) -> str:
        """As it was configured."""
        return self._choice.label

    def stream(self, messages: Sequence[Message], seconds: float, schema: Mapping[str, Any] | None = None) -> Iterator[Piece]:
        """What it says. Transient failures are tried again, with a pause, as long as it has said nothing.

        Raises:
            ChatModelError: it cannot be reached, refuses, breaks off, or takes more than ``seconds``.
        """
        deadline = time.monotonic() + seconds
        pauses = list(self._pauses)
        while True:
            begun = False
            held = schema if self._schemas else None
            try:
                for piece in until(deadline, lambda held=held: self._pieces(messages, held)):  # type: ignore[misc]
                    begun = begun or bool(piece.text)
                    yield piece
                return
            except Exception as error:
                if held is not None and not begun and _status(error) in _NOT_UNDERSTOOD:
                    self._schemas = False  # the server knows no schemas: what it says is read all the same
                    continue
                pause = _waiting(error, pauses.pop(0)) if pauses and not begun and _transient(error) else None
                if pause is None or time.monotonic() + pause >= deadline:
                    raise ChatModelError(*_explained(error, self._choice, seconds, begun)) from error
                time.sleep(pause)

    def _pieces(self, messages: Sequence[Message], schema: Mapping[str, Any] | None) -> Iterator[Piece]:
        turns = [(message.role, message.text) for message in messages]
        with tracing_context(enabled=False):
            for chunk in self._model.stream(turns, **self._asked_for(schema)):
                usage = chunk.usage_metadata if hasattr(chunk, "usage_metadata") else None
                read, written = (usage["input_tokens"], usage["output_tokens"]) if usage else (0, 0)
                yield Piece(str(chunk.text), read, written)

    def _asked_for(self, schema: Mapping[str, Any] | None) -> dict[str, Any]:
        """How a provider is told the schema, and an OpenAI-compatible server the limit by the name that older ones know too.

        Both are put into the body as they stand: the client would take an answer that reaches the limit for an error.
        """
        if self._choice.provider == "ollama":
            return {"format": dict(schema)} if schema else {}
        if self._choice.provider != "openai":
            return {}  # told in the prompt alone
        body: dict[str, Any] = {"max_tokens": self._tokens} if self._choice.url else {}
        if schema is not None:
            form = {"name": "claims", "schema": schema, "strict": True}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        return {"extra_body": body} if body else {}


def opened(choice: Choice, settings: Settings) -> LangChainModel:
    """The chosen model, ready to be asked; nothing is sent yet.

    Raises:
        UsageError: its provider is not known, its package is not installed, or it wants a key that is not set.
    """
    try:
        model = init_chat_model(choice.name, model_provider=choice.provider, **_options(choice, settings))
    except ImportError as error:
        raise UsageError(*missing_package(choice)) from error
    except Exception as error:
        reason = str(error).splitlines()[0].rstrip(".")
        hint = "Is its key in the environment (such as OPENAI_API_KEY)? See docs/models.md."
        raise UsageError(f"The model '{choice.label}' cannot be opened: {reason}.", hint) from error
    if not isinstance(model, BaseChatModel):
        raise UsageError(f"The model '{choice.label}' cannot be opened.", "Name it as provider:name.")
    return LangChainModel(choice, model, settings.model_tokens)


def _options(choice: Choice, settings: Settings) -> dict[str, Any]:
    """What each provider calls the same things. A temperature is set only for one's own servers: some hosted models refuse it."""
    own = {"base_url": choice.url, "temperature": 0.0} if choice.url else {}
    if choice.provider == "ollama":
        client = {"timeout": settings.model_seconds, **_direct(choice)}
        return {**own, "num_predict": settings.model_tokens, "client_kwargs": client}
    options = {**own, "timeout": settings.model_seconds, "max_retries": 0}
    if choice.provider != "openai":
        return {**options, "max_tokens": settings.model_tokens}
    options["stream_usage"] = True
    if choice.url is None:
        return {**options, "max_tokens": settings.model_tokens}
    import httpx

    options["api_key"] = os.environ.get("OPENAI_API_KEY") or _NO_KEY
    if choice.local:
        options |= {"http_client": httpx.Client(timeout=settings.model_seconds, **_direct(choice)), "openai_proxy": ""}
    return options


def _direct(choice: Choice) -> dict[str, Any]:
    return {"trust_env": False, "follow_redirects": False} if choice.local else {}


def _status(error: BaseException) -> int | None:
    found = getattr(error, "status_code", None) or getattr(getattr(error, "response", None), "status_code", None)
    return found if isinstance(found, int) else None


def _transient(error: BaseException) -> bool:
    """Whether the same request may succeed soon: a busy or restarting server, a connection that was not made or lost."""
    status = _status(error)
    if status is not None:
        return status in _TRANSIENT and getattr(error, "code", None) != "insufficient_quota"
    return isinstance(error, ConnectionError) or "Connect" in type(error).__name__


def _waiting(error: BaseException, pause: float) -> float:
    """The pause, or the seconds that the server asks for where they are more."""
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    asked = str(headers.get("retry-after", ""))
    return max(pause, float(asked)) if asked.isdigit() else pause


def _explained(error: BaseException, choice: Choice, seconds: float, begun: bool) -> tuple[str, str]:
    """What to tell of a failure, and what to do; what the server said is left out, since it may be of any length."""
    where = choice.url or choice.provider
    status = _status(error)
    if isinstance(error, TimeoutError) or "Timeout" in type(error).__name__:
        return f"The model '{choice.label}' took longer than {seconds:g} seconds.", "See model_seconds."
    if status in {401, 403}:
        return f"The model '{choice.label}' refused the key ({status}).", "See docs/models.md."
    if status is not None:
        return f"The model '{choice.label}' answered with an error ({status}).", f"Is the name right, and is it at {where}?"
    if begun:
        return f"The model '{choice.label}' broke off ({type(error).__name__}).", "Ask again."
    return f"The model '{choice.label}' cannot be reached at {where}.", "Is its server running?"

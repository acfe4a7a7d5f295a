"""How bodies arrive: not too large, not too slowly."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive, Scope

from api.access import is_loopback
from corpus.settings import Settings

BODY = 1_000_000  # bytes of a request that is no upload
FORM = 100_000  # bytes around an uploaded file
UPLOADS = ("/v1/documents", "/v1/coverage/upload")
IDLE_SECONDS = 30.0  # between two parts of a body


class Reception:
    """Limits on the bodies of requests."""

    def __init__(self, settings: Settings) -> None:
        self._seconds = settings.body_seconds
        self._upload = settings.upload_megabytes * 1_000_000 + FORM

    def limit(self, scope: Scope) -> int:
        """Bytes that the body of a request may have; who can have no right to upload is not let send a whole file."""
        uploading = scope["path"] in UPLOADS and scope["method"] == "POST"
        known = "authorization" in Headers(scope=scope) or is_loopback((scope.get("client") or ("", 0))[0])
        return self._upload if uploading and known else BODY

    def refusal(self, scope: Scope) -> str:
        """Why a request is refused by what it says of itself; empty where it is not."""
        announced = Headers(scope=scope).get("content-length", "")
        return self._too_large(scope) if announced.isdecimal() and int(announced) > self.limit(scope) else ""

    def _too_large(self, scope: Scope) -> str:
        return f"At most {self.limit(scope) / 1e6:g} megabytes may be sent."

    def receiving(self, scope: Scope, receive: Receive) -> Callable[[], Awaitable[Message]]:
        """``receive`` that gives up a body that is too large or too slow."""
        deadline = time.monotonic() + self._seconds
        left = self.limit(scope)
        whole = False

        async def careful() -> Message:
            nonlocal left, whole
            if whole:
                return await receive()  # what comes now is the caller hanging up
            try:
                async with asyncio.timeout(min(IDLE_SECONDS, max(0.0, deadline - time.monotonic()))):
                    message = await receive()
            except TimeoutError as error:
                raise HTTPException(408, "The request took too long to arrive.", {"Connection": "close"}) from error
            left -= len(message.get("body", b""))
            if left < 0:
                raise HTTPException(413, self._too_large(scope), {"Connection": "close"})
            whole = not message.get("more_body", False)
            return message

        return careful

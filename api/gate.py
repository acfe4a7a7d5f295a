"""What every request passes: an id, security headers, limits on numbers and time, a line in the log, a count.

A plain ASGI middleware, because the framework's own would hold back streams.
"""

import asyncio
import re
import secrets
import time

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import problems
from api.logs import logger
from api.metrics import Metrics
from api.reception import Reception
from corpus.errors import Overloaded
from corpus.settings import Settings

_GIVEN = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)
VERSION = "/v1"
_ALIVE = "/healthz"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Gate:
    """Wraps the whole application. At most ``most`` requests are inside at once, ``/healthz`` not counted."""

    def __init__(self, app: ASGIApp, metrics: Metrics, most: int, settings: Settings) -> None:
        self._app = app
        self._metrics = metrics
        self._most = most
        self._reception = Reception(settings)
        self._inside = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        state = scope.setdefault("state", {})
        state["request_id"] = _request_id(scope)
        status = 0

        async def dressed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = state["request_id"]
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                private = scope["path"].startswith(VERSION)
                headers.setdefault("Cache-Control", "no-store" if private else "no-cache")  # the page's parts belong together
            await send(message)

        counted = scope["path"] != _ALIVE
        self._inside += counted
        try:
            if counted and self._inside > self._most:
                error = Overloaded("The server is busy.", "Try again in a moment.")
                problem = problems.of(error, scope["path"], state["request_id"])
                await problems.response(problem, problems.headers_of(error))(scope, receive, dressed)
            elif too_large := self._reception.refusal(scope):
                problem = problems.plain(413, too_large, scope["path"], state["request_id"])
                await problems.response(problem, {"Connection": "close"})(scope, receive, dressed)
            else:
                await self._app(scope, self._reception.receiving(scope, receive), dressed)
        except asyncio.CancelledError:
            status = status or 499
            raise
        except Exception:
            logger.exception("Unexpected error", extra={"request_id": state["request_id"]})
            if status:
                raise  # the answer had begun: only breaking it off tells the caller
            text = "Something went wrong inside the server."
            problem = problems.plain(500, text, scope["path"], state["request_id"])
            await problems.response(problem)(scope, receive, dressed)
        finally:
            self._inside -= counted
            self._note(scope, status, time.perf_counter() - started)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "other")
        if scope["path"].startswith(f"{VERSION}/") and route != "other":
            route = VERSION + route.removeprefix(VERSION)
        self._metrics.request(route, scope["method"], status, seconds)
        state = scope["state"]
        seen = {
            "request_id": state["request_id"],
            "method": scope["method"],
            "path": scope["path"],
            "status": status,
            "ms": round(seconds * 1000, 1),
            "caller": state.get("caller"),
            "address": (scope.get("client") or ("", 0))[0],
            "question": state.get("question"),
        }
        logger.info("request", extra=seen)


def _request_id(scope: Scope) -> str:
    """The caller's own id where it is a plain word, else a new one."""
    given = Request(scope).headers.get("x-request-id", "")
    return given if _GIVEN.fullmatch(given) else secrets.token_hex(8)

"""The description of the endpoint in OpenAPI 3.1, with every error as problem+json."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.problems import MEDIA_TYPE

_TEXT = """Ask public plan documents; get cited passages, checked before they are shown.

Every quotation of an answer is a substring of the named page of the hashed file, and every number in it occurs in its
quotations. Errors are RFC 9457 problems (`application/problem+json`). Every answer bears `X-Request-ID`.
"""


def describe(app: FastAPI) -> None:
    """Let ``app`` describe itself so."""

    def description() -> dict[str, Any]:
        if app.openapi_schema is None:
            made = get_openapi(title=app.title, version=app.version, description=_TEXT, routes=app.routes)
            for path in made["paths"].values():
                for operation in path.values():
                    _as_problems(operation["responses"])
            for unused in ("HTTPValidationError", "ValidationError"):
                made["components"]["schemas"].pop(unused, None)
            app.openapi_schema = made
        return app.openapi_schema

    app.openapi = description  # type: ignore[method-assign]


def _as_problems(responses: dict[str, Any]) -> None:
    for status, response in responses.items():
        if status.startswith(("4", "5")):
            content = response.get("content", {})
            response["content"] = {MEDIA_TYPE: next(iter(content.values()))} if content else {}

"""The description of the endpoint in OpenAPI 3.1, with every error as problem+json."""

import json
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.problems import MEDIA_TYPE

# Real outputs for the bundled digests, long lists cut to their first; a test asks the same again.
EXAMPLES: dict[str, dict[str, Any]] = json.loads((Path(__file__).parent / "examples.json").read_text("utf-8"))
_EXAMPLES = {
    "ask": ("/v1/ask", "post"),
    "search": ("/v1/search", "post"),
    "documents": ("/v1/documents", "get"),
    "commitments": ("/v1/documents/{document}/commitments", "get"),
    "coverage_job": ("/v1/coverage", "post"),
    "job": ("/v1/jobs/{job_id}", "get"),
    "coverages": ("/v1/coverage", "get"),
    "coverage": ("/v1/coverage/{plan}/{document}", "get"),
    "matrix": ("/v1/coverage/{plan}/matrix", "get"),
    "review": ("/v1/coverage/{plan}/{document}/review", "post"),
    "compare": ("/v1/compare", "post"),
}
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
            _show(made["paths"])
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


def _show(paths: dict[str, Any]) -> None:
    """Add the examples."""
    for name, (path, method) in _EXAMPLES.items():
        operation, example = paths[path][method], EXAMPLES[name]
        done = next(response for status, response in operation["responses"].items() if status.startswith("2"))
        done["content"]["application/json"]["example"] = example["response"]
        if "request" in example:
            operation["requestBody"]["content"]["application/json"]["example"] = example["request"]
    refused = paths["/v1/ask"]["post"]["responses"]["404"]["content"][MEDIA_TYPE]
    refused["example"] = EXAMPLES["problem"]["response"]

"""The application: settings in, FastAPI out. ``from_environment`` is how each of several processes makes its own."""

import mimetypes
import signal
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import anyio.to_thread
from fastapi import APIRouter, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.staticfiles import StaticFiles
from starlette.responses import FileResponse

from api import problems
from api.gate import Gate
from api.openapi import describe
from api.routes import ask, commitments, compare, completions, conversations, coverage, documents, health, jobs, search
from api.service import Service
from corpus.settings import Settings, load
from corpus.version import program_version
from retrieval.assistant import Assistant

WEB = Path(__file__).parent / "web"
ROUTERS = (ask, search, documents, commitments, coverage, compare, jobs, conversations, completions)  # each below /v1
INSIDE = 64  # requests at once; what is asked waits in the pool, which is shorter
THREADS = 12  # for what only reads the catalogue, whose connections are 15


def create_app(settings: Settings, assistant: Assistant | None = None) -> FastAPI:
    """The whole endpoint; without an ``assistant`` it opens one of its own in the background.

    Raises:
        DataDirectoryError: the catalogue cannot be opened.
        UsageError: a setting is wrong.
    """
    service = Service(settings, assistant)
    app = FastAPI(
        title="Answerable",
        version=program_version(),
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.service = service
    problems.install(app)
    v1 = APIRouter(prefix="/v1")
    for one in ROUTERS:
        v1.include_router(one.router)
    app.include_router(v1)
    app.include_router(health.router)
    app.add_middleware(Gate, metrics=service.metrics, most=INSIDE, settings=settings)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(settings.cors_origins),
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["Authorization", "Content-Type"],
            expose_headers=["Location", "Retry-After", "X-Request-ID"],
        )
    mimetypes.add_type("text/javascript", ".js")  # some systems have another type on record, which browsers refuse
    app.mount("/assets", StaticFiles(directory=WEB), name="assets")

    @app.api_route("/", methods=["GET", "HEAD"], include_in_schema=False)
    def page() -> FileResponse:
        """The web page."""
        return FileResponse(WEB / "index.html")

    describe(app)
    return app


def from_environment() -> FastAPI:
    """The application by the settings of the environment."""
    from api.logs import configure

    settings = load()
    configure(settings.json_logs)
    return create_app(settings)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    service: Service = app.state.service
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
    _hear_the_end(service)
    service.start()
    try:
        yield
    finally:
        service.stop()


def _hear_the_end(service: Service) -> None:
    """Let streams without an end of their own end when the server is told to; it waits for all of them."""
    if threading.current_thread() is not threading.main_thread():
        return
    for number in (signal.SIGTERM, signal.SIGINT):
        before: Any = signal.getsignal(number)

        def told(signum: int, frame: FrameType | None, before: Any = before) -> None:
            service.stopping.set()
            if callable(before):
                before(signum, frame)

        signal.signal(number, told)

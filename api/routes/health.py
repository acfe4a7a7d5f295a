"""Whether the server is alive and ready, and its counters. Alive and ready need no key: load balancers have none."""

from fastapi import APIRouter
from starlette.responses import Response

from api.access import Reader
from api.descriptions import refusals
from api.service import Shared
from api.views import Alive, Ready
from corpus.version import program_version

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def healthz() -> Alive:
    """The server is alive: it answers, whatever else is going on."""
    return Alive(version=program_version())


@router.get("/readyz", responses=refusals(503))
def readyz(service: Shared) -> Ready:
    """Questions can be asked: the models are loaded and the stores agree."""
    return service.readiness()


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}, **refusals(401, 403, 429)})
def metrics(service: Shared, caller: Reader) -> Response:
    """Counters in Prometheus's text format: requests, seconds by stage, answers and refusals, queue, index size."""
    return Response(service.metrics.text(service.sizes), media_type="text/plain; version=0.0.4; charset=utf-8")

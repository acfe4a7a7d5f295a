"""What a plan undertakes to do."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.access import Reader
from api.descriptions import refusals
from api.routes.documents import Name
from api.service import Shared
from corpus.commitments import RegisterResult
from ingest.commitments.registers import register

router = APIRouter(tags=["commitments"])


@router.get("/documents/{document}/commitments", responses=refusals(401, 403, 404, 422, 429, 503))
def commitments(
    document: Name,
    service: Shared,
    caller: Reader,
    everything: Annotated[bool, Query(alias="all", description="Add the promises in other prose.")] = False,
) -> RegisterResult:
    """The undertakings listed under a plan's priorities, focus areas or policies, in its own words and order."""
    return register(service.catalogue, document, everything=everything)

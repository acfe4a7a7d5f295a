"""The documents held: listed, shown, added, removed."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Path, Query, Response, UploadFile

from api import highlighting
from api.access import Reader, Writer
from api.descriptions import refusals
from api.routes.jobs import accepted
from api.service import Service, Shared
from api.views import PageView
from corpus.errors import NotHeld, UnknownDocument
from corpus.job_results import JobResult
from corpus.models import Document, Kind
from corpus.naming import resolve
from corpus.results import DocumentDetail, DocumentResult

router = APIRouter(tags=["documents"])
Name = Annotated[
    str, Path(max_length=500, description="An id, a unique prefix of one, or a unique part of a title or file name.")
]


@router.get("/documents", responses=refusals(401, 403, 429, 503))
def documents(service: Shared, caller: Reader) -> list[DocumentResult]:
    """All documents, oldest first."""
    return service.catalogue.list()


@router.post("/documents", status_code=202, responses=refusals(401, 403, 408, 413, 415, 422, 429, 503))
def upload(
    service: Shared,
    caller: Writer,
    response: Response,
    file: Annotated[UploadFile, File(description="PDF, Word (.docx), HTML, Markdown or plain text; told by its content.")],
    kind: Annotated[Kind | None, Form(description="What it is; left out, that is found out.")] = None,
) -> JobResult:
    """Add a document. It is read after the answer: follow the job at `Location`.

    The file's own name is kept as the document's `file`. The same bytes again are `unchanged`. Nothing that the file
    refers to is fetched.
    """
    said = kind.value if kind else None
    job = service.uploads.accept(
        file.file, file.filename or "", lambda kept: service.jobs.add(kept.name, kept.path, kept.sha256, said)
    )
    return accepted(service, job, response)


@router.get("/documents/{document}", responses=refusals(401, 403, 404, 422, 429, 503))
def document(document: Name, service: Shared, caller: Reader) -> DocumentDetail:
    """One document with its outline, components and the text of its pages."""
    return service.catalogue.detail(named(service, document).id)


@router.delete("/documents/{document}", status_code=204, responses=refusals(401, 403, 404, 422, 429, 503))
def remove(document: Annotated[str, Path(max_length=64, description="The whole id.")], service: Shared, caller: Writer) -> None:
    """Forget a document, and its file where it was uploaded."""
    held = service.catalogue.document(document)
    if held is None:
        raise UnknownDocument("No document has this id.")
    service.assistant.remove(held.id)
    service.uploads.discard(held.path)


@router.get("/documents/{document}/pages/{number}", responses=refusals(401, 403, 404, 422, 429, 503))
def page(
    document: Name,
    number: Annotated[int, Path(ge=1, le=1_000_000, description="From 1; 1 for a document without pages.")],
    service: Shared,
    caller: Reader,
    start: Annotated[
        list[int] | None, Query(max_length=100, description="Where highlights begin, in code points from 0.")
    ] = None,
    end: Annotated[list[int] | None, Query(max_length=100, description="Where they end, one for each start.")] = None,
) -> PageView:
    """The stored text of one page, in parts where something is to be highlighted: a citation's `start` and `end`."""
    held = named(service, document)
    found = service.catalogue.page(held.id, number)
    if found is None:
        raise NotHeld(f"{held.title} has no page {number}.", "GET /v1/documents/{id} lists its pages.")
    ranges = highlighting.ranges(start or [], end or [], len(found.text))
    return PageView(
        document_id=held.id,
        title=held.title,
        file=held.file,
        number=number,
        pages=service.catalogue.count_pages(held.id),
        label=found.label,
        text=found.text,
        ocr=found.ocr,
        parts=highlighting.parts(found.text, ranges),
    )


def named(service: Service, name: str) -> Document:
    """The document that a name means. Raises UnknownDocument."""
    return resolve(name, service.catalogue.documents())

"""Which commitments of a plan documents cover: made as jobs, kept, decided on by officers, taken away as files."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Query, Response, UploadFile

from api.access import Reader, Writer
from api.departed import explained
from api.descriptions import files, refusals
from api.downloads import Form as FileForm
from api.downloads import download
from api.requests import MOST_DOCUMENTS, CoverageBody, Named, ReviewBody
from api.routes.documents import Name, named
from api.routes.jobs import accepted
from api.service import Service, Shared
from api.views import CoverageHead, CoverageList, CoverageView, MatrixView, TitledDocument
from corpus.coverage import CommitmentCoverage
from corpus.errors import UsageError
from corpus.exports.coverage_files import coverage_files
from corpus.exports.matrix_files import matrix_files
from corpus.job_results import JobResult
from ingest.commitments.registers import register

router = APIRouter(tags=["coverage"])
FORMS = files("csv", "xlsx", "html")
Chosen = Annotated[FileForm, Query(alias="format", description="For a program, for a spreadsheet, or to read and print.")]


@router.post("/coverage", status_code=202, responses=refusals(401, 403, 404, 413, 422, 429, 503))
def make(body: CoverageBody, service: Shared, caller: Writer, response: Response) -> JobResult:
    """Look for a plan's commitments in documents that are held.

    That takes up to a minute a document: follow the job at `Location`. What is found is kept in place of what was kept
    before; officers' decisions stay, and are marked where what they were made on is another now.
    """
    plan = _with_commitments(service, body.plan)
    documents = list(dict.fromkeys(named(service, name).id for name in body.documents))
    return accepted(service, service.jobs.add_coverage(plan, documents), response)


@router.post("/coverage/upload", status_code=202, responses=refusals(401, 403, 404, 408, 413, 415, 422, 429, 503))
def check(
    service: Shared,
    caller: Writer,
    response: Response,
    file: Annotated[UploadFile, File(description="PDF, Word (.docx), HTML, Markdown or plain text; told by its content.")],
    plan: Annotated[Named, Form()],
) -> JobResult:
    """Look for a plan's commitments in a file that is not kept.

    Follow the job at `Location`: its `result` is the coverage, for a day. The file is not among the documents at any time,
    and is forgotten when the job ends.
    """
    plan_id = _with_commitments(service, plan)
    job = service.uploads.accept(
        file.file, file.filename or "", lambda kept: service.jobs.add_check(kept.name, kept.path, kept.sha256, plan_id)
    )
    return accepted(service, job, response)


@router.get("/coverage", responses=refusals(401, 403, 429, 503))
def all_kept(service: Shared, caller: Reader) -> CoverageList:
    """What is kept, oldest first, and whether it is out of date."""
    return CoverageList(
        results=[
            CoverageHead(
                plan=TitledDocument(document_id=head.plan_id, title=head.plan),
                document=TitledDocument(document_id=head.document_id, title=head.document),
                checked_at=head.stored.at,
                suspect=head.stored.state == "suspect",
                summary=head.summary,
                reviewed=head.decisions,
            )
            for head in service.assistant.stored_coverages()
        ]
    )


@router.get(
    "/coverage/{plan}/matrix", response_model=MatrixView, responses={200: FORMS, **refusals(401, 403, 404, 422, 429, 503)}
)
def matrix(
    plan: Name,
    document: Annotated[list[Named], Query(min_length=1, max_length=MOST_DOCUMENTS, description="Once for each document.")],
    service: Shared,
    caller: Reader,
    form: Chosen = "json",
) -> MatrixView | Response:
    """What is kept of several documents, side by side.

    Nothing is made anew: 404 names a pair that was not checked yet (`not-checked`), or a document that was removed or
    replaced since (`not-held`).
    """
    with explained(service.catalogue, plan, *document):
        found, kept = service.assistant.stored_matrix(document, plan)
    if form != "json":
        return download(matrix_files(found), form, f"coverage {found.plan.title}")
    stale = {one.document.document_id for one in kept if one.stored.state == "suspect"}
    return MatrixView(**dict(found), suspect=[one.document_id for one in found.documents if one.document_id in stale])


@router.get(
    "/coverage/{plan}/{document}", response_model=CoverageView, responses={200: FORMS, **refusals(401, 403, 404, 422, 429, 503)}
)
def coverage(plan: Name, document: Name, service: Shared, caller: Reader, form: Chosen = "json") -> CoverageView | Response:
    """What is kept of one document, with the evidence and the decisions. The statuses are proposals: read the evidence.

    404 is `not-checked` where nothing is kept, and `not-held` where the plan or the document was removed or replaced since.
    """
    with explained(service.catalogue, plan, document):
        found = service.assistant.stored_coverage(document, plan)
    if form != "json":
        return download(coverage_files(found), form, f"coverage {found.plan.title} by {found.document.title}")
    return CoverageView(**dict(found), suspect=found.stored.state == "suspect")


@router.post("/coverage/{plan}/{document}/review", responses=refusals(401, 403, 404, 413, 422, 429, 503))
def review(plan: Name, document: Name, body: ReviewBody, service: Shared, caller: Writer) -> CommitmentCoverage:
    """Record what an officer decides on one commitment, beside what the program proposes. The latest decision counts."""
    if not body.by.strip():
        raise UsageError("Nobody is named who decides.", "Give a name as `by`.")
    with explained(service.catalogue, plan, document):
        return service.assistant.review(document, plan, body.commitment, body.decision, note=body.note, by=body.by)


def _with_commitments(service: Service, name: str) -> str:
    """The id of a plan that lists commitments. Raises UnknownDocument, UsageError."""
    found = register(service.assistant.catalogue, name)
    if not found.commitments:
        raise UsageError(f"No commitments are listed in {found.title}.", "Name a plan.")
    return found.document

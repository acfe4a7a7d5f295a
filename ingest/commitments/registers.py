"""The register of a plan that the catalogue holds."""

from collections.abc import Sequence
from typing import Protocol

from corpus.commitments import Commitment, CommitmentResult, RegisterResult
from corpus.models import Document, Passage
from corpus.naming import resolve
from corpus.results import DocumentDetail
from ingest.commitments.extraction import extract


class Shelf(Protocol):
    """What of the catalogue is needed."""

    def documents(self) -> Sequence[Document]:
        """All documents."""

    def detail(self, document_id: str) -> DocumentDetail:
        """One of them with its pages. Raises UnknownDocument."""

    def passages_of(self, document_id: str) -> Sequence[Passage]:
        """A document's passages in reading order."""


def commitments_of(shelf: Shelf, document: Document) -> tuple[Commitment, ...]:
    """Every undertaking of one document, promises in other prose included."""
    texts = {page.number: page.text for page in shelf.detail(document.id).pages}
    return extract(shelf.passages_of(document.id), texts, document.publisher or "")


def register(shelf: Shelf, plan: str, *, everything: bool = False) -> RegisterResult:
    """The register of the plan that ``plan`` names; ``everything`` adds the promises in other prose.

    Raises:
        UnknownDocument: no document, or more than one, answers to the name.
    """
    document = resolve(plan, shelf.documents())
    shown = [one for one in commitments_of(shelf, document) if everything or one.section == "listed"]
    return RegisterResult(
        document=document.id,
        title=document.title,
        commitments=[as_result(one, order, paged=document.paged) for order, one in enumerate(shown, start=1)],
    )


def as_result(one: Commitment, order: int, *, paged: bool) -> CommitmentResult:
    """A commitment as it is shown; ``order`` counts from 1."""
    return CommitmentResult(
        id=one.id,
        heading=one.heading,
        text=one.folded,
        page=one.page if paged else None,
        order=order,
        section=one.section,
        lead=one.lead,
        actor=one.actor,
        target=one.target,
        deadline=one.deadline,
        strength=one.strength,
    )

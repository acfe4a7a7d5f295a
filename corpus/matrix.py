"""A plan's commitments by documents: the objects that leave the program."""

from typing import Self

from corpus.coverage import CommitmentCoverage, CoverageResult, CoverageSummary, DocumentName
from corpus.results import Citation, Result
from corpus.reviews import STATUSES, CoverageStatus, Review


class MatrixCell(Result):
    """What one document says about a commitment; as in ``CommitmentCoverage``."""

    document_id: str
    status: CoverageStatus
    confidence: float
    evidence: list[Citation]
    reason: str
    review: Review | None


class MatrixRow(Result):
    """One commitment: ``best`` is the best status that any document has, and ``cells`` are in the documents' order."""

    id: str
    heading: str
    text: str
    page: int | None
    order: int
    best: CoverageStatus
    cells: list[MatrixCell]


class MatrixSummary(Result):
    """``documents`` has the counts of each document, in their order; ``best`` those of the best status of each row."""

    documents: list[CoverageSummary]
    best: CoverageSummary


class CoverageMatrix(Result):
    """The commitments of ``plan``, in its order, by ``documents``."""

    plan: DocumentName
    documents: list[DocumentName]
    commitments: list[MatrixRow]
    summary: MatrixSummary

    @classmethod
    def of(cls, results: list[CoverageResult]) -> Self:
        """Results of one plan, at least one, put side by side. The officer's decision counts where there is one."""
        rows, best = [], []
        for each in zip(*(result.commitments for result in results), strict=True):
            first: CommitmentCoverage = each[0]
            highest = min((one.decided for one in each), key=STATUSES.index)
            rows.append(
                MatrixRow(
                    id=first.id,
                    heading=first.heading,
                    text=first.text,
                    page=first.page,
                    order=first.order,
                    best=highest,
                    cells=[_cell(result.document, one) for result, one in zip(results, each, strict=True)],
                )
            )
            best.append((first.heading, highest))
        return cls(
            plan=results[0].plan,
            documents=[result.document for result in results],
            commitments=rows,
            summary=MatrixSummary(documents=[result.summary for result in results], best=CoverageSummary.counting(best)),
        )


def _cell(document: DocumentName, one: CommitmentCoverage) -> MatrixCell:
    return MatrixCell(
        document_id=document.document_id,
        status=one.status,
        confidence=one.confidence,
        evidence=one.evidence,
        reason=one.reason,
        review=one.review,
    )

"""Which commitments of a plan a document covers, and the evidence: the objects that leave the program."""

from collections.abc import Sequence
from typing import Self

from corpus.results import Citation, Result
from corpus.reviews import STATUSES, CoverageStatus, Review, Stored


class DocumentName(Result):
    """Enough of a document to name it; ``file`` is its own name, without a folder."""

    document_id: str
    file: str
    title: str


class CommitmentCoverage(Result):
    """What a document says about one commitment.

    ``text`` is the plan's, white space folded; ``page`` the plan's page from 1, ``None`` for a file without pages;
    ``order`` counts the commitments from 1. ``confidence`` (0 to 1) is how likely ``status`` is to be right.
    ``evidence`` is best first, its markers counting from 1; it is empty where nothing covers the commitment.
    ``status`` is the program's proposal; ``review`` is what an officer decided, if anyone has.
    """

    id: str
    heading: str
    text: str
    page: int | None
    order: int
    status: CoverageStatus
    confidence: float
    evidence: list[Citation]
    reason: str
    review: Review | None = None

    @property
    def decided(self) -> CoverageStatus:
        """The officer's status where there is a decision that stands, else the proposal."""
        return self.review.status if self.review and self.review.stands else self.status


class CoverageCounts(Result):
    """How many commitments there are, of each status."""

    commitments: int
    covered: int
    partial: int
    not_covered: int

    @classmethod
    def of(cls, statuses: Sequence[CoverageStatus]) -> Self:
        """Count the statuses."""
        return cls(commitments=len(statuses), **{name: statuses.count(name) for name in STATUSES})


class HeadingCounts(Result):
    """The counts of one heading of the plan."""

    heading: str
    counts: CoverageCounts


class CoverageSummary(Result):
    """The counts of a whole plan, and of each of its headings in the plan's order."""

    total: CoverageCounts
    headings: list[HeadingCounts]

    @classmethod
    def of(cls, commitments: Sequence[CommitmentCoverage]) -> Self:
        """Count the proposals by status and heading."""
        return cls.counting([(one.heading, one.status) for one in commitments])

    @classmethod
    def counting(cls, statuses: Sequence[tuple[str, CoverageStatus]]) -> Self:
        """Count pairs of heading and status; a heading is listed where it comes first."""
        groups: dict[str, list[CoverageStatus]] = {}
        for heading, status in statuses:
            groups.setdefault(heading, []).append(status)
        return cls(
            total=CoverageCounts.of([status for _, status in statuses]),
            headings=[HeadingCounts(heading=name, counts=CoverageCounts.of(group)) for name, group in groups.items()],
        )


class CoverageResult(Result):
    """The commitments of ``plan``, in its order, and which of them ``document`` covers."""

    plan: DocumentName
    document: DocumentName
    commitments: list[CommitmentCoverage]
    summary: CoverageSummary


class StoredCoverage(CoverageResult):
    """A result that was kept, and whether plan and document still are what it was made of."""

    stored: Stored


class StoredHead(Result):
    """A kept result as it is listed. ``decisions`` counts the commitments that were decided on, ``summary`` the proposals."""

    plan: str
    document: str
    plan_id: str
    document_id: str
    commitments: int
    decisions: int
    summary: CoverageSummary
    stored: Stored

"""What officers decide about a coverage result, and what a kept result was made of: the objects that leave the program."""

import hashlib
from collections.abc import Iterable
from typing import Literal, get_args

from corpus.results import Result

CoverageStatus = Literal["covered", "partial", "not_covered"]
STATUSES: tuple[CoverageStatus, ...] = get_args(CoverageStatus)
"""Best first."""
Decision = Literal["agree", "covered", "partial", "not_covered"]
State = Literal["current", "suspect"]


class Review(Result):
    """A decision on one commitment of a result.

    ``status`` is what was decided and ``proposed`` what the program had proposed then: the same where ``decision`` is
    ``agree``. ``by`` is a person's name, ``at`` the time (ISO 8601, UTC). ``stands`` is false where the evidence, or a
    proposal that was agreed to, is another since: it needs a new look.
    """

    decision: Decision
    status: CoverageStatus
    proposed: CoverageStatus
    note: str
    by: str
    at: str
    stands: bool


class Stored(Result):
    """When a result was made (ISO 8601, UTC), of which bytes, and whether they are still what is held.

    ``suspect`` says that they are not, or not known to be; ``changed`` then names the documents, ``plan`` or ``document``.
    """

    at: str
    plan_sha256: str
    document_sha256: str
    state: State
    changed: list[Literal["plan", "document"]]


def evidence_fingerprint(quotes: Iterable[str]) -> str:
    """The same for the same quotations, whatever their order, white space and place."""
    folded = sorted(" ".join(quote.split()) for quote in quotes)
    return hashlib.sha256("\n".join(folded).encode()).hexdigest()

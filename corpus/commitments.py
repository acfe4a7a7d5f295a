"""The register of a plan's commitments: one undertaking each, where it stands, and how firm it is."""

import hashlib
import re
from dataclasses import dataclass
from typing import Literal

from corpus.results import Result

Section = Literal["listed", "promise"]
Strength = Literal["specific", "measurable", "vague"]


@dataclass(frozen=True, slots=True)
class Extent:
    """A half-open range of code points of one page's stored text; pages are numbered from 1."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Commitment:
    """One undertaking of a plan.

    ``text`` is verbatim: the page text of each of ``extents``, joined by a line end where an undertaking runs over a
    page break. ``lead`` are the words that introduce it ("We will:"), white space folded, or empty.
    ``section`` is ``listed`` under a priority, focus area, objective or policy, or a ``promise`` in other prose.
    ``actor`` is who undertakes it as the plan names them (``owner`` where it says "we" and the plan's owner is known),
    ``target`` the quantity and ``deadline`` the time that it names, in its own words; each may be empty.

    ``order`` counts from 1 through the whole plan, promises included.
    """

    id: str
    heading: str
    text: str
    extents: tuple[Extent, ...]
    order: int
    section: Section
    lead: str = ""
    actor: str = ""
    target: str = ""
    deadline: str = ""
    strength: Strength = "vague"

    @property
    def page(self) -> int:
        """The page that it begins on, from 1."""
        return self.extents[0].page

    @property
    def start(self) -> int:
        """Where it begins on its first page."""
        return self.extents[0].start

    @property
    def end(self) -> int:
        """Where it, or its part on its first page, ends."""
        return self.extents[0].end

    @property
    def folded(self) -> str:
        """The text on one line, to be shown."""
        return " ".join(self.text.split())


def commitment_id(heading: str, text: str) -> str:
    """An id that depends on the words of the commitment and its heading only, not on where they stand.

    Case, white space, punctuation and a heading's number do not count, so that a changed running number, a re-wrapped
    page or a mended comma keep it.
    """
    name = re.sub(r"^\W*(?:\w+\s+)?\d+\W+", "", heading)
    key = "\n".join(" ".join(re.findall(r"\w+", part.casefold())) for part in (name, text))
    return "c-" + hashlib.sha256(key.encode()).hexdigest()[:12]


class CommitmentResult(Result):
    """A commitment as the command line and the endpoint show it.

    ``page`` is 1-based, ``None`` for a file without pages; ``text`` is verbatim but for white space, which is folded;
    ``order`` counts from 1 through what is shown.
    """

    id: str
    heading: str
    text: str
    page: int | None
    order: int
    section: Section
    lead: str
    actor: str
    target: str
    deadline: str
    strength: Strength


class RegisterResult(Result):
    """The register of one plan. ``document`` is its id."""

    document: str
    commitments: list[CommitmentResult]
    title: str

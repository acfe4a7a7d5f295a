"""The numbered policies of a plan: each is one commitment, its justification left out."""

import re
from collections.abc import Sequence

from ingest.commitments.drafts import Draft, merged
from ingest.commitments.pieces import Piece
from ingest.commitments.plan_sections import policy_code

_CLAUSE = re.compile(r"^\(?\d{1,2}\.\d{1,2}(?:\.\d{1,2})*\b")
_NORMATIVE = re.compile(r"\b(?:will|should|must|shall|required?|permitted|supported|expected|encouraged)\b", re.I)
_ABOUT_IT = re.compile(
    r"\b(?:justification|explanat\w+|supporting text|worked example|implement\w+|monitor\w*|background|evidence"
    r"|indicators?|delivery|triggers?|risks?)\b",
    re.I,
)


def find_policies(pieces: Sequence[Piece]) -> tuple[list[Draft], set[int]]:
    """The policies in order, and the positions of the pieces that they take.

    A policy whose code comes again, as in a chapter on monitoring, is taken from where it is laid down first.
    """
    drafts: list[Draft] = []
    taken: set[int] = set()
    known: set[str] = set()
    position = 0
    while position < len(pieces):
        heading = _heading(pieces[position])
        end = position + 1
        while end < len(pieces) and heading and _heading(pieces[end]) == heading:
            end += 1
        code = policy_code(heading)
        if code and code not in known:
            body = _body(pieces, position, end, heading)
            if any(_NORMATIVE.search(pieces[each].text) for each in body):
                known.add(code)
                taken.update(body)
                parts = [part for each in body for part in pieces[each].parts]
                drafts.append(Draft(merged(parts), heading, "listed"))
        position = end
    return drafts, taken


def _heading(piece: Piece) -> str:
    return next((heading for heading in piece.path if policy_code(heading)), "")


def _body(pieces: Sequence[Piece], first: int, end: int, heading: str) -> range:
    """The policy's own words: up to the numbered paragraphs or the section that explain it."""
    numbered = _is_clause(pieces[first])
    for position in range(first, end):
        below = pieces[position].path[pieces[position].path.index(heading) + 1 :]
        if any(_ABOUT_IT.search(name) for name in below) or (not numbered and _is_clause(pieces[position])):
            return range(first, position)
    return range(first, end)


def _is_clause(piece: Piece) -> bool:
    return bool(_CLAUSE.match(piece.marker or piece.parts[0].span.marker or piece.text))

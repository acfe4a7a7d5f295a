"""A plan's passages to the register of its commitments."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.commitments import Commitment, commitment_id
from corpus.models import Passage, StoredDocument
from ingest.commitments.drafts import Draft, trimmed
from ingest.commitments.leads import asked_of, time_of
from ingest.commitments.lettered import with_series
from ingest.commitments.pieces import Piece, pieces_of
from ingest.commitments.plan_lists import Walk
from ingest.commitments.plan_sections import Priorities, alike, is_aside, is_collective, names_of
from ingest.commitments.policies import find_policies
from ingest.commitments.subjects import subject
from ingest.commitments.targets import deadline, quantity, strength

_MOSTLY = 2  # times as many undertakings in prose as in lists, from which on a plan without priorities is one of prose
_NAME_WORDS = 18  # a priority's name is shorter; the longest met has 13 words


def extract(passages: Sequence[Passage], texts: Mapping[int, str], owner: str = "") -> tuple[Commitment, ...]:
    """Every undertaking of a plan in reading order, promises in other prose included.

    ``passages`` are the plan's in reading order, ``texts`` its page texts by page number (from 1), ``owner`` who
    speaks where the plan says "we" (its publisher, if known).
    """
    pieces = with_series(pieces_of(passages, texts), texts)
    policies, taken = find_policies(pieces)
    walk = Walk(priorities_of(pieces), texts, by_policy=bool(policies))
    found = walk.run([piece for position, piece in enumerate(pieces) if position not in taken])
    drafts = sorted(
        [*policies, *_settled(found, bool(policies), bool(walk.priorities))],
        key=lambda draft: (draft.extents[0].page, draft.extents[0].start),
    )
    return _numbered(drafts, texts, owner)


def register_of(stored: StoredDocument) -> tuple[Commitment, ...]:
    """The register of a document as it is stored."""
    return extract(stored.passages, {page.number: page.text for page in stored.pages}, stored.document.publisher or "")


def priorities_of(pieces: Sequence[Piece]) -> Priorities:
    """The plan's priorities, found by their numbers or because a list of priorities names their headings."""
    headings = [heading for piece in pieces for heading in piece.path]
    names = [names_of(heading) for heading in dict.fromkeys(headings)]
    lists: dict[object, list[str]] = {}
    for piece in pieces:
        over = piece.path[-1] if piece.path else ""
        if is_collective(piece.lead) or (is_collective(over) and not piece.lead):
            lists.setdefault((piece.path, piece.group), []).append(piece.text)
    announced: list[str] = []
    for items in lists.values():
        short = [item for item in items if len(item.split()) <= _NAME_WORDS]
        known = [item for item in short if any(alike(names_of(item), name) for name in names)]
        if len(known) >= 2 and 2 * len(known) >= len(items):
            announced += known
    return Priorities((piece.path for piece in pieces), announced)


def _settled(drafts: Sequence[Draft], by_policy: bool, has_priorities: bool) -> list[Draft]:
    """Promises become listed where they are all that a priority has, or a section of a plan that is mostly prose."""
    if by_policy:
        return list(drafts)
    listed = {draft.heading for draft in drafts if draft.section == "listed"}
    prose = [draft for draft in drafts if draft.heading not in listed and not is_aside([draft.heading])]
    if has_priorities and (listed or any(draft.priority for draft in drafts)):
        own = [draft for draft in drafts if draft.priority and (draft.announced or draft.heading not in listed)]
    else:
        count = sum(draft.section == "listed" for draft in drafts)
        own = prose if len(prose) >= _MOSTLY * count else []
    chosen = {id(draft) for draft in own}
    return [replace(draft, section="listed") if id(draft) in chosen else draft for draft in drafts]


def _numbered(drafts: Sequence[Draft], texts: Mapping[int, str], owner: str) -> tuple[Commitment, ...]:
    """Commitments with ids; what is printed twice under one heading is counted once."""
    made: dict[str, Commitment] = {}
    for printed in drafts:
        draft = trimmed(printed, texts)
        text = draft.text(texts)
        name = commitment_id(draft.heading, text)
        if name in made:
            continue
        by_when = draft.deadline or deadline(text) or time_of(draft.lead)
        made[name] = Commitment(
            id=name,
            heading=draft.heading,
            text=text,
            extents=draft.extents,
            order=len(made) + 1,
            section=draft.section,
            lead=draft.lead,
            actor=draft.actor or _actor(text, draft.lead, owner),
            target=draft.target or quantity(text),
            deadline=by_when,
            strength=strength(text, draft.target, by_when),
        )
    return tuple(made.values())


def _actor(text: str, lead: str, owner: str) -> str:
    """Who undertakes it: named in the text, or in the lead-in, else the plan's owner."""
    led = re.sub(r"(?:\s+have)?\W*$", "", lead)
    named = subject(text) or asked_of(lead) or subject(f"{led} act")
    return (owner or named.replace("We", "we")) if named.lower() in {"", "we", "i", "he", "she"} else named

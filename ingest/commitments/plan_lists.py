"""A plan's lists and prose, one walk: what each list item or sentence undertakes, and under which lead-in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.commitments import Section
from corpus.models import SpanKind
from ingest.commitments.action_tables import row_drafts
from ingest.commitments.actions import begins_with_verb, may_begin_with_verb, names_action
from ingest.commitments.drafts import Draft, joined, merged
from ingest.commitments.leads import Lead, kind_of, kind_of_heading, pending_lead
from ingest.commitments.pieces import Part, Piece
from ingest.commitments.plan_sections import Priorities, is_aside, is_collective, is_vision
from ingest.commitments.subjects import it_acts, subject
from ingest.commitments.targets import NUMBER
from ingest.commitments.undertakings import goes_on, says_it_will, undertakes
from ingest.passages.grouping import marker_style

# "We will strengthen our response:" and under it "a winter shelter with 14 beds": what will be there, each for itself.
_THING = re.compile(rf"(?:an?|the|{NUMBER})\s+(?:[\w’'-]+\W+){{3}}", re.IGNORECASE)

_LABEL = re.compile(r"\W*(?:pledge|promise|commitment|action) \d+\W*", re.IGNORECASE)  # cut from the pledge behind it


@dataclass(frozen=True, slots=True)
class _Context:
    """What a list's items are, and the words that say so."""

    kind: Lead = Lead.NEUTRAL
    lead: str = ""


@dataclass(slots=True)
class Walk:
    """One walk over the pieces; ``drafts`` is what it finds.

    ``by_policy`` says that the plan's commitments are numbered policies, so that its other lists are promises.
    """

    priorities: Priorities
    texts: Mapping[int, str]
    by_policy: bool = False
    drafts: list[Draft] = field(default_factory=list)
    _path: tuple[str, ...] | None = None
    _pending: _Context = field(default_factory=_Context)
    _contexts: dict[str, _Context] = field(default_factory=dict)
    _lists: dict[tuple[int | None, str], _Context] = field(default_factory=dict)
    _group: tuple[int | None, str] = (None, "")
    _parent: bool = False
    _begun: bool = False
    _before: str = ""
    _acted: bool = False
    _used: set[str] = field(default_factory=set)
    _mixed: set[int | None] = field(default_factory=set)
    _acting: set[int | None] = field(default_factory=set)

    def run(self, pieces: Sequence[Piece]) -> list[Draft]:
        """All undertakings of the pieces, in order."""
        self._mixed, self._acting = _mixed_groups(pieces), _acting_groups(pieces)
        for piece in pieces:
            if piece.path != self._path:
                self._path, self._pending, self._contexts, self._parent = piece.path, _Context(), {}, False
            if piece.kind is SpanKind.LIST_ITEM:
                self._item(piece)
            elif piece.kind is SpanKind.TABLE_ROW:
                page = self.texts[piece.parts[0].extent.page]
                self.drafts += row_drafts(piece, page, self._heading(piece.path), self._section(piece.path, Lead.UNDERTAKES))
            else:
                self._sentence(piece)
        return [draft for draft in self.drafts if not self._only_led(draft)]

    def _item(self, piece: Piece) -> None:
        style = marker_style(piece.marker) if piece.marker else ""
        if (piece.group, style) != self._group:
            self._group = (piece.group, style)
            # A list that goes on after one within it is what it was.
            self._contexts[style] = self._lists.get(self._group) or self._context(piece, style)
            self._pending = _Context()
        elif self._before.endswith(":") and kind_of(" ".join(self._before.split()[-6:])) in (Lead.NEUTRAL, Lead.NONE):
            self._contexts[style] = _Context(lead=self._before)  # a lead-in to other items was run into the item before
        context = self._contexts.get(style, _Context())
        self._lists[self._group] = context
        if context.kind is Lead.OBJECTS:
            self._before = piece.text
            self._complete(piece, context.lead)
            return
        parts = _undertaking(piece.parts, context.kind)
        if (
            not parts
            and context.kind in (Lead.NEUTRAL, Lead.MAY)
            and piece.group in self._acting
            and may_begin_with_verb(piece.text)
        ):
            parts = piece.parts
        if context.kind is Lead.NEUTRAL and piece.group in self._mixed and not self.priorities.heading(piece.path):
            parts = ()
        self._parent, self._before = bool(parts), piece.text
        if parts and not self.priorities.announces(piece.text):
            self._used.add(context.lead)
            if len(piece.parts) > 1:
                self._used.add(" ".join(piece.parts[-1].text.split()))
            section = self._section(piece.path, context.kind)
            self.drafts.append(Draft(merged(parts), self._heading(piece.path), section, context.lead))

    def _complete(self, piece: Piece, lead: str) -> None:
        """Give the item to the undertaking that its lead-in is."""
        if self.drafts and " ".join(self.drafts[-1].text(self.texts).split()).find(lead) >= 0:
            self.drafts[-1] = replace(self.drafts[-1], extents=joined(self.drafts[-1].extents, merged(piece.parts)))

    def _context(self, piece: Piece, style: str) -> _Context:
        """What the items of a list are that begins, or goes on after a page break, with this piece."""
        kind = kind_of(piece.lead)
        if kind is Lead.NEUTRAL and self._parent and piece.lead and self._before.endswith(piece.lead):
            # Sub-items under an item that is no lead-in: undertakings of their own, or the rest of its sentence.
            return _Context(Lead.OBJECTS if piece.group in self._mixed else Lead.UNDERTAKES, piece.lead)
        if kind is Lead.INCLUDES:
            kind = Lead.UNDERTAKES if self._parent else Lead.NONE
        elif kind is Lead.OBJECTS and self._parent and self._before.endswith(piece.lead) and _THING.match(piece.text):
            kind = Lead.UNDERTAKES
        if kind is not Lead.NEUTRAL:
            return _Context(kind, piece.lead)
        earlier = self._contexts.get(style, _Context())
        if self._pending.kind is not Lead.NEUTRAL:
            return self._pending
        if earlier.kind is not Lead.NEUTRAL and not piece.lead.endswith(":"):
            return earlier
        return self._under_heading(piece)

    def _under_heading(self, piece: Piece) -> _Context:
        over = piece.path[-1] if piece.path else ""
        if is_collective(over) and not self.priorities.heading(piece.path):
            return _Context(Lead.NONE, piece.lead)
        named = kind_of_heading(over)
        return _Context(named, over if named is Lead.UNDERTAKES else piece.lead)

    def _sentence(self, piece: Piece) -> None:
        raw = "\n\n".join(part.text for part in piece.parts)
        self._parent = False
        lead = pending_lead(raw)
        if lead:
            self._pending = _Context(kind_of(lead), lead)
            self._contexts = {}
        if _LABEL.fullmatch(piece.text):
            return
        told = self._pending.kind is Lead.UNDERTAKES and not lead and begins_with_verb(piece.text)
        actor = subject(piece.text)
        acts = undertakes(piece.text) and (actor or not is_vision(piece.path))
        goes = self._acted and it_acts(piece.text)
        self._acted = bool(actor) or goes
        if told or acts or goes:
            announced = self._pending.kind is not Lead.NEUTRAL and not lead
            section = self._section(piece.path, self._pending.kind) if told else "promise"
            self.drafts.append(
                Draft(
                    merged(piece.parts),
                    self._heading(piece.path),
                    section,
                    self._pending.lead if told else "",
                    announced=announced,
                    priority=bool(self.priorities.heading(piece.path)),
                )
            )

    def _section(self, path: tuple[str, ...], kind: Lead) -> Section:
        if self.by_policy or kind is Lead.MEASURES:
            return "promise"
        if self.priorities.heading(path):
            self._begun = True
            return "listed"
        # What comes before the first priority is foreword and the like; after it, a heading may have been missed.
        within = self._begun or not self.priorities
        return "listed" if within and kind is Lead.UNDERTAKES and not is_aside(path) else "promise"

    def _heading(self, path: tuple[str, ...]) -> str:
        """The priority, else the nearest heading that is more than "Key actions"."""
        plain = [heading for heading in path if kind_of_heading(heading) in (Lead.NEUTRAL, Lead.MEASURES)]
        return self.priorities.heading(path) or (plain or list(path) or [""])[-1]

    def _only_led(self, draft: Draft) -> bool:
        """Whether a sentence did no more than introduce a list whose items are there themselves."""
        return draft.section == "promise" and " ".join(draft.text(self.texts).split()) in self._used


def _undertaking(parts: Sequence[Part], kind: Lead) -> Sequence[Part]:
    """Those parts of a list item that undertake something, with what stands between them; empty for none."""
    if kind is Lead.NONE or (kind is Lead.MEASURES and not says_it_will(parts[0].text)):
        return ()
    last_words = " ".join(parts[-1].text.split())
    if len(parts) > 1 and kind_of(last_words) in (Lead.INCLUDES, Lead.UNDERTAKES) and last_words.endswith(":"):
        parts = parts[:-1]  # it introduces sub-items, which stand for themselves
    if kind is Lead.UNDERTAKES:
        return parts if sum(len(part.text.split()) for part in parts) >= 2 else ()
    marks = [undertakes(part.text) for part in parts]
    marks[0] = marks[0] or begins_with_verb(parts[0].text) or names_action(parts[0].text)
    if not any(marks):
        return ()
    first, last = marks.index(True), len(marks) - 1 - marks[::-1].index(True)
    while last + 1 < len(parts) and goes_on(parts[last + 1].text):
        last += 1
    return parts[first : last + 1]


def _mixed_groups(pieces: Sequence[Piece]) -> set[int | None]:
    """Lists most of whose items undertake nothing: the few that look so are names ("Open space", "Design quality")."""
    counts: dict[int | None, list[bool]] = {}
    for piece in pieces:
        if piece.kind is SpanKind.LIST_ITEM:
            counts.setdefault(piece.group, []).append(bool(_undertaking(piece.parts, Lead.NEUTRAL)))
    return {group for group, marks in counts.items() if 2 * sum(marks) < len(marks)}


def _acting_groups(pieces: Sequence[Piece]) -> set[int | None]:
    """Lists of three items or more, at least two thirds of which tell somebody to do something."""
    counts: dict[int | None, list[bool]] = {}
    for piece in pieces:
        if piece.kind is SpanKind.LIST_ITEM and piece.group is not None:
            counts.setdefault(piece.group, []).append(begins_with_verb(piece.text))
    return {group for group, marks in counts.items() if len(marks) > 2 and 3 * sum(marks) >= 2 * len(marks)}

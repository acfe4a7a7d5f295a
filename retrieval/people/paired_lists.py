"""Who represents a body, where the columns of a membership list were torn apart: so many names, then as many bodies.

Extraction leaves a table of two columns as two lists in the same order, one after the other. They are read together only where
they are equally long, and where the first is of names and the second of bodies, or of what a member is besides.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from corpus.models import Passage, Span, SpanKind
from corpus.ports import LexicalIndex
from retrieval import units
from retrieval.answerability import kinds
from retrieval.answering import Found, Place
from retrieval.library import Library
from retrieval.people import roll_calls
from retrieval.query import Query
from retrieval.questions.language import MONTHS
from retrieval.search import Ranked
from retrieval.tables import table_questions

LEAST = 4  # lines of each list
WORDS = 8  # of a line
BODIES = 0.6  # share of the second list that names bodies
MOST = 3  # pairs that are quoted
_ASKS = re.compile(
    r"\bwho(?:['’]?s| is| are| was| were| does| did)?(?: there)? (?:from|represent(?:s|ed|ing)?|speaks? for|sits? for)\b|"
    r"\bwho(?:['’]?s| is| was)? (?:the|our|their) (?:\w+ )?(?:member|councillor|representative|rep) (?:for|from|of)\b|"
    r"\bwhich (?:member|councillor)s?\b.{0,12}\b(?:represent(?:s|ed)?|for|from)\b",
    re.I,
)
_TITLED = re.compile(r"^\W*(?:Councillor|Cllr|Ald(?:erman)?|Mrs?|Ms|Miss|Dr|Sir|Dame|Prof(?:essor)?|Rev(?:erend)?)\b")
_BODY = re.compile(r"\b(?:Council|Authority|Borough|District|County|City|Association|Trust|Partnership|Board)\b")
_ASKED = frozenset(
    "represents represent represented representing representative rep speaks speak sits sit member members councillor "
    "councillors panel committee board council district borough city county town parish seat meeting".split()
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A short line of a passage."""

    passage: Passage
    span: Span

    @property
    def text(self) -> str:
        return units.span_text(self.passage, self.span)

    @property
    def names(self) -> bool:
        """Whether it is somebody's name."""
        return bool(_TITLED.match(self.text)) or (kinds.has_name(self.text) and not _BODY.search(self.text))


def find(
    query: Query, ranking: Sequence[Ranked], library: Library, words: LexicalIndex, within: Collection[str] | None = None
) -> Found | None:
    """The names that stand where the body asked for stands, of the latest document near or of the one that is named, and of the
    meeting that is named; ``None`` where more or something else is asked for, or where no such lists are."""
    if not _ASKS.search(query.text):
        return None
    spoken = [word for word in query.words if word not in _ASKED | MONTHS.keys() and not word[0].isdigit()]
    asked = {stem for word in spoken for stem in words.stems(word)}
    documents = table_questions.near(query, ranking, library, within)
    held_by = {
        id_: [r.passage for r in ranking[: table_questions.LOOKED_AT] if r.passage.document_id == id_] for id_ in documents
    }
    for passage in (passage for id_ in documents for passage in held_by[id_]):
        near = library.catalogue.passages_of(passage.document_id, range(max(0, passage.ordinal - 1), passage.ordinal + 2))
        near = [held for held in near if held.component == passage.component]
        for names, bodies in _pairs([_Line(held, span) for held in near for span in held.spans]):
            if not roll_calls.of_meeting(query, names[0], library):
                continue
            above = set(words.stems(" ".join(table_questions.above([names[0]], library, ()))))
            met = [(name, body) for name, body in zip(names, bodies, strict=True) if _is_of(body.text, asked, above, words)]
            if 0 < len(met) <= MOST:
                note = f"read: two lists of {len(names)} lines, one after the other, as the columns of one."
                return Found(tuple(_place(name, body) for name, body in met), note)
    return None


def _is_of(body: str, asked: set[str], above: set[str], words: LexicalIndex) -> bool:
    """Whether the question has a word of a body's own name, and no others but those that stand above the lists."""
    own = {stem for word in re.findall(r"[\w'’-]+", body) if word.lower() not in _ASKED for stem in words.stems(word)}
    return bool(own & asked) and asked <= own | above and _BODY.search(body) is not None


def _pairs(lines: Sequence[_Line]) -> list[tuple[Sequence[_Line], Sequence[_Line]]]:
    """The runs of names that exactly as many bodies follow, at once or below one line that heads them."""
    found: list[tuple[Sequence[_Line], Sequence[_Line]]] = []
    i = 0
    while i < len(lines):
        last = i
        while last < len(lines) and _is_short(lines[last]) and lines[last].names:
            last += 1
        if last - i >= LEAST:
            first = last if last < len(lines) and _is_body(lines[last]) else last + 1  # a line may head the second list
            others, after = lines[first : first + last - i], lines[first + last - i : first + last - i + 1]
            whole = len(others) == last - i and not any(map(_is_body, after))
            if whole and _are_bodies(others) and lines[i].passage.page == others[-1].passage.page:
                found.append((lines[i:last], others))
        i = max(last, i + 1)
    return found


def _are_bodies(lines: Sequence[_Line]) -> bool:
    short = all(_is_short(line) and not _TITLED.match(line.text) for line in lines)
    return short and _is_body(lines[0]) and sum(map(_is_body, lines)) >= BODIES * len(lines)


def _is_body(line: _Line) -> bool:
    return _is_short(line) and _BODY.search(line.text) is not None


def _is_short(line: _Line) -> bool:
    return line.span.kind is not SpanKind.TABLE_ROW and len(line.text.split()) <= WORDS


def _place(name: _Line, body: _Line) -> Place:
    """The name, said beside the body, both quoted."""
    said = f"{name.text} - {body.text}"
    return Place(name.passage, name.span.start, name.span.end, len(said.split()), said, ((body.span.start, body.span.end),))

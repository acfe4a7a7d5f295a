"""A question of several parts, or about several documents, as one question for each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.models import Document
from retrieval.query import Query, parse
from retrieval.questions import comparisons
from retrieval.questions.language import DOCUMENT_WORDS
from retrieval.questions.lettered import head, units
from retrieval.questions.preferences import Preferences

MOST = 3  # parts that one question is taken apart into
_CARRIED = 8  # words of the parts before it that a part takes along, so that its pronouns have a subject
_OWN = 2  # words of its own subject with which the first part takes nothing along of those after it
_ASK = r"(?:how|what|which|who|whom|whose|when|where|why|did|do|does|is|are|was|were|has|have|had|will)\b"
_BREAK = re.compile(rf"[?;]\s+(?=\w)|\.\s+(?={_ASK})|,?\s+(?:and|but)\s+(?={_ASK})|\s+[-–]\s+(?={_ASK})", re.I)
_BARE = re.compile(r"\W*why\W*$", re.I)  # "... and why?": the reason seldom stands with the rest
_JOINED = re.compile(r"\b(?:and|but)\b", re.I)
_MENTION = re.compile(
    r",?\s*\b(?:by the time of|according to|as of|by|in|from|of|to|per|under|at|with)?\s*\b(?:the\s+)?(?:19|20)\d\d"
    r"(?:\s*[-–/]\s*\d{2,4})?\s+(?:[a-z]+\s+){0,2}?(?:plan|paper|report|pack|minutes|deep[ -]dive|strategy)s?\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a question; ``document`` is the id of the one document that it is about, ``None`` for any."""

    query: Query
    document: str | None

    def named(self, documents: Iterable[Document]) -> str:
        """The part as a reader would recognise it: its document's title, or its own words."""
        return next((d.title for d in documents if d.id == self.document), self.query.text)


def parts(query: Query, documents: Iterable[Document]) -> tuple[Part, ...]:
    """The parts of a question, in its order; empty where it has only one.

    A part keeps its own words and takes along the subject of those before it; the first that of those after it, unless it
    stands alone. A question in one piece that names several documents is asked of each of them, without what compares them.
    """
    held = list(documents)
    pieces = [piece.strip() for piece in _BREAK.split(query.text) if piece and (parse(piece).words or _BARE.match(piece))]
    if len(pieces) > 1:
        return tuple(
            _part(piece, pieces[:i] if i else _of_the_first(pieces, query.text), held) for i, piece in enumerate(pieces[:MOST])
        )
    named = sorted(Preferences.of(query, held).documents)
    if len(named) > 1:
        asked = comparisons.of_each(query.text)
        return tuple(Part(parse(asked) if asked else query, document_id) for document_id in named[:MOST])
    return ()


def _of_the_first(pieces: list[str], text: str) -> list[str]:
    """The pieces whose subject the first takes along: none where it has its own and "and" joins it to the next. A sentence by
    itself may only lead up to the next ("How bad did it get for boats? How many sank?")."""
    own = [word for word in parse(pieces[0]).subject if word not in DOCUMENT_WORDS]
    after = _BREAK.search(text, text.index(pieces[0]))
    joined = after is not None and _JOINED.search(after.group()) is not None
    return [] if joined and len(own) >= _OWN else pieces[1:]


def _part(piece: str, others: list[str], held: list[Document]) -> Part:
    named = Preferences.of(parse(piece), held).documents
    document = next(iter(named)) if len(named) == 1 else None
    plain = (_MENTION.sub(" ", piece) if document else piece).strip(" ,?.") or piece
    carried = " ".join(_subject(others, parse(piece))[:_CARRIED])
    return Part(parse(f"{carried}: {plain}?" if carried else f"{plain}?"), document)


def _subject(others: list[str], own: Query) -> list[str]:
    """The words that say what other pieces are about and that are not the piece's own."""
    about = parse(" ".join(others))
    left = set(about.subject) - set(about.numbers) - set(own.words) - DOCUMENT_WORDS
    heads = {head(unit) for unit in units(own.text)} - {""}
    said = units(about.text.replace("’", "'"))
    found = [unit for unit in said if unit.lower() in left or (head(unit) and head(unit) not in heads)]
    return list(dict.fromkeys(unit if head(unit) else unit.lower() for unit in found))

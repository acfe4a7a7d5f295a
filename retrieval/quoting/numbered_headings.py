"""Headings that are themselves the answer: "what are the priorities?", where the plan has "Priority 1: ...", "Priority 2: ...".

Nothing else in the text need list them. Only a question that asks for nothing more than the things so numbered is answered by
them; "the priorities for rural crime" is not.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from corpus.models import Passage
from corpus.ports import LexicalIndex
from retrieval.answering import Found, Place
from retrieval.library import Library
from retrieval.query import Query
from retrieval.questions.language import ASKING, COUNTS, DOCUMENT_WORDS, NUMBER_WORDS
from retrieval.questions.preferences import Preferences
from retrieval.quoting.lists import expected_count
from retrieval.search import Ranked

LOOKED_AT = 8  # best passages whose documents are looked at
_THINGS = {
    "priority": "priorities", "theme": "themes", "objective": "objectives", "aim": "aims", "goal": "goals", "pillar": "pillars",
    "ambition": "ambitions", "outcome": "outcomes", "principle": "principles", "mission": "missions", "strand": "strands",
    "recommendation": "recommendations", "pledge": "pledges", "aspiration": "aspirations",
}  # fmt: skip
_ASKED = re.compile(rf"\b({'|'.join(_THINGS.values())})\b", re.IGNORECASE)
_LISTING = re.compile(r"\b(?:what|which|list|name|tell|how many)\b|^\W*(?:the )?(?:\w+ ){0,3}\w+\W*$", re.IGNORECASE)
# Words that a question for all of them may have beside them: what they are called, and whose they are.
_BESIDE = frozenset(
    """main key top strategic overall high level policing police crime commissioner commissioners panel council authority
    board partnership force service constable set out force focus list listed current new latest draft""".split()
)


def find(
    query: Query, ranking: Sequence[Ranked], library: Library, words: LexicalIndex, within: Collection[str] | None = None
) -> Found | None:
    """The series that is asked for, ``None`` where it is not, or where no document has one in full.

    ``within`` are the documents that may be quoted. A document that the question names comes first, then the plan in force,
    then those of the best passages.
    """
    things = _ASKED.search(query.text)
    if not things or not _LISTING.search(query.text):
        return None
    thing = next(one for one, many in _THINGS.items() if many == things.group(1).lower())
    for document_id in likely(query, ranking, library):
        if (within is None or document_id in within) and not _more_asked(query, things.group(1), document_id, library, words):
            places = _series(thing, library.catalogue.passages_of(document_id), library)
            if places and len(places) == (expected_count(query.text) or len(places)):
                return Found(tuple(places), f"read: the {len(places)} {things.group(1).lower()} are the document's own headings.")
    return None


def likely(query: Query, ranking: Sequence[Ranked], library: Library) -> list[str]:
    """The documents that may be meant, the likeliest first: those that the question names, or else the plan in force and those
    of the best passages."""
    liking = Preferences.of(query, library.documents.values())
    if liking.documents:
        return sorted(liking.documents)
    nearest = [ranked.passage.document_id for ranked in ranking[:LOOKED_AT]]
    return list(dict.fromkeys([*([liking.in_force] if liking.in_force else []), *nearest]))


def _more_asked(query: Query, things: str, document_id: str, library: Library, words: LexicalIndex) -> bool:
    """Whether the question has words besides the things, their number, whose they are and the document that they are in."""
    document = library.documents[document_id]
    known = {stem for word in (things, *_BESIDE) for stem in words.stems(word)}
    known.update(words.stems(f"{document.title} {document.publisher or ''}"))
    spare = DOCUMENT_WORDS | NUMBER_WORDS | ASKING
    left = [word for word in query.words if word not in spare and not any(c.isdigit() for c in word)]
    return any(not known.issuperset(words.stems(word.removesuffix("'s"))) for word in left)


def _series(thing: str, passages: Iterable[Passage], library: Library) -> list[Place]:
    """The headings in order, from the first without a gap; empty if there are fewer than two."""
    label = re.compile(rf"^(?:[\d.]+\s+)?{thing}\s+(\d{{1,2}}|{'|'.join(COUNTS)})\b[\s:.–—-]*(?=\w)", re.IGNORECASE)
    found: dict[int, Place] = {}
    for passage, heading in _headings(passages):
        if (match := label.match(heading)) and (place := _place(passage, heading, library)):
            number = match.group(1).lower()
            found.setdefault(COUNTS.get(number) or int(number), place)
    in_order = [found[number] for number in sorted(found)]
    return in_order if len(found) > 1 and sorted(found) == list(range(1, len(found) + 1)) else []


def _headings(passages: Iterable[Passage]) -> Iterator[tuple[Passage, str]]:
    """Each heading with the first passage under it."""
    seen: set[str] = set()
    for passage in passages:
        for heading in passage.section:
            if heading not in seen:
                seen.add(heading)
                yield passage, heading


def _place(passage: Passage, heading: str, library: Library) -> Place | None:
    """Where the heading stands on the passage's page: the last time before the passage, which it may open."""
    page = library.page_text(passage.document_id, passage.page)
    written = re.compile(r"\s+".join(re.escape(word) for word in heading.split()))
    places = [match.span() for match in written.finditer(page) if match.start() <= passage.start]
    if not places:
        return None
    start, end = places[-1]
    return Place(passage, start, end, len(heading.split()))

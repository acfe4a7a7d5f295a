"""What a plan undertakes on a subject: "what does the plan say about rural crime?", where a heading of it is of that name.

A reader likes any one line of such a section as well as the next; what answers is the list of what is to be done.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from corpus.models import Kind, Passage
from corpus.ports import LexicalIndex
from retrieval.answering import Found, Place, list_places
from retrieval.library import Library
from retrieval.query import Query, parse
from retrieval.questions.language import DOCUMENT_WORDS
from retrieval.quoting import lists
from retrieval.quoting.lists import ItemList
from retrieval.quoting.numbered_headings import likely
from retrieval.search import Ranked

WORDS = 250  # of the items that are quoted: as of any list that is asked for
FEWEST = 2  # items of a list
_ASKED = re.compile(
    r"^\W*(?:(?:and|but|so|ok|also)\b\W*)*what (?:do|does|did|will|has|have) (?:[\w'’/-]+ ){0,6}?(?:plan|strategy) "
    r"(?:(?:have|has) to )?(?:say|said|promise|promised|commit|committed|pledge|pledged|undertake|undertaken|propose|proposed)"
    r"(?: to)?(?: do)? (?:about|on|for|regarding|to tackle) (?P<subject>[^?.,;]+)",
    re.IGNORECASE,
)


def find(
    query: Query, ranking: Sequence[Ranked], library: Library, words: LexicalIndex, within: Collection[str] | None = None
) -> Found | None:
    """The list under the heading of the subject that is asked about, ``None`` where no plan that is meant has one.

    ``within`` are the documents that may be quoted.
    """
    asked = _ASKED.search(query.text)
    subject = {stem for word in _subject(asked["subject"]) for stem in words.stems(word)} if asked else set[str]()
    if not subject:
        return None
    for document_id in likely(query, ranking, library)[:1]:
        if library.documents[document_id].kind is Kind.PLAN and (within is None or document_id in within):
            for section in _sections(subject, library.catalogue.passages_of(document_id), words):
                if found := _first_list(subject, section, library, words):
                    return _quoted(found, section[0].section[-1], library)
    return None


def _subject(text: str) -> list[str]:
    return [word for word in parse(text).words if word not in DOCUMENT_WORDS and not word.isdigit()]


def _sections(subject: set[str], passages: Sequence[Passage], words: LexicalIndex) -> Iterator[list[Passage]]:
    """The passages below each heading that has all of the subject, that with the fewest other words first."""
    below: dict[str, list[Passage]] = {}
    for passage in passages:
        if passage.section:
            below.setdefault(passage.section[-1], []).append(passage)
    named = [heading for heading in below if subject <= set(words.stems(heading))]
    yield from (below[heading] for heading in sorted(named, key=lambda one: len(one.split())))


def _first_list(subject: set[str], section: Sequence[Passage], library: Library, words: LexicalIndex) -> ItemList | None:
    """The list whose lead-in names the subject, or else the first that has one."""
    led = [found for found in _lists(section, library) if found.lead and len(found.items) >= FEWEST]
    named = [found for found in led if subject <= set(words.stems(lists.lead_text(found, library)))]
    return next(iter(named or led), None)


def _lists(section: Sequence[Passage], library: Library) -> Iterator[ItemList]:
    seen: set[int] = set()
    for passage in section:
        for index, span in enumerate(passage.spans):
            found = lists.around(passage, index, library) if span.group is not None and span.group not in seen else None
            if found and span.group is not None:
                seen.add(span.group)
                yield found


def _quoted(found: ItemList, heading: str, library: Library) -> Found | None:
    """As many of the items as may be quoted; ``None`` where that is not even two."""
    places: list[Place] = []
    whole = list_places(found, library)
    for place in whole:
        if sum(one.words for one in [*places, place]) > WORDS:
            break
        places.append(place)
    while places and _leads_on(places[-1], library):
        places.pop()
    lead = len(whole) - len(found.items)
    count = len(places) - lead
    if count < FEWEST:
        return None
    some = f"the first {count} of {len(found.items)} items" if len(places) < len(whole) else "the list"
    return Found(tuple(places), f"read: {some} under the heading “{' '.join(heading.split())}”.")


def _leads_on(place: Place, library: Library) -> bool:
    """Whether an item only leads into a list of its own."""
    return library.page_text(place.passage.document_id, place.passage.page)[place.start : place.end].rstrip().endswith(":")

"""Who holds an office ("who is the commissioner?"), told by the form of the line that says so: "Jane Ode, Chief Constable",
"Chair: Cllr Ode", a name above an office at the end of a foreword.

Such a line has hardly a word in common with the question, and sentences about the office have many, so neither search nor reader
finds it by itself. Only a question that asks for the holder of an office, and for no more than the documents' headings and titles
say, is answered so.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from corpus.models import Passage, Span, SpanKind
from corpus.ports import LexicalIndex
from retrieval.answering import Found, Place
from retrieval.library import Library
from retrieval.people import holder_lines, roles
from retrieval.people.holder_lines import Named
from retrieval.query import Query
from retrieval.questions import acronyms, called
from retrieval.questions.language import DOCUMENT_WORDS
from retrieval.questions.preferences import Preferences
from retrieval.search import Ranked

MOST = 3  # holders of offices of one name, as chairs of several bodies, that are quoted
LONGEST = 60  # words of a line that is quoted for a name in it
SHORT = 8  # words of lines that are read with those below them
BELOW = 2  # such lines: a name, an office in one or two
_PAST = re.compile(r"\b(?:was|were|became|been|former|previous|first|last|next)\b", re.IGNORECASE)
_NEW = re.compile(r"\bnew(?:ly)?\b", re.IGNORECASE)
_BESIDE = frozenset("new newly current currently now present person name chairs chaired chairing".split())


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with the holder's name: the spans from ``first`` to ``last`` of a passage."""

    named: Named
    passage: Passage
    first: Span
    last: Span

    @property
    def text(self) -> str:
        """What it says."""
        return self.passage.text[self.first.start - self.passage.start : self.last.end - self.passage.start]

    @property
    def place(self) -> Place:
        """What is quoted of it."""
        return Place(self.passage, self.first.start, self.last.end, len(self.text.split()))


def find(
    query: Query, ranking: Sequence[Ranked], library: Library, words: LexicalIndex, within: Collection[str] | None = None
) -> Found | None:
    """The lines of the latest document that names holders, of those that the question names if it names some; ``None`` where
    no holder is asked for or none is named. ``within`` are the documents that may be quoted."""
    office = roles.asked(query.text)
    if not office or not roles.asks_holder(query.text) or roles.goes_by_other_names(office):
        return None
    liked = Preferences.of(query, library.documents.values())
    named = liked.documents or liked.dated
    if not named and (query.years or query.months or _PAST.search(query.text)):
        return None
    beyond = _beyond(query, office, words)
    held = [d for d in library.documents.values() if (within is None or d.id in within) and (not named or d.id in named)]
    for document in sorted(held, key=lambda d: d.date or (d.period or "")[:4], reverse=True):
        lines = [
            line
            for passage in library.catalogue.passages_of(document.id)
            for line in _lines(passage, office, library)
            if beyond <= _said(line, library, words) and not _is_anothers(line, beyond, words)
            if line.named.taking or not _NEW.search(query.text)
        ]
        near = [line for line in lines if beyond <= _stems([line.text, *line.passage.section[-1:]], library, words)]
        if lines:
            return Found(tuple(_quoted(near or lines)))
    return None


def _beyond(query: Query, office: frozenset[str], words: LexicalIndex) -> frozenset[str]:
    """The stems of what the question says besides the office: whose it is."""
    spare = office | roles.BODY | DOCUMENT_WORDS | _BESIDE | (roles.LEADING if roles.asks_leader(query.text) else frozenset())
    # Years name a document here ("the 2016-20 plan"), which has been chosen by them.
    left = [word.removesuffix("'s") for word in query.words if roles.plain(word) not in spare and not word[0].isdigit()]
    return frozenset(stem for word in left for stem in words.stems(word))


def _said(line: _Line, library: Library, words: LexicalIndex) -> frozenset[str]:
    """The stems of a line and of what stands above it."""
    return _stems([line.text, *line.passage.section, *_above(line.passage, library)], library, words)


def _is_anothers(line: _Line, beyond: frozenset[str], words: LexicalIndex) -> bool:
    """Whether the line says whose the office is, and that is nobody that the question speaks of."""
    return bool(beyond and line.named.whose) and beyond.isdisjoint(words.stems(line.named.whose))


def _stems(texts: Sequence[str], library: Library, words: LexicalIndex) -> frozenset[str]:
    return frozenset(words.stems(acronyms.spelled_out(" ".join(texts), library.glossary)))


def _above(passage: Passage, library: Library) -> list[str]:
    document, component = library.documents[passage.document_id], library.component(passage)
    return [document.title, document.publisher or "", component.title if component else "", " ".join(called.names_of(document))]


def _lines(passage: Passage, office: frozenset[str], library: Library) -> Iterator[_Line]:
    """The lines that name a holder: by themselves, else with what stands below them."""
    places = frozenset(word.lower() for text in _above(passage, library) for word in text.split())
    spans = [span for span in passage.spans if span.kind is not SpanKind.HEADING]
    for at, first in enumerate(spans):
        for last in spans[at : at + 1 + (BELOW if first.kind is SpanKind.SENTENCE else 0)]:
            parts = [_text(passage, span) for span in spans[at : spans.index(last) + 1]]
            if any(len(part.split()) > (SHORT if parts[1:] else LONGEST) for part in parts):
                break
            text = acronyms.spelled_out("\n".join(parts), library.glossary)
            if found := holder_lines.holder(text, office, places):
                yield _Line(found, passage, first, last)
                break


def _text(passage: Passage, span: Span) -> str:
    if span.kind is SpanKind.TABLE_ROW:
        return " | ".join(cell for cell in span.cells if cell)
    lines = passage.text[span.start - passage.start : span.end - passage.start].splitlines()
    return " ".join(line.strip() for line in lines if line.strip())


def _quoted(lines: Sequence[_Line]) -> list[Place]:
    """For each holder, the one named most often first, the shortest line of those that say it most plainly."""
    plainest = max(line.named.plainness for line in lines)
    of: dict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        if line.named.plainness == plainest:
            of[line.named.name[-1].lower()].append(line)
    often = sorted(of.values(), key=lambda found: -len(found))
    return [min(found, key=lambda line: len(line.text.split())).place for found in often[:MOST]]

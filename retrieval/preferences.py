"""Soft preferences: the document, plan, meeting or reference that a question names.

A question may name a document without meaning to exclude the others, so what it names is preferred, not required.
Weights are in the cross-encoder's logits; eval run ``preferences`` on the development split (docs/evaluation.md).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.models import Document, Kind, Passage
from retrieval.library import Library
from retrieval.query import Query

NAMED_DOCUMENT = 3.0  # "in the 2016 plan": a year beside the word for a kind of document
NAMED_MEETING = 2.0  # "in September 2022", and a component has that date
NAMED_REFERENCE = 4.0
NAMED_KIND = 0.5
SAME_YEAR = 0.5
IN_FORCE = 0.4  # the latest plan, where no plan is named

_KIND_WORDS = {
    Kind.PLAN: r"\bplan\b",
    Kind.DEEP_DIVE: r"\bdeep[ -]dive\b",
    Kind.MINUTES: r"\bminutes?\b|\bmeeting\b|\bresolved?\b|\bapologi[sz]ed?\b|\bapologies\b|\battend(?:ed|ance)\b",
    Kind.REPORT: r"\breport\b",
    Kind.AGENDA_PACK: r"\bagenda\b|\bpack\b",
}
_DOCUMENT_WORD = r"(?:plan|paper|report|pack|agenda|minutes|meeting|deep[ -]dive|strategy|statement|review)s?"
_NAMED_YEAR = re.compile(
    rf"\b((?:19|20)\d\d)(?:\s*(?:-|–|to|/)\s*(?:\d\d|(?:19|20)\d\d))?['’]?s?\s+(?:[a-z]+\s+){{0,4}}?{_DOCUMENT_WORD}\b"
    rf"|\b{_DOCUMENT_WORD}\s+(?:of|for|from|in|dated|covering)?\s*(?:[a-z]+\s+)?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:first|original|earliest|oldest)\s+(?:\w+\s+){0,4}plan\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:current|latest|newest|new|present|today'?s|most recent)\s+(?:\w+\s+){0,4}plan\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a question names. ``documents`` are ids of documents that it singles out."""

    documents: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    dates: tuple[str, ...] = ()  # ISO prefixes of meeting dates
    years: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    in_force: str | None = None

    @classmethod
    def of(cls, query: Query, documents: Iterable[Document], off: bool = False) -> "Preferences":
        """Read the preferences out of a question; ``off`` gives none."""
        if off:
            return cls()
        held = list(documents)
        plans = sorted((d for d in held if d.kind is Kind.PLAN and starts(d)), key=starts)
        named = {year for match in _NAMED_YEAR.findall(query.text) for year in match if year}
        singled = {d.id for d in held for year in named if covers(d, year)}
        if plans and _FIRST.search(query.text):
            singled.add(plans[0].id)
        if plans and _LAST.search(query.text):
            singled.add(plans[-1].id)
        return cls(
            documents=frozenset(singled),
            kinds=frozenset(kind for kind, pattern in _KIND_WORDS.items() if re.search(pattern, query.text, re.I)),
            dates=tuple(f"{year or ''}-{month:02d}" for year, month in query.months),
            years=query.years,
            references=query.identifiers,
            in_force=plans[-1].id if plans and not singled and not query.years else None,
        )

    def score(self, passage: Passage, library: Library) -> float:
        """How much the passage is preferred, from 0, in logits."""
        document, component = library.documents[passage.document_id], library.component(passage)
        score = NAMED_DOCUMENT if document.id in self.documents else 0.0
        date = (component.date if component else None) or document.date or ""
        if any(date[4:].startswith(d) if d.startswith("-") else date.startswith(d) for d in self.dates):
            score += NAMED_MEETING
        elif any(year in f"{date} {document.period or ''}" for year in self.years):
            score += SAME_YEAR
        if component and component.reference and component.reference in self.references:
            score += NAMED_REFERENCE
        if (component.kind if component else document.kind) in self.kinds:
            score += NAMED_KIND
        return score + (IN_FORCE if document.id == self.in_force else 0.0)


def starts(document: Document) -> str:
    """The year that a document's period or date begins with; empty where neither is known."""
    found = re.search(r"(?:19|20)\d\d", f"{document.period or ''} {document.date or ''} {document.title}")
    return found.group() if found else ""


def covers(document: Document, year: str) -> bool:
    """Whether a year names this document: it stands in its title or period, or is the year of its date."""
    return year in f"{document.title} {document.period or ''}" or (document.date or "").startswith(year)

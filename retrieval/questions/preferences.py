"""Soft preferences: the document, plan, meeting or reference that a question names.

A question may name a document without meaning to exclude the others, so what it names is preferred, not required.
Weights are in the cross-encoder's logits; eval run ``preferences`` on the development split (docs/evaluation.md).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.models import Component, Document, Kind, Passage
from corpus.succession import starts
from retrieval.library import Library
from retrieval.query import YEAR, Query, parse
from retrieval.questions import called

NAMED_DOCUMENT = 3.0  # "in the 2016 plan": a year beside the word for a kind of document
NAMED_MEETING = 2.0  # "in September 2022", and a component has that date
NAMED_COMPONENT = 2.0
NAMED_REFERENCE = 4.0
NAMED_KIND = 0.5
SAME_YEAR = 1.0
CALLED_SO = 1.0  # the document, or its file, is called by a place or body that the question names
IN_FORCE = 0.4  # the latest plan, where no plan is named

_KIND_WORDS = {
    Kind.PLAN: r"\bplan\b",
    Kind.DEEP_DIVE: r"\bdeep[ -]dive\b",
    Kind.MINUTES: r"\bthe minutes\b|\bmeeting\b|\bresolved?\b|\bapologi[sz]ed?\b|\bapologies\b|\battend(?:ed|ance)\b|\bseconded\b"
    r"|\b(?:did|have|were|was) (?:we|(?:the )?(?:panel|committee|members|board|council)) (?:actually |"
    r"ever )?(?:agree|approve|decide|"
    r"resolve|note|ask|vote|told|say)",
    Kind.REPORT: r"\breport\b",
    Kind.AGENDA_PACK: r"\bagenda\b|\bpack\b",
}
_OF_KIND = {
    Kind.PLAN: "plan|strategy",
    Kind.DEEP_DIVE: "paper|report|deep[ -]dive",
    Kind.MINUTES: "minutes|meeting",
    Kind.AGENDA_PACK: "pack|agenda|papers|meeting",
    Kind.REPORT: "paper|report|statement|review|assessment",
    Kind.OTHER: "document|scheme|statement|appraisal|assessment",
}
_YEAR = r"((?:19|20)\d\d)(?:\s*(?:-|–|to|/)\s*(?:(?:19|20)\d\d|\d\d))?"
_BETWEEN = r"['’]?s?\s+(?:(?!and\b|or\b)[a-z]+\s+){0,3}?"


def _named_years(text: str, kind: Kind) -> set[str]:
    """Years that stand beside a word for this kind of document: "the 2016 plan", "the plan for 2016"."""
    word = rf"(?:{_OF_KIND[kind]})s?\b"
    before = rf"\b{_YEAR}{_BETWEEN}{word}"
    after = rf"\b(?:{_OF_KIND[kind]})s?\s+(?:running\s+)?(?:of|for|from|in|dated|covering)?\s*(?:[a-z]+\s+)?{_YEAR}"
    joined = (
        rf"\b{_YEAR}\s*(?:,|and|&|or|to|with|versus|"
        rf"vs\.?)\s+(?:the\s+)?(?=(?:19|20)\d\d(?:\s*[-–/]\s*\d{{2,4}})?{_BETWEEN}{word})"
    )
    found = {match for pattern in (before, after, joined) for match in re.findall(pattern, text, re.IGNORECASE)}
    return found | set(re.findall(rf"\b{_YEAR}\s+ones?\b", text, re.IGNORECASE)) if found else found


def plainly(query: Query, documents: Iterable[Document]) -> Query:
    """The question to be read beside texts of documents that it names by their year ("the 2013 plan").

    The year says which document is meant and is in its title; read as a part of the question it draws the cross-encoders to
    whatever has the same year in it (with it the gold span is first for 0.68, without it for 0.82 of the 28 such questions
    on the development split of ``published``). "In the 2013 plan" is left out as a whole.
    """
    held = list(documents)
    text = query.text
    for kind in {document.kind for document in held}:
        word = rf"(?:{_OF_KIND[kind]})s?\b"
        whole = (
            rf"(?P<whole>\s*,?\s*\b(?:in|by|from|under|per|according to|going by|at the time of) the\s+{_YEAR}{_BETWEEN}{word})"
        )
        named = re.compile(rf"{whole}|\b(?P<alone>{_YEAR})(?={_BETWEEN}{word})['’]?s?\s*", re.IGNORECASE)
        meant = {match.group() for match in named.finditer(text) if _is_held(match, kind, held)}
        text = named.sub(lambda match: "" if match.group() in meant else match.group(), text).strip()  # noqa: B023 -- called at once
    if any(document.kind is Kind.PLAN for document in held):
        text = _IN_FORCE_NOW.sub(lambda match: "" if match["whole"] else match[0].replace(match["which"], ""), text).strip()
    dropped = set(YEAR.findall(query.text)) - set(YEAR.findall(text))
    if text == query.text:
        return query
    return replace(query, plain=text, words=tuple(word for word in query.words if word not in dropped))


def _is_held(match: "re.Match[str]", kind: Kind, held: Iterable[Document]) -> bool:
    """Whether a document of the kind is held that is named by the first year of what was matched."""
    year = YEAR.search(match.group())
    return year is not None and any(d.kind is kind and covers(d, year.group()) for d in held)


_FIRST = re.compile(r"\b(?:first|original|earliest|oldest)\s+(?:\w+\s+){0,4}plan\b", re.IGNORECASE)
# "The current plan" says which document is meant as "the 2031 plan" does; texts of the plan never call it so.
_IN_FORCE_NOW = re.compile(
    r"(?P<whole>\s*,?\s*\b(?:in|by|from|under|per|according to) )?\bthe (?P<which>(?:current|latest|newest|"
    r"present|most recent)\s+)"
    r"(?:\w+\s+){0,4}?plan\b",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\b(?:both|the two)(?: of)?(?: the)?\s+(?:[a-z]+\s+){0,3}?plans\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:current|latest|newest|new|present|today'?s|most recent)\s+(?:\w+\s+){0,4}plan\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a question names. ``documents`` are ids of documents that it singles out."""

    documents: frozenset[str] = frozenset()
    dated: frozenset[str] = frozenset()  # ids of documents of a year in the question
    loosely: bool = False  # whether it is a financial year's, or a month's, which more often name a column of some table
    kinds: frozenset[Kind] = frozenset()
    dates: tuple[str, ...] = ()  # ISO prefixes of meeting dates
    references: tuple[str, ...] = ()
    called: frozenset[str] = frozenset()  # ids of documents that are called by a name in the question
    in_force: str | None = None
    words: str = ""  # the question's words, to recognise a component by two words of its title in a row

    @classmethod
    def of(cls, query: Query, documents: Iterable[Document], off: bool = False) -> "Preferences":
        """Read the preferences out of a question; ``off`` gives none."""
        if off:
            return cls()
        held = list(documents)
        plans = sorted((d for d in held if d.kind is Kind.PLAN and starts(d)), key=starts)
        named = {kind: _named_years(query.text, kind) for kind in {d.kind for d in held}}
        singled = {d.id for d in held if any(covers(d, year) for year in named[d.kind])}
        if plans and _FIRST.search(query.text):
            singled.add(plans[0].id)
        if len(plans) == len(_BOTH.findall(query.text)) * 2:
            singled.update(plan.id for plan in plans)
        if plans and _LAST.search(query.text):
            singled.add(plans[-1].id)
        return cls(
            documents=frozenset(singled),
            dated=frozenset(d.id for d in held if any(covers(d, year) for year in query.years)),
            loosely=bool(query.months)
            or any(re.search(rf"\b{year}\s*[/–-]\s*(?:20)?\d\d(?!\d)", query.text) for year in query.years),
            kinds=frozenset(kind for kind, pattern in _KIND_WORDS.items() if re.search(pattern, query.text, re.I)),
            dates=tuple(f"{year or ''}-{month:02d}" for year, month in query.months),
            references=query.identifiers,
            words=" ".join(query.words),
            called=called.singled_out(query.names, held),
            in_force=plans[-1].id if plans and not singled and not query.years else None,
        )

    def score(self, passage: Passage, library: Library) -> float:
        """How much the passage is preferred, from 0, in logits."""
        document, component = library.documents[passage.document_id], library.component(passage)
        score = NAMED_DOCUMENT if document.id in self.documents else 0.0
        if document.id in self.dated:
            score += SAME_YEAR
        if document.id in self.called:
            score += CALLED_SO
        date = (component.date if component else None) or document.date or ""
        if any(date[4:].startswith(d) if d.startswith("-") else date.startswith(d) for d in self.dates):
            score += NAMED_MEETING
        if component and self._names(component):
            score += NAMED_COMPONENT
        if component and component.reference and component.reference in self.references:
            score += NAMED_REFERENCE
        if (component.kind if component else document.kind) in self.kinds:
            score += NAMED_KIND
        return score + (IN_FORCE if document.id == self.in_force else 0.0)

    def _names(self, component: Component) -> bool:
        """Whether the question has two words in a row of the component's title ("closure report")."""
        title = parse(component.title).words
        return any(f" {first} {second} " in f" {self.words} " for first, second in pairwise(title))


def covers(document: Document, year: str) -> bool:
    """Whether a year names this document: its title, period or date begins with it."""
    return year in {starts(document), (document.date or "")[:4]} or f" {year}" in f" {document.title}".split("-")[0]

"""What a text must say to answer who proposed something, how a vote went or why a grade was given, and of which meeting
it must be.

A reader likes any name, or any decision, near the words of such a question.
"""

import re

from corpus.models import Kind, Passage
from retrieval import units
from retrieval.answerability import premises
from retrieval.library import Library
from retrieval.query import Query, parse

_MOTION = r"(?:motion|amendment|resolution|recommendations?|nominations?|adoption|vote of thanks)"
_WHO_SECONDED = re.compile(r"\bwho(?:\s+\w+)?\s+second(?:s|ed)\b|\bwho (?:is|was) the seconder\b", re.I)
_SECONDED = re.compile(r"\bsecond(?:ed|er|ers|ing|s)\b", re.I)
_WHO_MOVED = re.compile(
    rf"\bwho (?:proposed|moved)\b(?:(?!\b(?:to|that)\b).){{0,40}}\b{_MOTION}\b|\bwho (?:is|was) the (?:proposer|mover)\b|"
    r"\bwho (?:proposed|moved) (?:\w+ing|it)\b|\bwho (?:proposed|moved)(?: and (?:who )?seconded\b|\W*$)",
    re.I,
)
_MOVED = re.compile(r"\b(?:propos(?:ed?|es|ers?|ing|als?)|mov(?:ed|ers?))\b|\bmoving (?!forward|on)", re.I)
_HOW_VOTED = re.compile(
    r"\bhow (?:did|do|does|has|have)\b.*\bvoted?\b|\bhow did the vote\b|\b(?:result|outcome) of the vote\b", re.I
)
_VOTED = re.compile(
    r"\bvot(?:e|es|ed|ing)\b|\b(?:for|against)\s*[:=]?\s*\d|\b\d+\s+(?:for|against|in favour)\b|"
    r"\b(?:carried|lost|unanimous(?:ly)?|agreed|resolved|abst(?:ained|entions?)|defeated|veto(?:ed)?|nem\.? ?con)\b",
    re.I,
)
_BODY = r"(?:panel|committee|board|council|cabinet|members|councillors)"
_OF_A_MEETING = re.compile(
    r"\bmeetings?\b|\bthe minutes\b|\bresol(?:ved?|utions?)\b|\bapolog(?:ies|i[sz]ed)\b|"
    r"\b(?:chaired|attended|present|seconded)\b|"
    rf"\b(?:did|have|had|were|was) (?:we|(?:the )?{_BODY})\b|"
    rf"\b(?:tell|told|ask(?:ed)?|say to|said to|report(?:ed)? to) (?:the )?{_BODY}\b",
    re.I,
)
_MONTH_LENGTH = len("2031-01")
_WHO_APOLOGISED = re.compile(r"\b(?:who|which|what|list|name)\b.*\bapolog(?:ies|i[sz]ed)\b", re.I)
_APOLOGIES = re.compile(r"\b(?:apolog|absent|unable to attend|not present)", re.I)
_WHY_GRADED = re.compile(rf"\b(?:why|how come|what for)\b.*?{premises.GRADED}", re.I)
_GRADED = re.compile(rf"\b{premises.GRADE}\b", re.I)
_WHY_VETOED = re.compile(r"\b(?:why|how come|when)\b.*\bveto", re.I)
_REQUIRED = (
    (_WHO_APOLOGISED, _APOLOGIES),
    (_WHO_SECONDED, _SECONDED),
    (_WHO_MOVED, _MOVED),
    (_HOW_VOTED, _VOTED),
    (_WHY_VETOED, _VOTED),
    (_WHY_GRADED, _GRADED),
)


def required(question: str) -> "re.Pattern[str] | None":
    """What an answer's text, or the one before or after it, must hold; ``None`` where nothing is required."""
    return next((needed for asks, needed in _REQUIRED if asks.search(question)), None)


def dated_elsewhere(query: Query, passage: Passage, index: int, library: Library) -> bool:
    """Whether a span is of the minutes of another meeting than that which the question names by its month."""
    component = library.component(passage)
    if not query.months or component is None or component.kind is not Kind.MINUTES or not _OF_A_MEETING.search(query.text):
        return False
    date = component.date or ""
    if len(date) < _MONTH_LENGTH or any(_is_in(date, year, month) for year, month in query.months):
        return False
    return not set(query.months) & set(parse(units.span_text(passage, passage.spans[index])).months)


def _is_in(date: str, year: str | None, month: int) -> bool:
    return date.startswith(year or "") and int(date[5:7]) == month


def told(needed: "re.Pattern[str]", passage: Passage, index: int) -> bool:
    """Whether a span of the passage, the one before or after it, or the heading or sentence above it, holds what is required."""
    lead = passage.spans[index].lead
    above = [*passage.section[-1:], passage.text[max(0, lead[0] - passage.start) : lead[1] - passage.start] if lead else ""]
    beside = [units.span_text(passage, span) for span in passage.spans[max(0, index - 1) : index + 2]]
    return any(needed.search(text) for text in (*above, *beside))

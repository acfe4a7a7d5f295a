"""What a text must say to answer who proposed or seconded something, or how a vote went. A reader likes any name, or any
decision, near the words of such a question."""

import re

from corpus.models import Passage
from retrieval import units

_MOTION = r"(?:motion|amendment|resolution|recommendations?|nominations?|adoption|vote of thanks)"
_WHO_SECONDED = re.compile(r"\bwho(?:\s+\w+)?\s+second(?:s|ed)\b|\bwho (?:is|was) the seconder\b", re.I)
_SECONDED = re.compile(r"\bsecond(?:ed|er|ers|ing|s)\b", re.I)
_WHO_MOVED = re.compile(
    rf"\bwho (?:proposed|moved)\b(?:(?!\b(?:to|that)\b).){{0,40}}\b{_MOTION}\b|\bwho (?:is|was) the (?:proposer|mover)\b", re.I
)
_MOVED = re.compile(r"\b(?:propos(?:ed|er|ers|ing|al)|mov(?:ed|er|ing))\b", re.I)
_HOW_VOTED = re.compile(
    r"\bhow (?:did|do|does|has|have)\b.*\bvoted?\b|\bhow did the vote\b|\b(?:result|outcome) of the vote\b", re.I
)
_VOTED = re.compile(
    r"\bvot(?:e|es|ed|ing)\b|\b(?:for|against)\s*[:=]?\s*\d|\b\d+\s+(?:for|against|in favour)\b|"
    r"\b(?:carried|lost|unanimous(?:ly)?|agreed|resolved|abst(?:ained|entions?)|defeated|veto(?:ed)?|nem\.? ?con)\b",
    re.I,
)
_REQUIRED = ((_WHO_SECONDED, _SECONDED), (_WHO_MOVED, _MOVED), (_HOW_VOTED, _VOTED))


def required(question: str) -> "re.Pattern[str] | None":
    """What an answer's text, or the one before or after it, must hold; ``None`` where nothing is required."""
    return next((needed for asks, needed in _REQUIRED if asks.search(question)), None)


def told(needed: "re.Pattern[str]", passage: Passage, index: int) -> bool:
    """Whether a span of the passage, or the one before or after it, holds what is required."""
    beside = passage.spans[max(0, index - 1) : index + 2]
    return any(needed.search(units.span_text(passage, span)) for span in beside)

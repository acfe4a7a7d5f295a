"""What an undertaking can be held to: its quantity, its deadline, and how firm it is."""

import re

from corpus.commitments import Strength
from ingest.verbs import CHECKABLE

_NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|one hundred)"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?"
_HOW_FAR = r"(?:(?:by|to|of|at least|over|more than|up to|a further|an? (?:extra|additional)|another|around|approximately|some|below|under|least)\s+)*"
_SHARE = re.compile(rf"{_HOW_FAR}{_NUMBER}\s?(?:%|per ?cents?\b|percentage points?)", re.I)
_MONEY = re.compile(rf"{_HOW_FAR}£\s?\d[\d,.]*\d?(?:\s?(?:million|billion|thousand|[mkb]n?)\b)?", re.I)
_MANY = re.compile(
    rf"(?:(?:at least|more than|over|up to|a further|an? (?:extra|additional)|another|a minimum of|a total of|no (?:more|fewer) than)\s+)+{_NUMBER}\s+(?:\w+\s+)?(?-i:[a-z]{{3,}})"
    r"|\b(?<![\w/.-])(?!(?:19|20)\d\d\b)\d[\d,]*\s+(?:(?-i:[a-z-]+) ){0,2}?"
    r"(?:officers?|pcsos?|constables?|specials|homes|dwellings|houses|jobs|places|hectares|schools?|people|volunteers?|recruits?|vehicles|cameras|trees|visits|"
    r"meetings|projects|apprentic\w+|staff|hours|minutes|days|cadets|units|sites|grants|programmes|businesses|families|patrols|points|miles|km|acres|groups)\b",
    re.I,
)
_TIMES = re.compile(r"\b(?:doubl|trebl|tripl|quadrupl|halv)(?:e|ing)\b(?:\s+[\w’'-]+){1,6}", re.I)
_NIL = re.compile(r"\bto zero\b|\bzero (?:carbon|tolerance|waste|deaths?)\b|\bnet zero\b", re.I)
_EVERY = re.compile(r"\b(?:every|each)\s+(?!effort|opportunity|way|means|case)(?:[\w’'-]+\s+){0,3}?[\w’'-]+(?=[\s,.;]|$)|\ball\s+(?:of\s+)?(?:our|the|its)?\s*(?:[\w’'-]+\s+){0,2}[\w’'-]+s\b", re.I)

_DATE = rf"(?:(?:the )?(?:end|start|beginning|close|summer|autumn|spring|winter|middle) of )?(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH}\s+)?(?:financial year\s+)?{_YEAR}"
_DEADLINES = (
    re.compile(rf"\b(?:by|before|until|no later than|not later than)\s+{_DATE}", re.I),
    re.compile(rf"\b(?:by|before|until)\s+(?:the end of\s+)?(?:(?:this|the|next)\s+)?(?:\w+\s+)?(?:year|quarter|term|plan period|{_MONTH})\b", re.I),
    re.compile(rf"\b(?:within|over|during|in|for)\s+(?:the\s+)?(?:(?:next|coming|first|following)\s+)?{_NUMBER}\s+(?:working\s+)?(?:hours?|days?|weeks?|months?|years?)\b", re.I),
    re.compile(r"\b(?:within|over|during|in)\s+the\s+(?:coming|next|current|course of the)\s+(?:financial\s+)?(?:weeks?|months?|years?|term)\b", re.I),
    re.compile(r"\b(?:between|from)\s+(?:19|20)\d\d\s+(?:and|to)\s+(?:19|20)\d\d|\bover the (?:plan )?period\s+(?:19|20)\d\d\s?[-–]\s?(?:19|20)?\d\d", re.I),
    re.compile(rf"\b(?:by|in|into|during|from|for|throughout)\s+(?:{_MONTH}\s+)?{_YEAR}(?!\w)", re.I),
)
_DIRECTION = re.compile(
    r"\b(?:reduc|increas|decreas|cut|lower|rais|improv|doubl|halv|grow|boost|fewer|more)\w*\b[^.;]{0,40}\b"
    r"(?:number|numbers|rates?|levels?|proportion|percentage|share|times?|timeliness|cases|reporting|satisfaction|costs?|deaths?|savings|take-?up|volume)\b",
    re.I,
)
_HEDGE = re.compile(
    r"\b(?:seek|aim|look|try|endeavour|strive|hope|encourage|support|promote|help|explore|consider|advocate|lobby|push|work|continue|expect|where (?:possible|appropriate))\b",
    re.I,
)


def quantity(text: str) -> str:
    """How much or how many, in the words of the undertaking; ``""`` where it does not say."""
    folded = " ".join(text.split())
    found = [match for pattern in (_SHARE, _MONEY, _MANY, _TIMES, _NIL) if (match := pattern.search(folded))]
    return min(found, key=lambda match: match.start())[0].strip(" ,.;") if found else ""


def deadline(text: str) -> str:
    """By when, in the words of the undertaking; ``""`` where it does not say."""
    folded = " ".join(text.split())
    found = [match for pattern in _DEADLINES if (match := pattern.search(folded))]
    return min(found, key=lambda match: match.start())[0] if found else ""


def strength(text: str) -> Strength:
    """How firmly the text binds.

    ``specific``: a quantity and a time. ``measurable``: one of them, or all of a kind, or a direction in something that
    is counted, or a thing that will be there or not. ``vague``: none of it.
    """
    folded = " ".join(text.split())
    counted, timed = bool(quantity(folded)), bool(deadline(folded))
    if counted and timed:
        return "specific"
    if counted or timed or _EVERY.search(folded) or _DIRECTION.search(folded):
        return "measurable"
    first = folded.split(" ", 1)[0].lower()
    verb = re.search(r"\b(?:will|shall)\s+(?:\w+ly\s+|also\s+)?(\w+)", folded)
    leading = verb[1].lower() if verb else first
    return "measurable" if leading in CHECKABLE and not _HEDGE.match(leading) else "vague"

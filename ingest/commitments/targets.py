"""What an undertaking can be held to: its quantity, its deadline, and how firm it is."""

import re
from collections.abc import Sequence

from corpus.commitments import Strength
from ingest.commitments.verbs import CHECKABLE

_WORDED = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|(?:two|three|four|five|six|seven|eight|nine) hundred|a hundred)"
)
NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|{_WORDED})"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_TIME_OF_YEAR = r"(?:(?:early|mid|late)[\s-]|(?:spring|summer|autumn|winter|Christmas|Easter|Q[1-4]|quarter [1-4])(?: of)?\s)"
_YEAR = r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?"
_MORE = r"at least|more than|over|up to|a further|an? (?:extra|additional)|another"
_HOW_FAR = rf"(?:(?:by|to|of|{_MORE}|around|approximately|some|below|under|least)\s+)*"
_STOPS = (
    r"(?:for|in|of|to|by|at|on|with|and|or|per|from|a|an|the|each|every|within|over|across|this|these|as|is|was|has|always"
    r"|unless)"
)
_PLURAL = r"(?:[a-z-]+(?<!s)s|people|staff|children)"
_LABELS = r"(?<!Table )(?<!Policy )(?<!Section )(?<!Part )(?<!Phase )(?<!Priority )(?<!ption )"  # their numbers count nothing
_LABELS += r"(?<!Year )(?<!Level )(?<!Stage )(?<!Grade )(?<!Category )(?<!Tier )(?<!Band )(?<!Zone )"
_QUANTITIES = (
    re.compile(rf"{_HOW_FAR}{NUMBER}\s?(?:%|per ?cents?\b|percentage points?)", re.I),
    re.compile(rf"{_HOW_FAR}£\s?\d[\d,.]*\d?(?:\s?(?:million|billion|thousand|[mkb]n?)\b)?", re.I),
    re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)? (?:million |thousand )?pounds\b", re.I),
    re.compile(rf"\b(?:within|below|under|inside|in under)\s+{NUMBER}\s+(?:minutes|seconds)\b", re.I),
    re.compile(
        # What is too long, too high or how long.
        rf"(?!(?:more than|over)\s+{NUMBER}\s+(?:hour|day|week|month|year|minute|metre|mile|kilometre|foot|feet|storey)s?\b)"
        rf"(?:(?:{_MORE}|a minimum of|a total of|no (?:more|fewer) than)\s+)+{NUMBER}\s+"
        rf"(?-i:(?:(?!{_STOPS}\s)[a-z-]+\s+){{0,3}}?(?!{_STOPS}\b){_PLURAL}\b|(?:\w+\s+)?[a-z]{{3,}})",
        re.I,
    ),
    re.compile(
        rf"(?<![\w/.,:£-]){_LABELS}(?!(?:19|20)\d\d\b|(?:999|112|101|111|105)\s+(?:and |or |calls?\b|service))\d[\d,]*\s+"
        r"(?:(?!(?:for|in|of|to|by|at|on|with|and|or|per|from) )[A-Za-z][a-z-]+ ){0,3}?"
        r"(?!(?:minutes|hours|days|weeks|months|years|metres|miles|kilometres|storeys|was|is|has|this|as)\b)"
        r"(?:[a-z-]{2,}s|people|staff)\b"
    ),
    re.compile(
        rf"\b{_WORDED}\s+(?:more|new|extra|additional|further)\s+(?:[a-z-]+ ){{0,2}}?(?:[a-z-]{{2,}}s|people|staff)\b", re.I
    ),
    # Without a word such as "more" a number counts what is got, or who is in it; "three themes" and "two years" count neither.
    re.compile(
        rf"(?:(?<=\bbuy )|(?<=\bpurchase )|(?<=\bacquire )|(?<=\bbuild )|(?<=\brecruit )|(?<=\bappoint )|(?<=\bhire )"
        r"|(?<=\bfund )|(?<=\bcreate )|(?<=\btrain )|(?<=\bfit )|(?<=\bdeliver )|(?<=\bprovide )"
        r"|(?<=\bgive )|(?<=\bpair )|(?<=\bpairing )"
        rf"|(?<=\bemploy )|(?<=\binstall )|(?<=\bopen )|(?<=\bcrew of )|(?<=\bteam of )|(?<=\bfleet of )|(?<=\bnetwork of )"
        rf"|(?<=\bpool of )){_WORDED}\s+"
        rf"(?-i:(?!(?:hour|day|week|month|year)s?\b)(?:(?!{_STOPS}\s)[a-z-]+\s+){{0,3}}?(?!{_STOPS}\b){_PLURAL})\b",
        re.I,
    ),
    re.compile(
        r"\b(?:doubl|trebl|tripl|quadrupl|halv)(?:e|ing)\b(?:\s+(?!(?:from|by|in|over|before|within|until|so)\b)[\w’'-]+){1,6}",
        re.I,
    ),
    re.compile(r"\bto zero\b|\bzero (?:carbon|tolerance|waste|deaths?)\b|\bnet zero\b", re.I),
)
# "Raise the rate from 24 per cent to 30 per cent": where it stands is no target, where it is to stand is.
_COUNT = (
    rf"(?:£\s?)?(?:{NUMBER}|one)\b(?!\s?[ap]\.?m\b|[:/]\d|\s+{_MONTH})"
    r"(?:\s?(?:%|per ?cents?\b|percentage points?)|\s?(?:million|billion|thousand|[mkb]n?)\b)?"
)
_COUNTED = rf"(?:\s+(?:(?!{_STOPS}\s)[a-z-]+\s+){{0,2}}?(?!{_STOPS}\b)(?:[a-z-]{{2,}}s|people|staff)\b)?"
_BASELINE = rf"{_COUNT}(?:\s+(?!{_STOPS}\b)[\w-]+){{0,3}}"
_FROM_TO = re.compile(
    r"\b(?:increas|reduc|decreas|doubl|trebl|tripl|quadrupl|halv|rais|expand|enlarg|extend|grow|improv|boost|cut|lower|bring|mov"
    r"|widen|shorten|lengthen|drop|tak)(?:e|ing|ting)?\b[^.;:]{0,120}?"
    rf"\b(?<!pupils )(?<!children )(?<!people )(?<!age )(?<!aged )(?<!ages )from\s+(?!(?:19|20)\d\d\s)"
    rf"{_BASELINE}(?:\s+and\s+{_BASELINE})?\s+(?P<target>to\s+"
    rf"(?:(?:{_MORE}|around|approximately|below|under|(?:fewer|less) than)\s+)?"
    rf"{_COUNT}{_COUNTED}(?:\s+and\s+{_COUNT}{_COUNTED})?)",
    re.I,
)
_EVERY = re.compile(
    r"\b(?:every|each)\s+(?!effort|opportunity|way|means|case)(?:[\w’'-]+\s+){0,3}?[\w’'-]+(?=[\s,.;]|$)"
    r"|\ball\s+(?:of\s+)?(?:our|the|its)?\s*(?:[\w’'-]+\s+){0,2}[\w’'-]+s\b",
    re.I,
)
_PART_OF_YEAR = r"(?:end|start|beginning|close|summer|autumn|spring|winter|middle)"
_DATE = (
    rf"(?:(?:(?:the )?{_PART_OF_YEAR} of )?(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH}\s+)?"
    rf"(?:{_TIME_OF_YEAR})?(?:financial year\s+)?{_YEAR}|\d{{1,2}}/\d{{1,2}}/(?:19|20)\d\d)"
)
_DEADLINES = (
    re.compile(rf"\b(?:by|before|until|no later than|not later than)\s+{_DATE}", re.I),
    re.compile(
        r"\b(?:by|before|until)\s+(?:the end of\s+)?(?:(?:this|the|next)\s+)?(?:\w+\s+)?"
        rf"(?:year|quarter|term|plan period|{_MONTH})\b",
        re.I,
    ),
    re.compile(
        r"\b(?:(?:within|over|during|in)\s+(?:the\s+)?(?:(?:next|coming|first|following)\s+)?"
        r"|for\s+the\s+(?:next|coming|following)\s+)"  # "for 18 months" is how long, not by when
        rf"{NUMBER}\s+(?:working\s+)?(?:hours?|days?|weeks?|months?|years?)\b",
        re.I,
    ),
    re.compile(
        r"\b(?:within|over|during|in)\s+the\s+(?:coming|next|current|course of the)\s+(?:financial\s+)?"
        r"(?:weeks?|months?|years?|term)\b",
        re.I,
    ),
    re.compile(
        r"\b(?:between|from)\s+(?:19|20)\d\d\s+(?:and|to)\s+(?:19|20)\d\d"
        r"|\bover the (?:plan )?period\s+(?:19|20)\d\d\s?[-–]\s?(?:19|20)?\d\d",
        re.I,
    ),
    re.compile(
        r"(?<!than )\b(?:by|in|into|during|from|for|throughout)\s+"
        rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\s+|{_TIME_OF_YEAR})?{_YEAR}(?!\w)",
        re.I,
    ),
    re.compile(
        r"\bbefore\s+(?:it|they|the|this|these|its|their|our)\s+(?:(?!by\b)[\w’'-]+\s+){0,6}on\s+(?:the\s+)?"
        rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\s+{_YEAR}(?!\w)",
        re.I,
    ),
)
_IN_YEAR = re.compile(rf"\b(?:in|during|for)\s+(?:{_MONTH}\s+|{_TIME_OF_YEAR})?{_YEAR}(?!\w)", re.I)
# "Up from 640 in 2022/23", "against 71 per cent in 2023": when something stood where it starts from.
_BEFORE = re.compile(
    rf"\b(?:from|was|were|against|compared (?:with|to)|baseline of)\s+(?:(?:just|only|about|around|some)\s+)?{_COUNT}"
    rf"(?:\s+(?!{_STOPS}\b)[\w-]+){{0,3}}\s*\(?$",
    re.I,
)
# A tab behind a list's marker makes no row.
_ROW = re.compile(r"(?!\W{0,3}\w{0,4}\W{0,2}\t[^\t]*$)[^\t]*\t|\s*\|.*\|\s*$")
_DIRECTION = re.compile(
    r"\b(?:reduc|increas|decreas|cut|lower|rais|improv|doubl|halv|grow|boost|fewer|more)\w*\b[^.;]{0,40}\b"
    r"(?:number|numbers|rates?|levels?|proportion|percentage|share|times?|timeliness|cases|reporting|satisfaction|costs?"
    r"|deaths?|savings|take-?up|volume)\b",
    re.I,
)


def quantity(text: str) -> str:
    """How much or how many, in the words of the undertaking; ``""`` where it does not say."""
    folded = _own(text)
    moved = _FROM_TO.search(folded)
    # "Recruit 60 officers, taking the force from 1,200 to 1,260": the first is what is undertaken.
    if moved and not _first(_QUANTITIES, folded[: moved.start()]):
        return moved["target"]
    return re.sub(r"^of\s+", "", _first(_QUANTITIES, folded).strip(" ,.;"))


def deadline(text: str) -> str:
    """By when, in the words of the undertaking; ``""`` where it does not say."""
    own = _own(text)
    own = _without_baselines(own)
    return _first(_DEADLINES[:1], own) or _first(_DEADLINES, own)  # a day of the calendar says more than a length of time


def _without_baselines(own: str) -> str:
    """The text with the years of what is started from blotted out."""
    for dated in reversed(list(_IN_YEAR.finditer(own))):
        if _BEFORE.search(own[: dated.start()]):
            own = own[: dated.start()] + "#" * len(dated[0]) + own[dated.end() :]
    return own


def strength(text: str, target: str = "", by: str = "") -> Strength:
    """How firmly the text binds, ``target`` and ``by`` being what is known of its quantity and deadline already.

    ``specific``: a quantity and a time. ``measurable``: one of them, or all of a kind, or a direction in something that
    is counted, or a thing that will be there or not. ``vague``: none of it.
    """
    folded = _own(text)
    counted, timed = bool(target or quantity(folded)), bool(by or deadline(folded))
    if counted and timed:
        return "specific"
    if counted or timed or _EVERY.search(folded) or _DIRECTION.search(folded):
        return "measurable"
    first = folded.split(" ", 1)[0].lower()
    verb = re.search(r"\b(?:will|shall)\s+(?:\w+ly\s+|also\s+)?(\w+)", folded)
    leading = verb[1].lower() if verb else first
    return "measurable" if leading in CHECKABLE else "vague"


def _own(text: str) -> str:
    """The undertaking's own words on one line: the rows of a table that stands below, or within, say what is so of others."""
    first, *more = text.split("\n")
    kept = more if _ROW.match(first) else [line for line in more if not _ROW.match(line)]
    return " ".join(" ".join([first, *kept]).split())


def _first(patterns: Sequence[re.Pattern[str]], folded: str) -> str:
    found = [match for pattern in patterns if (match := pattern.search(folded))]
    return min(found, key=lambda match: match.start())[0] if found else ""

"""Does a text hold the kind of thing that a question asks for? Judged by form alone: a count beside the thing counted, an
amount of money, a date, a person's name."""

import re
from collections.abc import Callable

from retrieval.answerability import counting
from retrieval.query import Query
from retrieval.questions.language import MONTHS, STOPWORDS
from retrieval.questions.wants import Wants

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_AMOUNT = re.compile(
    (
        r"[£€$]\s?\d|\d[\d,.]*\s*(?:m|k|bn|million|billion|thousand|pence|pounds)\b|\b\d[\d,]*\.\d\d\b|"
        r"\b\d{1,3}(?:,\d{3})+\b"
    ),
    re.I,
)
_SHARE = re.compile(r"\d\s*(?:%|per ?cent)|\b(?:half|two thirds|a third|a quarter|one in|out of)\b|\b\d\d?\.\d\b", re.I)
_DATE = re.compile(
    rf"\b(?:{_MONTH})\b\.?[- ]?\d|\d(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\b|\b(?:19|20)\d\d\b|"
    rf"\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b"
    rf"|\b\d{{1,2}}[:.]\d\d ?(?:[ap]\.?m)?\b|\b\d{{1,2}} ?[ap]\.?m\b|\b(?:noon|midnight|spring|summer|autumn|winter|christmas)\b"
    rf"|\b(?:early|mid|late|end of|by|in|since) (?:{_MONTH})\b",
    re.I,
)
_BODY = re.compile(
    r"^(?:the\s+)?(?:.*\b(?:police|council|panel|board|commissioner|service|partnership|authority|team|unit|force|report|plan|"
    r"strategy|committee|county|district|city|court|fund|programme|act|road|street|hall|house|office|centre|group|network|"
    r"trust|watch|forum|town|parish|borough|parishes|towns|councils|districts|forces|constables?|cadets?|"
    r"officers?|crime|community|safety|fire|rescue|home|national|public|local)\b.*)$",
    re.I,
)
_TITLE = r"(?:Cllr|Councillor|Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Revd)\.?"
_NAME = re.compile(rf"\b{_TITLE}\s+(?:[A-Z]\.? )?[A-Z][a-z]+|\b[A-Z][a-z’'-]+(?:[ -][A-Z][A-Za-z’'.-]*)+")  # whole runs
_LONGEST_NAME = 4  # words; a longer run of capitals names a body or a title
_ROLE = re.compile(
    r"\b(?:commissioner|chief|chair(?:man|woman|person)?|inspector|minister|secretary|panel|council|director|manager|police|"
    r"partnership|board|service|members?|team|officers?|head of|deputy|charit(?:y|ies)|support)\b",
    re.I,
)
UNSAID = 0.5  # degree of a text that names no reason as such, where one is asked for
# What gives a reason. Of the spans that answer 108 labelled questions for one 53% hold it, of the spans beside them 16%
# (eval/datasets/training.jsonl).
_REASON = re.compile(
    r"\b(?:because|due to|owing to|as a result|result(?:s|ed|ing)? (?:from|in|of)|reflect(?:s|ed|ing)?|"
    r"caus(?:e|ed|es|ing)|(?<!for the )reasons?|since|so that|"
    r"in order to|so as to|to (?:help|reduce|improve|ensure|avoid|prevent|make|allow|enable|protect|give|meet|address|tackle|"
    r"support|release|save|keep|free)|"
    r"therefore|thus|hence|led to|driven by|driver|attribut\w+|explain\w*(?! (?:that|how|what)\b)|prompted|"
    r"put(?:s|ting)? (?:\w+ ){1,3}down to|responsible for|account(?:s|ed)? for|"
    r"given (?:that|the)|mean(?:s|t|ing) that|justif\w+|on the (?:grounds?|basis)|in response|"
    r"in (?:the )?light of|linked? (?:\w+ ){0,6}to|held (?:up|back|down)|"
    r"aim(?:s|ed)? (?:of|at|to)|purpose|mainly (?:on|from|to)|chiefly|largely|partly|unable|could not|cannot|"
    r"lack of|shortage|too (?:small|many|few|much|late|long|old|low|high))\b"
    # A state and what made it so: "Delayed - lease not signed".
    r"|\b(?:delayed|overdue|late|red|amber|paused|stalled|on hold|postponed|deferred|cancelled|missed|slipped|"
    r"off track|behind schedule)"
    r"(?:\s+[-–—]\s*|\s*[:(]\s*)(?=(?:[^\W\d_]+[ ,-]+){2})",
    re.I,
)
_NAMED_PERSON = re.compile(r"\b(?:name|called)\b", re.I)
# Things that have names of their own: an answer to "which ..." of these has a name in it that the question has not.
_NAMED_THING = re.compile(
    r"\b(?:which|what|name of the|names of the|"
    r"name the)(?:\s+(?!(?:is|are|was|were|did|does|do|has|have|had|will|would|can|could|should)\b)"
    r"[\w'’-]+){0,3}?\s+(?:firms?|compan(?:y|ies)|makes?|brands?|stations?|councils?|councillors?|parish(?:es)?|"
    r"forces|places?|towns?|"
    r"villages?|districts?|boroughs?|wards?|cit(?:y|ies)|count(?:y|ies)|countr(?:y|ies)|schools?|hospitals?|universit(?:y|ies)|"
    r"colleges?|charit(?:y|ies)|roads?|part(?:y|ies)|contractors?|suppliers?|manufacturers?|airports?|prisons?)\b"
    r"(?!\s+(?:\w+\s+)?(?:officers?|staff|member|members|leader|tax|station|plan)\b)",
    re.I,
)


_CAPITALISED = re.compile(r"\b[A-Z][A-Za-z’'-]+")
_RUN = re.compile(r"\b[A-Z][A-Za-z’'-]+(?:(?: of| the)* [A-Z][A-Za-z’'-]+)*")
_PARTED = re.compile(r"[,;•/]|\band\b|&")
_OPENING = re.compile(r"(?:^|[.?!:;]\s)[\s–•*\"“‘(-]*$")
_DENIAL = re.compile(
    r"\b(?:no|not|none|never|without|neither|nor|nobody|nothing|lack(?:s|ed|ing)?|yet to|fail(?:s|ed)?)\b|n['’]t\b", re.I
)


def denies(text: str) -> bool:
    """Whether a text says, or a question asks, that something is not so."""
    return _DENIAL.search(text) is not None


def asks_which(question: str) -> bool:
    """Whether a question asks for one or several things by their proper names: a firm, a town, a station."""
    return _NAMED_THING.search(question) is not None


def holds(query: Query, text: str, rarity: Callable[[str], float], stems: Callable[[str], list[str]]) -> bool:
    """Whether the text holds what is asked for; true for questions that ask for no particular kind."""
    match query.wants:
        case Wants.MONEY:
            return _AMOUNT.search(text) is not None
        case Wants.SHARE:
            return _SHARE.search(text) is not None
        case Wants.DATE:
            return _DATE.search(text) is not None
        case Wants.PERSON:
            named = _NAMED_PERSON.search(query.text)
            return has_name(text, query.text if named else "") or (not named and _ROLE.search(text) is not None)
        case Wants.NUMBER:
            counted = counting.counted_thing(query.text)
            return counting.counts(text, counted, rarity, stems) if counted else counting.has_number(text)
        case Wants.ANY | Wants.LIST if named := _NAMED_THING.search(query.text):
            return new_names(text, query.text, stems) >= (2 if named.group().lower().endswith("s") else 1)
        case Wants.LIST if (count := counting.how_many(query.text)) > 1:
            return len(_PARTED.findall(text)) >= count - 1
    return True


def degree(query: Query, text: str, rarity: Callable[[str], float], stems: Callable[[str], list[str]]) -> float:
    """How well the text holds what is asked for, 0 (not at all) to 1: of a phrase that is counted a part may be, and a reason
    may be given without a word that says so."""
    if query.wants is Wants.REASON:
        return 1.0 if gives_reason(text) else UNSAID
    if query.wants is Wants.NUMBER and (counted := counting.counted_thing(query.text)):
        return counting.counted_share(text, counted, rarity, stems)
    return float(holds(query, text, rarity, stems))


def gives_reason(text: str) -> bool:
    """Whether the text has a word by which reasons, causes or purposes are given."""
    return _REASON.search(text) is not None


def new_names(text: str, question: str, stems: Callable[[str], list[str]]) -> int:
    """How many capitalised words or runs of them the text holds that are not in the question, do not just open a sentence, and
    are more than the general words that bodies are called by."""
    asked = {stem for word in _CAPITALISED.findall(question.title()) for stem in stems(word)}
    found = 0
    for run in _RUN.finditer(text):
        words = [w for w in _CAPITALISED.finditer(run.group()) if not _OPENING.search(text[: run.start() + w.start()])]
        found += any(
            not _BODY.match(word.group())
            and word.group().lower() not in STOPWORDS | MONTHS.keys()
            and not asked.intersection(stems(word.group()))
            for word in words
        )
    return found


def is_body(run: str) -> bool:
    """Whether a capitalised run of words names a body, a place or a thing of one and no person."""
    return _BODY.match(run) is not None


def has_name(text: str, question: str = "") -> bool:
    """Whether a person's name seems to stand in the text: two capitalised words that do not name a body, nor only repeat
    the question."""
    asked = set(re.findall(r"[a-z’'-]+", question.lower()))
    runs = (match.group() for match in _NAME.finditer(text))
    return any(
        not is_body(run) and len(run.split()) <= _LONGEST_NAME and not asked.issuperset(run.lower().split()) for run in runs
    )

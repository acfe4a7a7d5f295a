"""Does a text hold the kind of thing that a question asks for? Judged by form alone: a count beside the thing counted, an
amount of money, a date, a person's name."""

import re
from collections.abc import Callable

from retrieval.language import ASKING, MONTHS, NUMBER_WORDS, STOPWORDS
from retrieval.query import Query, Wants

NEAR = 5  # words between a number and the thing that it counts
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_NUMBER = re.compile(rf"\d|\b(?:{'|'.join(sorted(NUMBER_WORDS - {'one', 'first', 'second', 'third'}))})\b", re.I)
_AMOUNT = re.compile(r"[£€$]\s?\d|\d[\d,.]*\s*(?:m|k|bn|million|billion|thousand|pence|pounds)\b|\b\d[\d,]*\.\d\d\b|\b\d{1,3}(?:,\d{3})+\b", re.I)  # fmt: skip
_SHARE = re.compile(r"\d\s*(?:%|per ?cent)|\b(?:half|two thirds|a third|a quarter|one in|out of)\b|\b\d\d?\.\d\b", re.I)
_DATE = re.compile(
    rf"\b(?:{_MONTH})\b\.?[- ]?\d|\d(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\b|\b(?:19|20)\d\d\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b"
    rf"|\b\d{{1,2}}[:.]\d\d ?(?:[ap]\.?m)?\b|\b\d{{1,2}} ?[ap]\.?m\b|\b(?:noon|midnight|spring|summer|autumn|winter|christmas)\b"
    rf"|\b(?:early|mid|late|end of|by|in|since) (?:{_MONTH})\b",
    re.I,
)
_BODY = re.compile(
    r"^(?:the\s+)?(?:.*\b(?:police|council|panel|board|commissioner|service|partnership|authority|team|unit|force|report|plan|"
    r"strategy|committee|county|district|city|court|fund|programme|act|road|street|hall|house|office|centre|group|network|"
    r"trust|watch|forum|constables?|cadets?|officers?|crime|community|safety|fire|rescue|home|national|public|local)\b.*)$",
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
_COUNTED = re.compile(
    r"\b(?:how many|(?:number|total|count|headcount) of)\s+(?:more\s+|other\s+|extra\s+|new\s+)?((?:[\w'’-]+\s*){1,6})", re.I
)
_NAMED_PERSON = re.compile(r"\b(?:name|called)\b", re.I)
# Things that have names of their own: an answer to "which ..." of these has a name in it that the question has not.
_NAMED_THING = re.compile(
    r"\b(?:which|what|name of the|names of the|name the)(?:\s+(?!(?:is|are|was|were|did|does|do|has|have|had|will|would|can|could|should)\b)"
    r"[\w'’-]+){0,3}?\s+(?:firms?|compan(?:y|ies)|makes?|brands?|stations?|councils?|councillors?|parish(?:es)?|forces|places?|towns?|"
    r"villages?|districts?|boroughs?|wards?|cit(?:y|ies)|count(?:y|ies)|countr(?:y|ies)|schools?|hospitals?|universit(?:y|ies)|"
    r"colleges?|charit(?:y|ies)|roads?|part(?:y|ies)|contractors?|suppliers?|manufacturers?|airports?|prisons?)\b"
    r"(?!\s+(?:\w+\s+)?(?:officers?|staff|member|members|leader|tax|station|plan)\b)",
    re.I,
)


_CAPITALISED = re.compile(r"\b[A-Z][A-Za-z’'-]+")
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
            counted = counted_thing(query.text)
            return counts(text, counted, rarity, stems) if counted else _NUMBER.search(text) is not None
        case Wants.ANY | Wants.LIST if asks_which(query.text):
            return new_name(text, query.text, stems)
    return True


def new_name(text: str, question: str, stems: Callable[[str], list[str]]) -> bool:
    """Whether the text holds a capitalised word that the question has not, other than one that opens a sentence."""
    asked = {stem for word in _CAPITALISED.findall(question.title()) for stem in stems(word)}
    return any(
        match.group().lower() not in STOPWORDS | MONTHS.keys()
        and not _OPENING.search(text[: match.start()])
        and not asked.intersection(stems(match.group()))
        for match in _CAPITALISED.finditer(text)
    )


def has_name(text: str, question: str = "") -> bool:
    """Whether a person's name seems to stand in the text: two capitalised words that do not name a body, nor only repeat
    the question."""
    asked = set(re.findall(r"[a-z’'-]+", question.lower()))
    runs = (match.group() for match in _NAME.finditer(text))
    return any(
        not _BODY.match(run) and len(run.split()) <= _LONGEST_NAME and not asked.issuperset(run.lower().split()) for run in runs
    )


def counted_thing(question: str) -> tuple[str, ...]:
    """The words of what "how many ..." counts, the noun last; empty where nothing is counted."""
    match = _COUNTED.search(question)
    if not match:
        return ()
    words: list[str] = []
    for word in match.group(1).lower().replace("’", "'").split():
        if word in STOPWORDS:
            if words:
                break
            continue
        if word[0].isdigit() or word in ASKING - {"people"}:
            continue
        words.append(word)
    return tuple(words[:4])


def counts(text: str, counted: tuple[str, ...], rarity: Callable[[str], float], stems: Callable[[str], list[str]]) -> bool:
    """Whether a number stands near the noun counted; where the phrase has a rarer word, that must be in the text too.

    A plural is counted by its plural: in "25 drone flights" no drones are counted.
    """
    phrase = [stem for word in counted for stem in stems(word)]
    if not phrase:
        return _NUMBER.search(text) is not None
    tokens = [(token, set(stems(token))) for token in text.split()]
    held = set().union(*(found for _, found in tokens)) if tokens else set()
    if max(phrase, key=rarity) not in held:
        return False
    numbers = [i for i, (token, _) in enumerate(tokens) if _NUMBER.search(token)]
    things = [i for i, (_, found) in enumerate(tokens) if found & set(phrase)]
    singular = {
        i for i in things if counted[-1].endswith("s") and tokens[i][1] & set(stems(counted[-1])) and _is_singular(tokens, i)
    }
    return any(abs(i - j) <= NEAR and not (j in singular and i < j) for i in numbers for j in things)


def _is_singular(tokens: list[tuple[str, set[str]]], index: int) -> bool:
    """Whether a word without a plural's "s" is followed by another, which it then only describes."""
    token = tokens[index][0]
    return token[-1].isalpha() and not token.lower().endswith("s") and index + 1 < len(tokens)

"""Which end of a series a question asks for: highest or lowest by its words, or best or worst by what is measured."""

import re
from collections.abc import Sequence

from retrieval.questions.language import STOPWORDS

_HIGH = (
    r"highest|most|largest|biggest|greatest|peak(?:ed)?|top|maximum|longest|busiest|costliest|dearest|deepest|high point|furthest"
)
_LOW = r"lowest|least|fewest|smallest|minimum|shortest|cheapest|quietest|low point|trough"
_GOOD = r"best|strongest|quickest|fastest"
_BAD = r"worst|weakest|slowest|poorest"
_SUPERLATIVE = re.compile(rf"\b(?:(?P<high>{_HIGH})|(?P<low>{_LOW})|(?P<good>{_GOOD})|(?P<bad>{_BAD}))\b", re.I)
_NOT_ALL = re.compile(
    r"\bat (?:most|least|best|worst|longest|shortest)\b|\bmost of\b|\bmost (?:people|residents|members|likely|recent|of)\b|"
    r"\btop priorit|\bwhat(?:['’]s| is| was) the most\b(?! (?:expensive|costly)\b)",
    re.I,
)
# The most or least that is allowed, unless it is asked which of several has it.
_LIMIT = re.compile(r"\b(?:maximum|minimum)\b", re.I)
_NO_LIMIT = re.compile(
    r"\b(?:which|when|where|(?:what|which) (?:month|year|quarter|day|week))\b.*\b(?:has|had|have|saw|is|was|reached|hit) "
    r"(?:the|its|their|at its) (?:maximum|minimum)\b",
    re.I,
)
# What is felt and not counted; a table tells it only if it says so.
_FELT = re.compile(
    r"\b(?:most|least)\s+(?P<felt>worried|concerned|anxious|afraid|frightened|bothered|troubled|upset|angry|unhappy|happy|pleased|proud|"
    r"important|affected|interested)\b|\b(?P<verb>worr(?:y|ies)|concerns?|bothers?|matters?)\b[^?.]*\b(?:the )?most\W*$",
    re.I,
)
_MOST_OF = re.compile(
    r"\b(?:most|fewest|least|(?:highest|largest|lowest|smallest|greatest|biggest) number of)\s+(?P<noun>[\w'’-]+)", re.I
)
_SPOKEN = re.compile(r"[^\W_][\w'’]*")
_SPEED = re.compile(r"\b(?:slowest|quickest|fastest)\b(?![ -](?:growing|rising|falling))", re.I)
_FAILED = re.compile(
    r"\b(?:not|missed|late|lateness|overdue|dissatisf\w+|failures?|failed|gaps?|shortfalls?|deficits?|delays?|overspend)\b", re.I
)
_WELCOME = re.compile(
    r"\b(?:satisf\w+|met|achiev\w+|reached|solved|detect\w+|charge rates?|charged|positive|outcomes?|answered|on[- ]time|"
    r"availab\w+|confiden\w+|trust|success\w*|complet\w+|recover\w+|safe|passed|attended|resolved|clear[- ]?up)\b",
    re.I,
)
_UNWELCOME = re.compile(
    r"\b(?:complaints?|crimes?|offences?|incidents?|costs?|waits?|waiting|sickness|absence|killed|injured|victims?|vacanc(?:y|ies)|"
    r"arrears|unemployment|(?:response|answer|attendance|waiting) times?)\b",
    re.I,
)
_LENGTH_OF_TIME = re.compile(r"\b(?:time|times|days|hours|hrs|minutes|mins|seconds|secs|weeks|duration|mm:ss)\b", re.I)
_PERCENT = re.compile(r"%|\bper ?cent|\bpercentage", re.I)
_LACK = re.compile(
    r"\b(?:deficits?|shortfalls?|gaps?|loss(?:es)?|reductions?|reduced|decreases?d?|falls?|fell|fallen|drop(?:s|ped)?|declines?d?|cuts?|"
    r"(?:went|gone|go|goes|going) down|"
    r"underspends?|underspent)\b",
    re.I,
)
_SURPLUS = re.compile(r"\b(?:surplus(?:es)?|profits?|gains?)\b", re.I)
_BRACKETED = re.compile(r"[(/]\s*\(?(?:deficit|shortfall|loss|decrease|reduction|underspend)\b", re.I)  # "surplus/(deficit)"
_DIFFERENCE = re.compile(r"\b(?:changes?|variances?|differences?|movements?)\b", re.I)


def asks(question: str) -> bool:
    """Whether a question asks for the highest or lowest of several."""
    found = _found(question)
    if found is None or _NOT_ALL.search(question):
        return False
    return not _LIMIT.fullmatch(found.group()) or _NO_LIMIT.search(question) is not None


def kind(question: str) -> str:
    """Which sort its superlative is: ``high``, ``low``, ``good`` or ``bad``."""
    word = _found(question)
    assert word
    return str(word.lastgroup)


def without(question: str) -> str:
    """The question without its superlative."""
    word = _found(question)
    return f"{question[: word.start()]} {question[word.end() :]}" if word else question


def speed(question: str) -> bool:
    """Whether the slowest or the quickest is asked for."""
    return _SPEED.search(question) is not None


def felt(question: str) -> str:
    """The word for a feeling or a judgement of which the most is asked for ("most worried"), empty where none is."""
    match = _FELT.search(question)
    return (match["felt"] or match["verb"]) if match else ""


def most_of(question: str) -> str:
    """The word right behind "most" or "fewest": what there is most of, empty where there is none."""
    match = _MOST_OF.search(question)
    return match["noun"] if match else ""


def is_time(measured: str) -> bool:
    """Whether a row or column is called a length of time."""
    return _LENGTH_OF_TIME.search(measured) is not None


def _found(question: str) -> "re.Match[str] | None":
    """The first superlative that is no part of a name ("Moor Top Farm", "Councillor Best", "Peak District")."""
    spoken = list(_SPOKEN.finditer(question))
    capitals = [word.group()[0].isupper() for word in spoken]
    titled = all(
        capitals[i] for i, word in enumerate(spoken) if word.group().lower() not in STOPWORDS
    )  # then a capital tells nothing
    at = {word.start(): i for i, word in enumerate(spoken)}
    for found in _SUPERLATIVE.finditer(question):
        i = at.get(found.start(), 0)
        beside = [*capitals[max(i - 1, 1) : i], *capitals[i + 1 : i + 2]]
        if titled or i == 0 or not capitals[i] or not any(beside):
            return found
    return None


def upwards(question: str, measured: str, context: str, values: Sequence[float], *, percentages: bool, timed: bool) -> bool:
    """Whether the highest value is meant. ``measured`` is the name of the row or column, ``context`` what stands above the
    table; ``timed`` says that the cells are lengths of time."""
    sort = kind(question)
    if sort in {"good", "bad"}:
        return (sort == "good") != _unwelcome(question, measured, context, percentages or bool(_PERCENT.search(measured)), timed)
    return (sort == "high") != _below_nothing(question, measured, values)


def _unwelcome(question: str, measured: str, context: str, percentages: bool, timed: bool) -> bool:
    """Whether more of it is worse: told by what is measured, or else by the question, or else by what stands above the table."""
    if timed or _FAILED.search(measured):
        return True
    if _WELCOME.search(measured):
        return False
    if _UNWELCOME.search(measured) or (not percentages and _SPEED.search(question) and _LENGTH_OF_TIME.search(measured)):
        return True
    if _WELCOME.search(question):
        return False
    return bool(_UNWELCOME.search(question) or (not percentages and _UNWELCOME.search(context)))


def _below_nothing(question: str, measured: str, values: Sequence[float]) -> bool:
    """Whether the largest is the one furthest below nothing, as of deficits that are printed as less than nothing."""
    if not any(value < 0 for value in values) or _SURPLUS.search(question):
        return False
    signed = _BRACKETED.search(measured) or _DIFFERENCE.search(measured)
    if _LACK.search(question):
        return bool(signed) or all(value <= 0 for value in values)
    named = (_LACK.search(measured) and not _SURPLUS.search(measured)) or _DIFFERENCE.search(measured)
    return bool(named) and all(value <= 0 for value in values)

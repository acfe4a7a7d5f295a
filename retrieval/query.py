"""What a question asks: its words, numbers, years, names, and the kind of answer that would satisfy it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from retrieval.language import ASKING, MONTHS, STOPWORDS

WORD = re.compile(r"[A-Za-z0-9£%]+(?:[.,/'’&-][A-Za-z0-9]+)*%?")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
IDENTIFIER = re.compile(r"\b(?=[A-Z0-9/-]*\d)[A-Z0-9]+(?:[/-][A-Z0-9]+)+\b|\b0\d+\b")


class Wants(StrEnum):
    """The kind of answer that a question asks for."""

    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"
    DATE = "date"
    PERSON = "person"
    LIST = "list"
    DEFINITION = "definition"
    COMPARISON = "comparison"
    EXTREME = "extreme"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Query:
    """A question taken apart. ``words`` are its content words in order, lower case; ``years`` four digits;
    ``months`` (year or ``None``, month 1 to 12); ``identifiers`` references and numbers with a leading zero."""

    text: str
    words: tuple[str, ...]
    wants: Wants
    numbers: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    months: tuple[tuple[str | None, int], ...] = ()
    identifiers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def subject(self) -> tuple[str, ...]:
        """The content words that say what the question is about."""
        return tuple(word for word in self.words if word not in ASKING)


_RULES: tuple[tuple[Wants, str], ...] = (
    (Wants.COMPARISON, r"\bcompar|\bdiffer|\bversus\b|\bvs\.?\b|\bboth (?:the )?(?:plans|documents|reports)\b|\bsince the (?:first|old|last|previous)\b"),
    (Wants.EXTREME, r"\b(?:highest|lowest|largest|smallest|biggest|most|least|fewest|best|worst|greatest)\b"),
    (Wants.MONEY, r"\bhow much\b.*\b(?:cost|spen[dt]|paid|pay|budget|fund|money|grant|invest|receiv|sav|set aside|price|worth)|\bwhat(?:'s| is| was| does| did)?\b.{0,30}\b(?:budget|cost|salary|price|spend|spending)\b|£|\bhow much money\b"),
    (Wants.SHARE, r"\b(?:what|which) (?:share|proportion|percentage|percent|%|fraction)|\bhow (?:large|big|high) a (?:share|proportion|percentage)|\bper ?cent(?:age)?\b|%"),
    (Wants.NUMBER, r"\bhow (?:many|much|often|long|far|old|big|large|fast|quickly)\b|\b(?:number|total|amount|figure|headcount|count) (?:of|for)\b|\bwhat (?:number|rate|level|figure)\b"),
    (Wants.DATE, r"\bwhen\b|\bwhat (?:date|day|month|year|time)\b|\bby what date\b|\bhow soon\b|\bwhich (?:date|day|month|year)\b|\bdeadline\b"),
    (Wants.PERSON, r"\bwho(?:'s|m|se)?\b|\bwhich (?:person|officer|member|councillor)\b"),
    (Wants.DEFINITION, r"^\s*(?:and )?what(?:'s| is| are| does| do)\b.{0,60}\b(?:mean|stand for|meant by|defined|definition)\b|\bdefin(?:e|ition)\b|\bmeaning of\b|\bstands? for\b|\bexplain what\b"),
    (Wants.LIST, r"^\s*(?:and )?(?:which|what)(?: are| were)?(?: all)?(?: the| of the)?(?: \w+){0,3} (?:\w+s|people|children|criteria)\b(?! (?:is|was|has|does|did)\b)|\blist\b|\bname (?:all|the|every)\b|\bwhat are\b|\ball (?:the|of)\b|\bwhat (?:kinds?|sorts?|types?) of\b"),
)  # fmt: skip


def parse(text: str) -> Query:
    """Take a question apart."""
    folded = text.replace("’", "'")
    words = [match.group().lower().strip("'") for match in WORD.finditer(folded)]
    content = tuple(dict.fromkeys(word for word in words if word not in STOPWORDS and len(word) > 1 or word.isdigit()))
    return Query(
        text=text,
        words=content,
        wants=_wants(folded.lower()),
        numbers=tuple(word for word in content if any(c.isdigit() for c in word)),
        years=tuple(dict.fromkeys(YEAR.findall(folded))),
        months=_months(words),
        identifiers=tuple(dict.fromkeys(IDENTIFIER.findall(folded))),
        names=_names(folded),
    )


def _wants(lowered: str) -> Wants:
    return next((kind for kind, pattern in _RULES if re.search(pattern, lowered)), Wants.ANY)


def _months(words: list[str]) -> tuple[tuple[str | None, int], ...]:
    found: list[tuple[str | None, int]] = []
    for index, word in enumerate(words):
        if word not in MONTHS or (word == "may" and not _beside_a_number(words, index)) or word == "mar":
            continue
        after = words[index + 1] if index + 1 < len(words) else ""
        found.append((after if YEAR.fullmatch(after) else None, MONTHS[word]))
    return tuple(dict.fromkeys(found))


def _beside_a_number(words: list[str], index: int) -> bool:
    return any(words[i].isdigit() for i in (index - 1, index + 1) if 0 <= i < len(words)) or (
        index > 0 and words[index - 1] in {"in", "since", "until", "by", "last", "during"}
    )


_NAME = re.compile(r"(?<![.?!]\s)(?<!^)\b(?:[A-Z][a-z]+(?:-[A-Z]?[a-z]+)*)(?:\s+(?:of|and|the|for)?\s*[A-Z][a-z]+(?:-[A-Z]?[a-z]+)*)*")


def _names(text: str) -> tuple[str, ...]:
    """Capitalised words that do not merely begin the question."""
    found = (match.group() for match in _NAME.finditer(text.strip()))
    return tuple(dict.fromkeys(name for name in found if name.lower() not in MONTHS and name.lower() not in STOPWORDS))

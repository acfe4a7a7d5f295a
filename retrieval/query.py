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


_START = r"^\W*(?:(?:and|but|so|ok|also)\b\W*)*"
_ASK = r"(?:what|which|how (?:large|big|high|great) (?:a|an|was the|is the))"
_RULES: tuple[tuple[Wants, str], ...] = (
    (Wants.COMPARISON, r"\bcompar|\bdiffer(?:s|ed|ent|ence)?\b|\bversus\b|\bvs\b|\bboth (?:the )?(?:plans|documents|reports|papers)\b"),
    (Wants.DEFINITION, rf"{_START}what(?:'s| is| are| was| were)? (?:the |a |an )?(?:meaning|definition)\b|\bwhat (?:does|do|did)\b.{{0,60}}\b(?:mean|stand for)\b|\bmeant by\b|\bdefine[sd]?\b|\bcounts? as\b|\bstands? for\b|{_START}what(?:'s| is| are| was) (?:the |a |an )?[\w'-]+(?: [A-Z][\w'-]*){{0,3}}\W*$"),
    (Wants.PERSON, rf"{_START}(?:by |to |from |for |with )?who(?:'s|m|se)?\b|{_START}which (?:(?:panel |committee |board )?(?:members|councillors)|person|officer|member|councillor|chief|inspector|minister)\b|\bnames? of (?:the|an?|our|its|their) (?:[\w'-]+ ){{0,4}}?(?:person|officer|chair\w*|commander|head|chief|leader|manager|director|member|minister|inspector|superintendent|commissioner|deputy|author|chief executive|councillor|secretary)\b"),
    (Wants.DATE, rf"{_START}(?:by |since |until |from )?when(?:'s)?\b|\b(?:what|which) (?:date|day|month|year|time)\b|\bhow soon\b|\bdeadline\b"),
    (Wants.EXTREME, r"\b(?:which|what|who|where)\b.*\b(?:highest|lowest|largest|smallest|biggest|most|least|fewest|best|worst|greatest)\b"),
    (Wants.SHARE, rf"\b{_ASK} (?:\w+ )?(?:share|proportion|percentage|per cent|percent|%|fraction)|\bas a (?:percentage|share|proportion)\b|\bhow many per ?cent\b"),
    (Wants.MONEY, r"\bhow much\b.*\b(?:cost|spen[dt]|paid|pay|budget|fund|money|grant|invest|receiv|sav|set aside|price|worth)|\bwhat\b.{0,40}\b(?:budget|cost|salary|price|spend|spending|bill|hit|shortfall|gap|precept)\b|\bhow much money\b|£"),
    (Wants.NUMBER, rf"\bhow (?:many|much|often|long|far|old|big|large|fast|quickly)\b|\b(?:number|total|amount|figure|headcount) (?:of|for)\b|{_START}what (?:number|rate|level|figure)\b"),
    (Wants.LIST, rf"{_START}(?:which|what)(?:'re| are| were)?(?: all)?(?: of)?(?: the)?(?: (?!is\b|was\b|has\b|does\b|did\b)[\w'-]+){{0,3}} (?!is\b|was\b|has\b|does\b|this\b|its\b)(?:[\w'-]{{2,}}(?<!s)s|people|children|criteria)\b|\blist\b|\bname (?:all|the|every|\w+s)\b|\bwhat (?:are|were)\b|\ball the\b|\bwhat (?:kinds?|sorts?|types?) of\b"),
)  # fmt: skip


def parse(text: str) -> Query:
    """Take a question apart."""
    folded = text.replace("’", "'")
    words = [match.group().lower().strip("'") for match in WORD.finditer(folded)]
    content = tuple(dict.fromkeys(word for word in words if (word not in STOPWORDS and len(word) > 1) or word.isdigit()))
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


_NAME = re.compile(
    r"(?<![.?!]\s)(?<!^)\b(?:[A-Z][a-z]+(?:-[A-Z]?[a-z]+)*)(?:\s+(?:of|and|the|for)?\s*[A-Z][a-z]+(?:-[A-Z]?[a-z]+)*)*"
)


def _names(text: str) -> tuple[str, ...]:
    """Capitalised words that do not merely begin the question."""
    found = (match.group() for match in _NAME.finditer(text.strip()))
    return tuple(dict.fromkeys(name for name in found if name.lower() not in MONTHS and name.lower() not in STOPWORDS))

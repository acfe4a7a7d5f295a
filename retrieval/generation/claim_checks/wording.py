"""Words, stems and clauses of a claim and of what it rests on."""

import re

from retrieval.questions.language import STOPWORDS

WORD = re.compile(r"[A-Za-z][A-Za-z'-]*|\d[\d,.]*")
_CLAUSE = re.compile(
    r"[;:!?]\s+|\.\s+|,\s+(?=(?:and|but|while|whereas|although|though|which|who|compared|with|whilst|however|yet|so)\b)"
    r"|\s+(?=(?:but|while|whereas|although|though|whilst|however|compared with|compared to|rather than|because|unless|except)\b)"
    r"|\s+and\s+|\s+(?:-|–|—|\|)\s+|\n|\t",
    re.IGNORECASE,
)
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ied", "ies", "ers", "ed", "es", "er", "ly", "e", "s", "y")
_SHORTEST = 4  # letters that a stem keeps


def plain(text: str) -> str:
    """Straight quotation marks and plain dashes; other white space than tabs and line ends as blanks."""
    straight = text.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x2011: "-", 0x00A0: " ", 0x202F: " "})
    return re.sub(r"(?<=\d)\s*–\s*(?=\d)", "-", straight)


def words(text: str) -> list[str]:
    """The words in lower case, possessives without their ending."""
    return [re.sub(r"'s?$", "", match.group().lower()) for match in WORD.finditer(plain(text))]


def stem(word: str) -> str:
    """A crude stem: forms of one word mostly share it, and nothing is shown of it."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def content(text: str) -> set[str]:
    """Stems of the words that carry subject matter."""
    return {stem(word) for word in words(text) if word not in STOPWORDS and not word[0].isdigit()}


def clauses(text: str) -> list[str]:
    """The text in parts that each say one thing, as far as punctuation and conjunctions tell."""
    return [part.strip() for part in _CLAUSE.split(plain(text)) if part and part.strip()]


def covered(claim: str, evidence: str) -> float:
    """Share of the claim's subject matter that the evidence has, 0 to 1; 1 where the claim has none."""
    asked = content(claim)
    held = content(evidence)
    return len([one for one in asked if one in held or any(akin(one, other) for other in held)]) / len(asked) if asked else 1.0


def closest(part: str, parts: list[str]) -> str:
    """The one of ``parts`` that shares most subject matter with ``part``."""
    return max(parts, key=lambda other: (len(content(part) & content(other)), -len(other)), default="")


def akin(one: str, other: str) -> bool:
    """Whether two stems are likely of one word: the shorter, of five letters at least, begins the longer."""
    shorter = min(len(one), len(other))
    return shorter >= 5 and one[:shorter] == other[:shorter]

"""What a question asks: its words, numbers, years, names, and the kind of answer that would satisfy it."""

import re
from dataclasses import dataclass

from retrieval.questions import wants
from retrieval.questions.language import ASKING, MONTHS, STOPWORDS
from retrieval.questions.wants import Wants

_FINAL = " \t\n?!.,;:"
WORD = re.compile(r"[A-Za-z0-9£%]+(?:[.,/'’&-][A-Za-z0-9]+)*%?")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
IDENTIFIER = re.compile(r"\b(?=[A-Z0-9/-]*\d)[A-Z0-9]+(?:[/-][A-Z0-9]+)+\b|\b0\d+\b")


@dataclass(frozen=True, slots=True)
class Query:
    """A question taken apart. ``words`` are its content words in order, lower case; ``years`` four digits;
    ``months`` (year or ``None``, month 1 to 12); ``identifiers`` references and numbers with a leading zero; ``plain`` the
    text without what only says which document is meant, empty where that is all of it."""

    text: str
    words: tuple[str, ...]
    wants: Wants
    numbers: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    months: tuple[tuple[str | None, int], ...] = ()
    identifiers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    plain: str = ""

    @property
    def read(self) -> str:
        """What the cross-encoders read beside a text: the question with a question mark, whatever it was typed with. Without one
        their logits are up to 1 higher, and a fourth of answers change."""
        return f"{(self.plain or self.text).rstrip(_FINAL)}?"

    @property
    def embedded(self) -> str:
        """What the bi-encoder reads, for the same reason with a question mark."""
        return f"{self.text.rstrip(_FINAL)}?"

    @property
    def subject(self) -> tuple[str, ...]:
        """The content words that say what the question is about."""
        return tuple(word for word in self.words if word not in ASKING)


def parse(text: str) -> Query:
    """Take a question apart."""
    folded = text.replace("’", "'")
    words = [match.group().lower().strip("'") for match in WORD.finditer(folded)]
    content = tuple(dict.fromkeys(word for word in words if (word not in STOPWORDS and len(word) > 1) or word.isdigit()))
    return Query(
        text=text,
        words=content,
        wants=wants.of(folded.lower()),
        numbers=tuple(word for word in content if any(c.isdigit() for c in word)),
        years=tuple(dict.fromkeys(YEAR.findall(folded))),
        months=_months(words),
        identifiers=tuple(dict.fromkeys(IDENTIFIER.findall(folded))),
        names=_names(folded),
    )


_OF_PLACES = frozenset("north south east west central near at around town".split())  # before the town of March


def _months(words: list[str]) -> tuple[tuple[str | None, int], ...]:
    found: list[tuple[str | None, int]] = []
    for index, word in enumerate(words):
        if word not in MONTHS or (word == "may" and not _beside_a_number(words, index)) or word == "mar":
            continue
        if word == "march" and index and words[index - 1] in _OF_PLACES:
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

"""What "how many ..." counts, and whether a text counts it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from retrieval.questions.language import ASKING, COUNTS, NUMBER_WORDS, STOPWORDS

NEAR = 5  # words between a number and the thing that it counts
AFTER = 3  # the same where the number comes after the thing
_WORDS = "|".join(sorted(NUMBER_WORDS - {"one", "first", "second", "third"}))
_NUMBER = re.compile(rf"\d|\b(?:{_WORDS})\b", re.I)
_COUNTED = re.compile(
    r"\b(?:how many|(?:number|total|count|headcount) of)\s+(?:more\s+|other\s+|extra\s+|new\s+)?((?:[\w'’-]+\s*){1,6})", re.I
)
_NO_COUNT = re.compile(
    r"^\W*(?:(?:19|20)\d\d(?:[-/–]\d{2,4})?|\d{2}/\d{2}|\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}\.|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})\W*$"
)
_COUNTS = {word: number for word, number in COUNTS.items() if number > 1}  # "the one" names no list
_LIST_COUNT = re.compile(rf"\b(?:the|which|what|name|all|list)\s+(?:the\s+)?({'|'.join(_COUNTS)}|\d{{1,2}})\s+[a-z]", re.I)
_ANYBODY = frozenset("people ppl persons individuals folk folks".split())  # texts say who they are: victims, followers
_SPEAKS = frozenset("said say says tell put wants wanted".split())  # "one officer said" tells of one, not how many there are
_BASE = re.compile(r"^(?:\d[\d,]*|head|capita|million|thousand|household|dwelling)\b", re.I)  # what a rate is per
_RATED = 2  # words between the thing and "per"
Stems = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text and its stems."""

    text: str
    stems: frozenset[str]

    @property
    def plural(self) -> bool:
        """Whether it looks like a plural."""
        bare = self.text.lower().strip(".,;:)('’\"”")
        return bare.endswith("s") and not bare.endswith(("ss", "us", "is")) and len(bare) > 3


def has_number(text: str) -> bool:
    """Whether a text holds a number, in digits or words."""
    return _NUMBER.search(text) is not None


def has_count(text: str) -> bool:
    """Whether a text holds a number that may count something: no year, date or paragraph's number."""
    return any(_NUMBER.search(token) and not _NO_COUNT.match(token) for token in text.split())


def how_many(question: str) -> int:
    """How many things a question says that it asks for ("the seven forces"), 0 where it does not say."""
    match = _LIST_COUNT.search(question)
    if not match:
        return 0
    word = match.group(1).lower()
    return _COUNTS.get(word) or int(word)


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
        if word[0].isdigit() or word in ASKING or word in _ANYBODY:
            continue
        words.append(word)
    return tuple(words[:4])


def counts(text: str, counted: tuple[str, ...], rarity: Callable[[str], float], stems: Stems) -> bool:
    """Whether a number stands near the noun counted; where the phrase has a rarer word, that must be in the text too.

    A plural is counted by its plural ("25 drone flights" counts no drones), and a number that another plural follows
    counts that ("footage shows 73 recruits"). Years, the numbers of paragraphs and rates ("boats per 1,000 people 0.6") count
    nothing, unless a rate is asked for.
    """
    return counted_share(text, counted, rarity, stems) > 0


def counted_share(text: str, counted: tuple[str, ...], rarity: Callable[[str], float], stems: Stems) -> float:
    """How much of the phrase counted stands near a number that counts it, 0 (none counts it) to 1: of "special constables"
    half in "58 constables"."""
    phrase = {stem for word in counted for stem in stems(word)}
    if not phrase:
        return float(has_number(text))
    words = [_Word(token, frozenset(stems(token))) for token in text.split()]
    held = frozenset[str]().union(*(word.stems for word in words))
    if max(phrase, key=rarity) not in held:
        return 0.0
    numbers = [
        i
        for i, word in enumerate(words)
        if (_NUMBER.search(word.text) and not _NO_COUNT.match(word.text)) or _is_one(words, i, phrase)
    ]
    head = next((word for word in reversed(counted) if word.endswith("s")), counted[-1])
    things = [i for i, word in enumerate(words) if word.stems & set(stems(head))]
    plural = head.endswith("s")
    if "per" not in counted:
        rates = [i for i, (word, base) in enumerate(pairwise(words)) if word.text.lower() == "per" and _BASE.match(base.text)]
        things = [i for i in things if not any(0 < rate - i <= _RATED for rate in rates)]
        numbers = [i for i in numbers if i - 1 not in rates]
    counting = {number for number in numbers for thing in things if _counts(words, number, thing, phrase, plural)}
    near = [frozenset[str]().union(*(w.stems for w in words[max(0, i - NEAR) : i + NEAR + 1])) for i in counting]
    return max((len(phrase & around) / len(phrase) for around in near), default=0.0)


def _is_one(words: Sequence[_Word], at: int, phrase: set[str]) -> bool:
    """Whether "one" counts what the phrase names, which it stands right before: "one sergeant and", not "one drone flight"."""
    after = at + 1
    while after < len(words) and words[after].stems & phrase:
        after += 1
    if words[at].text.lower() != "one" or after == at + 1:
        return False
    ended = words[after - 1].text[-1] in ".,;:)" or after == len(words)
    return ended or (words[after].text.lower() in STOPWORDS and words[after].text.lower() not in _SPEAKS)


def _counts(words: Sequence[_Word], number: int, thing: int, phrase: set[str], plural: bool) -> bool:
    if number == thing or (words[number].text.lower() == "one" and 0 < thing - number <= len(phrase)):
        return True
    if number < thing:
        between = words[number + 1 : thing]
        only_describes = (
            plural and not words[thing].plural and not any(w.stems & phrase and w.plural for w in words[thing : thing + 3])
        )
        return thing - number <= NEAR and not only_describes and not any(w.plural and not w.stems & phrase for w in between)
    counted_otherwise = any(w.plural and not w.stems & phrase for w in words[number + 1 : number + 3])
    return number - thing <= AFTER + NEAR * words[thing].text.endswith(":") and not counted_otherwise

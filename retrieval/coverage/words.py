"""Words as coverage compares them: stems that carry meaning, how rare they are, and letter runs that survive spelling."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from retrieval.questions.language import STOPWORDS

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# "anti-social" and "antisocial", "co-ordinate" and "coordinate" are the same word.
_PREFIX = re.compile(r"\b(anti|co|non|pre|re|multi|inter|sub|under|over|on|off|e)[-\u2010\u2011](?=[a-z])")
_RUN = 5  # letters: long enough to be rare, short enough to lose little at "roll out" and "rollout"


class Words:
    """Text to terms. ``stems`` gives the stems of a text in order; words are stemmed once each and remembered."""

    def __init__(self, stems: Callable[[str], list[str]]) -> None:
        self._stems = stems
        self._known: dict[str, str] = {}

    def terms(self, text: str) -> list[str]:
        """Stems of the words that carry meaning, in order; function words and single letters are left out."""
        joined = _PREFIX.sub(r"\1", text.casefold())
        words = (word for word in _WORD.findall(joined) if len(word) > 1 and word not in STOPWORDS)
        return [self._stem(word) for word in words]

    def _stem(self, word: str) -> str:
        stem = self._known.get(word)
        if stem is None:
            found = self._stems(word)
            stem = self._known[word] = found[0] if found else word
        return stem


def runs(text: str) -> frozenset[str]:
    """Every run of five letters or digits, punctuation and white space taken out: the same for "front line" and
    "frontline", "co-ordinated" and "coordinated"."""
    letters = "".join(_WORD.findall(text.casefold()))
    return frozenset(letters[at : at + _RUN] for at in range(max(len(letters) - _RUN + 1, 0)))


def rarity(passages: Iterable[Iterable[str]]) -> Callable[[str], float]:
    """How much it says that a term is met with: 1 for one that no passage has, towards 0 for one that all have.

    log(1 + N / (n + 0.5)) of N passages of which n have the term (Sparck Jones 1972, smoothed), over its greatest value.
    """
    count = 0
    having: Counter[str] = Counter()
    for passage in passages:
        count += 1
        having.update(set(passage))
    return _Rarity(having, count)


class _Rarity:
    def __init__(self, having: Mapping[str, int], count: int) -> None:
        self._having = having
        self._count = max(count, 1)
        self._most = math.log(1 + self._count / 0.5)

    def __call__(self, term: str) -> float:
        return math.log(1 + self._count / (self._having.get(term, 0) + 0.5)) / self._most

"""Two wordings of an undertaking, word by word, and whether the new one undertakes less or more."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from corpus.comparison import ChangeKind, TargetChange, WordChange
from retrieval.questions.language import STOPWORDS

_TOKEN = re.compile(r"\S+")
_BARE = re.compile(r"[^\w%£]+")
# Words that begin a condition: the more conditions, the less is undertaken ("in towns", "where possible", "for under-18s").
_CONDITION = frozenset(
    "in within at for among during where when while if unless only who whose aged subject up after before between on under "
    "provided limited".split()
)
_JOINING = frozenset("and or as well including such also plus".split())
# How much of a whole is meant; a change from a greater to a smaller one narrows.
_SCALE = {"all": 3, "every": 3, "each": 3, "any": 3, "whole": 3, "most": 2, "many": 1, "some": 1, "several": 1, "selected": 1}
# A firm undertaking made soft undertakes less.
_SOFT = frozenset("seek aim consider explore try endeavour encourage hope aspire possible practicable appropriate may".split())
_COMMON = 0.5  # share of the shorter text's content words in the longer one
_CLEARLY = 2  # times as much in one direction as in the other, before a direction is named


@dataclass(frozen=True, slots=True)
class Scope:
    """How many content words speak for less, for more, and for the same in other words.

    ``comparable`` says that the shorter text is for the most part in the longer one, so that more or less is a question.
    """

    less: int
    more: int
    other: int
    comparable: bool


def difference(old: str, new: str) -> list[WordChange]:
    """The words of both in order; case and punctuation at a word's ends do not count as a difference.

    What both have is given as the new text spells it.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    changes: list[WordChange] = []
    for op, at, to, start, end in _opcodes(before, after):
        if op == "equal":
            changes.append(WordChange(op="same", text=" ".join(after[start:end])))
            continue
        if to > at:
            changes.append(WordChange(op="removed", text=" ".join(before[at:to])))
        if end > start:
            changes.append(WordChange(op="added", text=" ".join(after[start:end])))
    return changes


def same_words(old: str, new: str) -> bool:
    """Whether two texts are the same but for case, punctuation and white space."""
    return _bare(_TOKEN.findall(old)) == _bare(_TOKEN.findall(new))


def kind_of(old: str, new: str, targets: Sequence[TargetChange], terms: Callable[[str], list[str]]) -> ChangeKind:
    """``kept``, ``reworded``, ``narrowed`` or ``widened``. ``terms`` gives a text's content words, stemmed.

    Something left out narrows and something added widens, but the other way round for a condition. A smaller quantity
    narrows, a greater one widens. Where both are done about as much, it is reworded.
    """
    if same_words(old, new):
        return "kept"
    scope = scope_of(old, new, terms)
    raised = sum(one.change == "raised" for one in targets)
    lowered = sum(one.change == "lowered" for one in targets)
    less, more = scope.less + 2 * lowered, scope.more + 2 * raised
    if not scope.comparable:
        return "reworded"
    if less >= max(_CLEARLY * more, scope.other, 1):
        return "narrowed"
    if more >= max(_CLEARLY * less, scope.other, 1):
        return "widened"
    return "reworded"


def scope_of(old: str, new: str, terms: Callable[[str], list[str]]) -> Scope:
    """What was left out, added and exchanged. A word that only moved counts for nothing; an exchange of a few words for
    many adds the rest of them."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    held = set(terms(old)), set(terms(new))
    less = more = other = 0
    for op, at, to, start, end in _opcodes(before, after):
        if op == "equal":
            continue
        out, into = before[at:to], after[start:end]
        level = _scale(into) - _scale(out) if _scale(out) and _scale(into) else 0
        less, more = less + max(-level, 0), more + max(level, 0)
        softened = len(_SOFT.intersection(_bare(into))) - len(_SOFT.intersection(_bare(out)))
        less, more = less + max(softened, 0), more + max(-softened, 0)
        lost = [term for term in terms(_plain(out)) if term not in held[1] and not _counted(term)]
        gained = [term for term in terms(_plain(into)) if term not in held[0] and not _counted(term)]
        exchanged = min(len(lost), len(gained))
        other += exchanged
        left, rest = len(lost) - exchanged, len(gained) - exchanged
        if _conditional(out if left else into):
            less, more = less + rest, more + left
        else:
            less, more = less + left, more + rest
    return Scope(less, more, other, len(held[0] & held[1]) >= _COMMON * min(map(len, held)))


def _opcodes(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """As ``difflib`` gives them, but that a few function words between two changes belong to them: left to stand they
    would cut a sentence that was written anew into pieces that nobody can read."""
    found: list[tuple[str, int, int, int, int]] = []
    codes = SequenceMatcher(None, _bare(before), _bare(after), autojunk=False).get_opcodes()
    for number, (op, at, to, start, end) in enumerate(codes):
        inside = 0 < number < len(codes) - 1
        island = op == "equal" and inside and all(word in STOPWORDS for word in _bare(before[at:to]))
        changed = op != "equal" or island
        if changed and found and found[-1][0] != "equal":
            _, first, _, second, _ = found.pop()
            found.append(("replace", first, to, second, end))
        else:
            found.append(("replace" if island else op, at, to, start, end))
    return found


def _bare(tokens: Sequence[str]) -> list[str]:
    return [word for token in tokens if (word := _BARE.sub("", token.casefold()) or token)]


def _conditional(tokens: Sequence[str]) -> bool:
    """Whether words begin a condition, rather than one more thing to do."""
    words = _bare(tokens)
    while words and words[0] in {"particularly", "especially", "but"}:
        words = words[1:]
    return bool(words) and words[0] in _CONDITION and words[0] not in _JOINING


def _scale(tokens: Sequence[str]) -> int:
    return max((_SCALE.get(word, 0) for word in _bare(tokens)), default=0)


def _plain(tokens: Sequence[str]) -> str:
    """The words but for those that are weighed by themselves."""
    return " ".join(word for word in _bare(tokens) if word not in _SOFT and word not in _SCALE)


def _counted(term: str) -> bool:
    return any(character.isdigit() for character in term)

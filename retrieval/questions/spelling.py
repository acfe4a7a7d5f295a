"""Words that are typed wrong: no passage has them, nor has the bi-encoder's vocabulary them whole.

They are mended to the word of the documents that is one slip away. An apostrophe that was left out is put back ("isnt", "whats").
"""

import re
from collections import Counter
from collections.abc import Callable

from corpus.ports import LexicalIndex
from retrieval.library import Library

SHORTEST = 5  # letters; shorter words are one slip away from too many others
LOOKED_AT = 20  # passages that are searched for the word meant
_WORD = re.compile(r"(?<![\w'’.@/-])[A-Za-z]+(?![\w'’@/-])")
_NOT = re.compile(
    r"\b(is|are|was|were|do|does|did|has|have|had|could|would|should|ca|wo(?=nt (?:the|they|we|he|she|it|you)\b))nt\b", re.I
)
_APART = re.compile(
    r"\b(?P<before>(?:what|who|how|where|when|that|there|here)(?=s\b)|(?:they|you)(?=(?:re|ve)\b))(?P<after>s|re|ve)\b", re.I
)
_OPENS = re.compile(r"^\W*$")


def mended(question: str, words: LexicalIndex, library: Library, count_tokens: Callable[[str], int]) -> str:
    """The question with such words put right. Names are left alone: one that the documents lack is no slip for one they have.

    ``count_tokens`` says how many pieces of the model's vocabulary a word takes: a common English word takes one.
    """
    question = with_apostrophes(question)
    found: list[tuple[int, int, str]] = []
    for match in _WORD.finditer(question):
        word = match.group()
        named = not word.islower() and not (_OPENS.match(question[: match.start()]) and word[1:].islower())
        if len(word) < SHORTEST or named or any(map(words.known, words.stems(word))) or count_tokens(word.lower()) == 1:
            continue
        if meant := _meant(word.lower(), words, library):
            found.append((match.start(), match.end(), meant.capitalize() if word[0].isupper() else meant))
    for start, end, meant in reversed(found):
        question = question[:start] + meant + question[end:]
    return question


def with_apostrophes(question: str) -> str:
    """The question with the apostrophes of contractions: no word that is written so without one is anything else."""
    return _APART.sub(lambda match: f"{match['before']}'{match['after']}", _NOT.sub(r"\1n't", question))


def _meant(word: str, words: LexicalIndex, library: Library) -> str | None:
    """The word that the documents write small, one slip away, most often."""
    near = library.passages(words.alike(word, LOOKED_AT))
    tokens = Counter(token for passage in near for token in re.findall(r"(?<![\w@/.-])[a-z]+\b", passage.text))
    likely = [token for token in tokens if token != word and one_slip(word, token)]
    return max(likely, key=lambda token: tokens[token], default=None)


def one_slip(typed: str, meant: str) -> bool:
    """Whether one letter but the first was added, left out or changed, or two neighbours were swapped (Damerau 1964)."""
    if typed[:1] != meant[:1] or abs(len(typed) - len(meant)) > 1:
        return False
    first = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), min(len(typed), len(meant)))
    one, other = typed[first:], meant[first:]
    return one[1:] == other[1:] or one[1:] == other or one == other[1:] or (one[:2] == other[1::-1] and one[2:] == other[2:])

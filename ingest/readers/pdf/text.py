"""The text of runs and cells: lines joined, broken words mended, signs made readable."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ingest.readers.pdf.words import Line, Word

BROKEN = re.compile(r"(\w+)-$")
SOFT = "\u00ad"
# Signs that plans use in tables, by their place in the Wingdings fonts.
SIGNS = {
    "\uf0fc": "✓",
    "\uf0fb": "✗",
    "\uf0fe": "☑",
    "\uf0fd": "☒",
    "\uf0a8": "☐",
    "\uf06f": "☐",
    "\uf071": "☐",
    "\uf0e0": "→",
    "\uf0e8": "→",
}
LETTER_SIGNS = {"ü": "✓", "û": "✗", "þ": "☑", "ý": "☒", "¨": "☐", "à": "→", "è": "→"}


class Vocabulary:
    """How often each word stands unbroken in the file: what tells a hyphen of the line from one of the word."""

    def __init__(self, lines: Iterable[Iterable[Word]]) -> None:
        self._words: Counter[str] = Counter()
        for words in lines:
            held = [word.text for word in words]
            self._words.update(_bare(text) for text in (held[:-1] if held and held[-1].endswith("-") else held))

    def holds(self, word: str) -> bool:
        """Whether the file has the word unbroken."""
        return self._words[_bare(word)] > 0

    def broken(self, left: str, right: str) -> bool:
        """Whether ``left`` + hyphen at a line's end + ``right`` is one word, which the file also holds unbroken."""
        start = BROKEN.search(left)
        rest = re.match(r"\w+", right)
        if not start or not rest or not rest[0][0].islower():
            return False
        whole, hyphened = (start[1] + rest[0]).casefold(), f"{start[1]}-{rest[0]}".casefold()
        return self._words[whole] > self._words[hyphened]


def _bare(text: str) -> str:
    return re.sub(r"^\W+|\W+$", "", text).casefold()


def shown(word: Word) -> str:
    """The word as it is to be read: glyphs of signs fonts as signs."""
    text = word.text.strip(SOFT) if word.text.strip(SOFT) else word.text
    if word.face.symbol and len(text) == 1 and text in LETTER_SIGNS:
        return LETTER_SIGNS[text]
    if any("\ue000" <= char <= "\uf8ff" for char in text):
        return "".join(SIGNS.get(char, "•") if "\ue000" <= char <= "\uf8ff" else char for char in text)
    return text


def run_text(run: Sequence[Line], marker: str, vocabulary: Vocabulary) -> str:
    """The lines of a run parted by line ends, words broken at them mended, the first word as ``marker`` if given."""
    text = ""
    for at, line in enumerate(run):
        words = [shown(word) for word in line.words]
        if at == 0 and marker == "•":
            words[0] = marker
        joined = " ".join(words)
        if not text:
            text = joined
        elif line_breaks_word(run[at - 1].words[-1].text, line.words[0].text, vocabulary):
            text = text.rstrip(SOFT)
            text = (text[:-1] if text.endswith("-") else text) + joined
        else:
            text += "\n" + joined
    return text


def line_breaks_word(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Whether the last word of a line and the first of the next are one, surely."""
    if left.endswith(SOFT) and right[:1].islower():
        return True
    return left.endswith("-") and vocabulary.broken(left, right)

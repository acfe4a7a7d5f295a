"""Words printed upright, a letter or two a line: furniture, where short answers below each other are text."""

import re
from collections.abc import Iterator, Sequence

from ingest.structure.lines import Line

_LETTERS = 3  # at most, of a scrap
_SCRAPS = 3  # at least, of one word among those that stand together
_UNSPOKEN = re.compile(r"[b-z]|[^aeiouy]+")  # in small letters: no word, so that another must have begun before it


def upright_lettering(lines: Sequence[Line]) -> set[int]:
    """Positions of the lines that are scraps of upright words.

    "N", "o", "rt", "h" go on as one word. "Yes", "No", "Yes" and ratings such as "Y", "N", "Y" do not, each is a cell
    or an answer; "S", "E", "A" is a word only where the document says "sea" elsewhere.
    """
    found: set[int] = set()
    spoken: set[str] | None = None
    for run in _runs(lines):
        if spoken is None:
            spoken = _spoken(lines)
        words = [word for word in _words(lines, run) if len(word) > 1 and _goes_on([lines[i].text for i in word], spoken)]
        if any(len(word) >= _SCRAPS for word in words):
            found.update(i for word in words for i in word)
    return found


def _runs(lines: Sequence[Line]) -> Iterator[list[int]]:
    """Neighbouring scraps."""
    run: list[int] = []
    for i in range(len(lines) + 1):
        text = lines[i].text if i < len(lines) else ""
        if text and len(text) <= _LETTERS and text.isalpha():
            run.append(i)
            continue
        if len(run) >= _SCRAPS:
            yield run
        run = []


def _words(lines: Sequence[Line], run: Sequence[int]) -> list[list[int]]:
    """A run parted where a word begins: at a capital that is set in or stands behind a small letter."""
    words: list[list[int]] = []
    for i in run:
        capital = lines[i].text[0].isupper()
        if not words or (capital and (lines[i - 1].text[-1].islower() or lines[i].indent)):
            words.append([i])
        else:
            words[-1].append(i)
    return words


def _goes_on(scraps: Sequence[str], spoken: set[str]) -> bool:
    """Whether scraps make a word: some cannot stand alone behind a capital, or the document has it in one piece."""
    first, *others = scraps
    named = first[0].isupper() and all(scrap.islower() for scrap in others)
    return (named and any(_UNSPOKEN.fullmatch(scrap) for scrap in others)) or "".join(scraps).casefold() in spoken


def _spoken(lines: Sequence[Line]) -> set[str]:
    return {word.casefold() for line in lines if len(line.text) > _LETTERS for word in re.findall(r"[^\W\d_]+", line.text)}

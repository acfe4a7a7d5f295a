"""The text of table cells: lines joined with blanks, words that a narrow cell broke joined without."""

import re
from collections.abc import Sequence

from ingest.readers.pdf.text import Vocabulary, line_breaks_word, shown
from ingest.readers.pdf.words import Word
from ingest.structure.lines import FUNCTION_WORDS

WIDEST_MARGIN = 8.0  # points between a cell's border and its text
FEWEST = 3  # letters of a word's beginning: shorter ones are abbreviations and markers
UNITS = frozenset({"ha", "km", "cm", "mm", "kg", "pa", "pm", "st", "nd", "rd", "th"})
CODE = re.compile(r"(?=.*\d)(?=.*[A-Z])[A-Z\d]+(?:[/.-][A-Z\d]+)+")
CODE_END = re.compile(r"[A-Z\d]{1,3}")
DATE = re.compile(r"\d{1,2}/\d{1,2}/(?:19|20)\d\d")
SIGNS = re.compile(r"[?!,;:.)]+")


def cell_text(words: Sequence[Word], vocabulary: Vocabulary, columns: Sequence[float] = ()) -> str:
    """The words of a cell with single spaces, words broken at line ends mended; ``columns`` are the edges of the table's."""
    lines = _lines(words)
    text = ""
    piece = ""  # of a word, alone on its line so far
    for at, line in enumerate(lines):
        first = shown(line[0])
        joined = " ".join(shown(word) for word in line)
        if at == 0:
            text = joined
        elif line_breaks_word(lines[at - 1][-1].text, line[0].text, vocabulary):
            text, piece = text[:-1] + joined, ""
        elif piece and _fills(lines[at - 1][0], line[0], columns) and _is_one_word(piece, first, vocabulary):
            text += joined
            piece += first
        else:
            text += " " + joined
            piece = first
        piece = (piece or first) if len(line) == 1 else ""
    return text


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in words:
        if lines and word.baseline <= lines[-1][-1].baseline + 2:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _fills(word: Word, following: Word, columns: Sequence[float]) -> bool:
    """Whether the cell had no room behind a word for one more letter of what stands on the next line."""
    left = max((edge for edge in columns if edge <= word.x0 + 1), default=None)
    right = min((edge for edge in columns if edge >= word.x1 - 1), default=None)
    if left is None or right is None:
        return False
    letter = (following.x1 - following.x0) / len(following.text)
    return right - word.x1 - min(word.x0 - left, WIDEST_MARGIN) < letter


def _is_one_word(piece: str, rest: str, vocabulary: Vocabulary) -> bool:
    """Whether the two are surely a word: a code, a date, one that the file holds, or one with an end that is no word."""
    whole = piece + rest
    if SIGNS.fullmatch(rest) or DATE.fullmatch(whole) or (CODE.fullmatch(whole) and CODE_END.fullmatch(rest)):
        return True
    letters = re.match(r"[a-z]+", rest)
    if letters is None or len(piece) < FEWEST or not piece.isalpha():
        return False
    scrap = len(letters[0]) <= 2 and letters[0] not in FUNCTION_WORDS and letters[0] not in UNITS
    return scrap or vocabulary.holds(whole)

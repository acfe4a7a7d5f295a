"""What is on a page before it is read: words with their places and faces, and ruled lines.

Lengths are points (1/72 inch) from the top left corner of the page as shown, ``y`` growing downwards.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Face:
    """A font as far as reading needs it. ``symbol`` is true for fonts of signs, whose letters are no letters."""

    name: str = ""
    bold: bool = False
    italic: bool = False
    symbol: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A run of glyphs without white space. ``order`` is its place in the file's own order, ``size`` the font's."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    face: Face
    order: int

    @property
    def middle(self) -> float:
        """Half way down the word."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line drawn on the page, horizontal (``top == bottom``) or vertical (``x0 == x1``)."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as drawn. ``turned`` holds words that do not run the page's main way, each in its own run's order.

    ``unmapped`` counts glyphs that the file gives no character for, ``ocr`` says that an image was read.
    """

    width: float
    height: float
    words: tuple[Word, ...] = ()
    turned: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    unmapped: int = 0
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side. ``left`` and ``right`` bound the column that the line stands in."""

    words: tuple[Word, ...]
    left: float
    right: float
    turned: bool = False  # runs up or down the page

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Left end of the first word."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right end of the last word."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """Upper end of the highest word."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Lower end of the lowest word."""
        return max(word.bottom for word in self.words)

    @property
    def baseline(self) -> float:
        """Of the largest word: raised and lowered ones are smaller."""
        return max(self.words, key=lambda word: word.size).baseline

    @property
    def size(self) -> float:
        """Font size of most of the letters."""
        return main_size(self.words)

    @property
    def bold(self) -> bool:
        """Whether most of the letters are bold."""
        return _share(self.words, lambda word: word.face.bold) > 0.8

    @property
    def italic(self) -> bool:
        """Whether most of the letters are slanted."""
        return _share(self.words, lambda word: word.face.italic) > 0.8


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, a cell being its words in reading order; a cell spanning columns stands in its first.

    ``over`` has for each cell of each row the place (from 0) of the cell whose text stands over it: its own, or that of the
    cell to its left which spans its column too. It is empty where no cell spans columns.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    columns: tuple[float, ...]
    rows: tuple[tuple[tuple[Word, ...], ...], ...] = field(default=())
    over: tuple[tuple[int, ...], ...] = ()

    @property
    def words(self) -> list[Word]:
        """All words of the table, row by row."""
        return [word for row in self.rows for cell in row for word in cell]


Item = Line | Grid


def main_size(words: Sequence[Word]) -> float:
    """Font size, to half a point, of most of the letters; 0 without words."""
    letters: dict[float, int] = {}
    for word in words:
        size = round(word.size * 2) / 2
        letters[size] = letters.get(size, 0) + len(word.text)
    return max(letters, key=lambda size: (letters[size], size)) if letters else 0.0


def _share(words: Sequence[Word], test: Callable[[Word], bool]) -> float:
    """Share of the letters that stand in words for which ``test`` holds; words without letters do not count."""
    spelled = [word for word in words if any(char.isalpha() for char in word.text)]
    total = sum(len(word.text) for word in spelled)
    return sum(len(word.text) for word in spelled if test(word)) / total if total else 0.0

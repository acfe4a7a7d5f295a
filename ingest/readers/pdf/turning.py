"""Pages turned so that their text runs from left to right, and measured from the top left corner."""

from dataclasses import replace

from ingest.readers.pdf.words import Rule, Word


def main_turn(words: list[tuple[int, Word]]) -> int:
    """Quarter turns of the direction in which most of the text runs."""
    weight = [0, 0, 0, 0]
    for turn, word in words:
        weight[turn] += len(word.text)
    return weight.index(max(weight))


def turn_point(x: float, y: float, turn: int) -> tuple[float, float]:
    """The point after the page is turned back by ``turn`` quarters."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def turned(word: Word, turn: int) -> Word:
    """The word after the page is turned back by ``turn`` quarters."""
    if not turn:
        return word
    a, b = turn_point(word.x0, word.bottom, turn), turn_point(word.x1, word.top, turn)
    baseline = turn_point(word.baseline, word.baseline, turn)[1]
    return replace(word, x0=min(a[0], b[0]), x1=max(a[0], b[0]), bottom=min(a[1], b[1]), top=max(a[1], b[1]), baseline=baseline)


def flipped(word: Word, x_min: float, y_max: float) -> Word:
    """The word measured from the top left corner, ``y`` downwards."""
    return replace(
        word,
        x0=word.x0 - x_min,
        x1=word.x1 - x_min,
        top=y_max - word.top,
        bottom=y_max - word.bottom,
        baseline=y_max - word.baseline,
    )


def flipped_rule(rule: tuple[float, float, float, float], turn: int, x_min: float, y_max: float) -> Rule:
    """A line (left, bottom, right, top) turned back and measured from the top left corner."""
    a, b = turn_point(rule[0], rule[1], turn), turn_point(rule[2], rule[3], turn)
    x0, x1 = min(a[0], b[0]) - x_min, max(a[0], b[0]) - x_min
    top, bottom = y_max - max(a[1], b[1]), y_max - min(a[1], b[1])
    if bottom - top <= x1 - x0:
        middle = (top + bottom) / 2
        return Rule(x0, middle, x1, middle)
    middle = (x0 + x1) / 2
    return Rule(middle, top, middle, bottom)

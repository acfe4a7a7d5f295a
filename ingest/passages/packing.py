"""Where to end one passage and begin the next: the cheapest cuts of a run of spans."""

from collections.abc import Sequence
from dataclasses import dataclass

# A passage of 90 to 150 words is a paragraph or a list: long enough to be understood, short enough to be read.
MOST_WORDS = 150
_BEST_WORDS = 115


@dataclass(frozen=True, slots=True)
class Piece:
    """What cannot be cut: its size in words and in tokens of the model, and what a cut before it costs.

    Costs are in the unit of the size penalty: 1 is what a passage of no words would cost.
    """

    words: int
    tokens: int
    cost: float


def pack(pieces: Sequence[Piece], room: int) -> list[tuple[int, int]]:
    """Half-open ranges of ``pieces``, each at most ``MOST_WORDS`` words and ``room`` tokens, of least total cost.

    A single piece that is too large stands alone. Dynamic programming over the last cut, as in Knuth and Plass,
    "Breaking paragraphs into lines" (1981): O(n * longest range).
    """
    best: list[float] = [0.0]
    begin: list[int] = [0]
    for end in range(1, len(pieces) + 1):
        words = tokens = 0
        least, chosen = float("inf"), end - 1
        for start in range(end - 1, -1, -1):
            words += pieces[start].words
            tokens += pieces[start].tokens
            if start < end - 1 and (words > MOST_WORDS or tokens > room):
                break
            cost = best[start] + _size_cost(words) + (pieces[start].cost if start else 0.0)
            if cost < least:
                least, chosen = cost, start
        best.append(least)
        begin.append(chosen)
    ranges: list[tuple[int, int]] = []
    end = len(pieces)
    while end:
        ranges.append((begin[end], end))
        end = begin[end]
    return ranges[::-1]


def _size_cost(words: int) -> float:
    return ((words - _BEST_WORDS) / _BEST_WORDS) ** 2

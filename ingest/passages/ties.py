"""What must stay together in one passage: a list with the sentence before it, a table with its header."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.passages.grouping import Membership
from ingest.passages.packing import MOST_WORDS
from ingest.passages.spans import PlacedSpan

# What a cut costs, in units of the size penalty of ``packing``: between paragraphs nothing, inside one a
# little; a list or table that fits into one passage is cut only where nothing else is possible.
_BETWEEN_PARAGRAPHS = 0.0
_WITHIN_PARAGRAPH = 0.1
_BETWEEN_ROWS = 0.1
_BETWEEN_ITEMS = 0.2
_WITHIN_ITEM = 0.5
_BEFORE_LIST = 0.4  # the paragraph before a list mostly belongs to it, also where it does not announce it
_AFTER_LEAD = 1.0
_WHOLE_LIST = 50.0


def cut_costs(
    spans: Sequence[PlacedSpan],
    places: Sequence[Membership | None],
    sizes: Sequence[tuple[int, int]],
    room: int,
) -> list[float]:
    """What a cut before each span costs.

    ``sizes`` are the words and tokens of each span, ``room`` the tokens that a passage's text may have.
    """
    costs = [0.0]
    costs += [_cost(before, after, places) for before, after in pairwise(spans)]
    for first, last in _lists(spans, places):
        introduced = first > 0 and costs[first] == _AFTER_LEAD
        whole = sizes[first - introduced : last]
        if sum(words for words, _ in whole) <= MOST_WORDS and sum(tokens for _, tokens in whole) <= room:
            for i in range(first + (not introduced), last):
                costs[i] += _WHOLE_LIST
    return costs


def _cost(before: PlacedSpan, after: PlacedSpan, places: Sequence[Membership | None]) -> float:
    left, right = places[before.last_block], places[after.first_block]
    if after.inside:
        return _WITHIN_PARAGRAPH if right is None else _WITHIN_ITEM
    if right is None:
        return _BETWEEN_PARAGRAPHS
    if right.lead is not None and right.lead.end == before.span.end:
        return _AFTER_LEAD
    if left is None:
        return _BEFORE_LIST
    if left.in_table != right.in_table or (right.in_table and left.group != right.group):
        return _BETWEEN_PARAGRAPHS
    return _BETWEEN_ROWS if right.in_table else _BETWEEN_ITEMS


def _lists(spans: Sequence[PlacedSpan], places: Sequence[Membership | None]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of spans that are one list with the lists inside it, or one table."""
    first = 0
    for last in range(1, len(spans) + 1):
        left = places[spans[last - 1].last_block]
        right = places[spans[last].first_block] if last < len(spans) else None
        if left is None:
            first = last
        elif right is None or left.in_table != right.in_table or (left.in_table and left.group != right.group):
            yield first, last
            first = last

"""When a gold place counts as found in a passage, and when as cited.

Both count non-space characters of the stored page text, so that how white space was cut off at an edge plays no part.
"""

from eval.dataset import Place

# A place is one sentence, list item or row. Nine tenths leave room for a list marker or closing full stop that one side
# counts in and the other does not (up to ten characters of the median place, which has 100), and not for a lost clause.
FOUND = 0.9
# Half of the shorter: a quote that trims a gold sentence, or a gold phrase inside a quoted one, is the same evidence.
CITED = 0.5


def found(place: Place, passage: Place, page_text: str) -> bool:
    """Whether the passage covers at least ``FOUND`` of the place."""
    whole = _solid(page_text, place.start, place.end)
    return same_page(place, passage) and whole > 0 and _shared(place, passage, page_text) >= FOUND * whole


def cited(place: Place, quote: Place, page_text: str) -> bool:
    """Whether place and quote share at least ``CITED`` of the shorter one."""
    shorter = min(_solid(page_text, place.start, place.end), _solid(page_text, quote.start, quote.end))
    return same_page(place, quote) and shorter > 0 and _shared(place, quote, page_text) >= CITED * shorter


def same_page(one: Place, other: Place) -> bool:
    """Whether both are on one page of one file; the file's name plays no part, its bytes do."""
    return (one.sha256, one.page) == (other.sha256, other.page)


def _shared(one: Place, other: Place, page_text: str) -> int:
    return _solid(page_text, max(one.start, other.start), min(one.end, other.end))


def _solid(page_text: str, start: int, end: int) -> int:
    """Non-space characters in a range; 0 for an empty or negative one."""
    return sum(len(word) for word in page_text[start:end].split()) if start < end else 0

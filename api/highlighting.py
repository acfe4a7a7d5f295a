"""A page's text cut into what is highlighted and what is not."""

from collections.abc import Sequence

from api.views import PagePart
from corpus.errors import UsageError

Ranges = list[tuple[int, int]]


def ranges(starts: Sequence[int], ends: Sequence[int], length: int) -> Ranges:
    """Half-open ranges of code points, in order, joined where they touch.

    Raises:
        UsageError: a range is not within a page of ``length``, or lacks its other end.
    """
    if len(starts) != len(ends):
        raise UsageError("Each start needs an end.", "Give both, such as ?start=10&end=80")
    found: Ranges = []
    for start, end in sorted(zip(starts, ends, strict=True)):
        if not 0 <= start < end <= length:
            raise UsageError(f"There is no range {start} to {end} on this page.", f"It has {length} characters.")
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def parts(text: str, chosen: Ranges) -> list[PagePart]:
    """The text in order; joined together, the parts are the text again."""
    cut: list[PagePart] = []
    at = 0
    for start, end in chosen:
        if at < start:
            cut.append(PagePart(text=text[at:start], highlighted=False))
        cut.append(PagePart(text=text[start:end], highlighted=True))
        at = end
    if at < len(text):
        cut.append(PagePart(text=text[at:], highlighted=False))
    return cut

"""Pages of a text that has lines such as "--- Page 3 ---" or "Page 3 of 6" where a page begins or ends, and no form feeds."""

import re
from itertools import pairwise

_MARK = re.compile(
    r"^[^\S\n]*+(?P<before>[-–—=*\[(]*+)[^\S\n]*+page[^\S\n]++(?P<number>\d{1,4})(?P<of>[^\S\n]*+(?:of|/)[^\S\n]*+\d{1,4})?"
    r"[^\S\n]*+[-–—=*\])]*+[^\S\n]*+$",
    re.IGNORECASE | re.MULTILINE,
)
_LEAST_MARKS = 3


def marked_pages(text: str) -> list[str]:
    """The text cut at its page marks, nothing left out; one page if it has none that rise by one from first to last.

    Marks head their pages where the text begins with one, and end them where it ends with one. Where it does neither,
    or both, the page of a line is not known.
    """
    forms: dict[tuple[bool, bool], list[re.Match[str]]] = {}
    for match in _MARK.finditer(text):
        forms.setdefault((bool(match["before"]), bool(match["of"])), []).append(match)
    for marks in sorted(forms.values(), key=len, reverse=True):
        heads, foots = not text[: marks[0].start()].strip(), not text[marks[-1].end() :].strip()
        if _rises(marks) and heads != foots:
            return _cut(text, [mark.start() for mark in marks[1:]] if heads else [mark.end() + 1 for mark in marks[:-1]])
    return [text]


def _rises(marks: list[re.Match[str]]) -> bool:
    numbers = [int(mark["number"]) for mark in marks]
    return len(numbers) >= _LEAST_MARKS and all(later == earlier + 1 for earlier, later in pairwise(numbers))


def _cut(text: str, places: list[int]) -> list[str]:
    return [text[start:end] for start, end in pairwise([0, *places, len(text)])]

"""Pages of a text that has lines such as "--- Page 3 ---" or "Page 3 of 6" where a page begins or ends, and no form feeds."""

import re
from itertools import pairwise

_MARK = re.compile(
    r"^[^\S\n]*+(?P<before>[-–—=*\[(]*+)[^\S\n]*+page[^\S\n]++(?P<number>\d{1,4})(?P<of>[^\S\n]*+(?:of|/)[^\S\n]*+\d{1,4})?"
    r"[^\S\n]*+[-–—=*\])]*+[^\S\n]*+$",
    re.IGNORECASE | re.MULTILINE,
)
_LEAST_MARKS = 3
_MOST_TO_A_MARK = 1.5  # pages there may be to each mark that is held
_NO_DIGIT = re.compile(r"\D+")


def marked_pages(text: str) -> list[str]:
    """The text cut at its page marks, nothing left out; one page if it has none that rise from first to last.

    Marks head their pages where the text begins with one, and end them where it ends with one. Where it does neither,
    or both, the page of a line is not known.
    """
    forms: dict[tuple[bool, bool], list[re.Match[str]]] = {}
    for match in _MARK.finditer(text):
        forms.setdefault((bool(match["before"]), bool(match["of"])), []).append(match)
    for marks in sorted(forms.values(), key=len, reverse=True):
        heads, foots = not text[: marks[0].start()].strip(), not text[marks[-1].end() :].strip()
        if _rises(marks) and heads != foots:
            parts = _cut(text, [mark.start() for mark in marks[1:]] if heads else [mark.end() + 1 for mark in marks[:-1]])
            return _with_lost(parts, marks) if _holds_one_page_each(parts, marks, heads) else [text]
    return [text]


def _rises(marks: list[re.Match[str]]) -> bool:
    numbers = [int(mark["number"]) for mark in marks]
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    if len(numbers) < _LEAST_MARKS or min(steps) < 1:
        return False
    return max(steps) == 1 or _counted(marks)


def _counted(marks: list[re.Match[str]]) -> bool:
    """Whether marks such as "Page 3 of 9" say how many pages there are, and no more than a few marks are lost."""
    totals = {int(_NO_DIGIT.sub("", mark["of"])) for mark in marks if mark["of"]}
    held = len(marks) * _MOST_TO_A_MARK
    return len(totals) == 1 and all(int(marks[-1]["number"]) <= total <= held for total in totals)


def _holds_one_page_each(parts: list[str], marks: list[re.Match[str]], heads: bool) -> bool:
    """Whether the text where a mark is lost, which follows the last mark held if marks head their pages and else leads to the
    next, is no longer than a page: that of two would be cited by one number."""
    lost = [int(later["number"]) > int(earlier["number"]) + 1 for earlier, later in pairwise(marks)]
    doubtful = [*lost, False] if heads else [False, *lost]
    longest = max(len(part) for part, doubt in zip(parts, doubtful, strict=True) if not doubt)
    return all(len(part) <= longest for part in parts)


def _with_lost(parts: list[str], marks: list[re.Match[str]]) -> list[str]:
    """The parts, and an empty page for each whose mark is lost between two others: it may have held but a picture."""
    pages = [parts[0]]
    for part, (earlier, later) in zip(parts[1:], pairwise(int(mark["number"]) for mark in marks), strict=True):
        pages += [*[""] * (later - earlier - 1), part]
    return pages


def _cut(text: str, places: list[int]) -> list[str]:
    return [text[start:end] for start, end in pairwise([0, *places, len(text)])]

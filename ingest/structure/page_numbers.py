"""The numbers that pages print below their text: a page's own where they run through the file in order."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ingest.structure.lines import Line

_NUMBER = re.compile(
    r"^[-–—|\s]*(?P<named>page\s*|p\.\s*)?(?P<number>\d{1,4})(?P<of>\s*(?:of|/)\s*\d{1,4})?[-–—|\s]*$", re.IGNORECASE
)
_LEAST = 3  # so many numbers in order are no chance
_SHARE = 0.5  # of the pages that have a number; of the numbers that go on by one with the pages


def printed_numbers(lines: Sequence[Line]) -> dict[int, str]:
    """The page numbers among the last lines of pages, by the position of the line."""
    forms: dict[tuple[bool, bool], dict[int, int]] = defaultdict(dict)
    for i, line in enumerate(lines):
        last = i + 1 == len(lines) or lines[i + 1].page != line.page
        match = _NUMBER.match(line.text) if last else None
        if match:
            forms[bool(match["named"]), bool(match["of"])][i] = int(match["number"])
    pages = len({line.page for line in lines})
    running = [form for form in forms.values() if in_order([(lines[i].page, number) for i, number in form.items()], pages)]
    return {i: str(number) for i, number in max(running, key=len, default={}).items()}


def in_order(numbers: Sequence[tuple[int, int]], pages: int) -> bool:
    """Whether numbers, each with the page it is printed on, rise through a file of so many pages, mostly by one a page.

    A page may be without a number, and a number without its page: blank pages are counted and left out of files.
    """
    if len(numbers) < _LEAST or len(numbers) < _SHARE * pages:
        return False
    steps = [(later[0] - earlier[0], later[1] - earlier[1]) for earlier, later in pairwise(numbers)]
    return all(counted > 0 for _, counted in steps) and sum(on == counted for on, counted in steps) >= _SHARE * len(steps)

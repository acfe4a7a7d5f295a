"""Whether each number and date in the answer occurs in what it cites.

::

    1 if N(answer) is a subset of N(quotes) + N(titles, sections, components, dates, page labels), else 0

N are the numerals of a text, thousands separators folded, and the months that stand beside a numeral. The answer is
read without its markers and without the numbering of its own lists. The second part is for lead-ins, which name the
source of a quote. The numeric side of Nan et al. 2021, "Entity-level Factual Consistency of Abstractive Text
Summarization" (EACL): their entities are here numbers.
"""

import math
import re
from collections.abc import Iterable

from eval.folding import folded, without_markers
from retrieval.questions.language import MONTHS

_OWN_NUMBERING = re.compile(r"^\s*\d{1,2}[.)]\s+", re.MULTILINE)
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[a-z]+")
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")
_ORDINAL = {"st", "nd", "rd", "th", "of"}  # may stand between a day and its month


def numbers_grounded(text: str, sources: Iterable[str]) -> float:
    """1.0 or 0.0. ``sources`` are the quotes and the names of their sources; nan where the answer has no number."""
    lines = _OWN_NUMBERING.sub("", without_markers(text)).splitlines()  # a month that opens a line is not beside the number above
    said: set[str] = set().union(*(numbers(line) for line in lines))
    if not said:
        return math.nan
    return float(said <= set().union(*(numbers(source) for source in sources)))


def numbers(text: str) -> set[str]:
    """Numerals, and months beside one as ``month 1`` to ``month 12``; an ISO date gives its parts, zeros cut off."""
    plain = folded(text)
    tokens = _TOKEN.findall(plain)
    found = {token for token in tokens if token[0].isdigit()}
    for year, month, day in _ISO_DATE.findall(plain):
        found |= {year, str(int(month)), f"month {int(month)}"} | ({str(int(day))} if day else set())
    beside = [token for token in tokens if token not in _ORDINAL]
    for index, token in enumerate(beside):
        neighbours = beside[max(index - 1, 0) : index] + beside[index + 1 : index + 2]
        if token in MONTHS and any(other[0].isdigit() for other in neighbours):
            found.add(f"month {MONTHS[token]}")
    return found

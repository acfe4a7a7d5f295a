"""Share of an answer's citations whose quote is the source's own text.

::

    |{c in C : page_text(c)[start(c):end(c)] = quote(c), and quote(c) is not blank}| / |C|

Code points of the stored page text of the file with the citation's sha256. The contract of the citation, and the strict
end of the quoting of Menick et al. 2022, "Teaching language models to support answers with verified quotes".
"""

import math
from collections.abc import Sequence


def is_verbatim(quote: str, start: int, end: int, page_text: str) -> bool:
    """Whether the range of the page is the quote; a blank quote is none."""
    return bool(quote.strip()) and 0 <= start < end and page_text[start:end] == quote


def verbatim(checks: Sequence[bool]) -> float:
    """The share of citations for which ``is_verbatim`` holds; nan without citations."""
    return sum(checks) / len(checks) if checks else math.nan

"""Lines that a web page says of itself and not of its subject: whether it helped, when it was last looked at."""

import re

from ingest.metadata.dates import find_dates

_ASKS = re.compile(
    r"(?:was|is|did you find|do you find|how (?:helpful|useful) (?:was|is)|how would you rate)"
    r" this (?:page|information|content|article)(?: (?:helpful|useful))?\W*"
    r"|is (?:there )?anything wrong with this page\W*"
    r"|(?:report|spot) an? (?:problem|error|issue|mistake) (?:with|on) this page\W*"
    r"|(?:rate|print|share|email|bookmark|translate|listen to|give feedback on|help us improve) this page\W*"
    r"|tell us what you think (?:of|about) this page\W*|back to (?:the )?top\W*",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"(?:this )?(?:web ?)?page (?:was )?(?:last )?(?:reviewed|updated|modified|checked|published|revised)(?: on)?\s*:?\s*",
    re.IGNORECASE,
)


def is_of_the_page(text: str) -> bool:
    """Whether a line asks after the page, or says when the page was last reviewed or updated."""
    return _ASKS.fullmatch(text.strip()) is not None or page_date(text) is not None


def page_date(text: str) -> str | None:
    """The date, ISO, in a line that says only when a page was last reviewed or updated.

    A line that does not name the page may be of the document that it holds.
    """
    flat = " ".join(text.split())
    match = _STAMP.match(flat)
    if match is None:
        return None
    dates = find_dates(flat)
    if len(dates) != 1 or flat[match.end() : dates[0].start].strip() or flat[dates[0].end :].strip(" ."):
        return None
    return dates[0].iso

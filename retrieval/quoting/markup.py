"""HTML tags that an extraction left in a table's cells: kept in what is cited, left out of what is said."""

import re

TAGS = re.compile(r"(?:\s*</?(?:p|li|ul|ol|br|div|i|b|em|strong|sup|span)\b[^<>]*>\s*)+", re.IGNORECASE)


def plain(text: str) -> str:
    """The text on one line without tags."""
    return " ".join(TAGS.sub(" ", text).split())

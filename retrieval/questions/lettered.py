"""Words of a text, with the letter or number that tells things of one sort apart kept beside theirs: "band D", "policy H2"."""

import re

from retrieval.query import WORD

# What is commonly told apart by a letter or a number.
_HEADS = (
    r"(?:band|appendix|annexe?|schedule|policy|priorit(?:y|ie)|objective|aim|option|item|table|figure|chart|graph|map|section"
    r"|paragraph|part|chapter|phase|stage|tier|level|grade|category|class|group|zone|lot|recommendation|action|question|risk|plan)s?"
)
# A small "a" and a capital "I" are mostly words of their own.
_SIGN = r"(?:[A-HJ-Z]|[b-hj-z]|\d{1,3}(?:\.\d{1,2})*[a-z]?)(?![\w/'’–&-]|[.,]\d)"
_MORE = rf"(?:(?:\s*,\s*|\s+(?:and|or|to)\s+){_SIGN})*"
_SIGNED = re.compile(rf"\b(?P<head>(?i:{_HEADS}))\s+(?P<signs>{_SIGN}{_MORE})")
_UNIT = re.compile(rf"{_SIGNED.pattern}|{WORD.pattern}")


def units(text: str) -> list[str]:
    """The words in their order; a thing with its letter or number is one of them."""
    return [match.group() for match in _UNIT.finditer(text)]


def head(unit: str) -> str:
    """The word, in lower case, that a thing is called by without its letter or number; empty for any other word."""
    match = _SIGNED.fullmatch(unit)
    return match["head"].lower() if match else ""

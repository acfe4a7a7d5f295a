"""Text made comparable: what may differ between a gold fact, an answer and a quote without a difference in meaning."""

import re
import unicodedata

_MARKERS = re.compile(r"\s*\[\d+\]")
_SOFT_HYPHEN = "\u00ad"  # invisible where the word is not broken
_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_SINGLE = re.compile("[\u2018\u2019\u201a\u201b`\u00b4]")
_DOUBLE = re.compile("[\u201c-\u201f\u00ab\u00bb]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def folded(text: str) -> str:
    """Case, white space, dashes, quotation marks and thousands separators folded; ligatures and the like opened up."""
    text = unicodedata.normalize("NFKC", text).replace(_SOFT_HYPHEN, "").casefold()
    text = _DOUBLE.sub('"', _SINGLE.sub("'", _DASHES.sub("-", text)))
    return " ".join(_THOUSANDS.sub("", text).split())


def without_markers(text: str) -> str:
    """The text without its citation markers, which are no part of what it says."""
    return _MARKERS.sub("", text)


def contains(text: str, variant: str) -> bool:
    """Whether ``text`` says ``variant``, both already folded.

    A word may go on ("veto" is in "vetoing") but not begin earlier; a number must stand alone: neither "54" nor "0.5"
    is in "0.54", and "5" is not in "2.5".
    """
    start = text.find(variant)
    while start >= 0:
        if _starts_freely(text, start, variant) and _ends_freely(text, start + len(variant), variant):
            return True
        start = text.find(variant, start + 1)
    return False


def _starts_freely(text: str, start: int, variant: str) -> bool:
    before = text[:start][-2:]
    if variant[0].isdigit():
        return not (before[-1:].isdigit() or re.fullmatch(r"\d[.,]", before))
    return not (variant[0].isalpha() and before[-1:].isalpha())


def _ends_freely(text: str, end: int, variant: str) -> bool:
    return not (variant[-1].isdigit() and re.match(r"\d|[.,]\d", text[end : end + 2]))

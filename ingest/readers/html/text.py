"""The text of HTML elements, and how it is set."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from ingest.readers.composing import folded

_INLINE = (
    "a abbr acronym b bdi bdo big button cite code data del dfn em font i ins kbd label mark q s samp small span strike "
    "strong sub sup time tt u var wbr img picture source"
)
INLINE = frozenset(_INLINE.split())
_INTEGER = re.compile(r"\s*(-?\d{1,9})", re.ASCII)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)


def text_of(element: Any) -> str:
    """All text of an element, with white space where a new block or line begins or ends."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            apart = "" if child.tag in INLINE else " "
            parts += [apart, text_of(child), apart]
        parts.append(child.tail or "")
    return "".join(parts)


def all_bold(element: Any) -> bool:
    """Whether an element has words or figures and all of them are bold."""
    held = [bold for text, bold, _ in _pieces(element, False, False) if any(map(str.isalnum, text))]
    return bool(held) and all(held)


def bold_title(element: Any) -> tuple[str, str] | None:
    """The bold words that an element consists of, and those of the links beside them; ``None`` if it has others or none."""
    title, links = [], []
    for text, bold, linked in _pieces(element, False, False):
        if bold:
            title.append(text)
        elif linked:
            links.append(text)
        elif any(map(str.isalnum, text)):
            return None
    found = folded("".join(title))
    return (found, folded(" ".join(links))) if found else None


def plain_title(element: Any, is_aside: Callable[[str], bool]) -> tuple[str, str]:
    """The words of an element without those of links that stand ``aside``, and these: a title that only a style sheet sets apart,
    which may be a link itself, beside a file to be had."""
    pieces = [(folded(text), linked) for text, _, linked in _pieces(element, False, False) if folded(text)]
    aside = [linked and is_aside(text) for text, linked in pieces]
    title = " ".join(text for (text, _), other in zip(pieces, aside, strict=True) if not other)
    return title, " ".join(text for (text, _), other in zip(pieces, aside, strict=True) if other)


def _pieces(element: Any, bold: bool, linked: bool) -> Iterator[tuple[str, bool, bool]]:
    """The texts in an element, each with whether it is bold and whether it is in a link."""
    bold = bold or element.tag in {"b", "strong"} or _BOLD.search(element.get("style") or "") is not None
    linked = linked or element.tag == "a"
    yield element.text or "", bold, linked
    for child in element:
        if isinstance(child.tag, str):
            apart = "" if child.tag in INLINE else " "
            yield apart, bold, linked
            yield from _pieces(child, bold, linked)
            yield apart, bold, linked
        yield child.tail or "", bold, linked


def integer(text: str | None, default: int) -> int:
    """The whole number that an attribute begins with, as browsers read it; ``default`` where there is none."""
    match = _INTEGER.match(text or "")
    return int(match[1]) if match else default

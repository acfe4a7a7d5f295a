"""Names of public bodies that a line is made of: what stands on a cover, in a running head or in a web page's title."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.metadata.evidence import Guess, Line
from ingest.metadata.titles import is_section, title_case

_SORT = (
    r"(?:Council|Corporation|Authority|Partnership|Police(?:,? Fire)?,? (?:and|&) Crime Panel|Board|Trust|University|Agency"
    r"|Constabulary|Police|Service|Commission|Assembly|(?:Police(?:,? Fire)?,? (?:and|&) Crime )?Commissioner)"
)
_ENDS = re.compile(rf"\b{_SORT}$")
_OPENS = re.compile(
    r"^(?:University|Police Service|(?:Office of the )?Police(?:,? Fire)?,? (?:and|&) Crime Commissioner) (?:of|for) [A-Z]"
)
_CONNECTORS = frozenset({"and", "&", "of", "the", "for", "upon", "on", "in"})
# Words that bodies' names share; by themselves they name none.
_COMMON = frozenset(
    "safer stronger community communities safety joint local integrated care health social justice nhs foundation hospital"
    " hospitals university teaching children adults safeguarding combined county district borough city town parish"
    " metropolitan royal national park police policing fire rescue crime and office council authority partnership panel"
    " board trust agency service services commissioner constabulary corporation strategic ambulance probation criminal"
    " violence reduction transport development enterprise commission assembly greater north south east west mid housing"
    " public regional royal port water waste planning standards".split()
)
_ROLES = re.compile(
    r"^(?:chair|chairman|vice|deputy|chief|director|head|leader|member|councillor|cllr|clerk|secretary|minister|manager"
    r"|officer|report|minutes|meeting|agenda|plan|strategy|welcome|message|foreword|role|part|item|page|appendix)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+[-–—|•·]\s+|:\s+|\s*\|\s*|\t| {2,}")
_COVER = 10  # lines
_FEWEST, _MOST = 2, 10  # words of a name
_REPEATS = 2  # how often a name stands in a text that is its publisher's
_BEFORE = r"\b(?:in|of|across|for|throughout|within|around|from|serving) (?:the )?(?:[A-Z][\w'’-]+ (?:and|of|&) )*"


def names_body(text: str) -> bool:
    """Whether ``text`` has the form of a body's name ("Ambridge Parish Council"), whatever the body."""
    words = text.split()
    if not _FEWEST <= len(words) <= _MOST or _ROLES.match(text) or re.search(r"[.;:?!\d]", text):
        return False
    capital = all(word[:1].isupper() or word.lower() in _CONNECTORS for word in words)
    preposed = re.search(rf"\b(?:in|of|for|the) {_SORT}$", text)
    own = any(word.lower().strip(",'’") not in _COMMON | _CONNECTORS for word in words)
    return capital and own and not preposed and bool(_ENDS.search(text) or _OPENS.match(text))


def body_on_cover(lines: Sequence[Line], running: Sequence[str], text: str) -> Guess[str] | None:
    """The body that the cover or the running head names by itself, if the text knows it.

    ``lines`` are those the document begins with, ``running`` its running heads and feet, ``text`` the rest of it.
    """
    whole = "\n".join([text, *running])
    heads = Counter(name for head in running for name in _names(head))
    cover = [line.text for line in lines[: _cover_length(lines)]]
    candidates = [name for line in [*cover, *_pairs(cover)] for name in _names(line)]
    for name, times in heads.most_common():
        if times >= _REPEATS and _is_known(name, whole):
            return Guess(name, 0.8)
    known = [name for name in dict.fromkeys(candidates) if _is_known(name, whole)]
    if not known:
        return None
    best = max(known, key=lambda name: min(5, _times(name, whole)))  # of equals the first
    return Guess(best, 0.6 if _times(best, whole) > _REPEATS else 0.5)


def _cover_length(lines: Sequence[Line]) -> int:
    begun = next((place for place, line in enumerate(lines) if place and is_section(line.text)), len(lines))
    return min(begun, _COVER)


def _names(line: str) -> list[str]:
    """Names that are parts of a line by themselves; none where there are several, which are partners."""
    parts = [" ".join(part.split()) for part in _PARTS.split(line.strip())]
    parts = [title_case(part) if part.isupper() else part for part in parts]
    found = [re.sub(r"^The ", "", part) for part in parts if names_body(re.sub(r"^The ", "", part))]
    return found if len(found) == 1 else []


def _pairs(lines: Sequence[str]) -> list[str]:
    """Two short lines as one: "Ambridge and Borchester" / "PARISH COUNCIL"."""
    cased = [title_case(line) if line.isupper() else line for line in lines]
    return [f"{left} {right}" for left, right in pairwise(cased) if not names_body(left) and not names_body(right)]


def _is_known(name: str, text: str) -> bool:
    """Whether the name has a word of its own, never written small, that the text uses as a place or with the name."""
    own = [word.strip(",") for word in name.split() if word.lower().strip(",'’") not in _COMMON | _CONNECTORS]
    if not own or any(re.search(rf"(?<![\w.@/-]){re.escape(word.lower())}(?![\w@/-]|\.\w)", text) for word in own):
        return False
    placed = any(re.search(rf"{_BEFORE}{re.escape(word)}\b", text) for word in own)
    return placed or _times(name, text) >= _REPEATS


def _times(name: str, text: str) -> int:
    return len(re.findall(rf"\b{re.escape(name)}\b", text, re.IGNORECASE))

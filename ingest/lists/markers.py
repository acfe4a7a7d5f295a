"""The bullets, letters and numbers in front of list items and numbered clauses."""

import re
from dataclasses import dataclass

# "-" to "➢" as printed, and the private-use area, where the symbol fonts of word processors put theirs.
_BULLET = r"[-–—*+•·●○▪■□◦‣⁃∙✓✔✗✘➢➤►▶❖❑\uf000-\uf0ff\ufffd]"
_ENUMERATOR = r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,5})[.)]"
# "4.8 per cent" at the beginning of a wrapped line is a quantity and no clause.
_UNIT = (
    r"(?:per ?cent\b|percentage|%|(?:times|million|billion|bn|thousand|pence|k[mg]|ha|mph|fte|FTE)\b|"
    r"(?:hour|day|week|month|year|minute|second|mile|metre|hectare|acre|tonne|point)s?\b)"
)
_CLAUSE = rf"\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?!\d|\.\d|\s*{_UNIT})\.?"
_MARKER = re.compile(
    rf"(?P<bullets>(?:{_BULLET}\s+)*)(?:(?P<name>{_CLAUSE}|{_ENUMERATOR})(?:\*\*)?(?:\s+|$)|(?P<last>{_BULLET})(?:\s+|$))?"
)
_REFERENCE = re.compile(r"(?P<name>(?P<series>[A-Z]|Rec\.?\s|Recommendation\s)\s?(?P<number>\d{1,2}))[:.)]?(?:\s+|$)")
_TIGHT = re.compile(r"(?P<last>[•●▪■✓✔➢➤►\uf000-\uf0ff])(?=\w)")  # "•Text": the space was lost


_QUANTITY = re.compile(rf"\d[\d,]*(?:\.\d+)?\s*{_UNIT}")


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker as printed. ``length`` counts its characters with the space behind it; ``name`` is its letter or number
    without bullets, ``number`` that number's parts, and ``bullet`` says that a bullet is among its signs."""

    text: str
    length: int
    name: str = ""
    number: tuple[int, ...] = ()
    bullet: bool = False

    @property
    def clause(self) -> bool:
        """Whether it is a number of several parts, such as 4.1."""
        return len(self.number) > 1


def marker_of(text: str) -> Marker | None:
    """The marker that a text begins with, all of it: "- ✓" and "- a." are one marker each."""
    match = _MARKER.match(text)
    if match is None or not match.end():
        tight = _TIGHT.match(text)
        return Marker(tight["last"], 1, "", (), True) if tight else None
    name = match["name"] or ""
    digits = tuple(map(int, re.findall(r"\d+", name)))
    return Marker(match[0].rstrip(), match.end(), name, digits, bool(match["bullets"] or match["last"]))


def is_quantity(text: str) -> bool:
    """Whether a text begins with a number and what it measures, as a wrapped line may: "4.8 per cent of crews"."""
    return _QUANTITY.match(text) is not None


def reference_of(text: str) -> tuple[str, int, Marker] | None:
    """The letter or word, the number and the marker of a text that begins as "R2" or "Recommendation 3:" does.

    A road or a question of a survey is called so too: it marks an item only where its series runs.
    """
    match = _REFERENCE.match(text)
    if match is None:
        return None
    return match["series"].strip(), int(match["number"]), Marker(match[0].rstrip(), match.end(), match["name"], (), True)


def body_start(text: str) -> int:
    """How many characters of a list item's or numbered paragraph's text are its marker and the space behind it."""
    marker = marker_of(text)
    return marker.length if marker else 0


def follows(marker: str, earlier: str) -> bool:
    """Whether one letter or number is the next after another: "B." after "A.", "(iii)" after "(ii)"."""
    one, other = marker.strip("().").lower(), earlier.strip("().").lower()
    if one.isdigit() and other.isdigit():
        return int(one) == int(other) + 1
    roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
    if one in roman and other in roman and roman.index(one) == roman.index(other) + 1:
        return True
    return len(one) == 1 and len(other) == 1 and ord(one) == ord(other) + 1

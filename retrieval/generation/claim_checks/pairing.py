"""Figures stay with what they are figures of: 120 in 2018 and 150 in 2019 do not make 150 in 2018.

Only where the evidence has several of each can they be exchanged. A figure belongs to the years and names of its own
clause; in a table row, to its column.
"""

import re

from retrieval.generation.claim_checks import figures
from retrieval.generation.claim_checks.figures import Figure
from retrieval.generation.claim_checks.names import may_be_common
from retrieval.generation.claim_checks.wording import clauses, plain
from retrieval.questions.language import MONTHS, STOPWORDS

_NAME = re.compile(r"\b[A-Z][A-Za-z]+(?:['-][A-Za-z]+)*")
_FROM_TO = re.compile(r"\bfrom\b(?P<first>[^;]*?)\bto\b(?P<last>[^;]*)", re.I)
_COMMA = re.compile(r",\s+(?!\d{3}\b)")
_LABEL = 8  # words that the label of a table row has at most
_FIGURES = frozenset({"count", "money", "percent", "part"})


def exchanged(claim: str, evidence: str) -> bool:
    """Whether a figure of the claim stands with a year or name that the evidence gives to another figure."""
    claim, evidence = plain(claim), plain(evidence)
    if _turned_round(claim, evidence):
        return True
    parts = _parts(evidence)
    for said in _parts(claim):
        for figure in _figures(said):
            homes = [part for part in parts if any(figures.same(figure, other) for other in _figures(part))]
            for anchors in (_years, _names):
                ours = anchors(said)
                if not homes or not ours:
                    continue
                elsewhere = {anchor for part in parts if part not in homes and _figures(part) for anchor in anchors(part)}
                here = {anchor for part in homes for anchor in anchors(part)}
                if here and any(anchor in elsewhere and anchor not in here for anchor in ours) and not ours & here:
                    return True
    return False


def _turned_round(claim: str, evidence: str) -> bool:
    """ "from 5 to 8" where the evidence has "from 8 to 5", and the like with "of"."""
    for pattern in (_FROM_TO, re.compile(r"(?P<first>\S+)\s+(?:of|out of|in)\s+(?:the\s+|every\s+)?(?P<last>\S+)", re.I)):
        orders = {pair for match in pattern.finditer(evidence) for pair in _pair(match)}
        for match in pattern.finditer(claim):
            for first, last in _pair(match):
                if (last, first) in orders and (first, last) not in orders:
                    return True
    return False


def _pair(match: "re.Match[str]") -> list[tuple[object, object]]:
    first, last = (_figures(match[name]) for name in ("first", "last"))
    return [(first[-1].value, last[0].value)] if first and last else []


def _parts(text: str) -> list[str]:
    """Clauses, and the two halves of "from ... to ..."."""
    found: list[str] = []
    loose: list[str] = []
    for line in text.split("\n"):
        label, colon, cells = line.partition(": ")
        if colon and len(label.split()) <= _LABEL and ";" in cells:
            found += [f"{label} {cell}" for cell in cells.split(";")]
        else:
            loose += clauses(line)
    for clause in loose:
        halves = _FROM_TO.search(clause)
        if halves and _years(halves["first"]) and _years(halves["last"]):
            found += [halves["first"], halves["last"]]
        else:
            found += _COMMA.split(clause)
    return found


def _figures(text: str) -> list[Figure]:
    return [figure for figure in figures.found(text) if figure.unit in _FIGURES]


def _years(text: str) -> set[object]:
    return {figure.value for figure in figures.found(text) if figure.unit in {"date", "period"}}


def _names(text: str) -> set[object]:
    first = _NAME.match(text.strip())
    begun = first.group() if first else ""
    common = STOPWORDS | MONTHS.keys()
    named = (name for name in _NAME.findall(text) if name.lower() not in common)
    return {name for name in named if name != begun or not may_be_common(name.lower())}

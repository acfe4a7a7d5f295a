"""Does the question take for granted what the passage found denies?

Only what can be told without understanding: opposite directions (a fall asked about, a rise reported), opposite
verdicts (rejected, approved), and a figure put into the question that the passage gives otherwise.
"""

import re

from retrieval.query import YEAR, Query

PREFIX = "premise:"

_DIRECTIONS = (
    ("a rise", r"ris(?:e|es|en|ing)|rose|increas\w*|grow\w*|grew|went up|gone up|go up|up by|higher|more than doubled|doubled"),
    ("a fall", r"fall(?:s|en|ing)?|fell|decreas\w*|declin\w*|drop\w*|reduc\w*|went down|gone down|go down|down by|lower|fewer|shr[aiu]nk\w*"),
)  # fmt: skip
_VERDICTS = (
    ("a refusal", r"block(?:ed)?|reject(?:ed)?|refus(?:e|ed|al)|veto(?:ed)?|oppos(?:e|ed)|turn(?:ed)? down|vot(?:e|ed) against|throw out|threw out"),
    ("an approval", r"agree(?:d|s)?|approv(?:e|ed|al)|support(?:ed)?|endors(?:e|ed)|accept(?:ed)?|welcom(?:e|ed)|vot(?:e|ed) for"),
)  # fmt: skip
_ASSUMING = re.compile(
    r"^\W*(?:why|how come|since|given|when did|how did|what made|what caused|what led|what was behind|is it true|how much did .* (?:fall|rise)|as)\b",
    re.I,
)
_FIGURE = re.compile(r"(?<![\w/.-])£?\d[\d,]*(?:\.\d+)?(?:%| ?per cent)?(?![\w/])")


def contradiction(query: Query, text: str) -> str | None:
    """The warning that the text calls for, ``None`` where nothing in it denies the question."""
    if not _ASSUMING.search(query.text):
        return None
    for pair in (_DIRECTIONS, _VERDICTS):
        for asked, denied in (pair, pair[::-1]):
            supposed = _has(asked, query.text) and not _has(denied, query.text)
            if supposed and _has(denied, text) and not _has(asked, text):
                return f"{PREFIX} the question speaks of {asked[0]}, the passage of {denied[0]}."
    claimed = [f for f in _figures(query.text) if f not in _figures(text)]
    if claimed and _figures(text):
        return f"{PREFIX} the question says {claimed[0]}, which the passage does not; see the figures quoted."
    return None


def _has(sort: tuple[str, str], text: str) -> bool:
    return re.search(rf"\b(?:{sort[1]})\b", text, re.IGNORECASE) is not None


def _figures(text: str) -> list[str]:
    """Amounts and counts, years and numbers below ten left out."""
    found = (m.group().replace(",", "").lstrip("£").replace(" per cent", "%") for m in _FIGURE.finditer(text))
    return [f for f in found if not YEAR.fullmatch(f) and not (f.isdigit() and len(f) == 1)]

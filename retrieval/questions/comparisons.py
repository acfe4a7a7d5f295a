"""What a question that compares documents asks of each of them.

"How has the budget changed between the 2031 and the 2036 plan?" asks each what the budget is.
"""

import re

_YEAR = r"(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?"
_DOCUMENT = r"(?:[a-z]+\s+){0,2}?(?:plans?|papers?|reports?|packs?|minutes|deep[ -]dives?|strateg(?:y|ies)|documents?|ones?)\b"
_LINK = r"(?:,\s*|\s+)(?:and|to|with|or|versus|vs\.?|against|compared (?:to|with))\s+"
_BEFORE = r"(?:,?\s*\b(?:between|in|from|of|by|across|under|per|at|with|to|for)\s+)?"
_ONE = rf"(?:the\s+)?(?:{_YEAR}|(?:old|new|current|latest|last|previous|first|two|both)(?:\s+of the)?)(?:\s+{_DOCUMENT})?"
_DOCUMENTS = re.compile(rf"{_BEFORE}(?<!\w){_ONE}(?:{_LINK}{_BEFORE}{_ONE})*(?!\w)", re.I)
_HAS_DOCUMENT = re.compile(rf"\b(?:{_YEAR}|plans?|papers?|reports?|strateg(?:y|ies)|documents?)\b", re.I)
_WHAT = "(?P<the>the |our |its |their )?(?P<what>.+?)"
_FRAMES = tuple(
    re.compile(form, re.I)
    for form in (
        rf"^\W*(?:and )?(?:how|in what ways?) (?:has|have|had|did|does|do|is|are|was|were) {_WHAT} "
        rf"(?:changed?|differ(?:s|ed|ent)?|developed?|moved?|grown?|compared?|evolved?|shifted?)\W*$",
        rf"^\W*(?:and )?how (?:do|did|does) (?:they )?(?:differ|compare) (?:on|in|about|over|as to) {_WHAT}\W*$",
        r"^\W*(?:and )?(?:what(?:['’]?s| is| are| was| were)? )?(?:the )?(?:main |key |biggest )?"
        rf"(?:differences?|changes?|comparison) (?:between|in|to|of|from|with) {_WHAT}\W*$",
        rf"^\W*(?:and )?(?:please |can you )?compare (?!what\b){_WHAT}\W*$",
        rf"^\W*(?:and )?(?:please |can you )?compare what\b.*?\b(?:says?|said) (?:about|on|of) {_WHAT}\W*$",
    )
)


def of_each(question: str) -> str | None:
    """What a question that compares documents asks of each; ``None`` where it is no such question."""
    if not _HAS_DOCUMENT.search(question):
        return None
    plain = " ".join(_DOCUMENTS.sub(" ", question).split())
    for form in _FRAMES:
        if found := form.match(plain):
            what = found["what"].strip(" ,")
            verb = "are" if re.search(r"(?<!s)s$", what.split(" of ")[0].split(" for ")[0]) else "is"
            return f"What {verb} {found['the'] or 'the '}{what}?"
    return None

"""Lines that only state or announce what was decided: text of the item above them, though set apart as headings are."""

import re

from ingest.structure.lines import has_more_words

_MOST_WORDS = 30  # longer lines are no headings anyway
_VERB = r"(?:resolved|agreed|noted|approved|refused|rejected|deferred|recommended|granted|decided)"
_HOW = r"(?:unanimously|accordingly|therefore|then|also|formally|duly)"
_VOTE = r"(?:unanimously|nem\.? ?con\.?|by .*\bvotes?\b.*|(?:by|on) .*\bcasting vote)"
_END = r"(?:\W*|\s?\([^()]*\)\W*|(?:[:;,.]|\s[-–—])\s.*)"
_BODY = (
    r"(?:members|councillors|trustees|governors|(?!(?:how|what|why|who|when|where|which)\b)(?:[\w&-]+\s){0,5}?"
    r"(?:committee|panel|board|cabinet|council|authority|executive|commission|forum|meeting))"
)
_MOVED = r"(?:(?:the|this)\s)?(?:\w+\s){0,2}?(?:motion|amendment|proposal|recommendations?|application|report|minutes|vote)"
_FORMS = (
    # "RESOLVED (by six votes to two)", "Unanimously agreed to proceed"; "Agreed actions" goes on with a noun and is a title.
    rf"(?:{_HOW}\s)?{_VERB}(?:\s{_HOW})?(?:{_END}|\s(?:to|that|by|subject to)\s.*|\s{_VOTE})",
    # "It was agreed that", "The application was refused"; "Applications refused" is the title of a table.
    rf"(?:it|{_MOVED})\s(?:was|were|is|are|be)\s(?:{_HOW}\s)?{_VERB}(?:{_END}|\s.*)",
    rf"{_BODY}\s(?:{_HOW}\s)?{_VERB}(?:{_END}|\s(?:{_HOW}|to|that|the|an?)\b.*)",
    rf"(?:{_MOVED}\s(?:(?:was|were)\s)?)?(?:{_HOW}\s)?(?:carried|lost|defeated)(?:\W*|\s?\([^()]*\)\W*|\s{_VOTE})",
    r"(?:decision|resolution)\s?:\s*\S.*",
)
_DECISION = re.compile("|".join(_FORMS), re.IGNORECASE)
# The verb in capitals in a line that is not: "All AGREED to wait", "Application REFUSED".
_STRESSED = re.compile(rf"\b{_VERB.upper()}\b(?=\W*$|\W+(?:to|that|the|by|as|subject|unanimously)\b)")
_SMALL = re.compile(r"[a-z]{3}")


def states_decision(text: str) -> bool:
    """Whether a line only says that, or what, somebody decided: "RESOLVED", "Members AGREED to defer it", "Motion carried"."""
    plain = " ".join(text.split()).strip("*_ ")
    if has_more_words(plain, _MOST_WORDS):
        return False
    stressed = _STRESSED.search(plain)
    return bool(_DECISION.fullmatch(plain)) or (stressed is not None and bool(_SMALL.search(plain)))

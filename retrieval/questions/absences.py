"""Who was not at a meeting, asked as people ask it: minutes say who sent apologies."""

import re

_WHO = r"who|(?:which|what) (?:[\w-]+ )?(?:members?|councillors?|cllrs?|people|officers?)"
_MISSED = re.compile(
    rf"^(?P<who>\W*(?:and\s+|so\s+)?(?:{_WHO}))(?: all)?\s+"
    r"(?:missed|skipped|(?:was|were) (?:absent from|missing from|away from|not (?:at|present at))"
    r"|(?:was|were)n['’]?t (?:at|present at)"
    r"|did(?: not|n['’]?t) (?:attend|come to|get to|make|make it to|show up (?:at|to|for)|turn up (?:at|to|for)|go to))\s+"
    r"(?P<meeting>[^?.!]*\bmeetings?\b[^?.!]*)",
    re.IGNORECASE,
)


def restated(question: str) -> str:
    """ "Who missed the May meeting?" as "Who sent apologies for the May meeting?"; any other question as it is."""
    missed = _MISSED.match(question)
    return f"{missed['who']} sent apologies for {missed['meeting'].strip()}?" if missed else question

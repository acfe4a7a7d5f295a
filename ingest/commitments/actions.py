"""List items that tell somebody to act, or name an action, without a subject."""

import re

from ingest.commitments.subjects import ADVERB, DETERMINERS
from ingest.commitments.verbs import AFTER_VERBS, COMPOUNDING, NOUNS_TOO, PLAN_VERBS, words

_OPENING = re.compile(
    r"^(?:through|by|with|where|working|as|via|in|alongside|building|over|during|following|using|when|within|at|for|on)\b"
    r"[^,;:.]{0,140},\s+",
    re.I,
)
_BEFORE_VERB = re.compile(rf"^(?:to|{ADVERB}|jointly|and|or)\s+", re.I)
_NAMED_ACTION = re.compile(
    r"^(?:(?:an?|the)\s+)?"
    r"(?:(?:new|strong|continued|continuing|clear|greater|renewed|further|dedicated|particular)\s+)*"
    r"(?:focus|programme|program|commitment|campaign|package|review|roll-?out|series|investment)\s+(?:on|of|to|for|in)\b"
    r"|^(?:closer|continued|continuing|greater|further|better|more|improved|increased|joint)\s+(?:\w+\s+)?\w+ing\b",
    re.I,
)
# What goes before -ing in names of things ("Building regulations") as often as in actions.
_THINGS = words("build cycl fish fund hear hous light meet open park plan polic recycl report set speed spend tim train")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|can|may|might|must|should|would|could)\b", re.I)
_FEWEST = 5  # words of a participle item; shorter ones are labels ("Raising awareness")


def begins_with_verb(item: str) -> bool:
    """Whether an item tells somebody to do something: "Publish ...", "Through the hub, raise ...", "To support ..."."""
    text = " ".join(item.split()).lstrip("“\"'‘*•-–✓ ")
    return _is_imperative(text) or _is_imperative(_OPENING.sub("", text))


def may_begin_with_verb(item: str) -> bool:
    """Whether an item might tell somebody to do something with a verb that is not known: "Dredge the basin"."""
    first, second = [*" ".join(item.split()).split(" ", 2), "", ""][:2]
    return first.isalpha() and first.lower() not in DETERMINERS and second.lower() in DETERMINERS and not _FINITE.match(first)


def names_action(item: str) -> bool:
    """Whether an item names an action without saying who does it: "A programme of ...", "Supporting the ..."."""
    head = re.split(r"[.;]\s", " ".join(item.split()))[0]
    participle = re.match(r"(?:\w+ly )?([a-z]+)ing\b", head, re.I)
    if not participle:
        return bool(_NAMED_ACTION.match(head)) and not re.search(r"\b(?:is|are|will|has|have|was|were)\b", head[:60], re.I)
    stem, after = participle[1].lower(), head[participle.end() :].split()[:1]
    if stem in _THINGS and (not after or after[0].lower() not in DETERMINERS):
        return False
    known = {stem, stem + "e", stem[:-1]} & PLAN_VERBS - {"include", "follow", "remain"}
    return bool(known) and not _FINITE.search(head) and len(head.split()) >= _FEWEST


def _is_imperative(text: str) -> bool:
    while _BEFORE_VERB.match(text):
        text = _BEFORE_VERB.sub("", text, count=1)
    found = text.split()
    if len(found) < 3:
        return False
    first, second = found[0].lower().rstrip(","), found[1].lower()
    if first not in PLAN_VERBS or (first in {"be", "have"} and second not in {"more", "regard"}):
        return False
    if second.startswith("(") or second in {"-", "–"}:
        return False
    if first in COMPOUNDING and not (second in DETERMINERS | AFTER_VERBS or second[0] in "£0123456789"):
        return False
    noun = second in {"in", "of", "is", "are", "will"} or (second == "to" and first in {"support", "access"})
    return not (first in NOUNS_TOO and noun)

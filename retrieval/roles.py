"""The office that a question asks the holder of ("who is the vice-chair?", "who chairs the audit committee?").

A line that names a person, or any office at all, has the form of an answer to "who"; it is one only where the office asked for
stands with it.
"""

import re
from collections.abc import Callable

_OFFICE = (
    r"chair(?:man|woman|person)?|treasurer|secretary|clerk|leader|mayor|president|constable|chief executive|officer|director|"
    r"superintendent|inspector|auditor|ombudsman|minister|head teacher|author|commissioner|portfolio holder|lead member"
)
_HOLDER = re.compile(
    rf"\bwho(?:[’']s| is| was| are| were| became| has been)?(?: now| currently)? (?:the|our|your|its|their|a) "
    rf"((?:(?!for\b|of\b|in\b|to\b|who\b|that\b)[\w’'-]+ ){{0,3}}?(?:(?:vice|deputy|co)[ -])?(?:{_OFFICE}))s?\b"
    r"(?! (?:who|that|in charge|responsible))",
    re.IGNORECASE,
)
_CHAIRS = re.compile(r"\bwho (?:is |was )?(?:now |currently )?(?:chair(?:s|ed|ing)\b|in the chair\b)", re.IGNORECASE)
_COMPOUND = re.compile(r"chair(?:man|woman|person)", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")


def asked(question: str) -> frozenset[str]:
    """The words of the office whose holder is asked for, in lower case; empty where none is."""
    if _CHAIRS.search(question):
        return frozenset({"chair"})
    holder = _HOLDER.search(question)
    return frozenset(_words(holder.group(1))) if holder else frozenset()


def named(office: frozenset[str], text: str, stems: Callable[[str], list[str]]) -> bool:
    """Whether the text has every word of the office."""
    held = {stem for word in _words(text) for stem in stems(word)}
    return all(held.issuperset(stems(word)) for word in office)


def goes_by_other_names(office: frozenset[str]) -> bool:
    """Whether texts often call such an office something else: a lead officer an owner, an author nobody at all."""
    return not office.isdisjoint({"officer", "director", "lead", "author", "holder"})


def _words(text: str) -> list[str]:
    return _WORD.findall(_COMPOUND.sub("chair", text.replace("-", " ")).lower().replace("'s", ""))

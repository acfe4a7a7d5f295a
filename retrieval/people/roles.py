"""The office that a question asks the holder of ("who is the vice-chair?", "who chairs the audit committee?").

A line that names a person, or any office at all, has the form of an answer to "who"; it is one only where the office asked for
stands with it.
"""

import re
from collections.abc import Callable, Sequence

_OFFICE = (
    r"chair(?:man|woman|person)?|treasurer|secretary|clerk|leader|mayor|president|constable|chief executive|officer|director|"
    r"superintendent|inspector|commander|auditor|ombudsman|minister|head teacher|author|commissioner|portfolio holder|"
    r"lead member|manager|co-?ordinator"
)
_RANK = r"(?:chief|deputy|assistant|vice|acting|interim|police|fire|and|crime)"  # before an office without an article
_HOLDER = re.compile(
    rf"\bwho(?:[’']s| is| was| are| were| became| has been)?(?: now| currently)? "
    rf"(?:(?:the|our|your|its|their|a) |(?=(?:{_RANK},? )*(?:{_OFFICE})\b))"
    rf"((?:(?!for\b|of\b|in\b|to\b|who\b|that\b)[\w’'-]+,? ){{0,5}}?(?:(?:vice|deputy|co)[ -])?(?:{_OFFICE}))s?\b"
    r"(?! (?:who|that|in charge|responsible))",
    re.IGNORECASE,
)
_CHAIRS = re.compile(r"\bwho (?:is |was )?(?:now |currently )?(?:chair(?:s|ed|ing)\b|in the chair\b)", re.IGNORECASE)
# "Head of Estates" is an office's name; who is "head of the council" has another.
_HEAD_OF = re.compile(
    r"\bwho(?:[’']s| is| was)(?: now| currently)?(?: (?:the|our|your|its|their))? head of "
    r"(?!(?:the|a|an|our|your|its|their|this|that|these|those)\b)((?:(?!(?:at|in|for|within|to|now|who)\b)[\w’'&-]+ ?){1,5})",
    re.IGNORECASE,
)
# "Who runs the fire service?" asks for its chief.
_LEADS = re.compile(
    r"\bwho(?:[’']s| is| was)?(?: now| currently)? "
    r"(?:(?:lead|head|command)(?:s|ing|ed)|runs|running|ran|led|(?:the )?(?:head|boss)(?: of)?|in charge of)(?: up)? "
    r"(?:the |our )?(?:(?!(?:of|for|on|in|with|against|to|and|by|from|at)\b)[\w’'-]+ ){0,3}?"
    r"(?:(?P<police>police(?: force| service)?|(?<!task )force|constabulary)"
    r"|fire(?: (?:and|&) rescue)?(?: (?:service|brigade))?)"
    r"(?: (?:in|for|under|during) (?:the )?[\w’'–-]+(?: (?:plan|report|paper|minutes))?)?"
    r"(?: (?:these days|now|today|currently|at the moment|at present|(?:when|as of|at the time)\b.*))?\s*\??$",
    re.IGNORECASE,
)
LEADING = frozenset(  # words of such a question that say nothing of whose the office is
    """leads led leading heads headed heading runs ran running commands commanded commanding head boss charge days moment present
    time came published force service constabulary brigade""".split()
)
_CHIEF_FIRE_OFFICER = frozenset({"chief", "fire", "officer"})
_BODIES = frozenset(
    "police fire force constabulary council service authority office panel board school state government company trust".split()
)
_COMPOUND = re.compile(r"chair(?:man|woman|person)", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
BODY = frozenset("police fire crime rescue".split())  # whose an office is: "Deputy Police and Crime Commissioner"
# The last words of the names of offices.
HEADS = frozenset(
    """chair treasurer secretary clerk leader mayor president constable executive superintendent inspector commander auditor
    ombudsman minister teacher commissioner member holder manager coordinator officer""".split()
)
LESSER = frozenset("assistant deputy vice acting interim temporary former previous ex".split())
_OF_NOW = frozenset("new newly current present latest serving".split())  # in a question; a line that names the holder says none
STANDING_IN = frozenset("acting interim temporary".split())  # who holds an office for a time
SLACK = 2  # words between those of an office, whose it is left aside: "chair of the panel"
_LONGEST = 12  # words in which an office stands: "Deputy Oxmere Police, Fire and Crime Commissioner"


def asked(question: str) -> frozenset[str]:
    """The words of the office whose holder is asked for, in lower case; empty where none is."""
    if _CHAIRS.search(question):
        return frozenset({"chair"})
    if led := _LEADS.search(question):
        return frozenset({"chief", "constable"}) if led.group("police") else _CHIEF_FIRE_OFFICER
    if head := _head_of(question):
        return head
    holder = _HOLDER.search(question)
    return frozenset(_words(holder.group(1))) - _OF_NOW if holder else frozenset()


def asks_holder(question: str) -> bool:
    """Whether the question asks who holds an office, by its name."""
    return any(pattern.search(question) for pattern in (_HOLDER, _CHAIRS, _LEADS)) or bool(_head_of(question))


def asks_leader(question: str) -> bool:
    """Whether the office is told by what its holder does: "who runs the fire service?"."""
    return bool(_LEADS.search(question))


def _head_of(question: str) -> frozenset[str]:
    """The words of "head of" something that is no body, where its holder is asked for."""
    found = _HEAD_OF.search(question)
    words = _words(found.group(1)) if found else []
    return frozenset({"head", *words} - {"and", "of"}) if words and words[-1] not in _BODIES else frozenset()


def plain(word: str) -> str:
    """A word as the names of offices are compared by: lower case, without a possessive, "chairman" as "chair"."""
    return re.sub(r"['’]s$", "", _COMPOUND.sub("chair", word).lower())


def named(office: frozenset[str], text: str, stems: Callable[[str], list[str]], also: frozenset[str] = frozenset()) -> bool:
    """Whether the text has every word of the office, and the office itself once: not just a longer one that it is a part of, as
    an assistant's or a deputy's, unless that is asked for. ``also`` are words that may stand before it."""
    words = [(word, frozenset(stems(word))) for word in _words(text)]
    held = frozenset[str]().union(*(own for _, own in words))
    if not all(held.issuperset(stems(word)) for word in office):
        return False
    wanted = [frozenset(stems(word)) for word in (office - BODY - {"and"} or office)]
    lesser = office & LESSER  # which comes first in an office's name
    heads = [i for i, (word, own) in enumerate(words) if (word in lesser if lesser else any(own & one for one in wanted))]
    return any(_is_whole(words, i, wanted, office | also) for i in heads)


def _is_whole(
    words: Sequence[tuple[str, frozenset[str]]], start: int, wanted: Sequence[frozenset[str]], office: frozenset[str]
) -> bool:
    """Whether the office stands in the words from ``start``, in any order, and no word before it makes it another one."""
    told = [own for word, own in words[start : start + _LONGEST] if word not in BODY and word != "and"]
    here = frozenset[str]().union(*told[: len(wanted) + SLACK])
    if not all(one & here for one in wanted):
        return False
    before = start - 1
    while before >= 0 and _belongs(words, before, wanted):
        before -= 1
    if before >= 0 and words[before][0] in LESSER - office:
        return False
    return [word for word, _ in words[max(0, before - 2) : before + 1]] != ["office", "of", "the"]


def _belongs(words: Sequence[tuple[str, frozenset[str]]], at: int, wanted: Sequence[frozenset[str]]) -> bool:
    """Whether a word is a part of the office's own name, in front of its last word."""
    word, own = words[at]
    return word in BODY or (word == "and" and words[at + 1][0] in BODY) or any(own & one for one in wanted)


def goes_by_other_names(office: frozenset[str]) -> bool:
    """Whether texts often call such an office something else: a lead officer an owner, an author nobody at all."""
    if office >= _CHIEF_FIRE_OFFICER:
        return False
    return not office.isdisjoint({"officer", "director", "lead", "author", "holder"})


def _words(text: str) -> list[str]:
    text = re.sub(r"\bco-(?=ordinat)", "co", text, flags=re.IGNORECASE).replace("-", " ")
    return _WORD.findall(_COMPOUND.sub("chair", text).lower().replace("'s", ""))

"""The name of an office's holder in a line, told by its form: "Jane Ode, Chief Constable", "Chair: Cllr Ode", a name above an
office."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.answerability import kinds
from retrieval.people import roles
from retrieval.questions.language import MONTHS, STOPWORDS, TITLES

_TOKEN = re.compile(r"[A-Za-z](?:[\w'’-]|\.(?=\w))*|[^\w\s]|\n|\d\S*")
_INITIALS = re.compile(r"[A-Z]{1,3}|(?:[A-Z]\.)+[A-Z]?")
_HONOURS = re.compile(r"[A-Z]{2,4}")
_APART = frozenset([*",:|(–—-\n", "is", "as"])  # may stand between a name and an office
_OF_IT = frozenset("the your our its their is as a new current".split())
# "Ann Ode was elected Chair": said before the office, not after it, where the chair may have appointed somebody.
_TAKING = frozenset("elected re-elected appointed re-appointed reappointed chosen confirmed nominated".split())
_JUST = frozenset("was were is has have had been be duly as to".split())
_JOINING = frozenset({"and", "&", ","})
_REGION = re.compile(r"^(?:north|south|east|west|greater|upper|lower|new|mid|midlands|valley|county|city|\w+shire)$", re.I)
_LONGEST_NAME = 5
_LONGEST_OFFICE = 9
_NO_PERSON = re.compile(
    r"^(?:park|lane|avenue|drive|square|close|terrace|gardens|way|floor|box|scheme|programme|awards?|visit\w+|volunteers?)$", re.I
)
_COMPOUND = re.compile(r"\b(vice|deputy|co)-(?=chair)", re.I)


@dataclass(frozen=True, slots=True)
class Named:
    """The words of a holder's name; whose the office is ("of the Audit Committee"), in lower case; and how plainly it is said who
    holds it: 2 where the name comes first, 1 where something parts it from the office before it or it has a title, 0 where it
    only follows. ``taking`` where it is told that somebody took it up."""

    name: tuple[str, ...]
    whose: str
    plainness: int
    taking: bool = False


def holder(line: str, office: frozenset[str], places: frozenset[str] = frozenset()) -> Named | None:
    """Who holds the office, as the line has it; ``None`` where it names nobody as that.

    ``office`` are its words in lower case (``roles.asked``), ``places`` words in lower case that name places and bodies. The line
    has its acronyms spelled out, and line breaks between what stands below each other.
    """
    tokens = [match.group() for match in _TOKEN.finditer(_COMPOUND.sub(r"\1 ", line))]
    own = [roles.plain(token) for token in tokens]
    for at, word in enumerate(own):
        if word in roles.HEADS & office and (tokens[at][0].isupper() or (at and tokens[at - 1] == "(")):
            found = _around(tokens, own, at, office, places)
            if found:
                return found
    return None


def _around(tokens: Sequence[str], own: Sequence[str], at: int, office: frozenset[str], places: frozenset[str]) -> Named | None:
    """The name beside the office whose last word is at ``at``."""
    first = _first(own, at, office)
    held = set(own[first : at + 1])
    if not office - roles.BODY - {"and"} <= held or (held & roles.LESSER) - office:
        return None
    run = _names_end(tokens, own, first)
    if len(run) > 1 and not _is_place(run, places):
        return Named(run, _whose(tokens, own, at + 1), 2)
    before = first - len(run)
    if list(own[max(0, before - 3) : before]) == ["office", "of", "the"]:
        return None
    if before and own[before - 1] in _OF_IT:
        before -= 1
    if found := _elected(tokens, own, before):
        if not _is_place(found, places):
            return Named(found, _whose(tokens, own, at + 1), 2, True)
    elif before and own[before - 1] in _APART:
        for end in _ends(tokens, before):
            found = _names_end(tokens, own, end)
            if len(found) > 1 and not _is_place(found, places):
                return Named(found, _whose(tokens, own, at + 1), 2)
    return _after(tokens, own, at + 1, places)


def _elected(tokens: Sequence[str], own: Sequence[str], before: int) -> tuple[str, ...]:
    """The name of somebody who is told to take the office that begins at ``before``: "Ann Ode was elected as"; empty if none."""
    at = before
    while at and own[at - 1] in _JUST | _TAKING | _OF_IT:
        at -= 1
    found = _names_end(tokens, own, at) if not _TAKING.isdisjoint(own[at:before]) else ()
    return found if len(found) > 1 else ()


def _first(own: Sequence[str], at: int, office: frozenset[str]) -> int:
    """Where the name of an office begins whose last word is at ``at``."""
    first = at
    while first:
        before = own[first - 1]
        if before == "\n" and first > 1 and own[first - 2] in roles.BODY:
            first -= 2
        elif _is_own(before, office) or (before in _JOINING and own[first] in roles.BODY):
            first -= 1
        else:
            break
    for place in (1, 2):  # "Deputy Wexshire Police and Crime Commissioner"
        if own[first] in roles.BODY and first > place and own[first - place - 1] in roles.LESSER:
            return first - place - 1
    return first


def _ends(tokens: Sequence[str], before: int) -> tuple[int, int]:
    """Where a name may end in front of an office: before what parts them, and before the honours that follow it."""
    while before and tokens[before - 1].lower() in _APART:
        before -= 1
    at = before
    while at and (_HONOURS.fullmatch(tokens[at - 1]) or tokens[at - 1] == ","):
        at -= 1
    return at, before


def _after(tokens: Sequence[str], own: Sequence[str], at: int, places: frozenset[str]) -> Named | None:
    """The name after an office: at once, after where it is held, or after what parts them."""
    if tokens[at : at + 1] == ["("] and ")" in tokens[at : at + 4]:
        at = tokens.index(")", at) + 1
    whose = _whose(tokens, own, at)
    at += len(whose.split())
    parted = at
    while at < len(tokens) and own[at] in _APART:
        at += 1
    parted = at - parted
    found: list[str] = []
    while at < len(tokens) and len(found) < _LONGEST_NAME and _is_name(tokens[at], own[at]):
        found.append(tokens[at])
        at += 2 if tokens[at + 1 : at + 2] == ["."] and _INITIALS.fullmatch(tokens[at]) else 1
    while len(found) > 2 and _HONOURS.fullmatch(found[-1]):
        found.pop()
    if len(found) < 2 or _is_place(found, places) or _has_office(own, at):
        return None
    return Named(tuple(found), whose, int(parted > 0 or found[0].lower() in TITLES))


def _whose(tokens: Sequence[str], own: Sequence[str], at: int) -> str:
    """Whose an office is, from the word after it: "of the Audit Committee"; empty where that is not said."""
    if own[at : at + 1] not in (["of"], ["for"]):
        return ""
    end = at + 1
    while end < len(tokens) and (tokens[end][0].isupper() or own[end] in {"the", "and"}) and own[end] not in TITLES:
        end += 1
    return " ".join(own[at:end])


def _has_office(own: Sequence[str], at: int) -> bool:
    """Whether what stands at ``at``, after a name and a comma, is that name's own office."""
    return own[at : at + 1] in (["|"], ["("], [","]) and any(word in roles.HEADS for word in own[at : at + _LONGEST_OFFICE])


def _names_end(tokens: Sequence[str], own: Sequence[str], end: int) -> tuple[str, ...]:
    """The run of a name's words that ends before ``end``, on one line."""
    first = end
    while first and end - first < _LONGEST_NAME:
        step = 2 if tokens[first - 1] == "." and first > 1 and _INITIALS.fullmatch(tokens[first - 2]) else 1
        if not _is_name(tokens[first - step], own[first - step]):
            break
        first -= step
    return tuple(token for token in tokens[first:end] if token != ".")


def _is_own(word: str, office: frozenset[str]) -> bool:
    return word in roles.BODY or word in office or word in roles.LESSER


def _is_name(token: str, word: str) -> bool:
    if not token[0].isalpha() or not token[0].isupper() or word in roles.HEADS or word in roles.LESSER or word in MONTHS:
        return False
    return word in TITLES or _INITIALS.fullmatch(token) is not None or not (word in STOPWORDS or kinds.is_body(token))


def _is_place(run: Sequence[str], places: frozenset[str]) -> bool:
    """Whether a run of capitalised words is no person's name: a region's, or words of the document's own title and publisher."""
    words = [token.lower() for token in run]
    plain = [token.lower() for token in run if token.lower() not in TITLES and not _INITIALS.fullmatch(token)]
    return not plain or any(_REGION.match(word) or _NO_PERSON.match(word) for word in words) or places.issuperset(plain)

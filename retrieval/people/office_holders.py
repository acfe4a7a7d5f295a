"""Whether a text says who holds an office: a person's name beside it, with nothing between them but words that join the two
("Ann Ode was appointed Clerk", "our Clerk, Ann Ode"). A name elsewhere in a sentence about the office is anybody's."""

import re
from collections.abc import Callable, Iterator, Sequence

from retrieval.answerability import kinds
from retrieval.people import roles
from retrieval.questions.language import MONTHS, STOPWORDS, TITLES

_TOKEN = re.compile(r"[^\W\d_](?:[\w'’-]|\.(?=\w))*|\d\S*|[^\w\s]")
_PARTICLES = frozenset("van von de der den la le al bin".split())
# What may stand between an office and the name of the one who holds it.
_JOINING = frozenset(
    """is was are were be been being became becomes remains as a an the our your its their his her new current now by of for to in
    who has have had post role position office held holds served serves appointed confirmed named called elected re-elected chosen
    nominated resolved that retired section""".split()
)
_SAYING = frozenset("is was are were be as by being remains became".split())
_STOPS = frozenset(".?!")
_OWNERS = frozenset("owner lead responsible responsibility whom".split())  # columns of those who act, not of an office
_OFFICERS = roles.HEADS | frozenset("director manager officer head coordinator lead chief".split())
_RANKS = _OFFICERS | frozenset("area station group watch senior general section strategic corporate".split())
_VACANT = frozenset("vacant vacancy".split())
# Bodies fill these from among their members, and often by another office ("chaired by the Director of Housing").
_OF_BODIES = frozenset("chair secretary clerk treasurer".split())
_REACH = 16  # tokens between a name and an office at most: those of other offices, and whose it is
_AROUND = 6  # tokens to either side of a word of the office in which all of it stands

_Stems = Callable[[str], list[str]]


def told(office: frozenset[str], text: str, stems: _Stems, also: frozenset[str] = frozenset()) -> bool:
    """Whether the text names who holds the office, or says that nobody does.

    ``office`` are its words in lower case (``roles.asked``); ``also`` words that may stand before it, as "acting".
    """
    if not roles.named(office, text.lower(), stems, also):
        return False
    tokens = _TOKEN.findall(text)
    own = [roles.plain(token) for token in tokens]
    at = [i for i, word in enumerate(own) if _is_of(word, office, stems) and _stands(own, i, office, stems, also)]
    named = [*_names(tokens, own), *((i, i + 1) for i, word in enumerate(own) if word in _VACANT)]
    if any(_joined(tokens, own, *_between(i, *name)) for name in named for i in at):
        return True
    if not is_of_a_body(office):
        return False
    others = [i for i, word in enumerate(own) if tokens[i] == "I" or (word in _OFFICERS and not _is_of(word, office, stems))]
    return any(
        (tokens[other] == "I" and other + 1 == i)
        or (not _SAYING.isdisjoint(own[slice(*between)]) and _joined(tokens, own, *between))
        for other in others
        for i in at
        for between in [_between(i, other, other + 1)]
    )


def is_of_a_body(office: frozenset[str]) -> bool:
    """Whether it is an office of a committee or the like, of which there are many, each with its own."""
    return not office.isdisjoint(_OF_BODIES)


def is_title(heading: str, office: frozenset[str], stems: _Stems) -> bool:
    """Whether a heading is the office, with whose it is or its holder's name perhaps, and nothing more."""
    if not roles.named(office, heading.lower(), stems):
        return False
    tokens = [token for token in _TOKEN.findall(heading) if token[0].isalpha()]
    left = [token for token in tokens if not _is_part(roles.plain(token), office, stems)]
    return not left or (len(left) > 1 and all(_is_name(token, roles.plain(token)) for token in left))


def _is_part(word: str, office: frozenset[str], stems: _Stems) -> bool:
    return word in roles.BODY | {"and", "the", "our", "of", "for"} or _is_of(word, office, stems)


def _is_of(word: str, office: frozenset[str], stems: _Stems) -> bool:
    """Whether a word is one of the office's own."""
    return any(set(stems(word)) & set(stems(one)) for one in (office - roles.BODY - {"and"} or office))


def _stands(own: Sequence[str], at: int, office: frozenset[str], stems: _Stems, also: frozenset[str]) -> bool:
    """Whether the office stands around ``at``, and not as a part of a longer one."""
    return roles.named(office, " ".join(own[max(0, at - _AROUND) : at + _AROUND + 1]), stems, also)


def _between(at: int, first: int, end: int) -> tuple[int, int]:
    """What lies between the token at ``at`` and those from ``first`` to ``end``."""
    return (end, at) if at >= end else (at + 1, first)


def _joined(tokens: Sequence[str], own: Sequence[str], first: int, end: int) -> bool:
    """Whether the tokens from ``first`` to ``end`` only join a name and an office."""
    if end - first > _REACH:
        return False
    for i in range(first, end):
        word = own[i]
        if word in _STOPS or word in _OWNERS:
            return False
        if word in {"and", "&"}:
            if i == 0 or own[i - 1] not in _OFFICERS | roles.BODY:  # "Ann Ode and the Clerk" are two people
                return False
        elif tokens[i][0].islower() and not (word in _JOINING | _OFFICERS or kinds.is_body(word)):
            return False
    return True


def _names(tokens: Sequence[str], own: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the names of people begin and end: two words at least, of which one may be a title."""
    first = 0
    while first < len(tokens):
        end, words, plain = first, 0, 0
        while end < len(tokens) and (_is_name(tokens[end], own[end]) or (end > first and own[end] in _PARTICLES)):
            words, plain = words + 1, plain + (own[end] not in TITLES)
            end += 2 if len(tokens[end]) == 1 and tokens[end + 1 : end + 2] == ["."] else 1
        if words > 1 and plain:
            yield first, min(end, len(tokens))
        first = max(end, first + 1)


def _is_name(token: str, word: str) -> bool:
    if not token[0].isupper() or word in _JOINING | _RANKS | _OWNERS | _VACANT | roles.LESSER or word in MONTHS:
        return False
    return word in TITLES or len(token) == 1 or not (word in STOPWORDS or kinds.is_body(token))

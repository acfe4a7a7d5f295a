"""Which sections of a plan are its priorities, focus areas, objectives or policies."""

import re
from collections.abc import Iterable, Sequence

from ingest.commitments.verbs import words

_NUMBERED = re.compile(
    r"^\W*(?:(?:strategic|key|corporate|local|community|our)\s+)?"
    r"(?:priority|priorities|objective|outcome|aim|goal|ambition|theme|pillar|strand|focus(?: area)?|area of focus"
    r"|mission|promise|pledge|commitment)(?: area)?"
    r"(?:\s+(?:\d{1,2}|(?-i:[A-Z])|one|two|three|four|five|six|seven|eight|nine|ten)\b|\s*[:–—]\s+\w)",
    re.I,
)
_COLLECTIVE = re.compile(
    r"\b(?:priorit(?:y|ies)|(?:areas?|points?) of (?:focus|priority)|focus areas?|objectives|themes|ambitions|pillars"
    r"|strategic (?:aims|goals|outcomes)|our (?:aims|goals|outcomes|missions|pledges))\b",
    re.I,
)
# The heading of the chapter that the priorities are the parts of.
_CHAPTER = re.compile(
    r"^\W*(?:(?:chapter|part|section)\s+)?(?:\d[\d.]*[.):]?\s+)?(?:(?:our|the|my|key|local|strategic|policing|corporate|crime|and|plan)\s+)*"
    r"(?:priorities|objectives|(?:priority|focus) areas|areas of focus|themes|ambitions|missions|pillars)\W*$",
    re.I,
)
_ASIDE = re.compile(
    r"\b(?:foreword|preface|message|welcome|introduction|about|overview|summary|background|context|contents|vision"
    r"|financ\w*|budget|resourc\w*|funding|equalit\w*|governance|account\w*|performance|indicators?|measures?|monitor\w*"
    r"|collaborat\w*|partnership working|deliver(?:y|ing)|commission\w*|contact|annex|appendix|glossary|legal|statutory"
    r"|responsibilit\w*|requirements?|consultation|approach|roles?)\b",
    re.I,
)
_POLICY = re.compile(
    r"^\W*(?:(?:strategic|draft|core|saved|local|plan) )*policy\s+([A-Z]{0,6}[\s-]?\d+(?:\.\d+)?[A-Za-z]?)\b", re.I
)
_STOP = words("a an and the of to in on for with our all its types by from s")
# Share of the longer name's words that two names have in common: a plan's list of priorities and the headings of its
# chapters differ in number, order and a word or two, in each of the three plans of the development set.
_ALIKE = 0.6
_SEVERAL = 3  # priorities from which on a section that only the last one has is taken not to be its own


def policy_code(heading: str) -> str:
    """The code of a policy's heading, "H1" of "Policy H1: Homes", or ``""``."""
    found = _POLICY.match(heading)
    return re.sub(r"[\s-]", "", found[1]).upper() if found else ""


def is_numbered(heading: str) -> bool:
    """Whether the heading is that of a priority, objective or theme that says so: "Priority 2 ...", "Aim: ..."."""
    return bool(_NUMBERED.match(heading))


def is_collective(text: str) -> bool:
    """Whether a heading or lead-in announces the plan's priorities as a list."""
    return bool(_COLLECTIVE.search(text))


def is_aside(path: Sequence[str]) -> bool:
    """Whether a section is one of those that every plan has beside its priorities: foreword, finance, governance ..."""
    return any(_ASIDE.search(heading) for heading in path)


def is_vision(path: Sequence[str]) -> bool:
    """Whether a section pictures how things shall be, not what will be done."""
    return any(re.search(r"\bvision\b", heading, re.I) for heading in path)


def names_of(text: str) -> frozenset[str]:
    """The words that tell one name from another."""
    return frozenset(re.findall(r"[a-z0-9]{2,}", text.casefold())) - _STOP


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names name the same thing, a word or two left out or put otherwise."""
    return bool(one and other) and len(one & other) >= _ALIKE * max(len(one), len(other))


class Priorities:
    """The priorities of one plan: numbered headings, and headings that a list of priorities announces.

    ``paths`` are the paths of its sections in reading order. Where the levels of headings were lost, what follows the
    last priority stands under it. So a section such as "Finance" or "Collaboration" ends a priority, unless another has
    one of this name too, and so does any section where the last of several priorities is the only one to have sections.
    """

    def __init__(self, paths: Iterable[tuple[str, ...]], announced: Iterable[str]) -> None:
        in_order = list(dict.fromkeys(paths))
        self._names = [names_of(name) for name in announced]
        headings = dict.fromkeys(heading for path in in_order for heading in path)
        self._chosen = {name for name in headings if is_numbered(name) or self.announces(name)} or _parts_of_chapter(in_order)
        self._owners = self._places(in_order)

    def announces(self, item: str) -> bool:
        """Whether an item of a list only names a priority."""
        return any(alike(names_of(item), name) for name in self._names)

    def heading(self, path: tuple[str, ...]) -> str:
        """The priority that a section belongs to, ``""`` for none."""
        return self._owners.get(path, "")

    def __bool__(self) -> bool:
        return bool(self._chosen)

    def _places(self, paths: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
        placed = [(path, i) for path in paths for i, name in enumerate(path) if name in self._chosen]
        having: dict[str, set[str]] = {}
        for path, i in placed:
            for name in path[i + 1 :]:
                having.setdefault(name, set()).add(path[i])
        divided = {path[i] for path, i in placed if path[i + 1 :]}
        last = placed[-1][0][placed[-1][1]] if placed else ""
        lonely = divided == {last} and len({path[i] for path, i in placed}) >= _SEVERAL
        ended: set[str] = set()
        owners: dict[tuple[str, ...], str] = {}
        for path, i in placed:
            below = [name for name in path[i + 1 :] if name not in self._chosen]
            if any((lonely or is_aside([name])) and len(having[name]) == 1 for name in below):
                ended.add(path[i])
            if path[i] not in ended:
                owners.setdefault(path, path[i])
        return owners


def _parts_of_chapter(paths: Sequence[tuple[str, ...]]) -> set[str]:
    """The headings right under one such as "Strategic priorities", where there are several."""
    parts = {path[i + 1] for path in paths for i, name in enumerate(path[:-1]) if _CHAPTER.match(name)}
    return {name for name in parts if not is_aside([name])} if len(parts) > 1 else set()

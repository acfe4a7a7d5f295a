"""Which sections of a plan are its priorities, focus areas, objectives or policies."""

import re
from collections.abc import Iterable, Sequence

_NUMBERED = re.compile(
    r"^\W*(?:strategic |key |corporate |local |community |our )?"
    r"(?:priority|priorities|objective|outcome|aim|goal|ambition|theme|pillar|strand|focus(?: area)?|area of focus|mission|promise|pledge|commitment)"
    r"(?: area)?(?:\s+(?:\d{1,2}|(?-i:[A-Z])|one|two|three|four|five|six|seven|eight|nine|ten)\b|\s*[:–—]\s+\w)",
    re.I,
)
_COLLECTIVE = re.compile(
    r"\b(?:priorit(?:y|ies)|(?:areas?|points?) of (?:focus|priority)|focus areas?|objectives|themes|ambitions|pillars|strategic (?:aims|goals|outcomes)"
    r"|our (?:aims|goals|outcomes|missions|pledges))\b",
    re.I,
)
_ASIDE = re.compile(
    r"\b(?:foreword|preface|message|welcome|introduction|about|overview|summary|background|context|financ\w*|budget|resourc\w*|funding"
    r"|equalit\w*|governance|account\w*|performance|indicators?|measures?|monitor\w*|collaborat\w*|partnership working|deliver(?:y|ing)"
    r"|commission\w*|contact|annex|appendix|glossary|legal|statutory|responsibilit\w*|requirements?|consultation|approach|roles?|vision|contents)\b",
    re.I,
)
_POLICY = re.compile(r"^\W*(?:(?:strategic|draft|core|saved|local|plan) )*policy\s+([A-Z]{0,6}[\s-]?\d+(?:\.\d+)?[A-Za-z]?)\b", re.I)
_STOP = frozenset("a an and the of to in on for with our all its types by from s".split())
_ALIKE = 0.6  # share of the longer name's words: "... deaths to zero" in the list, "... death in the county to Zero" over the chapter


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
    """The priorities of one plan: numbered headings, and headings that a list of priorities announces."""

    def __init__(self, headings: Iterable[str], announced: Iterable[str]) -> None:
        unique = list(dict.fromkeys(headings))
        names = [names_of(name) for name in announced]
        self._names = names
        self._chosen = {
            heading
            for heading in unique
            if is_numbered(heading) or any(alike(names_of(heading), name) for name in names)
        }

    def announces(self, item: str) -> bool:
        """Whether an item of a list only names a priority."""
        return any(alike(names_of(item), name) for name in self._names)

    def heading(self, path: Sequence[str]) -> str:
        """The priority that a section belongs to, ``""`` for none."""
        return next((heading for heading in path if heading in self._chosen), "")

    def __bool__(self) -> bool:
        return bool(self._chosen)

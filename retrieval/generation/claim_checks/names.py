"""Proper names: those of a claim must be in what it rests on, and first and last names must belong together."""

import re
from itertools import pairwise

from retrieval.generation.claim_checks.wording import plain, words
from retrieval.questions.language import ASKING, MONTHS, NUMBER_WORDS, STOPWORDS

_CAPITAL = re.compile(r"\b[A-Z][A-Za-z]*(?:['-][A-Za-z]+)*")
_IDENTIFIER = re.compile(r"\b(?=[\w/-]*\d)[A-Z][A-Za-z]*[\d/-][\w/-]*\b")  # a road, a reference, a form
_SENTENCE = re.compile(r"(?:^|[.!?]\s+|:\s+)[\"']?$")
# How common nouns and verb forms end: a word that only begins a sentence and ends so is taken for one of them.
_ENDINGS = tuple("ing ed tion sion ment ness ity ly ers ies ance ence ship ways ages als ons ves les".split())
_COMMON = frozenset(
    """action adults area areas arrests board body budget burglary business calls cars cases cash change charges children claims
    commissioner community complaints cost costs council councillors crime crimes data demand detectives drivers
    drug drugs effort efforts extra fewer fire force forces fraud full fund funds grants group groups half health help homes
    households income incidents joint knife local loss low men members money most near net new night nights none officers overall
    offences panel parents partners patrols pay people plan plans police priority project projects public pupils rape reports
    residents response road roads rural safety savings schools serious service services sites special spending staff
    stations streets support target targets tax team teams theft thefts time total towns traffic training under
    victims violence violent visits volunteers vulnerable wardens witnesses women work workers young youth""".split()
)


def missing(claim: str, evidence: str) -> list[str]:
    """Names of the claim that the evidence does not have."""
    claim, held = plain(claim), set(words(evidence))
    initials = _initials(plain(evidence))
    found = [one for one in _IDENTIFIER.findall(claim) if one.lower() not in plain(evidence).lower()]
    for match in _CAPITAL.finditer(claim):
        name = re.sub(r"'s?$", "", match.group())
        lowered = name.lower()
        if lowered in held or all(part in held for part in re.split(r"[-']", lowered)) or name in initials:
            continue
        if lowered in STOPWORDS or lowered in MONTHS or lowered in NUMBER_WORDS:
            continue
        if _begins(claim, match.start()) and not _goes_on(claim, match.end()) and may_be_common(lowered):
            continue
        if len(name) > 1:
            found.append(name)
    return found


def mixed(claim: str, evidence: str) -> list[str]:
    """Pairs of names that stand together in the claim and only apart, each beside another name, in the evidence."""
    claim, evidence = plain(claim), plain(evidence)
    found: list[str] = []
    for first, second in _pairs(claim):
        after = {b for a, b in _pairs(evidence) if a == first}
        before = {a for a, b in _pairs(evidence) if b == second}
        if after and before and second not in after and not re.search(rf"\b{first}\b(?: [A-Z][\w'-]*)* {second}\b", evidence):
            found.append(f"{first} {second}")
    return found


def _pairs(text: str) -> list[tuple[str, str]]:
    matches = list(_CAPITAL.finditer(text))
    together = (
        (re.sub(r"'s?$", "", a.group()), re.sub(r"'s?$", "", b.group()))
        for a, b in pairwise(matches)
        if text[a.end() : b.start()] == " "
    )
    return [pair for pair in together if pair[0].lower() not in STOPWORDS]


def _begins(text: str, start: int) -> bool:
    return _SENTENCE.search(text[:start]) is not None


def _goes_on(text: str, end: int) -> bool:
    """Whether another capitalised word follows: then the first belongs to a name as well."""
    return re.match(r" [A-Z]", text[end : end + 2]) is not None


def may_be_common(word: str) -> bool:
    """Whether a lower-case word may be a common one that only begins a sentence."""
    return word in _COMMON or word in ASKING or word.endswith(_ENDINGS)


def _initials(text: str) -> set[str]:
    """Acronyms of the evidence's own longer names: "Harbour Board" gives "HB"."""
    found = set()
    for run in re.finditer(r"[A-Z][a-z]+(?:,? (?:(?:and|of|the|for|&) )*[A-Z][a-z]+)+", text):
        capitals = "".join(re.findall(r"[A-Z]", run.group()))
        found |= {capitals[i:j] for i in range(len(capitals)) for j in range(i + 2, len(capitals) + 1)}
    return found

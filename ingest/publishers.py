"""Who published a document: the office or council that its cover, its end and its sentences name."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.models import Kind
from ingest.evidence import Guess, Line
from ingest.titles import title_case

_PLACE = r"[A-Z][\w'’-]+(?:(?:,? and|,| of| upon| on| &)? [A-Z][\w'’-]+){0,3}?"
_SORT = "County|District|Borough|City|Town|Parish|Metropolitan|Combined|London"
_OFFICE = r"Police(?:,? Fire)?,? (?:and|&) Crime Commissioner"
# Kinds of bodies, not names of bodies: offices are renamed and abolished. Those that are elected publish plans of their
# own; a force or a service is more often what a paper is about, so it counts half.
_FORMS: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(form), weight)
    for form, weight in (
        (
            rf"(?:Office of the )?{_OFFICE} for (?P<place>[A-Z][\w'’-]+(?:,? (?:and |of |upon )?[A-Z][\w'’-]+){{0,3}})",
            1.0,
        ),
        (rf"(?:Office of the )?(?P<place>{_PLACE}) {_OFFICE}", 1.0),
        (
            rf"(?P<place>{_PLACE}) (?:(?:{_SORT}) )+(?:Council|Authority)",
            1.0,
        ),
        (rf"(?P<place>{_PLACE}) (?:Council|Corporation|National Park Authority|Combined Authority)\b", 1.0),
        (rf"(?P<place>{_PLACE}) Fire (?:and|&) Rescue (?:Service|Authority)", 0.5),
        (rf"(?P<place>{_PLACE}) (?:Constabulary|Police)\b(?!,? (?:Fire|and Crime|& Crime))", 0.5),
    )
)
_BARE_OFFICE = re.compile(rf"{_OFFICE}(?! for\b)")
_BEFORE_PLACES = ("in", "of", "across", "for", "throughout", "within", "around", "to", "from")
_NO_PLACE = re.compile(
    r"^(?:The|A|An|By|For|From|To|With|And|Of|Your|Our|Their|This|All|Any|Each|Every|Working|As|At|In|If|New|Local|Community|Special"
    r"|County|District|Borough|City(?! of)|Town|Parish|Metropolitan|Chief|Deputy|Office|Police|Council|British)\b"
)
_OPEN = re.compile(r"\b(?:Police|Crime|and|Commissioner|for|County|Borough|District|City|Rescue)\|[A-Z]")
_LEAST = 2.5
_LEAST_MENTIONS = 5
_LINE_WORDS = 12  # signatures and addresses are as short as that


def guess_publisher(lines: Sequence[Line], text: str, kind: Kind) -> Guess[str] | None:
    """The body named most prominently; ``None`` where none stands out.

    ``lines`` are those the document begins with, ``text`` the whole, a line for each block.
    """
    blocks = text.replace("**", "").split("\n")
    places = _Places(text)
    # A plan is published by those who are elected; forces and services carry it out.
    served = 0.5 if kind is Kind.PLAN else 1.0
    scores: defaultdict[str, float] = defaultdict(float)
    for place, line in enumerate(lines):
        words = title_case(line.text) if line.text.isupper() else line.text
        for name, weight in places.bodies(words):
            alone = len(name) >= 0.7 * len(words)
            scores[name] += weight * max(0.0, (4.0 if alone else 2.0) - 0.05 * place)
    mentions: defaultdict[str, float] = defaultdict(float)
    signed: dict[str, float] = {}
    for block in [*blocks, *_broken_lines(blocks)]:
        short = len(block.split()) <= _LINE_WORDS
        for name, weight in places.bodies(block):
            mentions[name] += weight if weight == 1.0 else weight * served
            if short:
                signed[name] = weight
    for name, weight in signed.items():
        scores[name] += weight
    offices = [name for name in mentions if re.search(_OFFICE, name)]
    if offices:
        mentions[max(offices, key=lambda name: scores[name] + mentions[name])] += len(_BARE_OFFICE.findall(text))
    for name, count in mentions.items():
        if count >= _LEAST_MENTIONS:
            scores[name] += 3.5 * count / sum(mentions.values())
    ranked = [*sorted(scores.items(), key=lambda each: -each[1]), ("", 0.0), ("", 0.0)]
    (best, score), (_, second) = ranked[:2]
    return Guess(best, min(1.0, 0.4 + 0.1 * (score - second) + 0.05 * score)) if score >= _LEAST else None


def _broken_lines(blocks: Sequence[str]) -> Iterator[str]:
    """Two short blocks as one: signatures break off anywhere ("Police and Crime" / "Commissioner for Borsetshire")."""
    for left, right in pairwise(blocks):
        if left and right and len(left.split()) + len(right.split()) <= _LINE_WORDS and _OPEN.search(f"{left}|{right}"):
            yield f"{left} {right}"


class _Places:
    """Finds bodies, and knows which words the text uses as names of places."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}

    def bodies(self, text: str) -> Iterator[tuple[str, float]]:
        """Bodies named in ``text``, each with the weight of its sort."""
        taken = bytearray(len(text))
        for form, weight in _FORMS:
            for match in form.finditer(text):
                start = match.start()
                words = match["place"].split()
                if match.start("place") != start:
                    name = self._named_last(match)
                    if name and not any(taken[start : start + len(name)]):
                        taken[start : start + len(name)] = b"\1" * len(name)
                        yield name, weight
                    continue
                # "Jo Bloggs Borsetshire Council": words are dropped from the front until a place is left.
                while words and not self._is_place(" ".join(words)):
                    start += len(words[0]) + 1
                    words = words[1:]
                if words and not any(taken[start : match.end()]):
                    taken[start : match.end()] = b"\1" * (match.end() - start)
                    yield text[start : match.end()], weight

    def _named_last(self, match: re.Match[str]) -> str:
        """The body whose place ends its name, without the words after the place; ``""`` where none is left.

        "Commissioner for Borsetshire and Chief Constable" is the Commissioner for Borsetshire.
        """
        place = match["place"]
        while place and not self._is_place(place):
            place = place.rpartition(" ")[0].rstrip(",")
        return match.string[match.start() : match.start("place") + len(place)] if place else ""

    def _is_place(self, words: str) -> bool:
        """Whether the text says "in", "of" or "across" it, or it stands before a council."""
        if words not in self._known:
            used = (
                any(f"{word} {the}{words}" in self._text for word in _BEFORE_PLACES for the in ("", "the "))
                or f"{words} Council" in self._text
            )
            used = used or bool(re.search(rf"\b{re.escape(words)} \w+ Council\b", self._text))
            self._known[words] = used and not _NO_PLACE.match(words) and not words.endswith((",", " and", " of"))
        return self._known[words]

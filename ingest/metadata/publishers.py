"""Who published a document: the office or council that its cover, its end and its sentences name."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.models import Kind
from ingest.metadata.evidence import Guess, Line
from ingest.metadata.titles import title_case

_PLACE = r"[A-Z][\w'’-]+(?:(?:,? and|,| of| upon| on| &)? [A-Z][\w'’-]+){0,3}?"
_SORT = "County|District|Borough|City|Town|Parish|Metropolitan|Combined|London"
_OFFICE = r"Police(?:,? Fire)?,? (?:and|&) Crime Commissioner"
# Kinds of bodies, not names of bodies: offices are renamed and abolished. Those that are elected publish plans of their
# own; a force or a service is more often what a paper is about, so it counts half.
_FORMS: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(form), weight)
    for form, weight in (
        (
            rf"(?:Office of the )?{_OFFICE} for (?P<place>[A-Z][\w'’-]+(?:,? (?:and (?:the )?|of |upon )?[A-Z][\w'’-]+){{0,3}})",
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
_ELECTED = 3  # the first so many forms: offices and councils of a sort
_BARE_OFFICE = re.compile(rf"{_OFFICE}(?! for\b)")
_BEFORE_PLACES = ("in", "of", "across", "for", "throughout", "within", "around", "to", "from")
_NO_PLACE = re.compile(
    r"^(?:The|A|An|By|For|From|To|With|And|Of|Your|Our|Their|This|All|Any|Each|Every|Working|As|At|In|If|New|Local|Community|Special"
    r"|County|District|Borough|City(?! of)|Town|Parish|Metropolitan|Chief|Deputy|Office|Police|Council|British"
    r"|Full|Extraordinary|Ordinary|Annual|Cabinet|Shadow|Executive|General|Joint|Youth|Privy|Security|Research|Student|School"
    r"|Leader|Chairman|Member|Clerk|Councillor|Cllr|[a-z]+)\b"
)
_PLACED = re.compile(rf"^{_PLACE}\|(?:(?:{_SORT}) )+(?:Council|Authority)$")  # "Borsetshire" / "County Council"
_OFFICE_BROKEN = re.compile(rf"^{_PLACE} Police(?:,? Fire)?,? (?:and|&) Crime\|Commissioner$")
_OPEN = re.compile(rf"\b(?:Police|Crime|and|Commissioner|for|County|Borough|District|City|Rescue)\|[A-Z]|{_PLACED.pattern}")
# A member of a joint body, and which council sent him.
_SENT_BY = re.compile(r"^\W*(?:Cllr|Councillor|Ald(?:erman)?|Mrs?|Ms|Miss|Dr|Sir|Dame|Prof(?:essor)?)\b[^–—]{3,60}?\s[–—-]\s")
_TITLE = r"(?:Cllr|Councillor|Ald(?:erman)?|Mrs?|Ms|Miss|Dr|Sir|Dame|Prof(?:essor)?)\b\.?"
_TITLED = re.compile(rf"{_TITLE}\s+$")
_SORTED = rf"(?: (?:{_SORT}|Community|Unitary|Regional))+ (?:Council|Authority)\b"
_AND_THE = re.compile(r",? and the ")
_AND_ROLE = re.compile(r",? and (?:the )?(?:Chief|Deputy|Assistant|Police|Office|Force|Council|His|Her|Their)\b")
# A service or partnership of councils whose name is a line of the cover; what it does may be a common noun.
_SERVICE = re.compile(
    r"^(?:The )?(?P<body>(?P<place>[A-Z][\w'’-]+)(?: (?:[A-Z][\w'’-]+|and|of|&)){1,7} (?:Service|Partnership))$"
)
_COVER_NAMES = 6  # lines
# The joint body that met, which no council's name gives: its own members' councils are named oftener.
_PANEL = (
    r"(?P<body>(?P<place>[A-Z][\w'’-]+(?:,? (?:and (?:the )?|of )?[A-Z][\w'’-]+){0,4}?)"
    r" Police(?:,? Fire)?,? (?:and|&) Crime Panel)\b"
)
_MET = re.compile(rf"\b[Mm]eeting of (?:the )?{_PANEL}")
_OF_PANEL = re.compile(rf"\b(?:of|to|by) the {_PANEL}")
_MET_LINES = 12
_HYPHENED = re.compile(r"\b[A-Z][a-z]+-[a-z]+\b")
_LEAST = 2.5
_LEAST_MENTIONS = 5
_LINE_WORDS = 12  # signatures and addresses are as short as that


def guess_publisher(lines: Sequence[Line], text: str, kind: Kind) -> Guess[str] | None:
    """The body named most prominently; ``None`` where none stands out.

    ``lines`` are those the document begins with, ``text`` the whole, a line for each block.
    """
    blocks = [_spelled(_cased(block), text) for block in text.replace("**", "").split("\n")]
    places = _Places("\n".join([text, *(block for block in blocks if block not in text)]))
    # A plan is published by those who are elected; forces and services carry it out.
    served = 0.5 if kind is Kind.PLAN else 1.0
    scores: defaultdict[str, float] = defaultdict(float)
    cased = [_spelled(title_case(line.text), text) if line.text.isupper() else line.text for line in lines]
    met = _that_met(cased, places) if kind is Kind.MINUTES else ""
    if met:
        return Guess(met, 0.8)
    broken = [
        (place, _spelled(f"{left} {right}", text))
        for place, (left, right) in enumerate(pairwise(cased))
        if _PLACED.search(f"{left}|{right}") or _OFFICE_BROKEN.search(f"{left}|{right}")
    ]
    for place, words in [*enumerate(cased), *broken]:
        for name, weight in places.bodies(words):
            alone = len(name) >= 0.7 * len(words)
            scores[name] += weight * max(0.0, (4.0 if alone else 2.0) - 0.05 * place)
    mentions: defaultdict[str, float] = defaultdict(float)
    signed: dict[str, float] = {}
    for block in [*blocks, *(_spelled(both, text) for both in _broken_lines(blocks))]:
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
    if score >= _LEAST:
        return Guess(best, min(1.0, 0.4 + 0.1 * (score - second) + 0.05 * score))
    # Minutes that name one panel, more than once, and no council as often are that panel's.
    panels = [found["body"] for found in _OF_PANEL.finditer(text)] if kind in (Kind.MINUTES, Kind.AGENDA_PACK) else []
    if len(panels) > 1 and len(set(panels)) == 1:
        return Guess(panels[0], 0.6)
    service = _service_on_cover(cased, places, text)
    return Guess(service, 0.6) if service else None


def _spelled(line: str, text: str) -> str:
    """The line with names that a hyphen parts as the text writes them: "Dyfed-powys", of capitals, as "Dyfed-Powys"."""
    for word in _HYPHENED.findall(line):
        found = re.search(rf"\b(?!{word}\b){re.escape(word.partition('-')[0])}-[A-Z][a-z]+\b", text)
        if found and found[0].casefold() == word.casefold():
            line = line.replace(word, found[0])
    return line


def _cased(block: str) -> str:
    """A line in capitals that names an elected body, in title case; other lines in capitals say nothing of places."""
    cased = title_case(block) if block.isupper() else block
    return cased if any(form.search(cased) for form, _ in _FORMS[:_ELECTED]) else block


def _that_met(lines: Sequence[str], places: "_Places") -> str:
    """The panel whose meeting the first lines minute; ``""`` where they name none with a place."""
    first = lines[:_MET_LINES]
    for line in [*first, *(f"{left} {right}" for left, right in pairwise(first))]:
        met = _MET.search(line)
        if met and any(places.is_place(word.rstrip(",")) for word in met["place"].split() if word[0].isupper()):
            return met["body"]
    return ""


def _service_on_cover(lines: Sequence[str], places: "_Places", text: str) -> str:
    """The one service or partnership with a place in its name that the cover gives a line, if it is named again."""
    found: set[str] = set()
    for line in lines[:_COVER_NAMES]:
        named = _SERVICE.match(line)
        if named and places.is_place(named["place"]):
            found.add(named["body"])
    name = found.pop() if len(found) == 1 else ""
    return name if name and text.count(name) > 1 else ""


def _broken_lines(blocks: Sequence[str]) -> Iterator[str]:
    """Two short blocks as one: signatures break off anywhere ("Police and Crime" / "Commissioner for Borsetshire")."""
    for left, right in pairwise(title_case(block) if block.isupper() else block for block in blocks):
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
        sent = _SENT_BY.match(text)
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
                while words and not self.is_place(" ".join(words)):
                    start += len(words[0]) + 1
                    words = words[1:]
                if words and not any(taken[start : match.end()]):
                    taken[start : match.end()] = b"\1" * (match.end() - start)
                    if not (sent and sent.end() == start) and not _sent_by_title(text, match.start()):
                        yield text[start : match.end()], weight

    def _named_last(self, match: re.Match[str]) -> str:
        """The body whose place ends its name, without the words after the place; ``""`` where none is left.

        "Commissioner for Borsetshire and Chief Constable" is the Commissioner for Borsetshire.
        """
        place = match["place"]
        role = _AND_ROLE.search(place)
        place = place[: role.start()] if role else place
        joined = _AND_THE.search(place)
        if joined and not self._is_whole(place):
            place = place[: joined.start()]
        while place and not self.is_place(place):
            place = place.rpartition(" ")[0].rstrip(",")
        return match.string[match.start() : match.start("place") + len(place)] if place else ""

    def is_place(self, words: str) -> bool:
        """Whether the text says "in", "of" or "across" it, or names its county or borough council.

        That it stands before "Council" proves nothing: so do "Full" and "Youth".
        """
        if words not in self._known:
            name = re.escape(words)
            used = bool(
                re.search(rf"\b(?:{'|'.join(_BEFORE_PLACES)}) (?:the )?{name}(?! (?:Council|Cabinet|Committee)\b)", self._text)
                or re.search(rf"\b{name}(?:{_SORTED}|['’]s?\b)", self._text)
            )
            self._known[words] = used and not _NO_PLACE.match(words) and not words.endswith((",", " and", " of", " the"))
        return self._known[words]

    def _is_whole(self, place: str) -> bool:
        """Whether "Borsetshire and the Isles" is one area: a line of its own ends so, or the text speaks of life across it.

        In "the Commissioner for Borsetshire and the Home Office" another body follows.
        """
        name = re.escape(place)
        alone = rf"(?m)^(?:The )?(?:Office of the )?{_OFFICE} for {name}$"
        return bool(re.search(rf"{alone}|\b(?:in|of|across|throughout|within|around) {name}\b", self._text))


def _sent_by_title(text: str, start: int) -> bool:
    """Whether a member's name runs into the name of his council: "Councillor Jo Amos Penny District Council"."""
    return bool(re.match(rf"{_TITLE}\s", text[start:]) or _TITLED.search(text[:start]))

"""Acronyms that a document explains, with what they stand for."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from corpus.models import BlockKind, ParsedFile

_FURTHEST = 1000  # characters before an acronym: its expansion has at most 22 words (see _ending_with)
_LONG_FORM = 90  # and so many an expansion has
_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"})
_ACRONYM = r"(?P<acronym>[A-Z][A-Za-z&]{0,8}[A-Z])(?P<plural>[’']?s)?"
_AFTER_LONG_FORM = re.compile(rf"\(\s*[“\"'‘]?(?:the\s+|or\s+)?[“\"'‘]?{_ACRONYM}[”\"'’]?\s*[);,]")
_BEFORE_LONG_FORM = re.compile(rf"(?<!\w){_ACRONYM}\s*\(\s*(?P<long>[A-Za-z][^()]{{3,90}})\)")
_ENTRY = re.compile(rf"^\W*{_ACRONYM}\s*(?:[-–—:=]|\t)\s*(?P<long>[A-Za-z].{{3,90}})")
_TERM = re.compile(rf"^{_ACRONYM}$")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*|&")


def mine_glossary(parsed: ParsedFile) -> dict[str, str]:
    """Acronym to expansion: "Road Safety Forum (RSF)", "RSF (Road Safety Forum)" or a line "RSF - Road Safety Forum".

    The initials of the expansion must spell the acronym. Plurals are made singular. Of several expansions the one given
    most often is kept, the first given of equals.
    """
    seen: dict[str, Counter[str]] = {}
    for block in parsed.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        for acronym, expansion in explanations(parsed.text_of(block), block.cells):
            seen.setdefault(acronym, Counter())[expansion] += 1
    return {acronym: max(counts, key=lambda long: counts[long]) for acronym, counts in sorted(seen.items())}


def explanations(text: str, cells: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Pairs of acronym and expansion in one block, in order; ``cells`` are its cells if it is a table row."""
    flat = " ".join(text.split())
    for match in _AFTER_LONG_FORM.finditer(flat):
        # An expansion stands in one clause with its acronym; a full stop or bracket before it ends the search.
        before = re.split(r"[.;:!?()](?=\s|$)|[()]", flat[max(0, match.start() - _FURTHEST) : match.start()])[-1]
        yield from _pair(match, _ending_with(match["acronym"], before))
    for match in _BEFORE_LONG_FORM.finditer(flat):
        yield from _pair(match, _beginning_with(match["acronym"], match["long"], whole=True))
    entries = [f"{cells[0]}\t{cells[1]}"] if len(cells) > 1 else _entries(text.split("\n"))
    for entry in entries:
        match_entry = _ENTRY.match(entry.strip())
        if match_entry:
            yield from _pair(match_entry, _beginning_with(match_entry["acronym"], match_entry["long"], whole=False))


def is_entry(term: str, meaning: str) -> bool:
    """Whether one line is an acronym by itself and the next begins with what it stands for."""
    match = _TERM.match(term.strip())
    return match is not None and any(_pair(match, _beginning_with(match["acronym"], meaning.strip()[:_LONG_FORM], whole=False)))


def is_explained(line: str) -> bool:
    """Whether a line is an acronym with what it stands for: "RSF - Road Safety Forum"."""
    match = _ENTRY.match(line.strip())
    return match is not None and any(_pair(match, _beginning_with(match["acronym"], match["long"], whole=False)))


def _entries(lines: Sequence[str]) -> list[str]:
    """The lines, an acronym by itself joined with the line below it."""
    below = [*lines[1:], ""]
    return [f"{line}\t{after.strip()}" if _TERM.match(line.strip()) else line for line, after in zip(lines, below, strict=True)]


def _pair(match: re.Match[str], expansion: str | None) -> Iterator[tuple[str, str]]:
    if not expansion or sum(letter.isupper() for letter in match["acronym"]) < 2:
        return
    if match["plural"] == "s":
        expansion = _singular(expansion)
    elif match["plural"]:
        expansion = re.sub(r"(?<!s)[’']s?$", "", expansion)  # "the Council's (BC's)"
    yield match["acronym"], expansion


def _ending_with(acronym: str, text: str) -> str | None:
    """The shortest end of ``text`` whose initials spell the acronym."""
    words = list(_WORD.finditer(text))
    # "Independent Inquiry into Child Abuse (IICA)": small words are letters of the acronym only if nothing else fits.
    for small in (False, True):
        for first in range(len(words) - 1, max(-1, len(words) - 2 * len(acronym) - 3), -1):
            if _spells([word[0] for word in words[first:]], acronym, small):
                return _tidy(text[words[first].start() : words[-1].end()])
    return None


def _beginning_with(acronym: str, text: str, whole: bool) -> str | None:
    """The shortest beginning of ``text``, or all of it, whose initials spell the acronym."""
    words = list(_WORD.finditer(text))
    for last in range(len(words) if whole else 1, len(words) + 1):
        if _spells([word[0] for word in words[:last]], acronym, small=True):
            return _tidy(text[words[0].start() : words[last - 1].end()])
    return None


def _spells(words: list[str], acronym: str, small: bool) -> bool:
    """Whether the words' initials are the acronym's letters, in order.

    Small words may be left out (and are no letters of it unless ``small``), and of an acronym of four letters or more
    one name, that of a place for instance, but neither the first word nor the last.
    """
    letters = re.sub(r"[^a-z&]", "", acronym.lower())
    if not words or len(letters) < 2 or words[0].lower() in _SMALL:
        return False

    def matches(word: int, letter: int, spare: int) -> bool:
        if word == len(words):
            return letter == len(letters)
        initial = words[word][0].lower()
        fits = (small or words[word].lower() not in _SMALL) and letter < len(letters) and initial == letters[letter]
        fits = fits or (letter < len(letters) and letters[letter] == "&" and words[word] in {"and", "&"})
        if fits and matches(word + 1, letter + 1, spare):
            return True
        inner = 0 < word < len(words) - 1
        if inner and (words[word].lower() in _SMALL or words[word] == "&") and matches(word + 1, letter, spare):
            return True
        return inner and spare > 0 and words[word][0].isupper() and matches(word + 1, letter, spare - 1)

    return matches(0, 0, 1 if len(letters) >= 4 else 0)


def _tidy(text: str) -> str:
    return re.sub(r"[*_\[\]]|(?<=[a-z])\d{1,2}$", "", text).strip(" ,'\"‘’“”")


def _singular(text: str) -> str:
    if re.search(r"[^aeiou]ies$", text):
        return text[:-3] + "y"
    return text[:-1] if re.search(r"[^su]s$", text) else text

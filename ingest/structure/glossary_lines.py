"""Glossaries that give a term on one line and what it means on the next."""

import re
from collections.abc import Sequence

from ingest.lists.markers import marker_of
from ingest.passages.glossary import is_entry, is_explained
from ingest.structure.lines import Line, ends_sentence, starts_lower, words

_TITLE = re.compile(
    r"^\W*(?:\d{1,2}\W+|appendix \w+\W+)?(?:glossary|(?:list of )?(?:abbreviations|acronyms))\b[^.]{0,40}$", re.IGNORECASE
)
_TERM_WORDS, _MEANING_WORDS = 3, 5  # a term that is no acronym is short, what it means is longer


def glossary_terms(lines: Sequence[Line], plain: Sequence[bool]) -> tuple[frozenset[int], frozenset[int]]:
    """The lines that are terms, what they mean below them, and the lines among those that hold both.

    Under a glossary's title an acronym by itself is a term if the line below spells it; another word is one where it goes
    on a series of such pairs.
    """
    terms: set[int] = set()
    title = False
    for i in range(len(lines) - 1):
        line, below = lines[i], lines[i + 1]
        if _TITLE.match(line.text) and line.gap:
            title = True
        elif title and plain[i] and plain[i + 1] and below.gap <= 1 and below.page == line.page:
            series = i - 2 in terms and i - 4 in terms and _gaps(lines, i) == _gaps(lines, i - 2) and _is_pair(line, below)
            if series or is_entry(line.text, below.text):
                terms.add(i)
    pairs = terms | {i + 1 for i in terms}
    beside = {k for i in terms for k in (i - 1, i + 2)} - pairs
    return frozenset(terms), frozenset(k for k in beside if 0 <= k < len(lines) and plain[k] and is_explained(lines[k].text))


def _gaps(lines: Sequence[Line], i: int) -> tuple[int, int]:
    return lines[i].gap, lines[i + 1].gap


def _is_pair(term: Line, meaning: Line) -> bool:
    short = len(words(term.text)) <= _TERM_WORDS and not ends_sentence(term.text) and not marker_of(term.text)
    return short and len(words(meaning.text)) >= _MEANING_WORDS and not starts_lower(meaning.text) and not is_explained(term.text)

"""Lines of page text and what can be said of each by itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from corpus.models import Page

# Words that cannot end a phrase: a line that ends with one goes on in the next line.
# fmt: off
FUNCTION_WORDS = frozenset({
    "a", "an", "the", "and", "or", "nor", "but", "of", "to", "in", "on", "at", "by", "for", "from", "with",
    "without", "within", "into", "onto", "over", "under", "between", "through", "as", "than", "that", "which",
    "who", "whose", "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could",
    "should", "may", "might", "must", "our", "your", "their", "its", "his", "her", "this", "these", "those", "not",
    "via", "per", "including", "such", "both", "either", "when", "where", "while", "if",
})
# fmt: on
_TERMINAL = re.compile(r"(?:[!?…]|(?<!\d)\.|(?<=\d)\.(?!\d))[\"'’”)\]*_]*\d{0,2}[*†]*$")
_LEAD = re.compile(r":[-–—]?[\"'’”*_]*$")
_TAIL = 16  # what a text ends with is looked for in so many characters
_SIGNS = "\"'‘’“”()[]*_,.;:!?-–—&/"
_PART = re.compile(r"\S+")
_OPENING = "\"'‘“([*_"
_RULE = re.compile(r"^[ \u00a0]{20,}$|^_{5,}$")  # the line above footnotes: Word's is extracted as a run of spaces


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. ``start`` and ``end`` bound its text in the page without outer white space.

    ``gap`` counts the blank lines above it, ``spaced`` says that one of those holds spaces (an empty paragraph of the
    source), ``ruled`` that one of them is a footnote rule, ``top`` that it is the first line of its page.
    """

    page: int
    start: int
    end: int
    text: str
    raw: str
    indent: int
    gap: int
    spaced: bool
    ruled: bool
    top: bool

    @property
    def mark(self) -> bool:
        """Indented right under another line: extraction leaves such a space where a page or a paragraph begins."""
        return self.indent >= 1 and self.gap == 0 and not self.top and "\t" not in self.raw[: self.indent]


def lines_of(pages: Sequence[Page]) -> list[Line]:
    """All lines of all pages that are not blank, in order."""
    found: list[Line] = []
    for page in pages:
        position, gap, spaced, ruled, top = 0, 0, False, False, True
        for raw in page.text.split("\n"):
            text = raw.strip()
            if text:
                indent = len(raw) - len(raw.lstrip())
                start = position + indent
                found.append(Line(page.number, start, start + len(text), text, raw, indent, gap, spaced, ruled, top))
                gap, spaced, ruled, top = 0, False, False, False
            else:
                gap += 1
                spaced = spaced or bool(raw)
                ruled = ruled or bool(_RULE.match(raw))
            position += len(raw) + 1
    return found


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a full stop, a question mark or the like, quotes and note numbers aside."""
    return bool(_TERMINAL.search(text[-_TAIL:]))


def introduces(text: str) -> bool:
    """Whether the text ends with a colon, and so announces what follows."""
    return bool(_LEAD.search(text[-_TAIL:]))


def starts_lower(text: str) -> bool:
    """Whether the first letter, opening quotes and brackets aside, is lower case."""
    bare = text.lstrip(_OPENING)
    return bool(bare) and bare[0].islower()


def runs_on(text: str) -> bool:
    """Whether the text cannot be complete: it ends with a comma, a hyphen, an opening bracket or a function word."""
    if text[-1] in ",-–—(/&" or text.endswith(";"):
        return text[-1] != ";"
    return text.rsplit(None, 1)[-1].lower().strip("*_") in FUNCTION_WORDS


def words(text: str) -> list[str]:
    """The words of a text, without signs at their edges; signs alone are left out."""
    return [word for word in (part.strip(_SIGNS) for part in text.split()) if word]


def has_more_words(text: str, most: int) -> bool:
    """Whether the text has more words than ``most``; of a long text no more is looked at than answers that."""
    found = (match for match in _PART.finditer(text) if match[0].strip(_SIGNS))
    return next(islice(found, most, None), None) is not None


def fold(text: str) -> str:
    """White space folded to single spaces."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """A form in which two printings of one heading are equal: case, signs, tags and "(continued)" are left out."""
    bare = re.sub(r"<[^>]{1,80}>|[*_`#>]", " ", text).replace("’", "'")
    bare = re.sub(r"[\[(]?\bcont(?:inued|['.]?d)?\b\.?[\])]?\s*>?\s*$", " ", bare.strip(), flags=re.IGNORECASE)
    return " ".join(re.findall(r"[^\W_]+", bare.casefold()))

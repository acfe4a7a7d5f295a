"""A document as coverage reads it: its spans in order, and windows of neighbouring spans to be scored.

What is read: every sentence, list item and table row but those of a component that is itself a plan, because a plan
inside a file is no evidence for itself.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpus.models import Kind, Passage, Span, SpanKind
from retrieval.coverage.words import Words, runs
from retrieval.library import Library
from retrieval.units import span_text

WINDOW_WORDS = 60  # the paragraphs that the packaged cross-encoder was trained on have about so many (MS MARCO)
_FEWEST_TERMS = 3  # fewer say nothing on their own: "Agreed.", "See below."
# "Further details are set out in the section above": where to look, not what was done.
_POINTER = re.compile(
    r"\b(?:set out|described|covered|provided|referenced?|detailed|included|found|available|given|see|refer to)\b"
    r".{0,80}\b(?:above|below|elsewhere|sections?|chapters?|appendix|appendices|annex|narrative|pages?|website|paragraphs?)\b",
    re.IGNORECASE,
)
# What a paper has to have and tells nothing by: whose report it is, and that members are to note it.
_FORMAL = re.compile(
    r"^\W*(?:[\d.]+\s+|\(?[a-z\d]\)\s*)?(?:"
    r"(?:joint )?report (?:of|by|from|to) |agenda item\b|contact(?: officers?)?\s*:|background papers?\b|report author\b"
    r"|wards? affected\b|purpose of (?:the |this )?report\b|the purpose of this (?:report|paper) is\b"
    r"|to (?:inform|update|advise|ask|invite) (?:the )?(?:members?|panel|committee|authority|board|cabinet|council)\b"
    r"|(?:that )?(?:the )?(?:members?|panel|committee|authority|board|cabinet|council) (?:is |are )?"
    r"(?:asked |invited |recommended |requested )?(?:to )?(?:note|scrutinise|consider|receive|discuss|comment)s?\b"
    r"|that the (?:report|update|contents?|position) (?:be|is) noted)",
    re.IGNORECASE,
)
_FORMAL_WORDS = 30  # a longer line says something too
_TITLE_WORDS = 14
_POINTER_WORDS = 20  # a longer line that points somewhere says something too


@dataclass(frozen=True, slots=True)
class Line:
    """One span of the document: ``text`` has its white space folded, ``terms`` and ``runs`` are those of the text."""

    passage: Passage
    span: Span
    text: str
    terms: frozenset[str]
    runs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring lines of one passage. ``lines`` are their positions in the document's lines, from 0."""

    lines: tuple[int, ...]
    passage: Passage
    text: str
    terms: frozenset[str]


def lines_of(library: Library, passages: Iterable[Passage], words: Words) -> list[Line]:
    """The spans of a document's passages, in reading order."""
    lines: list[Line] = []
    for passage in passages:
        component = library.component(passage)
        if component is not None and component.kind is Kind.PLAN:
            continue
        for span in passage.spans:
            text = span_text(passage, span)
            lines.append(Line(passage, span, text, frozenset(words.terms(text)), runs(text)))
    return lines


def is_pointer(text: str) -> bool:
    """Whether a line only says where else to look."""
    return len(text.split()) <= _POINTER_WORDS and _POINTER.search(text) is not None and not re.search(r"\d{2}", text)


def is_formal(text: str) -> bool:
    """Whether a line is a title in capitals or one of those that any paper has: whose report it is, that it is to be noted."""
    count = len(text.split())
    return (text.isupper() and count <= _TITLE_WORDS) or (count <= _FORMAL_WORDS and _FORMAL.match(text) is not None)


def windows_of(lines: Sequence[Line], left_out: Callable[[int], bool]) -> list[Window]:
    """Lines joined to windows of about ``WINDOW_WORDS`` words that do not cross a passage, a heading or a line that is
    ``left_out`` (by its position)."""
    windows: list[Window] = []
    held: list[int] = []
    length = 0

    def close() -> None:
        nonlocal length
        if held:
            terms = frozenset().union(*(lines[at].terms for at in held))
            if len(terms) >= _FEWEST_TERMS:
                text = " ".join(lines[at].text for at in held)
                windows.append(Window(tuple(held), lines[held[0]].passage, text, terms))
            held.clear()
        length = 0

    for at, line in enumerate(lines):
        if held and lines[held[0]].passage.id != line.passage.id:
            close()
        if line.span.kind is SpanKind.HEADING or left_out(at):
            close()
            continue
        count = len(line.text.split())
        if held and length + count > WINDOW_WORDS:
            close()
        held.append(at)
        length += count
    close()
    return windows

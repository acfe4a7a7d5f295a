"""Definition lists: pairs of a label and what it says, questions with their answers, or terms that lead into longer texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ingest.readers.composing import folded
from ingest.readers.html.text import text_of

LABEL_WORDS = 8
FACT_WORDS = 60  # as of a numbered item in a Word file; longer texts are prose under a title
_BLOCKS = {"ul", "ol", "dl", "table", "menu", "details", "h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True, slots=True)
class Entry:
    """Terms (``dt``) and what is said of them (``dd``), in the page's order."""

    terms: tuple[Any, ...]
    details: tuple[Any, ...]

    @property
    def is_fact(self) -> bool:
        """Whether it is one short label with short texts, without lists or tables in them."""
        if len(self.terms) != 1 or not self.details or not 0 < len(_text(self.terms[0]).split()) <= LABEL_WORDS:
            return False
        return not _text(self.terms[0]).endswith("?") and all(map(_is_short, self.details))

    @property
    def rows(self) -> list[tuple[str, str]]:
        """The label beside each of the texts."""
        return [(_text(self.terms[0]), text) for detail in self.details if (text := _text(detail))]

    @property
    def is_titled(self) -> bool:
        """Whether it is a question with its answer."""
        return bool(self.details) and any(_text(term).endswith("?") for term in self.terms)


def entries_of(element: Any) -> list[Entry]:
    """The entries of a ``dl``, wrapped in ``div`` elements or not."""
    found: list[Entry] = []
    terms: list[Any] = []
    details: list[Any] = []
    for child in _children(element):
        if child.tag == "dt" and details:
            found.append(Entry(tuple(terms), tuple(details)))
            terms, details = [], []
        (terms if child.tag == "dt" else details).append(child)
    return [*found, Entry(tuple(terms), tuple(details))] if terms or details else found


def is_plain(element: Any) -> bool:
    """Whether a ``dl``, or a ``div`` in one, holds nothing but its entries."""
    texts = [element.text, *(child.tail for child in element)]
    tags = [child for child in element if isinstance(child.tag, str)]
    held = all(child.tag in {"dt", "dd"} or (child.tag == "div" and is_plain(child)) for child in tags)
    return held and not any((text or "").strip() for text in texts)


def are_titled(entries: Sequence[Entry]) -> bool:
    """Whether most entries are questions with their answers."""
    return sum(entry.is_titled for entry in entries) * 2 > len(entries)


def _children(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == "div":
            yield from _children(child)
        elif child.tag in {"dt", "dd"}:
            yield child


def _is_short(detail: Any) -> bool:
    return len(_text(detail).split()) <= FACT_WORDS and next(detail.iter(*_BLOCKS), None) is None


def _text(element: Any) -> str:
    return folded(text_of(element))

"""Which plan is in force: said by the file or a person, or seen from a later plan of the same name and area."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.errors import UnknownDocument
from corpus.models import Document, Kind
from corpus.naming import resolve

_GENERIC = frozenset(
    """and borough city combined commissioner commissioners constabulary council county crime district fire for force
    mayor of office panel police rescue service the town""".split()
)
# What the names of files of plans have in common, whoever's plan it is.
_OF_FILES = _GENERIC | frozenset(
    """adopted and annual commissioners copy current draft existing final in issue latest local new of old online plan plans pcp
    pdf policing previous print public published safer signed strategic strategy summary update updated version web""".split()
)
# As for the other facts of a document (ingest/metadata/description.py): said by a person; two facts that agree; one of them.
_STATED, _SAME_BODY, _SAME_NAME = 1.0, 0.9, 0.6


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a plan is in force, ``None`` where nothing tells; the title of what came ``by``; confidence from 0 to 1."""

    in_force: bool | None = None
    by: str | None = None
    confidence: float = 0.0


def standing(document: Document, documents: Iterable[Document]) -> Standing:
    """What is known of a document's being in force, among the ``documents`` held."""
    held = list(documents)
    later = superseded_by(document, held)
    if document.superseded_by:
        return Standing(False, later.title if later else document.superseded_by, _STATED)
    if document.kind is not Kind.PLAN or not starts(document):
        return Standing()
    same = later or next((other for other in held if other.id != document.id and _same_series(document, other)), None)
    sure = _SAME_BODY if same and area(document) and area(same) else _SAME_NAME
    return Standing(False, later.title, sure) if later else Standing(True, None, sure)


def superseded_by(document: Document, documents: Iterable[Document]) -> Document | None:
    """What took a document's place: the one that it names, else, of a plan, the latest of the same name and area that
    begins after it; ``None`` where that is not held."""
    held = list(documents)
    if document.superseded_by:
        try:
            return resolve(document.superseded_by, [other for other in held if other.id != document.id])
        except UnknownDocument:
            return None
    if document.kind is not Kind.PLAN or not starts(document):
        return None
    later = [
        other for other in held if other.kind is Kind.PLAN and starts(other) > starts(document) and _same_series(document, other)
    ]
    return max(later, key=starts, default=None)


def starts(document: Document) -> str:
    """The year that a document's period or date begins with; empty where neither is known."""
    found = re.search(r"(?:19|20)\d\d", f"{document.period or ''} {document.date or ''} {document.title}")
    return found.group() if found else ""


def area(document: Document) -> set[str]:
    """The words of the publisher's name that name a place (offices are renamed, places are not)."""
    return set(re.findall(r"[a-z]+", (document.publisher or "").casefold())) - _GENERIC


def _same_series(first: Document, second: Document) -> bool:
    """Titles equal but for digits, and publishers, where both are known, with a name in common; else the files' names."""
    if _without_years(first.title) != _without_years(second.title):
        return False
    names = [area(document) for document in (first, second)]
    if not all(names):  # the files may be named after whose they are
        names = [_named_after(document) for document in (first, second)]
    return not all(names) or bool(names[0] & names[1])


def _named_after(document: Document) -> set[str]:
    return set(re.findall(r"[a-z]{2,}", document.file.rpartition(".")[0].casefold())) - _OF_FILES - set(_words(document.title))


def _words(title: str) -> list[str]:
    return re.findall(r"[a-z]+", title.casefold())


def _without_years(title: str) -> str:
    return " ".join(re.sub(r"[\d–/-]+", " ", title.casefold()).split())

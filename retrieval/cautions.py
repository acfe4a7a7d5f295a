"""What a reader must know beside the quotations: superseded plans, documents of different dates, false premises."""

import re
from collections.abc import Iterable, Sequence

from corpus.models import Document, Kind
from corpus.results import Citation
from retrieval import premises
from retrieval.preferences import starts
from retrieval.query import Query, Wants

_GENERIC = frozenset(
    """and borough city combined commissioner commissioners constabulary council county crime district fire for force
    mayor of office panel police rescue service the town""".split()
)


def cautions(query: Query, citations: Sequence[Citation], documents: Iterable[Document]) -> list[str]:
    """Warnings for an answer, the gravest first."""
    if not citations:
        return []
    held = {document.id: document for document in documents}
    cited = [held[id_] for id_ in dict.fromkeys(c.document_id for c in citations)]
    denied = premises.contradiction(query, " ".join(c.quote for c in citations))
    found = [denied] if denied else []
    for document in cited:
        if later := superseded_by(document, held.values()):
            found.append(f"{_dated(document)} is not in force any more: {_dated(later)} came after it.")
    dates = {document.date for document in cited if document.date}
    if len(dates) > 1 and query.wants is not Wants.COMPARISON:
        listed = "; ".join(_dated(document) for document in sorted(cited, key=lambda d: d.date or ""))
        found.append(f"The quotations are of different dates and may differ for that reason: {listed}.")
    return found


def superseded_by(document: Document, documents: Iterable[Document]) -> Document | None:
    """The latest plan of the same name and area that begins after this plan, ``None`` where it is the latest."""
    if document.kind is not Kind.PLAN or not starts(document):
        return None
    later = [
        other
        for other in documents
        if other.kind is Kind.PLAN and starts(other) > starts(document) and _same_series(document, other)
    ]
    return max(later, key=starts, default=None)


def _same_series(first: Document, second: Document) -> bool:
    """Titles equal but for digits, and publishers, where both are known, with a name in common (offices are renamed)."""
    if _without_years(first.title) != _without_years(second.title):
        return False
    names = [_area(document) for document in (first, second)]
    return not all(names) or bool(names[0] & names[1])


def _without_years(title: str) -> str:
    return " ".join(re.sub(r"[\d–/-]+", " ", title.casefold()).split())


def _area(document: Document) -> set[str]:
    return set(re.findall(r"[a-z]+", (document.publisher or "").casefold())) - _GENERIC


def _dated(document: Document) -> str:
    when = document.period or document.date
    return document.title if not when or when in document.title else f"{document.title} ({when})"

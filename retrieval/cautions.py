"""What a reader must know beside the quotations: false premises, doubtful answers, superseded plans, different dates."""

from collections.abc import Iterable, Sequence

from corpus.models import Document
from corpus.results import Citation
from corpus.succession import superseded_by
from retrieval.answerability import decision, premises
from retrieval.query import Query
from retrieval.questions.wants import Wants
from retrieval.tables import whole_rows

DOUBTFUL = "The documents may not answer this: these lines come closest to it."


def cautions(query: Query, citations: Sequence[Citation], documents: Iterable[Document], sure: float = 1.0) -> list[str]:
    """Warnings for an answer, the gravest first. ``sure`` is the probability that it is one."""
    if not citations:
        return []
    held = {document.id: document for document in documents}
    cited = [held[id_] for id_ in dict.fromkeys(c.document_id for c in citations)]
    denied = premises.contradiction(query, " ".join(c.quote for c in citations))
    found = [denied] if denied else []
    if sure < decision.SURE or _passes_over_target(query, citations):
        found.append(DOUBTFUL)
    for document in cited:
        if later := superseded_by(document, held.values()):
            found.append(f"{_dated(document)} is not in force any more: {_dated(later)} came after it.")
    dates = {document.date for document in cited if document.date}
    if len(dates) > 1 and query.wants is not Wants.COMPARISON:
        listed = "; ".join(_dated(document) for document in sorted(cited, key=lambda d: d.date or ""))
        found.append(f"The quotations are of different dates and may differ for that reason: {listed}.")
    return found


def _passes_over_target(query: Query, citations: Sequence[Citation]) -> bool:
    """Whether it is asked if a target was met and no quotation, nor a column that it is from, has to do with one."""
    if not whole_rows.target(query.text):
        return False
    return not any(whole_rows.tells_of_target(" ".join([c.quote, *c.section])) for c in citations)


def _dated(document: Document) -> str:
    when = document.period or document.date
    return document.title if not when or when in document.title else f"{document.title} ({when})"

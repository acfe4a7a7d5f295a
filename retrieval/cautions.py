"""What a reader must know beside the quotations: false premises, doubtful answers, superseded plans, different dates."""

import re
from collections.abc import Iterable, Sequence

from corpus.models import Document
from corpus.results import Citation
from corpus.succession import superseded_by
from retrieval.answerability import decision, kinds, premises
from retrieval.query import YEAR, Query
from retrieval.questions.wants import Wants
from retrieval.tables import whole_rows

_SPAN_OF_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*[/–-]\s*(\d\d)(?!\d))?(?!\d)")
_AND_WHY = re.compile(r"\w\W+and why\W*$", re.IGNORECASE)
DOUBTFUL = "The documents may not answer this: these lines come closest to it."


def cautions(query: Query, citations: Sequence[Citation], documents: Iterable[Document], sure: float = 1.0) -> list[str]:
    """Warnings for an answer, the gravest first. ``sure`` is the probability that it is one."""
    if not citations:
        return []
    held = {document.id: document for document in documents}
    cited = [held[id_] for id_ in dict.fromkeys(c.document_id for c in citations)]
    denied = premises.contradiction(query, " ".join(c.quote for c in citations))
    found = [denied] if denied else []
    beside = (
        _passes_over_target(query, citations) or _of_other_years(query, citations, cited) or _gives_no_reason(query, citations)
    )
    if sure < decision.SURE or beside:
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


def _gives_no_reason(query: Query, citations: Sequence[Citation]) -> bool:
    """Whether a reason is asked for and the first quotation has no word by which one is given; any of them, where it is asked for
    beside something else."""
    read = citations if _AND_WHY.search(query.text) else citations[:1]
    return query.wants is Wants.REASON and not any(kinds.gives_reason(citation.quote) for citation in read)


def _of_other_years(query: Query, citations: Sequence[Citation], cited: Iterable[Document]) -> bool:
    """Whether the question names years, and the quotations others and none of these, nor what stands above them or the titles,
    dates and periods of their documents."""
    asked = set(YEAR.findall(query.read))
    told = {year for citation in citations for year in _years(citation.quote)}
    above = [part for citation in citations for part in (*citation.section, citation.component or "", citation.date or "")]
    above += [part for document in cited for part in (document.title, document.date or "", document.period or "")]
    return bool(asked and told) and asked.isdisjoint(told.union(*map(_years, above)))


def _years(text: str) -> set[str]:
    """The calendar years that a text names, of "2019/20" both."""
    return {year for match in _SPAN_OF_YEARS.finditer(text) for year in (match[1], match[1][:2] + (match[2] or match[1][2:]))}


def _dated(document: Document) -> str:
    when = document.period or document.date
    return document.title if not when or when in document.title else f"{document.title} ({when})"

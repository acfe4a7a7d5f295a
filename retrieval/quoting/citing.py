"""Spans and passages as the objects that leave the program."""

from corpus.models import Kind, Passage
from corpus.results import Citation, PassageResult
from retrieval.library import Library
from retrieval.people.speakers import speaker
from retrieval.search import Ranked


def citation(library: Library, passage: Passage, start: int, end: int, marker: int) -> Citation:
    """The range of the passage's page as a citation."""
    document = library.documents[passage.document_id]
    component = library.component(passage)
    text = library.page_text(document.id, passage.page)
    minutes = (component or document).kind is Kind.MINUTES
    return Citation(
        marker=marker,
        document_id=document.id,
        file=document.file,
        title=document.title,
        kind=document.kind.value,
        date=document.date,
        component=component.title if component else None,
        section=list(passage.section),
        page=passage.page if document.paged else None,
        page_label=library.page_label(document.id, passage.page) if document.paged else None,
        quote=text[start:end],
        start=start,
        end=end,
        sha256=document.sha256,
        ocr=library.page_read_by_ocr(document.id, passage.page),
        speaker=speaker(text, start, end) if minutes else None,
    )


def passage_result(library: Library, ranked: Ranked) -> PassageResult:
    """A ranked passage as search returns it."""
    passage = ranked.passage
    document = library.documents[passage.document_id]
    component = library.component(passage)
    return PassageResult(
        passage_id=passage.id,
        document_id=document.id,
        file=document.file,
        title=document.title,
        kind=document.kind.value,
        component=component.title if component else None,
        section=list(passage.section),
        page=passage.page if document.paged else None,
        page_label=library.page_label(document.id, passage.page) if document.paged else None,
        text=passage.text,
        score=round(ranked.score, 4),
    )

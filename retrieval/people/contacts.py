"""How somebody is reached ("where do I write to the commissioner?"), told by the form of the lines that say so (``reaching``).

Such lines have hardly a word in common with the question, so neither search nor reader finds them. Only a question that asks for
nothing more than how to reach somebody whom the block of lines names, or what stands above it, is answered so.
"""

import re
from collections.abc import Collection, Sequence

from corpus.models import Passage, Span, SpanKind
from corpus.ports import LexicalIndex
from retrieval import units
from retrieval.answering import Found, Place
from retrieval.library import Library
from retrieval.query import Query
from retrieval.questions import acronyms, reaching
from retrieval.search import Ranked

SEARCHED = 40  # passages with words of contact that are looked at
BLOCK = 8  # lines of an address at most
SHORT = 12  # words of one of its lines
MOST = 6  # lines that are quoted

_LOOKED_FOR = ("contact", "address", "telephone", "email", "www")


def find(
    query: Query, ranking: Sequence[Ranked], library: Library, words: LexicalIndex, within: Collection[str] | None = None
) -> Found | None:
    """The lines of the latest document that has such about whom the question names; ``None`` where it asks for no such lines, or
    for more, or where there are none. ``within`` are the documents that may be quoted."""
    form = reaching.form(query.text)
    if form is None:
        return None
    whom = reaching.whom(query, library.glossary, words)
    if not whom:
        return None
    found = words.search([(word, 1.0) for word in (*query.words, *_LOOKED_FOR)], SEARCHED)
    near = dict.fromkeys([*(ranked.passage.id for ranked in ranking[:SEARCHED]), *(id_ for id_, _ in found)])
    best: tuple[str, list[Place]] | None = None
    for passage in library.passages(list(near)):
        if within is not None and passage.document_id not in within:
            continue
        document = library.documents[passage.document_id]
        when = document.date or (document.period or "")[:4]
        asked = whom - reaching.own_names(document, words)
        if asked and (best is None or when > best[0]) and (places := _lines(passage, form, asked, library, words)):
            best = when, places
    return Found(tuple(best[1]), "read: these lines were found by the address or number in them.") if best else None


def _lines(passage: Passage, form: "re.Pattern[str]", whom: frozenset[str], library: Library, words: LexicalIndex) -> list[Place]:
    """The lines with the form, each from the line above it on that names whom; empty where none does. What leads into a list, and
    the heading above, may name them too."""
    page = library.page_text(passage.document_id, passage.page)
    spans = [span for span in passage.spans if span.kind is not SpanKind.HEADING]
    texts = [units.span_text(passage, span) for span in spans]
    chosen: dict[tuple[int, int], None] = {}
    for at, span in enumerate(spans):
        if not form.search(texts[at]):
            continue
        lead = " ".join(page[span.lead[0] : span.lead[1]].split()) if span.lead else ""
        for first in range(at, max(-1, at - BLOCK), -1):
            if first < at and (len(texts[first].split()) > SHORT or _is_apart(texts[first])):
                break
            if whom <= _said(" ".join([*passage.section[-1:], lead, *texts[first : at + 1]]), library, words):
                if span.lead and not whom <= _said(" ".join(texts[first : at + 1]), library, words):
                    chosen[span.lead] = None
                chosen.update(((_begins(passage, each), each.end), None) for each in spans[first : at + 1])
                break
    return [Place(passage, start, end, len(page[start:end].split())) for start, end in sorted(chosen)[:MOST]]


def _begins(passage: Passage, span: Span) -> int:
    """Where the span begins behind its bullet."""
    text = passage.text[span.start - passage.start : span.end - passage.start]
    return span.end - len(text.removeprefix(span.marker).lstrip())


def _said(text: str, library: Library, words: LexicalIndex) -> frozenset[str]:
    return frozenset(words.stems(acronyms.spelled_out(text, library.glossary)))


def _is_apart(text: str) -> bool:
    """Whether a line is no part of the address below it: the end of a sentence, or a label with what it is for."""
    return text.rstrip().endswith((".", "?", "!", ";")) or re.search(r":\s*\S", text) is not None

"""The proper names in a question, told from common words by how the documents write them.

An answer about Harlow is no answer about Tendring, however alike they read; but people type names in lower case and
common words with capitals, so neither spelling is trusted alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.models import Passage, Span, SpanKind
from corpus.ports import LexicalIndex
from retrieval.library import Library
from retrieval.query import Query
from retrieval.questions import called
from retrieval.questions.language import ASKING, DOCUMENT_WORDS, MONTHS, STOPWORDS, TITLES

LOOKED_AT = 30  # passages whose spelling of a word is looked at
BARE = 2  # times that a word typed in lower case must stand alone as a name to be taken for one
SHORTEST = 3  # letters of a name
COVER = 1500  # characters at the beginning of a document's first page

_NO_NAMES = STOPWORDS | ASKING | DOCUMENT_WORDS | TITLES
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_OPENS = re.compile(r"(?:^|[.?!:]\s+|[\"“(]\s*)$")
_OF_ALL = (
    r"(?:(?:Local|Neighbourhood|Borough|District|City|County|Town|Parish|Metropolitan|Combined|Police|Fire|Rescue|Crime|Community|"
    r"Safety)\s+(?:(?:and|&)\s+)?)*"
    r"(?:Plan|Strategy|Council|Borough|District|County|Authority|Constabulary|Police|Panel|Commissioner)\b"
)
_ARTICLE = re.compile(r"\b(?:the|a|an|our|its|their|this|that|these|each|every)$", re.I)
_LOWER_BEFORE = re.compile(r"\b[a-z]+,?$|,$")
_CAPITAL_AFTER = re.compile(r"\s+[A-Z0-9]")
_PART_OF_ADDRESS = re.compile(r"[@/#.\w-]$")


@dataclass(slots=True)
class _Usage:
    """How often the documents write a word as a name, as a name that stands alone, and as a common word."""

    capital: int = 0
    bare: int = 0
    common: int = 0


def checked(query: Query, library: Library, words: LexicalIndex) -> Query:
    """The query with ``names`` narrowed to single words, in lower case, that are proper names in the documents' spelling.

    A word typed with a capital is a name unless the documents write it small; one typed small is a name if they only
    write it large, and on its own ("in Harlow", not "the Chairman" or "Street Pastors"), or if a document is called by it.
    """
    found: list[str] = []
    documents = library.documents.values()
    for match in _WORD.finditer(query.text.replace("’", "'")):
        word = match.group()
        lowered = word.lower()
        if len(word) < SHORTEST or word.isupper() or lowered in _NO_NAMES or lowered in MONTHS:
            continue
        typed = word[0].isupper() and not _OPENS.search(query.text[: match.start()])
        usage = _usage(lowered, library, words)
        known = usage.bare >= BARE or any(called.is_called(lowered, document) for document in documents)
        if not usage.common and (typed or known):
            found.append(lowered)
    return replace(query, names=tuple(dict.fromkeys(found)))


def is_name(text: str, library: Library, words: LexicalIndex) -> bool:
    """Whether all words of a short text are proper names in the documents' spelling, written large and never small."""
    spoken = _WORD.findall(text)
    usages = [_usage(word.lower(), library, words) for word in spoken if word.istitle()]
    return 0 < len(spoken) == len(usages) and all(usage.capital and not usage.common for usage in usages)


def held(query: Query, passage: Passage, library: Library, span: Span | None = None) -> float:
    """Share of the question's names, 0 to 1, that stand in the passage, its headings or its document's title; 1 for none.

    Of a table only the row ``span`` is looked at, if one is given: the row beside it is about something else.
    """
    if not query.names:
        return 1.0
    document, component = library.documents[passage.document_id], library.component(passage)
    columns = [column for span in passage.spans for column in span.columns]
    around: Sequence[str] = [
        document.title, document.publisher or "", component.title if component else "",
        *passage.section, *columns, _own(passage, span), *(_lead(passage, library)),
    ]  # fmt: skip
    text = " ".join(around).lower()
    # "Harlows" is typed for "Harlow's".
    there = [re.search(rf"(?<![a-z]){re.escape(name.removesuffix('s'))}(?![a-rt-z])", text) is not None for name in query.names]
    if not all(there):
        front = cover(library, passage.document_id)
        there = [
            one or called.is_called(name, document) or is_whole(name, front) for one, name in zip(there, query.names, strict=True)
        ]
    return sum(there) / len(there)


def cover(library: Library, document_id: str) -> str:
    """The beginning of a document's first page."""
    return library.page_text(document_id, 1)[:COVER]


def is_whole(name: str, cover: str) -> bool:
    """Whether a document's cover names its plan or its publisher by a name: "the Oakham Local Plan", "Oakham Town Council"."""
    return re.search(rf"(?i:(?<![a-z]){re.escape(name)})(?:['’]s)?\s+{_OF_ALL}", cover) is not None


def _own(passage: Passage, span: Span | None) -> str:
    """The passage's text, without the other rows of the table that the span is a row of, if that says itself what it is of."""
    if span is None or span.kind is not SpanKind.TABLE_ROW or not any(span.cells[:1]):
        return passage.text
    others = (s for s in passage.spans if s.kind is not SpanKind.TABLE_ROW or s.group != span.group)
    return " ".join([*span.cells, *(passage.text[s.start - passage.start : s.end - passage.start] for s in others)])


def _lead(passage: Passage, library: Library) -> list[str]:
    page = library.page_text(passage.document_id, passage.page)
    return [page[start:end] for start, end in {span.lead for span in passage.spans if span.lead}]


def _usage(word: str, library: Library, words: LexicalIndex) -> _Usage:
    usage = _Usage()
    stems = words.stems(word)
    likely = re.compile(rf"\b{word[:SHORTEST]}[A-Za-z]*(?:-[A-Za-z]+)*", re.I)
    ids = [id_ for id_, _ in words.search([(word, 1.0)], LOOKED_AT)]
    for passage in library.passages(ids):
        for match in likely.finditer(passage.text):
            token = match.group()
            if words.stems(token) != stems:
                continue
            before, after = passage.text[: match.start()], passage.text[match.end() :]
            if token[0].islower():
                usage.common += not _PART_OF_ADDRESS.search(before)
            elif token.istitle() and not _OPENS.search(before):
                usage.capital += 1
                closest = before.rstrip()
                alone = _LOWER_BEFORE.search(closest) and not _ARTICLE.search(closest) and not _CAPITAL_AFTER.match(after)
                usage.bare += bool(alone)
    return usage

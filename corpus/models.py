"""The nouns of the project: what is stored, found and quoted.

Every offset is a half-open range of code points into the stored text of one page, so that
``page.text[start:end]`` is always the text meant. Pages are numbered from 1.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a document or a component of one is."""

    PLAN = "plan"
    DEEP_DIVE = "deep_dive"
    MINUTES = "minutes"
    AGENDA_PACK = "agenda_pack"
    REPORT = "report"
    OTHER = "other"


class BlockKind(StrEnum):
    """What a reader can tell a run of text to be."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    FURNITURE = "furniture"  # running headers and footers, contents pages: kept in the page, kept out of passages


@dataclass(frozen=True, slots=True)
class Page:
    """One page as stored. ``label`` is the number printed on it, ``ocr`` whether its text was read from an image."""

    number: int
    text: str
    label: str | None = None
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A run of one page's text, in reading order. Blocks never overlap.

    ``level`` is 1 to 6 for a heading, the depth from 1 for a list item, else 0. ``marker`` is the item's letter,
    number or bullet as printed. Rows of one table share ``table`` (counted from 0 in the document); ``cells`` are
    their cell texts with white space folded, and ``header`` says that they name the columns.
    """

    kind: BlockKind
    page: int
    start: int
    end: int
    level: int = 0
    marker: str = ""
    table: int | None = None
    cells: tuple[str, ...] = ()
    header: bool = False


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """What a reader makes of a file's bytes.

    ``paged`` is false for formats without pages, whose whole text is page 1. ``properties`` holds what the file says
    of itself (``title``, ``author``, ``date`` and any front matter), as strings.
    """

    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    properties: dict[str, str] = field(default_factory=dict)
    paged: bool = False
    warnings: tuple[str, ...] = ()

    def text_of(self, block: Block) -> str:
        """The block's text as stored."""
        return self.pages[block.page - 1].text[block.start : block.end]


@dataclass(frozen=True, slots=True)
class Component:
    """A document inside a document, such as the minutes in an agenda pack. Pages are inclusive."""

    title: str
    kind: Kind
    date: str | None = None
    reference: str | None = None
    first_page: int = 1
    last_page: int = 1


class SpanKind(StrEnum):
    """The unit of evidence."""

    SENTENCE = "sentence"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Span:
    """One sentence, list item or table row of a page.

    ``group`` numbers the list or table that the span belongs to within its document, ``lead`` is the range on the same
    page of the sentence that introduces that list, or of the table's header row. ``cells`` are a table row's cell texts.
    """

    kind: SpanKind
    start: int
    end: int
    group: int | None = None
    lead: tuple[int, int] | None = None
    marker: str = ""
    cells: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive blocks of one section on one page: the unit of retrieval.

    ``component`` indexes the document's components. ``section`` is the path of headings, outermost first.
    ``terms`` are further words to index with the passage (column names, expanded acronyms), never shown.
    """

    id: str
    document_id: str
    ordinal: int
    page: int
    start: int
    end: int
    text: str
    section: tuple[str, ...] = ()
    component: int | None = None
    spans: tuple[Span, ...] = ()
    terms: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One ingested file and what is known of it. ``sha256`` is of the file's bytes; dates are ISO 8601, possibly
    only a year or a year and month.

    ``superseded_by`` names what the file or a person says took its place. ``confidence`` is how sure kind, title,
    publisher, date and period are, from 0 to 1. ``declared`` is what ``documents.toml`` said of it, and ``reader``
    which version of the reading made it; 0 where that was not recorded.
    """

    id: str
    file: str
    path: str
    title: str
    kind: Kind
    sha256: str
    publisher: str | None = None
    date: str | None = None
    period: str | None = None
    paged: bool = False
    bundled: bool = False
    components: tuple[Component, ...] = ()
    glossary: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    superseded_by: str | None = None
    confidence: dict[str, float] = field(default_factory=dict)
    declared: dict[str, str] = field(default_factory=dict)
    reader: int = 0


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document with everything derived from it, as it is written to the catalogue in one transaction."""

    document: Document
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    outline: tuple[tuple[int, str, int], ...] = ()  # level from 1, heading, page


@dataclass(frozen=True, slots=True)
class Filters:
    """What a question is restricted to; empty means everything. ``as_of`` is an ISO date: documents dated later are left out."""

    documents: tuple[str, ...] = ()  # names as typed: an id, a prefix of one, or a part of a title or file name
    kinds: tuple[Kind, ...] = ()
    years: tuple[str, ...] = ()
    as_of: str | None = None

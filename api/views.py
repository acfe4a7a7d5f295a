"""What only the HTTP endpoint answers with; everything else is of corpus.results and its like."""

from pydantic import Field

from corpus.coverage import CoverageSummary, StoredCoverage
from corpus.matrix import CoverageMatrix
from corpus.results import Result


class PagePart(Result):
    """A run of a page's text, to be shown as it is or highlighted."""

    text: str
    highlighted: bool


class PageView(Result):
    """One page, cut where what is highlighted begins and ends, so that nobody need count code points."""

    document_id: str
    title: str
    file: str
    number: int = Field(description="From 1.")
    pages: int = Field(description="How many the document has.")
    label: str | None = Field(description="The number printed on the page.")
    text: str = Field(description="As stored. Offsets of citations are code points of it.")
    ocr: bool = Field(description="Whether the text was read from an image.")
    parts: list[PagePart] = Field(description="The same text in parts.")


class TitledDocument(Result):
    """Enough of a document to name it."""

    document_id: str
    title: str


class CoverageHead(Result):
    """A coverage that was kept, as it is listed."""

    plan: TitledDocument
    document: TitledDocument
    checked_at: str = Field(description="ISO 8601 in UTC.")
    suspect: bool = Field(description="The plan or the document has changed since, or is not held any more.")
    summary: CoverageSummary = Field(description="Counts of what the program proposes.")
    reviewed: int = Field(description="How many commitments an officer has decided on.")


class CoverageList(Result):
    """All coverage that was kept, oldest first."""

    results: list[CoverageHead]


class CoverageView(StoredCoverage):
    """A coverage that was kept, with the officers' decisions."""

    suspect: bool = Field(description="The plan or the document has changed since.")


class MatrixView(CoverageMatrix):
    """Coverage that was kept, by several documents side by side. An officer's decision counts where there is one."""

    suspect: list[str] = Field(description="Ids of the documents whose results are out of date.")


class Alive(Result):
    """The server answers."""

    status: str = "alive"
    version: str


class Ready(Result):
    """Questions can be asked."""

    status: str = "ready"
    documents: int
    passages: int
    keys: bool = Field(description="Whether a key is needed.")


class ModelCard(Result):
    """Something that answers, in OpenAI's shape."""

    id: str
    object: str = "model"
    created: int
    owned_by: str = "answerable"


class ModelList(Result):
    """All that answer."""

    object: str = "list"
    data: list[ModelCard]

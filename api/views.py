"""What only the HTTP endpoint answers with; everything else is of corpus.results and its like."""

from pydantic import Field

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

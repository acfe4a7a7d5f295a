"""What may be sent: the bodies of requests. Unknown fields are refused, as unknown settings are."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from corpus.models import Filters, Kind
from corpus.questions import LIMIT, checked_date
from corpus.reviews import Decision

MOST_DOCUMENTS = 50  # in one matrix
Question = Annotated[
    str, Field(min_length=1, max_length=LIMIT, description="In plain words.", examples=["How often does the Panel meet?"])
]
History = Annotated[
    list[Question], Field(max_length=50, description="Earlier questions, oldest first; follow-ups keep their subject.")
]


class Body(BaseModel):
    """Base of all bodies."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Restrictions(Body):
    """What a question is restricted to; empty means everything."""

    documents: list[Annotated[str, Field(min_length=1, max_length=500)]] = Field(
        default=[], max_length=100, description="Ids, unique prefixes of ids, or unique parts of titles or file names."
    )
    kinds: list[Kind] = Field(default=[], max_length=10, description="Kinds of document, or of the parts of a pack.")
    as_of: Annotated[str, Field(max_length=10)] | None = Field(
        default=None, description="Leave out documents dated later: 2019, 2019-07 or 2019-07-31.", examples=["2020"]
    )

    def filters(self) -> Filters:
        """As the assistant takes them. Raises UsageError for a date that is none."""
        return Filters(
            tuple(self.documents), tuple(self.kinds), as_of=checked_date(self.as_of) if self.as_of is not None else None
        )


class AskBody(Body):
    """A question."""

    question: Question
    history: History = []
    conversation_id: Annotated[str, Field(max_length=64)] | None = Field(
        default=None, description="A conversation that is kept: its questions are the history, and the answer is added to it."
    )
    filters: Restrictions = Restrictions()
    model: Annotated[str, Field(max_length=200)] | None = Field(
        default=None, description="A language model to word the answer; left out, it is made of quotations alone."
    )


class SearchBody(Body):
    """Words or a question."""

    query: Question
    k: int = Field(default=10, ge=1, le=200, description="How many passages.")
    history: History = []
    filters: Restrictions = Restrictions()


class ConversationBody(Body):
    """A conversation to keep."""

    title: str = Field(default="", max_length=200, description="Left out, it is the first question.")


Named = Annotated[
    str,
    Field(min_length=1, max_length=500, description="An id, a unique prefix of one, or a unique part of a title or file name."),
]


class CoverageBody(Body):
    """A plan, and the documents to look for its commitments in."""

    plan: Named
    documents: list[Named] = Field(min_length=1, max_length=MOST_DOCUMENTS)


class ReviewBody(Body):
    """What an officer decides on one commitment."""

    commitment: Annotated[str, Field(min_length=1, max_length=64, description="Its id, or its number in the plan's order.")]
    decision: Decision
    note: str = Field(default="", max_length=2000, description="Why, or what to ask.")
    by: str = Field(min_length=1, max_length=200, description="The officer's name.", examples=["A. Officer"])


class CompareBody(Body):
    """An earlier and a later plan."""

    old: Named
    new: Named


class Message(BaseModel):
    """One message of a chat in OpenAI's shape; other fields are not looked at."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[dict[str, object]] | None = None

    def text(self) -> str:
        """The words of the message."""
        if isinstance(self.content, str):
            return self.content
        return " ".join(str(part.get("text", "")) for part in self.content or [] if part.get("type") == "text")


class CompletionBody(BaseModel):
    """A chat in OpenAI's shape. What tunes a language model (temperature and so on) is accepted and has no effect."""

    model: str = Field(default="answerable", max_length=200, examples=["answerable"])
    messages: list[Message] = Field(min_length=1, max_length=200)
    stream: bool = False
    stream_options: dict[str, object] | None = None

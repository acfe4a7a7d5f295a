"""Conversations that are kept: questions and the answers as they were given. Each belongs to whoever began it."""

import secrets
from datetime import UTC, datetime
from typing import Any

from pydantic import Field
from sqlalchemy import JSON, Column, ForeignKey, Integer, String, Table, Text, delete, func, insert, select, update

from corpus import schema
from corpus.catalogue import Catalogue
from corpus.errors import NotHeld
from corpus.results import Answer, Result

conversations = Table(
    "conversations",
    schema.metadata,
    Column("id", String(32), primary_key=True),
    Column("owner", String(32), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("created", String(32), nullable=False),
    Column("changed", String(32), nullable=False),
)

turns = Table(
    "turns",
    schema.metadata,
    Column("conversation_id", String(32), ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("asked_at", String(32), nullable=False),
    Column("answer", JSON, nullable=False),
)


class TurnResult(Result):
    """One question and its answer; ``number`` counts from 1."""

    number: int
    asked_at: str = Field(description="ISO 8601 in UTC.")
    answer: Answer


class ConversationHead(Result):
    """A conversation as it is listed."""

    id: str
    title: str = Field(description="As given, else the first question.")
    created: str
    changed: str
    turns: int = Field(description="How many questions were asked.")


class ConversationResult(Result):
    """A conversation with all its questions and answers."""

    id: str
    title: str
    created: str
    changed: str
    turns: list[TurnResult]


class Conversations:
    """The conversations of a data directory. Nobody finds one that belongs to another ``owner``."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        catalogue.adopt(conversations, turns)

    def begin(self, owner: str, title: str = "") -> ConversationResult:
        """A new conversation."""
        id_, now = f"t-{secrets.token_hex(8)}", _now()
        row = {"id": id_, "owner": owner, "title": title, "created": now, "changed": now}
        with self._catalogue.transaction() as connection:
            connection.execute(insert(conversations), row)
        return self.get(owner, id_)

    def all(self, owner: str) -> list[ConversationHead]:
        """Those of an owner, latest first."""
        table = conversations
        counted = func.count(turns.c.number).label("turns")
        statement = select(table, counted).outerjoin(turns).where(table.c.owner == owner).group_by(table.c.id)
        with self._catalogue.transaction() as connection:
            found = connection.execute(statement.order_by(table.c.changed.desc())).mappings().all()
        return [ConversationHead(**{name: row[name] for name in ConversationHead.model_fields}) for row in found]

    def get(self, owner: str, id_: str) -> ConversationResult:
        """One with all its turns. Raises NotHeld."""
        with self._catalogue.transaction() as connection:
            head = self._head(connection, owner, id_)
            chosen = select(turns).where(turns.c.conversation_id == id_).order_by(turns.c.number)
            said = [TurnResult(number=t.number, asked_at=t.asked_at, answer=t.answer) for t in connection.execute(chosen)]
        return ConversationResult(
            id=head["id"], title=head["title"], created=head["created"], changed=head["changed"], turns=said
        )

    def questions(self, owner: str, id_: str) -> list[str]:
        """Its questions as they were asked, oldest first. Raises NotHeld."""
        return [turn.answer.question for turn in self.get(owner, id_).turns]

    def append(self, owner: str, id_: str, answer: Answer) -> None:
        """Add an answer, and name the conversation by its question where it has no name yet. Raises NotHeld."""
        with self._catalogue.transaction() as connection:
            head, now = self._head(connection, owner, id_), _now()
            last = connection.execute(select(func.max(turns.c.number)).where(turns.c.conversation_id == id_)).scalar()
            said = {"conversation_id": id_, "number": (last or 0) + 1, "asked_at": now, "answer": answer.model_dump(mode="json")}
            connection.execute(insert(turns), said)
            values = {"changed": now, "title": head["title"] or answer.question[:120]}
            connection.execute(update(conversations).where(conversations.c.id == id_).values(**values))

    def remove(self, owner: str, id_: str) -> None:
        """Forget one with all that was said. Raises NotHeld."""
        with self._catalogue.transaction() as connection:
            self._head(connection, owner, id_)
            connection.execute(delete(turns).where(turns.c.conversation_id == id_))
            connection.execute(delete(conversations).where(conversations.c.id == id_))

    def _head(self, connection: Any, owner: str, id_: str) -> Any:
        chosen = select(conversations).where(conversations.c.id == id_, conversations.c.owner == owner)
        row = connection.execute(chosen).mappings().first()
        if row is None:
            raise NotHeld("There is no such conversation.", "GET /v1/conversations lists yours.")
        return row


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")

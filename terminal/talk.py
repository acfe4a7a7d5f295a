"""The state of one chat: what was asked, what it is restricted to, and what a follow-up refers to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from corpus.models import Filters
from corpus.plain import folded
from terminal.ports import ANYTHING

if TYPE_CHECKING:
    from corpus.results import Answer


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that was answered, when, and under which restrictions."""

    asked_at: datetime
    filters: Filters
    answer: Answer


@dataclass(slots=True)
class Talk:
    """Grows as the chat goes on. ``titles`` are the titles of restricted documents, by id."""

    filters: Filters = ANYTHING
    titles: dict[str, str] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)
    history: list[str] = field(default_factory=list)

    @property
    def last(self) -> Answer | None:
        """The latest answer."""
        return self.turns[-1].answer if self.turns else None

    def answered(self, answer: Answer, asked_at: datetime) -> None:
        """Remember an answer, and the question as it was understood for those that follow."""
        self.turns.append(Turn(asked_at, self.filters, answer))
        self.history.append(answer.standalone_question or answer.question)

    def in_force(self) -> str:
        """The restrictions in words; empty where there are none."""
        filters = self.filters
        parts = [
            " or ".join(kind.replace("_", " ") for kind in filters.kinds),
            " or ".join(folded(self.titles.get(name, name)) for name in filters.documents),
            " or ".join(filters.years),
            f"as of {filters.as_of}" if filters.as_of else "",
        ]
        return "; ".join(part for part in parts if part)

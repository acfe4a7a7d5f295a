"""The program itself as a system: searched and asked as its users do."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.catalogue import Catalogue
from corpus.results import Answer, SearchResult
from eval.dataset import Question
from eval.locating import cited, retrieved
from eval.outcomes import Outcome
from eval.scoring import DEPTH


class Asked(Protocol):
    """What of the assistant is evaluated."""

    def search(self, text: str, *, k: int, history: Sequence[str], id: str | None) -> SearchResult:
        """The best ``k`` passages."""

    def ask(self, question: str, *, history: Sequence[str], id: str | None) -> Answer:
        """A checked answer."""


def milliseconds() -> float:
    """A clock that only runs forward."""
    return time.perf_counter() * 1000


@dataclass(frozen=True, slots=True)
class Product:
    """An assistant under a name; ``catalogue`` is of the data directory that it searches, ``clock`` in milliseconds."""

    name: str
    assistant: Asked
    catalogue: Catalogue
    clock: Callable[[], float] = milliseconds
    answers: bool = True

    def run(self, question: Question) -> Outcome:
        """Search, then ask, each timed for itself."""
        started = self.clock()
        found = self.assistant.search(question.question, k=DEPTH, history=question.history, id=question.id)
        searched = self.clock()
        answer = self.assistant.ask(question.question, history=question.history, id=question.id)
        ended = self.clock()
        return Outcome(
            question_id=question.id,
            system=self.name,
            answers=True,
            passages=retrieved([(p.passage_id, p.score) for p in found.passages], self.catalogue),
            status=answer.status,
            text=answer.text,
            reason=answer.reason,
            standalone=answer.standalone_question,
            warnings=tuple(answer.warnings),
            citations=tuple(cited(citation) for citation in answer.citations),
            search_ms=searched - started,
            ask_ms=ended - searched,
        )

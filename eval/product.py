"""The program itself as a system: searched and asked as its users do."""

import time
from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True)
class Product:
    """An assistant under a name; ``catalogue`` is of the data directory that it searches."""

    name: str
    assistant: Asked
    catalogue: Catalogue
    answers: bool = True

    def run(self, question: Question) -> Outcome:
        """Search, then ask, each timed for itself."""
        started = time.perf_counter()
        found = self.assistant.search(question.question, k=DEPTH, history=question.history, id=question.id)
        searched = time.perf_counter()
        answer = self.assistant.ask(question.question, history=question.history, id=question.id)
        ended = time.perf_counter()
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
            search_ms=(searched - started) * 1000,
            ask_ms=(ended - searched) * 1000,
        )

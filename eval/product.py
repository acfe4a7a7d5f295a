"""The program itself as a system: searched and asked as its users do."""

import math
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
    """An assistant under a name; ``catalogue`` is of the data directory that it searches. Times are
    only kept where ``timed``: not where what an earlier system read is remembered."""

    name: str
    assistant: Asked
    catalogue: Catalogue
    answers: bool = True
    timed: bool = True

    def run(self, question: Question) -> Outcome:
        """Ask, then search. Only the first is timed: the search is a part of it, and what it read may be remembered."""
        started = time.perf_counter()
        answer = self.assistant.ask(question.question, history=question.history, id=question.id)
        asked = (time.perf_counter() - started) * 1000
        found = self.assistant.search(question.question, k=DEPTH, history=question.history, id=question.id)
        searched = answer.timings_ms.search + answer.timings_ms.rerank
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
            search_ms=searched if self.timed else math.nan,
            ask_ms=asked if self.timed else math.nan,
        )

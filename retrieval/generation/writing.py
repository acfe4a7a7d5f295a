"""Answers in a model's words: the extractive answer, worded anew where what the model says holds, and left as it is where not."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.errors import ChatModelError
from corpus.ports import ChatModel, Piece, Reranker
from corpus.results import Answer, Citation, Usage
from corpus.settings import Settings
from retrieval import grounding
from retrieval.cautions import cautions
from retrieval.generation import rewriting
from retrieval.generation.generator import Checked, Generator, Page
from retrieval.generation.model_names import chosen
from retrieval.library import Library
from retrieval.query import Query, parse
from retrieval.responding import Response

_MILLION = 1_000_000
BROKEN_OFF = "The model broke off. What the documents say instead:"  # between its claims and the quotations, where it streams


class Meter:
    """Tokens of one question."""

    def __init__(self) -> None:
        self.prompt_tokens = 0
        self.answer_tokens = 0

    def count(self, piece: Piece) -> None:
        """Add what a piece reports."""
        self.prompt_tokens += piece.prompt_tokens
        self.answer_tokens += piece.answer_tokens

    def usage(self, settings: Settings) -> Usage:
        """The tokens, and their cost where both prices are configured."""
        prices = (settings.model_input_price, settings.model_output_price)
        cost = None
        if prices[0] is not None and prices[1] is not None:
            cost = round((self.prompt_tokens * prices[0] + self.answer_tokens * prices[1]) / _MILLION, 6)
        return Usage(prompt_tokens=self.prompt_tokens, answer_tokens=self.answer_tokens, cost=cost)


@dataclass(frozen=True, slots=True)
class Writer:
    """Words answers with a model; ``heard`` hears of each of its claims, shown or not."""

    model: ChatModel
    settings: Settings
    library: Library
    reranker: Reranker | None
    heard: Callable[[Checked], None] = lambda checked: None

    def begun(self, cancelled: Callable[[], bool] | None = None) -> "Wording":
        """The wording of one answer; ``cancelled`` tells when nobody waits for it any more."""
        return Wording(self, Meter(), cancelled or (lambda: False))


@dataclass(frozen=True, slots=True)
class Wording:
    """One question and its answer, with the tokens that they take."""

    writer: Writer
    meter: Meter
    cancelled: Callable[[], bool]

    def understood(self, question: str, history: Sequence[str], otherwise: Query) -> Query:
        """A follow-up made to stand alone; ``otherwise`` where the model does not manage, or there is nothing to follow."""
        if not history:
            return otherwise
        settings = self.writer.settings
        text = rewriting.standalone(
            question, history, otherwise.text, self.writer.model, settings.model_seconds, self.meter.count
        )
        return parse(text)

    def of(self, answer: Answer, query: Query, response: Response, on_line: Callable[[str], None] | None) -> Answer:
        """The checked extractive answer in the model's words, each line said as soon as it is checked.

        Where the model fails, or nothing that it says holds, it is the extractive answer, with a warning.
        """
        say = on_line or (lambda line: None)
        if answer.status == "not_found":
            return answer.model_copy(update={"usage": self.meter.usage(self.writer.settings)} if self.meter.prompt_tokens else {})
        started = time.perf_counter()
        writer = self.writer
        page = Page(writer.library)

        def gate(line: str, cited: Sequence[Citation]) -> None:
            part = answer.model_copy(update={"text": line, "citations": list(cited)})
            grounding.check(part, writer.library.page_text, self._sha256)

        held: list[str] = []  # quotations are shown only once a claim is: they may be all that there is

        def tell(line: str) -> None:
            held.append(line)
            if page.claims:
                for one in held:
                    say(one)
                held.clear()

        generator = Generator(writer.model, writer.library, writer.reranker, gate, self.meter.count, writer.heard)
        deadline = time.monotonic() + writer.settings.model_seconds
        trouble = ""
        try:
            generator.write(page, query, response, deadline, tell, self.cancelled)
        except ChatModelError as error:
            trouble = f"{error.message} These are quotations instead."
        worded = self._finished(answer, query, page, trouble)
        if worded.generator == answer.generator:
            if page.claims:
                say(BROKEN_OFF)
            for line in worded.text.split("\n"):
                say(line)
        spent = answer.timings_ms.model_copy(
            update={
                "answer": round(answer.timings_ms.answer + (time.perf_counter() - started) * 1000, 1),
                "total": round(answer.timings_ms.total + (time.perf_counter() - started) * 1000, 1),
            }
        )
        return worded.model_copy(update={"usage": self.meter.usage(writer.settings), "timings_ms": spent})

    def _finished(self, answer: Answer, query: Query, page: Page, trouble: str) -> Answer:
        withheld = sum(page.withheld.values())
        told = f"{_claims(withheld)} of the model {'was' if withheld == 1 else 'were'} withheld"
        if trouble or not page.claims:
            why = trouble or (
                f"{told}; nothing was left. These are quotations instead." if withheld else _SILENT.format(self.writer.model.name)
            )
            return answer.model_copy(update={"warnings": [*answer.warnings, why]})
        warnings = cautions(query, page.citations, self.writer.library.documents.values())
        if withheld:
            warnings.append(f"{told}, because what it rests on does not say so; the quotations stand in its place.")
        worded = answer.model_copy(
            update={
                "text": "\n".join(page.lines),
                "citations": page.citations,
                "warnings": warnings,
                "generator": self.writer.model.name,
            }
        )
        return grounding.check(worded, self.writer.library.page_text, self._sha256)

    def _sha256(self, document_id: str) -> str | None:
        document = self.writer.library.documents.get(document_id)
        return document.sha256 if document else None


_SILENT = "The model '{}' made no claim. These are quotations instead."


def _claims(count: int) -> str:
    return "1 claim" if count == 1 else f"{count} claims"


def opened(settings: Settings, library: Library, reranker: Reranker | None) -> Writer | None:
    """The configured writer, ``None`` for none.

    Raises:
        UsageError: the model cannot be used, saying why.
    """
    choice = chosen(settings)
    if choice is None:
        return None
    from retrieval.generation import chat_models

    return Writer(chat_models.opened(choice, settings), settings, library, reranker)

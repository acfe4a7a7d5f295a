"""Spans to claims to the lines of an answer: what the model says is checked claim by claim, as it comes, before it is shown."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.errors import ChatModelError, GroundingError
from corpus.ports import ChatModel, Piece, Reranker
from corpus.results import Citation, as_said
from retrieval.answering import Place, folded
from retrieval.generation import claims, prompts, shown
from retrieval.generation.claim_checks.checking import Verdict, check
from retrieval.generation.shown import Shown
from retrieval.library import Library
from retrieval.query import Query
from retrieval.quoting import citing
from retrieval.responding import NOT_FOUND, Response

QUOTED_INSTEAD = 2  # spans quoted in the place of one withheld claim


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim of the model, the spans that it names, as far as it was shown them, and the verdict on it."""

    claim: claims.Claim
    spans: tuple[Shown, ...]
    verdict: Verdict


@dataclass(slots=True)
class Page:
    """The answer as it grows. ``claims`` counts the model's claims on it, ``withheld`` those that are not, by reason."""

    library: Library
    lines: list[str] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    claims: int = 0
    withheld: Counter[str] = field(default_factory=Counter)

    def cited(self, places: Sequence[Place]) -> list[Citation]:
        """The citations of ranges: those already there under their marker, others under the next ones."""
        found: list[Citation] = []
        for place in places:
            fresh = citing.citation(self.library, place.passage, place.start, place.end, len(self.citations) + len(found) + 1)
            same = [c for c in [*self.citations, *found] if _range(c) == _range(fresh)]
            if not any(_range(c) == _range(fresh) for c in found):
                found.append(same[0] if same else fresh)
        # New ones are numbered on from the last without gaps.
        held, added = [c for c in found if c in self.citations], [c for c in found if c not in self.citations]
        numbered = [c.model_copy(update={"marker": len(self.citations) + n}) for n, c in enumerate(added, 1)]
        return sorted([*held, *numbered], key=lambda c: c.marker)

    def add(self, line: str, cited: Sequence[Citation]) -> None:
        """Write a line and keep what it cites."""
        self.lines.append(line)
        self.citations += [c for c in cited if c not in self.citations]


@dataclass(frozen=True, slots=True)
class Generator:
    """Asks the model, checks, and writes. ``gate`` is the check that every answer passes: of a line with its citations."""

    model: ChatModel
    library: Library
    reranker: Reranker | None
    gate: Callable[[str, Sequence[Citation]], None]
    count: Callable[[Piece], None]
    heard: Callable[[Checked], None]

    def write(
        self,
        page: Page,
        query: Query,
        response: Response,
        deadline: float,
        say: Callable[[str], None],
        cancelled: Callable[[], bool],
    ) -> None:
        """Fill the page of an answer; ``say`` hears each line as it is written. ``deadline`` is of ``time.monotonic``.

        Raises:
            ChatModelError: the model failed before it had said all; what it said till then may have been heard.
        """
        seen: set[str] = set()
        for spans in shown.planned(query, response, shown.of(response, self.library)):
            for checked in self.checked(query, spans, deadline, cancelled):
                if checked.claim.text.casefold() not in seen:
                    seen.add(checked.claim.text.casefold())
                    self._put(page, checked, say)

    def checked(self, query: Query, spans: Sequence[Shown], deadline: float, cancelled: Callable[[], bool]) -> Iterator[Checked]:
        """The model's claims about the question, each with the verdict on it, as they come."""
        if not spans or cancelled():
            return
        known = {one.id: one for one in spans}
        reader = claims.ClaimReader()
        read = 0
        left = deadline - time.monotonic()
        if left <= 0:
            raise ChatModelError(f"The model '{self.model.name}' took too long.", "See model_seconds.")
        for piece in self.model.stream(prompts.answering(query.text, spans, self.library), left, claims.schema(list(known))):
            self.count(piece)
            for claim in reader.feed(piece.text):
                if NOT_FOUND.rstrip(".").casefold() in claim.text.casefold():
                    return
                cited = tuple(known[id_] for id_ in claim.spans if id_ in known)
                # One id that was not shown spoils the claim: where it came from is not known.
                quotes = [one.quote(self.library) for one in cited] if len(cited) == len(claim.spans) else []
                checked = Checked(claim, cited, check(claim.text, quotes, self.reranker))
                self.heard(checked)
                yield checked
                read += 1
            if read >= claims.CLAIMS or cancelled():
                return

    def _put(self, page: Page, checked: Checked, say: Callable[[str], None]) -> None:
        if checked.verdict.passed:
            cited = page.cited([place for one in checked.spans for place in one.ranges])
            line = as_said(f"{_without_brackets(checked.verdict.text)} {''.join(f'[{c.marker}]' for c in cited)}", cited)
            try:
                self.gate(line, cited)
            except GroundingError:
                page.withheld["figures"] += 1
            else:
                page.claims += 1
                page.add(line, cited)
                say(line)
                return
        else:
            page.withheld[checked.verdict.reason or ""] += 1
        for one in checked.spans[:QUOTED_INSTEAD]:
            for place in one.ranges:
                self._quote(page, place, say)

    def _quote(self, page: Page, place: Place, say: Callable[[str], None]) -> None:
        cited = page.cited([place])
        if cited[0] not in page.citations:
            line = f"{folded(cited[0].quote)} [{cited[0].marker}]"
            page.add(line, cited)
            say(line)


def _range(citation: Citation) -> tuple[str, int | None, int, int]:
    return (citation.document_id, citation.page, citation.start, citation.end)


def _without_brackets(text: str) -> str:
    """The claim without anything that could be read as a marker."""
    return " ".join(text.replace("[", "(").replace("]", ")").split())

"""Which commitments of a plan a document covers.

For each commitment: what only repeats it is put aside, what words and vectors find is read by the cross-encoder beside
it, a status is decided from how well the best of it fits, and the lines that it rests on are cited.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.commitments import Commitment
from corpus.coverage import CommitmentCoverage, CoverageResult, CoverageSummary, DocumentName
from corpus.models import Document
from corpus.plain import folded, shortened
from corpus.ports import Embedder, Progress, Reranker, VectorIndex
from retrieval.coverage import length, support
from retrieval.coverage.clauses import clauses
from retrieval.coverage.decision import Signals, decide
from retrieval.coverage.evidence import evidence_lines, missing, reason
from retrieval.coverage.reading import Line, Window, is_formal, is_pointer, lines_of, windows_of
from retrieval.coverage.restatements import Restatements, Wording
from retrieval.coverage.words import Words, rarity
from retrieval.library import Library
from retrieval.quoting.citing import citation

NEAREST = 4000  # passages asked of the vector index for one commitment: all of a document of any usual length, because a
# part of them is searched for approximately, and another run would find another part
_AMONG = 5  # windows among which the greatest margin is looked for
_READ = 3  # best windows that the reader reads: with five, or all fourteen, no set of labels was told better
_ENOUGH = math.log1p(90)  # terms under a commitment's own words, from which on more of them say nothing
_SOMEWHAT = 4.0  # fit below which hardly any window is accepted as evidence: not worth looking at
_NAME = 60  # characters of a section's name in a reason
_HALF = 0.5  # share of the commitment met under its own words, from which on more of it says nothing
_SEVERAL = 3  # commitments repeated with text under them: one or two may be chance


@dataclass(frozen=True, slots=True)
class Tools:
    """What reading needs: the models, the index that holds the document's passages, and a way to stem words. ``reader`` tells
    what answers a question from what is only about it."""

    embedder: Embedder
    vectors: VectorIndex
    reranker: Reranker | None
    stems: Callable[[str], list[str]]
    reader: Reranker | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A commitment beside the document: what the decision is made of, and the windows, best first."""

    commitment: Commitment
    wording: Wording
    signals: Signals
    found: tuple[support.Support, ...]


class Coverage:
    """One plan's commitments beside one document."""

    def __init__(self, library: Library, tools: Tools, commitments: Sequence[Commitment], document: Document) -> None:
        self.library = library
        self.document = document
        self.commitments = commitments
        self._tools = tools
        self._words = Words(tools.stems)
        passages = library.catalogue.passages_of(document.id)
        self._count = min(len(passages), NEAREST)
        self.lines: list[Line] = lines_of(library, passages, self._words)
        self._wordings = [Wording(one, self._words) for one in commitments]
        self._restated = Restatements(self._wordings, self.lines, self._words)
        self._windows: list[Window] = windows_of(self.lines, self._put_aside)
        # What is special to a commitment among the plan's, not in the document: the document may be all about it.
        weigh = rarity(wording.terms for wording in self._wordings)
        self._weights = {term: weigh(term) for wording in self._wordings for term in wording.terms}
        self._held = frozenset().union(*(window.terms for window in self._windows))
        self._openings = frozenset(one.folded.split()[0].casefold() for one in commitments if one.folded)
        self._cosines: support.Cosines | None = None

    def readings(self, progress: Progress | None = None, only: Callable[[Commitment], bool] = lambda one: True) -> list[Reading]:
        """The commitments in order, read beside the document; ``only`` those that are wanted."""
        found: list[Reading] = []
        for which, one in enumerate(self.commitments):
            if only(one):
                found.append(self._reading(which))
            if progress:
                progress("commitments compared", which + 1, len(self.commitments))
        return found

    def covered(self, reading: Reading, order: int, paged: bool) -> CommitmentCoverage:
        """A reading as the result shows it; ``order`` counts from 1, ``paged`` says whether the plan has pages."""
        one = reading.commitment
        decision = decide(reading.signals)
        cited: list[Line] = []
        if decision.status != "not_covered":
            cited = evidence_lines(one.folded, reading.found, self.lines, self._tools.reranker, self._openings)
        unmet = missing(reading.wording, self._weights, reading.found, self._spelled(one.folded))
        return CommitmentCoverage(
            id=one.id,
            heading=one.heading,
            text=one.folded,
            page=one.page if paged else None,
            order=order,
            status=decision.status,
            confidence=decision.confidence,
            evidence=[
                citation(self.library, line.passage, line.span.start, line.span.end, marker)
                for marker, line in enumerate(cited, start=1)
            ],
            reason=reason(decision.status, reading.signals.under, cited, unmet, self._nearest_place(reading)),
        )

    def _reading(self, which: int) -> Reading:
        wording = self._wordings[which]
        text, count = wording.commitment.folded, len(self._windows)
        under = self._under(which)
        offered = support.candidates(which, wording, self._weights, self._windows, frozenset(under), self._nearest())
        found = support.read(text, offered, self._tools.reranker)
        best = sorted(found, key=lambda one: -one.fit)[:_AMONG]
        signals = Signals(
            support=length.support([one.fit for one in found]),
            margin=max((one.margin for one in best), default=-1.0),
            absent=length.absent(support.share(wording, self._weights, self._held), count),
            shortness=length.shortness(count, len(clauses(text))),
            answer=self._answer(text, best[:_READ]),
            under=bool(under),
            weak=self._weak(wording, under, found) if under else 0.0,
            passed_over=not under and self._passes_over(wording.commitment.heading),
        )
        return Reading(wording.commitment, wording, signals, tuple(found))

    def _answer(self, text: str, best: Sequence[support.Support]) -> float | None:
        if self._tools.reader is None or not best:
            return None
        return max(self._tools.reader.score(text, [one.window.text for one in best]))

    def _weak(self, wording: Wording, under: Sequence[int], found: Sequence[support.Support]) -> float:
        """How little stands under a commitment's own words, and how little of the commitment is in it: 0 to 1.5.

        Half of it where a passage elsewhere is closer to this commitment than to any other of the plan.
        """
        terms = frozenset().union(*(self.lines[at].terms for at in under))
        thin = max(0.0, 1 - math.log1p(len(terms)) / _ENOUGH)
        weak = thin + max(0.0, _HALF - support.share(wording, self._weights, terms))
        elsewhere = sorted((one for one in found if not one.under), key=lambda one: -one.fit)[:_AMONG]
        return weak / 2 if any(one.margin > 0 for one in elsewhere) else weak

    def _under(self, which: int) -> list[int]:
        return [at for at in self._restated.under(which) if not self._put_aside(at)]

    def _passes_over(self, heading: str) -> bool:
        """Whether the document reports on commitments of the plan one by one, each under its own words, and on none that
        stands under this heading of the plan. Where it does on some of them, the others may be there in other words."""
        return len(self._gone_through) >= _SEVERAL and heading not in self._gone_through

    @cached_property
    def _gone_through(self) -> list[str]:
        """The plan's headings of the commitments that are repeated with text under them, one for each."""
        return [one.heading for which, one in enumerate(self.commitments) if self._under(which)]

    def _nearest(self) -> support.Cosines:
        if self._cosines is None:
            embedder, vectors = self._tools.embedder, self._tools.vectors
            self._cosines = support.Cosines(
                [
                    dict(vectors.search(embedder.embed_query(one.folded), self._count, [self.document.id]))
                    for one in self.commitments
                ]
            )
        return self._cosines

    def _nearest_place(self, reading: Reading) -> str:
        if not reading.found or reading.found[0].fit < _SOMEWHAT:
            return ""
        passage = reading.found[0].window.passage
        page = f"p. {passage.page}" if self.document.paged else ""
        section = f"“{shortened(folded(passage.section[-1]), _NAME)}”" if passage.section else ""
        return ", ".join(part for part in (section, page) if part)

    def _put_aside(self, at: int) -> bool:
        text = self.lines[at].text
        return self._restated.left_out(at) or is_pointer(text) or is_formal(text)

    def _spelled(self, text: str) -> dict[str, str]:
        """Terms as the commitment spells them, but for the words that commitments begin with: they name no subject."""
        words = (word for word in re.findall(r"[^\W_]+", text) if word.casefold() not in self._openings)
        return {term: word for word in words for term in self._words.terms(word)}


def cover(
    library: Library,
    tools: Tools,
    plan: Document,
    commitments: Sequence[Commitment],
    document: Document,
    progress: Progress | None = None,
) -> CoverageResult:
    """Which of ``commitments``, the plan's in its order, ``document`` covers."""
    coverage = Coverage(library, tools, commitments, document)
    judged = [coverage.covered(reading, order, plan.paged) for order, reading in enumerate(coverage.readings(progress), start=1)]
    return CoverageResult(plan=_named(plan), document=_named(document), commitments=judged, summary=CoverageSummary.of(judged))


def _named(document: Document) -> DocumentName:
    return DocumentName(document_id=document.id, file=document.file, title=document.title)

"""Where a document only repeats a commitment, and what stands under the repetition.

A heading, a line of contents or a quotation that repeats a commitment is no evidence that it is covered; what follows
it, until the next commitment or the end of its section, is where evidence is most likely to be.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.commitments import Commitment
from retrieval.coverage.reading import Line
from retrieval.coverage.words import Words, runs

# Shares of letter runs, chosen so that on the development pairs every repetition is found and no report is taken for one.
_SAME = 0.75  # of the commitment's runs in a line that repeats it
_HALF = 0.5  # enough where the line says
_NOTHING_NEW = 0.8  # hardly anything else: this share of the line's own runs is the commitment's
_FRAGMENT = 0.85  # of the line's own runs, for a part of a repetition that was cut in two, or for two put together
_NEW_TERMS = 6  # more than this many terms of its own, numbers aside, and a line reports something
_FEWEST = 3  # terms of a line that can repeat anything; 4 of a fragment or a heading
_HEADING_SHARE = 0.4  # of the commitment's terms in a heading, which may be cut short
# "Two wardens had taught visitors not to feed gulls" has all the words of what was to be done, and says that it was.
_TOLD = re.compile(
    r"\b(?:has|have|had|was|were)\s+(?:(?:been|also|now|since|already|all|both|each)\s+){0,2}"
    r"(?!(?:pledg|promis|commit|ask|plann|decid|agre|intend|set|requir|includ|list|stat)\w*)\w+(?:ed|en|wn|ght|ld|nt|t|ne)\b",
    re.IGNORECASE,
)
_UNDER = 24  # lines that a repetition in running text may be followed by


class Wording:
    """A commitment's words, prepared to be compared."""

    def __init__(self, commitment: Commitment, words: Words) -> None:
        self.commitment = commitment
        self.terms = frozenset(words.terms(commitment.folded))
        self._heading = frozenset(words.terms(commitment.heading))
        self.runs = runs(commitment.folded)

    def repeated_by(self, line: Line) -> bool:
        """Whether the line is the commitment again, with nothing of its own."""
        if len(line.terms) < _FEWEST or not self.runs or not line.runs or self.told_by(line):
            return False
        common = len(line.runs & self.runs)
        if common >= _NOTHING_NEW * len(line.runs) and common >= _HALF * len(self.runs):
            return True
        return common >= _SAME * len(self.runs) and len(self._new(line.terms)) <= _NEW_TERMS

    def told_by(self, line: Line) -> bool:
        """Whether the line says, as the commitment does not, that something has been done."""
        return _TOLD.search(line.text) is not None and _TOLD.search(self.commitment.folded) is None

    def names(self, terms: frozenset[str]) -> bool:
        """Whether a heading of these terms is the commitment's words."""
        common = len(terms & self.terms)
        return len(terms) > _FEWEST and common >= _FRAGMENT * len(terms) and common >= _HEADING_SHARE * len(self.terms)

    def _new(self, terms: frozenset[str]) -> set[str]:
        return {term for term in terms - self.terms - self._heading if not term.isdigit()}


@dataclass(frozen=True)
class Restatements:
    """The lines of a document that repeat a commitment of a plan. Positions count from 0."""

    wordings: Sequence[Wording]
    lines: Sequence[Line]
    words: Words

    def left_out(self, at: int) -> bool:
        """Whether the line at a position repeats a commitment, whole or in part."""
        return at in self._whole or at in self._parts

    def under(self, which: int) -> list[int]:
        """Positions of the lines that stand under a repetition of the commitment numbered ``which``, in order."""
        found = [at for at in self._headed[which] if not self.left_out(at)]
        for start in (at for at, named in self._whole.items() if which in named):
            for at in range(start + 1, min(start + 1 + _UNDER, len(self.lines))):
                if at in self._whole or not self._together(start, at):
                    break
                found.append(at)
        return sorted({at for at in found if not self.left_out(at)})

    def _together(self, first: int, second: int) -> bool:
        one, other = self.lines[first].passage, self.lines[second].passage
        return one.section == other.section and one.component == other.component

    @cached_property
    def _whole(self) -> dict[int, frozenset[int]]:
        """The commitments that a line repeats, by its position."""
        found = {
            at: frozenset(which for which in likely if self.wordings[which].repeated_by(self.lines[at]))
            for at, likely in self._likely.items()
        }
        return {at: repeated for at, repeated in found.items() if repeated}

    @cached_property
    def _parts(self) -> frozenset[int]:
        """Positions of lines that are a part of a commitment's words, or are put together from those of two, and say
        nothing else: a number of their own would be something else."""
        return frozenset(at for at, likely in self._likely.items() if self._put_together(self.lines[at], likely))

    def _put_together(self, line: Line, likely: Sequence[int]) -> bool:
        if len(line.terms) <= _FEWEST:
            return False
        first = max(likely, key=lambda which: len(line.runs & self.wordings[which].runs))
        if self.wordings[first].told_by(line):
            return False
        rest = line.runs - self.wordings[first].runs
        second = max(likely, key=lambda which: len(rest & self.wordings[which].runs))
        left = len(rest - self.wordings[second].runs)
        own = line.terms - self.wordings[first].terms - self.wordings[second].terms
        return left <= (1 - _FRAGMENT) * len(line.runs) and not any(term.isdigit() for term in own)

    @cached_property
    def _likely(self) -> dict[int, tuple[int, ...]]:
        """The commitments that share a few terms with a line, by its position: the only ones worth comparing."""
        having: dict[str, set[int]] = defaultdict(set)
        for which, wording in enumerate(self.wordings):
            for term in wording.terms:
                having[term].add(which)
        found: dict[int, tuple[int, ...]] = {}
        for at, line in enumerate(self.lines):
            shared = Counter(which for term in line.terms for which in having.get(term, ()))
            likely = tuple(which for which, count in shared.items() if count >= _FEWEST)
            if likely:
                found[at] = likely
        return found

    @cached_property
    def _headed(self) -> list[list[int]]:
        """For each commitment the lines under a heading that is its words."""
        headed: list[list[int]] = [[] for _ in self.wordings]
        known: dict[str, frozenset[int]] = {}
        for at, line in enumerate(self.lines):
            for heading in line.passage.section:
                named = known.get(heading)
                if named is None:
                    terms = frozenset(term for term in self.words.terms(heading) if not term.isdigit())
                    named = frozenset(which for which, wording in enumerate(self.wordings) if wording.names(terms))
                    known[heading] = named
                for which in named:
                    headed[which].append(at)
        return headed

"""The lines of the best windows that are shown as evidence, and why a status was given, in a sentence."""

import re
from collections.abc import Mapping, Sequence

from corpus.ports import Reranker
from corpus.reviews import CoverageStatus
from retrieval.coverage.reading import Line
from retrieval.coverage.restatements import Wording
from retrieval.coverage.support import Support

# A verb form or a number that a report has and a bare undertaking ("Improve the ...") has not.
_REPORTS = re.compile(r"\b(?:has|have|had|was|were|been|is|are|will)\b|\b\w*[^e\W]ed\b|\d", re.IGNORECASE)
SHOWN = 5  # citations for one commitment
# Rank below the best window, from which on a window is not shown. Of those under the commitment's own words labellers accept nine
# in ten, however far down; of others one in four or five up to 1, and fewer below (docs/adr/0005-coverage-decision.md).
_CLOSE, _CLOSE_ELSEWHERE = 4.5, 1.0
_FEWEST = 4  # terms of a line that can be understood when it is quoted alone
_LABEL_WORDS = 8
NOTHING = "Nothing was found that reports on it."
_MISSING = 3  # words named that nothing was found on


def is_undertaking(text: str, openings: frozenset[str]) -> bool:
    """Whether a line only undertakes something, in the manner of the plan: it begins as the plan's commitments do
    (``openings``: their first words in lower case) and has no verb form or number of a report."""
    words = re.findall(r"[^\W\d_]+", text)
    return bool(words) and words[0].casefold() in openings and not _REPORTS.search(text)


def _is_label(text: str) -> bool:
    """Whether a line is short, has no full stop, and no verb form or number of a report: "(c) Organised crime"."""
    return len(text.split()) <= _LABEL_WORDS and text[-1:] not in ".!?" and not _REPORTS.search(text)


def evidence_lines(
    text: str,
    found: Sequence[Support],
    lines: Sequence[Line],
    reranker: Reranker | None,
    openings: frozenset[str] = frozenset(),
) -> list[Line]:
    """The line of each of the best windows that fits the commitment best, best window first, no wording twice; what only
    undertakes something comes last, and a title or label only where its window has nothing else."""
    best = [one for one in found if one.rank >= found[0].rank - (_CLOSE if one.under else _CLOSE_ELSEWHERE)][:SHOWN]
    offered = [(rank, lines[at]) for rank, one in enumerate(best) for at in one.window.lines if len(lines[at].terms) >= _FEWEST]
    if not offered:  # nothing but scraps, such as cells of a table: better these than a status without evidence
        offered = [(rank, lines[at]) for rank, one in enumerate(best) for at in one.window.lines]
    worth_of = [float(len(line.terms)) for _, line in offered]
    # A window's only line is chosen whatever it is worth.
    read = [at for at, (rank, _) in enumerate(offered) if sum(rank == other for other, _ in offered) > 1]
    if reranker and read:
        for at, logit in zip(read, reranker.score(text, [offered[at][1].text for at in read]), strict=True):
            worth_of[at] = logit
    chosen: dict[int, tuple[tuple[bool, bool, float], Line]] = {}
    for (rank, line), value in zip(offered, worth_of, strict=True):
        worth = (not is_undertaking(line.text, openings), not _is_label(line.text), value)
        if rank not in chosen or worth > chosen[rank][0]:
            chosen[rank] = (worth, line)
    kept: dict[frozenset[str], Line] = {}
    for rank in sorted(chosen, key=lambda rank: (not chosen[rank][0][0], rank)):
        line = chosen[rank][1]
        kept.setdefault(line.runs, line)
    return list(kept.values())


def missing(wording: Wording, weights: Mapping[str, float], found: Sequence[Support], spelled: Mapping[str, str]) -> list[str]:
    """Words of the commitment that none of the best windows has, the most special first, as the plan spells them."""
    met = frozenset().union(*(one.window.terms for one in found[:SHOWN])) if found else frozenset()
    left = sorted(wording.terms - met, key=lambda term: (-weights[term], term))
    return [spelled[term] for term in left if term in spelled][:_MISSING]


def reason(status: CoverageStatus, under: bool, cited: Sequence[Line], unmet: Sequence[str], nearest: str = "") -> str:
    """One sentence for a person who decides whether to agree. ``nearest`` is where what fits best stands."""
    if status == "not_covered":
        return f"Nothing was found that reports on it; what comes nearest is in {nearest}." if nearest else NOTHING
    count = len(cited)
    passages = "1 passage" if count == 1 else f"{count} passages"
    where = ", under the commitment's own words" if under else ""
    if status == "covered":
        return f"Reported on in {passages}{where}."
    lacking = f"; nothing there on: {', '.join(unmet)}" if unmet else ""
    return f"Touched on in {passages}{where}{lacking}."

"""Share of an answer's statements that its citations support.

::

    |{s in S : s has citations, they are verbatim, and their quotes hold the words of s}| / |S|

A statement is what stands between one run of markers and the next; words after the last run are a statement without a
citation. Citation recall of Gao et al. 2023 (ALCE, EMNLP) with their entailment model replaced by a check that can be
made without a model: the share ``HELD`` of the statement's content words occur in the quotes it cites or in the titles,
sections and dates of their sources, which a lead-in names.
"""

import math
import re
from collections.abc import Mapping, Sequence

from eval.folding import folded
from retrieval.questions.language import STOPWORDS

# Room for the few words of its own that a lead-in has ("resolved", "page"); an invented clause has more.
HELD = 0.8
_RUN = re.compile(r"((?:\s*\[\d+\])+)")
_MARKER = re.compile(r"\[(\d+)\]")
_WORD = re.compile(r"[^\W_]+")


def statements(text: str) -> list[tuple[str, tuple[int, ...]]]:
    """Statements with the markers that follow them; runs without a word are passed over."""
    parts = _RUN.split(text)
    markers = [tuple(int(m) for m in _MARKER.findall(run)) for run in parts[1::2]] + [()]
    return [(said, cited) for said, cited in zip(parts[::2], markers, strict=True) if _WORD.search(said)]


def citation_recall(text: str, sources: Mapping[int, Sequence[str]], verbatim: Mapping[int, bool]) -> float:
    """The share. ``sources`` has for each marker its quote and the names of its source; nan without statements."""
    said = statements(text)
    if not said:
        return math.nan
    return sum(_supported(claim, markers, sources, verbatim) for claim, markers in said) / len(said)


def _supported(claim: str, markers: Sequence[int], sources: Mapping[int, Sequence[str]], verbatim: Mapping[int, bool]) -> bool:
    if not markers or not all(verbatim.get(marker, False) for marker in markers):
        return False
    held = {word for marker in markers for source in sources[marker] for word in _words(source)}
    wanted = _words(claim)
    return sum(word in held for word in wanted) >= HELD * len(wanted)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(folded(text)) if word not in STOPWORDS]

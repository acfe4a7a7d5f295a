"""An outcome held against the gold: what was found at which rank, reached after how many words, and cited."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.dataset import Place, Question
from eval.matching import cited, found
from eval.metrics.verbatim import is_verbatim
from eval.outcomes import Outcome
from eval.pages import Pages


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the metrics are computed from. Groups of evidence are numbered from 0.

    ``found``: groups in each passage, by rank. ``documents``: for each group the sha256 of the files with its places.
    ``words``: for each group the words read when it is reached, infinite if it is not. ``lengths``: words a passage.
    ``cited``: groups that verbatim citations overlap. ``verbatim`` and ``on_gold``: for each citation in order.
    """

    found: tuple[frozenset[int], ...]
    documents: tuple[frozenset[str], ...]
    words: tuple[float, ...]
    lengths: tuple[int, ...]
    cited: frozenset[int]
    verbatim: tuple[bool, ...]
    on_gold: tuple[bool, ...]


def judge(question: Question, outcome: Outcome, pages: Pages) -> Judgement:
    """Hold one outcome against its question's gold."""
    groups = question.evidence
    passages = [passage.place for passage in outcome.passages]
    texts = [pages.text(place.sha256, place.page) for place in passages]
    lengths = [len(text[place.start : place.end].split()) for place, text in zip(passages, texts, strict=True)]
    overlaps = [_cited_groups(groups, citation.place, pages) for citation in outcome.citations]
    checks = [
        is_verbatim(c.quote, c.place.start, c.place.end, pages.text(c.place.sha256, c.place.page)) for c in outcome.citations
    ]
    return Judgement(
        found=tuple(_found_groups(groups, place, text) for place, text in zip(passages, texts, strict=True)),
        documents=tuple(frozenset(place.sha256 for place in group) for group in groups),
        words=tuple(min(_words_until(group, passages, texts, lengths), default=math.inf) for group in groups),
        lengths=tuple(lengths),
        cited=frozenset().union(*(held for held, exact in zip(overlaps, checks, strict=True) if exact)),
        verbatim=tuple(checks),
        on_gold=tuple(bool(held) for held in overlaps),
    )


def _found_groups(groups: Sequence[Sequence[Place]], passage: Place, text: str) -> frozenset[int]:
    return frozenset(i for i, group in enumerate(groups) if any(found(place, passage, text) for place in group))


def _cited_groups(groups: Sequence[Sequence[Place]], quote: Place, pages: Pages) -> frozenset[int]:
    text = pages.text(quote.sha256, quote.page)
    return frozenset(i for i, group in enumerate(groups) if any(cited(place, quote, text) for place in group))


def _words_until(
    group: Sequence[Place], passages: Sequence[Place], texts: Sequence[str], lengths: Sequence[int]
) -> Iterator[float]:
    """Words read at the end of each place of the group, in each passage that holds it."""
    before = 0
    for passage, text, length in zip(passages, texts, lengths, strict=True):
        for place in group:
            if found(place, passage, text):
                yield before + len(text[passage.start : min(place.end, passage.end)].split())
        before += length

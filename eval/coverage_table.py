"""The measures of ADR 0005: statuses and evidence against the labels, beside three baselines tuned on the same split."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from corpus.reviews import CoverageStatus
from eval import coverage_gold as gold

if TYPE_CHECKING:
    from eval.coverage_fit import Judged

Statuses = list[CoverageStatus]


def keyword_overlap(one: Judged) -> float:
    """The greatest share of the commitment's terms, by weight, in one window."""
    return max((found.share for found in one.reading.found), default=0.0)


def embedding(one: Judged) -> float:
    """The greatest cosine of a passage to the commitment."""
    return max((found.cosine for found in one.reading.found), default=0.0)


def product(judged: Sequence[Judged]) -> Statuses:
    """What the program says."""
    return [one.result.status for one in judged]


def thresholded(judged: Sequence[Judged], value: Callable[[Judged], float], low: float, high: float) -> Statuses:
    """Not covered below ``low``, covered from ``high`` on."""
    values = [value(one) for one in judged]
    return ["not_covered" if each < low else "covered" if each >= high else "partial" for each in values]


def tuned(judged: Sequence[Judged], value: Callable[[Judged], float]) -> tuple[float, float]:
    """The thresholds with the best macro-F1 on what is given."""
    right = [one.label.status for one in judged]
    values = np.quantile([value(one) for one in judged], np.linspace(0, 1, 41))
    options = [(float(low), float(high)) for low in values for high in values if low <= high]
    return max(options, key=lambda pair: gold.macro_f1(right, thresholded(judged, value, *pair)))


def print_table(judged: Sequence[Judged]) -> None:
    """One line for each system, pair and split."""
    columns = ("macro", "gapP", "gapR", "any", "acc", "cited", "first")
    print(f"{'pair':34} {'split':5} {'n':>3} {'system':10} " + " ".join(f"{name:>5}" for name in columns))
    for pair in sorted({one.label.pair for one in judged}):
        own = [one for one in judged if one.label.pair == pair]
        dev = [one for one in own if one.label.split == "dev"]
        held = {one.label.split for one in own}
        for split in ("dev", "test", "all") if len(held) > 1 else sorted(held):
            part = [one for one in own if split in (one.label.split, "all")]
            majority: CoverageStatus = max(gold.STATUSES, key=lambda status: sum(o.label.status == status for o in part))
            systems: dict[str, Statuses] = {"product": product(part), "majority": [majority] * len(part)}
            for name, value in (("keywords", keyword_overlap), ("embedding", embedding)) if dev else ():
                systems[name] = thresholded(part, value, *tuned(dev, value))
            for name, found in systems.items():
                _print_row(pair, split, part, name, found)


def _print_row(pair: tuple[str, str], split: str, part: Sequence[Judged], name: str, found: Statuses) -> None:
    right: Statuses = [one.label.status for one in part]
    gaps = gold.score(right, found, ["not_covered"])
    anything = gold.score(right, found, ["covered", "partial"])
    accuracy = sum(one == other for one, other in zip(right, found, strict=True)) / len(part)
    cited = [one.accepted for one in part if one.result.status != "not_covered"]
    hits = ["  -  ", "  -  "]
    if name == "product" and cited and any(one.label.evidence for one in part):
        hits = [f"{sum(map(any, cited)) / len(cited):5.2f}", f"{sum(each[0] for each in cited) / len(cited):5.2f}"]
    measures = (gold.macro_f1(right, found), gaps.precision, gaps.recall, anything.f1, accuracy)
    label = f"{pair[0].removesuffix('.txt')[-9:]} x {pair[1][:20]}"
    drawn = " ".join([*(f"{value:5.2f}" for value in measures), *hits])
    print(f"{label:34} {split:5} {len(part):3} {name:10} {drawn}")

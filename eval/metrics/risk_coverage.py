"""How wrong the answers are that a system is surest of.

Answers by falling confidence, n questions asked, m of them answered, l_j the loss of the j-th answer (1 if wrong)::

    coverage_i = i / n       risk_i = (l_1 + ... + l_i) / i       AURC = (risk_1 + ... + risk_m) / m

Answers of one confidence share their mean loss, so that no order among equals is better than another. The curve ends
at the share that was answered at all: what a refused question would have been answered with is not known. Sources:
El-Yaniv and Wiener 2010, "On the Foundations of Noise-free Selective Classification" (JMLR); AURC from Geifman, Uziel
and El-Yaniv 2019, "Bias-Reduced Uncertainty Estimation for Deep Neural Classifiers" (ICLR).
"""

import math
from collections.abc import Sequence
from itertools import groupby

Point = tuple[float, float]  # coverage, risk


def curve(confidences: Sequence[float], losses: Sequence[float], asked: int) -> list[Point]:
    """The points of the curve, by rising coverage. ``confidences`` and ``losses`` are of the answers in one order."""
    ranked = sorted(zip(confidences, losses, strict=True), key=lambda pair: -pair[0])
    points: list[Point] = []
    lost = 0.0
    for _, group in groupby(ranked, key=lambda pair: pair[0]):
        equals = [loss for _, loss in group]
        for _ in equals:
            lost += sum(equals) / len(equals)
            points.append(((len(points) + 1) / asked, lost / (len(points) + 1)))
    return points


def area(points: Sequence[Point]) -> float:
    """AURC, 0 (best) to 1; nan without answers."""
    return sum(risk for _, risk in points) / len(points) if points else math.nan


def loss(all_facts: float, gold_status: str) -> float:
    """0.0 for an answer that states all facts, else 1.0; an answer to what the documents do not say is wrong."""
    return 1.0 if gold_status == "not_found" else 1.0 - all_facts

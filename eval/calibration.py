"""Fitting the decision between an answer and "the documents do not say" on the development split.

A logistic model with an L2 penalty, by Newton's method (Hastie, Tibshirani and Friedman, The Elements of Statistical
Learning, 2nd ed., 4.4.1). Classes are weighted to count the same, because a question without an answer is as important as
one with and there are fewer of them. Its coefficients are copied into ``retrieval/answerability/decision.py`` by hand, with the
run's name.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fit:
    """Coefficients in the order of the signals, and the intercept."""

    coefficients: tuple[float, ...]
    intercept: float

    def probability(self, signals: Array) -> Array:
        """Of shape (n,), for signals of shape (n, k)."""
        logits = signals @ np.array(self.coefficients) + self.intercept
        probability: Array = 1 / (1 + np.exp(-logits))
        return probability


def fit(signals: Array, answerable: NDArray[np.bool_], penalty: float = 1.0, rounds: int = 50) -> Fit:
    """Fit on ``signals`` of shape (n, k) and whether each question is answerable, of shape (n,)."""
    design = np.hstack([signals, np.ones((len(signals), 1))])
    truth = answerable.astype(np.float64)
    weight = np.where(answerable, 0.5 / answerable.mean(), 0.5 / (1 - answerable.mean()))
    ridge = np.diag([penalty] * signals.shape[1] + [1e-6])
    theta = np.zeros(design.shape[1])
    for _ in range(rounds):
        probability = 1 / (1 + np.exp(-design @ theta))
        gradient = design.T @ (weight * (probability - truth)) + ridge @ theta
        hessian = (design * (weight * probability * (1 - probability))[:, None]).T @ design + ridge
        step = np.linalg.solve(hessian, gradient)
        theta -= step
        if np.abs(step).max() < 1e-8:
            break
    return Fit(tuple(float(x) for x in theta[:-1]), float(theta[-1]))


def cross_validated(signals: Array, answerable: NDArray[np.bool_], groups: list[str], penalty: float = 1.0) -> Array:
    """Probabilities of shape (n,), each from a fit that did not see the question's group; ten folds of groups."""
    folds = {group: index % 10 for index, group in enumerate(sorted(set(groups)))}
    fold = np.array([folds[group] for group in groups])
    result = np.zeros(len(signals))
    for held_out in range(10):
        inside = fold != held_out
        if inside.all():
            continue
        result[~inside] = fit(signals[inside], answerable[inside], penalty).probability(signals[~inside])
    return result


def best_threshold(probability: Array, answerable: NDArray[np.bool_]) -> tuple[float, float]:
    """The threshold, and its F1 of refusing, that tells the unanswerable apart best."""
    best = (0.5, 0.0)
    for threshold in np.unique(probability):
        refused = probability < threshold
        right = float((refused & ~answerable).sum())
        found = 2 * right / float(refused.sum() + (~answerable).sum()) if refused.any() else 0.0
        if found > best[1]:
            best = (float(threshold), found)
    return best

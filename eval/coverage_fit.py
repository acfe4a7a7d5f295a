"""Calibrates which commitments a document covers, on the development labels, and measures it on all.

    python -m eval.coverage_fit --data-dir FOLDER --cache FILE

FOLDER holds the documents of the labels, ingested: the published ones, those of ``datasets/coverage_invented``, and the councils'
of ``coverage_other``; pairs that it lacks are left out. FILE, and one beside it, keep the models' scores between runs. Prints
the weights of ``retrieval.coverage.decision``, to be pasted there, and the table of ADR 0005.
"""

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.catalogue import Catalogue
from corpus.coverage import CommitmentCoverage
from corpus.errors import UsageError
from corpus.naming import resolve
from corpus.ports import Reranker
from corpus.settings import Settings
from corpus.settings import load as settings_of
from eval import coverage_gold as gold
from eval.coverage_table import print_table
from ingest.commitments.registers import commitments_of
from retrieval import opening
from retrieval.coverage.assessment import Coverage, Reading, Tools
from retrieval.lexical import TantivyWords
from retrieval.library import Library
from retrieval.vectors import ChromaVectors

Array = NDArray[np.float64]
LABELS = ("coverage", "coverage_more", "coverage_invented", "coverage_other")
RIDGE = 2.0  # of the decision's weights on standardised signals: few labels, so they are held back


class Remembered:
    """A cross-encoder, or the reader, whose scores are kept in a file."""

    def __init__(self, reranker: Reranker, path: Path) -> None:
        self._reranker = reranker
        self._path = path
        self._held: dict[str, float] = json.loads(path.read_text("utf-8")) if path.exists() else {}

    @property
    def identity(self) -> str:
        """That of the cross-encoder."""
        return self._reranker.identity

    def load(self) -> None:
        """Load the cross-encoder's weights."""
        self._reranker.load()

    def score(self, question: str, texts: Sequence[str]) -> list[float]:
        """A logit for each text."""
        keys = [hashlib.sha256(f"{question}\n{text}".encode()).hexdigest()[:20] for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._held}
        if new:
            self._held.update(zip(new, self._reranker.score(question, list(new.values())), strict=True))
        return [self._held[key] for key in keys]

    def keep(self) -> None:
        """Write the file."""
        self._path.write_text(json.dumps(self._held), "utf-8")


@dataclass(frozen=True, slots=True)
class Judged:
    """A label, what was read for it, and what the program says."""

    label: gold.Label
    reading: Reading
    result: CommitmentCoverage

    @property
    def accepted(self) -> list[bool]:
        """For each citation, best first, whether the labels have it as evidence."""
        return [
            any(
                (one.page or 1) == place.page and one.start < place.end and place.start < one.end for place in self.label.evidence
            )
            for one in self.result.evidence
        ]


def tools(settings: Settings, cache: Path) -> tuple[Library, Tools, tuple[Remembered, Remembered]]:
    """The stores of the data directory and the configured models, cross-encoder and reader with a memory."""
    reranker, reader = opening.reranker(settings), opening.reader(settings)
    if reranker is None or reader is None:
        raise UsageError("Coverage is calibrated with a cross-encoder and a reader.", "Leave the setting 'reranker' as it is.")
    remembered = Remembered(reranker, cache), Remembered(reader, cache.with_suffix(".reader.json"))
    vectors = ChromaVectors(settings.data_dir, settings.chroma_url)
    stems = TantivyWords(settings.data_dir).stems
    library = Library(Catalogue(settings.data_dir, settings.database_url))
    return library, Tools(opening.embedder(settings), vectors, remembered[0], stems, remembered[1]), remembered


def judge(library: Library, held: Tools, labels: Sequence[gold.Label]) -> list[Judged]:
    """Read every labelled commitment beside its document."""
    found: list[Judged] = []
    for plan_file, document_file in sorted({label.pair for label in labels}):
        plan, document = (resolve(name, list(library.documents.values())) for name in (plan_file, document_file))
        mine = [label for label in labels if label.pair == (plan_file, document_file)]
        listed = [one for one in commitments_of(library.catalogue, plan) if one.section == "listed"]
        owner = {
            one.id: label
            for one in listed
            for label in mine
            if label.commitment.page == one.page and one.start < label.commitment.end and label.commitment.start < one.end
        }
        coverage = Coverage(library, held, listed, document)
        readings = coverage.readings(only=lambda one, owner=owner: one.id in owner)  # type: ignore[misc]
        found += [
            Judged(owner[reading.commitment.id], reading, coverage.covered(reading, order, plan.paged))
            for order, reading in enumerate(readings, start=1)
        ]
    return found


def logistic(features: Array, right: Array, ridge: float) -> Array:
    """Bias and weights of a logistic regression with a ridge on standardised features, by Newton's method."""
    mean, deviation = features.mean(0), features.std(0) + 1e-9
    rows = np.column_stack([np.ones(len(features)), (features - mean) / deviation])
    penalty = np.diag([1e-6, *[ridge] * features.shape[1]])
    weights = np.zeros(rows.shape[1])
    for _ in range(100):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - likely) - penalty @ weights
        curve = (rows.T * (likely * (1 - likely) + 1e-9)) @ rows + penalty
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    plain = weights[1:] / deviation
    return np.array([weights[0] - plain @ mean, *plain])


def fit_decision(judged: Sequence[Judged]) -> tuple[Array, Array]:
    """Whether anything is reported, and whether the main thrust is, of what has no heading of its own."""
    apart = [each for each in judged if not each.reading.signals.under]
    open_to_all = [each for each in apart if not each.reading.signals.passed_over]
    anything = np.array([float(each.label.status != "not_covered") for each in apart])
    main_thrust = np.array([float(each.label.status == "covered") for each in open_to_all])
    signals = [each.reading.signals for each in apart]
    common = [(one.support, one.absent, one.shortness, one.answer) for one in signals]
    first = np.array([(*each, float(one.passed_over)) for each, one in zip(common, signals, strict=True)])
    second = np.array([(*each, one.margin) for each, one in zip(common, signals, strict=True) if not one.passed_over])
    return logistic(first, anything, RIDGE), logistic(second, main_thrust, RIDGE)


def fit_unread(judged: Sequence[Judged]) -> Array:
    """Bias and slope of the reader's logit by support, by least squares: what is taken for it where there is no reader."""
    signals = [each.reading.signals for each in judged]
    rows = np.array([(1.0, one.support) for one in signals])
    fitted: Array = np.linalg.lstsq(rows, np.array([one.answer for one in signals], np.float64))[0]
    return fitted


def fit_weak(judged: Sequence[Judged]) -> float:
    """Midway between the partial and the covered ones that have text under their own words, if the two lie apart: between
    the smallest weakness of the partial and the greatest of the covered."""
    own = [each for each in judged if each.reading.signals.under]
    partial = [each.reading.signals.weak for each in own if each.label.status == "partial"]
    covered = [each.reading.signals.weak for each in own if each.label.status == "covered"]
    return (min(partial) + max(covered)) / 2 if partial and covered else 1.0


def _of_files(library: Library, labels: Sequence[gold.Label]) -> list[gold.Label]:
    """The labels of pairs that are held, plan and document."""
    files = {document.file for document in library.documents.values()}
    return [label for label in labels if files.issuperset(label.pair)]


def main() -> None:
    """Fit, print, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    chosen = parser.parse_args()
    library, held, remembered = tools(settings_of(data_dir=chosen.data_dir), chosen.cache)
    try:
        judged = judge(library, held, _of_files(library, gold.load(*LABELS)))
    finally:
        for each in remembered:
            each.keep()
    dev = [each for each in judged if each.label.split == "dev"]
    if dev:
        print("weak", round(fit_weak(dev), 3))
        print("unread  ", [round(float(value), 3) for value in fit_unread(dev)])
        for name, weights in zip(("anything", "main    "), fit_decision(dev), strict=True):
            print(name, [round(float(value), 3) for value in weights])
    print_table(judged)


if __name__ == "__main__":
    main()

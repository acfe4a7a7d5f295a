"""Calibrates which commitments a document covers, on the development labels, and measures it on all.

    python -m eval.coverage_fit --data-dir FOLDER --cache FILE

FOLDER holds the published plans and documents, ingested; FILE keeps the cross-encoder's scores between runs. Prints the
weights of ``retrieval.coverage_support`` (which windows are evidence) and ``retrieval.coverage_decision`` (which status),
to be pasted there, the first before the second is fitted, and then the table of ADR 0005.
"""

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.catalogue import Catalogue
from corpus.coverage import CoverageStatus
from corpus.errors import UsageError
from corpus.naming import resolve
from corpus.ports import Reranker
from corpus.settings import Settings
from corpus.settings import load as settings_of
from eval import coverage_gold as gold
from eval.coverage_table import print_table
from ingest.registers import commitments_of
from retrieval import opening
from retrieval.coverage import Coverage, Reading, Tools
from retrieval.coverage_reading import Line
from retrieval.coverage_support import Support
from retrieval.lexical import TantivyWords
from retrieval.library import Library
from retrieval.vectors import ChromaVectors

Array = NDArray[np.float64]
RIDGE = 2.0  # of the decision's weights on standardised signals: few labels, so they are held back
EVIDENCE_RIDGE = 1.0


class Remembered:
    """A cross-encoder whose scores are kept in a file."""

    def __init__(self, reranker: Reranker, path: Path) -> None:
        self._reranker = reranker
        self._path = path
        self._held: dict[str, float] = json.loads(path.read_text("utf-8")) if path.exists() else {}

    @property
    def identity(self) -> str:
        """That of the cross-encoder."""
        return self._reranker.identity

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
    """A label, what was read for it, and the lines of its document."""

    label: gold.Label
    reading: Reading
    lines: Sequence[Line]

    def accepted(self, support: Support) -> bool:
        """Whether the labels have any line of the window as evidence."""
        spans = [(self.lines[at].passage.page, self.lines[at].span) for at in support.window.lines]
        return any(
            page == place.page and span.start < place.end and place.start < span.end
            for page, span in spans
            for place in self.label.evidence
        )


def tools(settings: Settings, cache: Path) -> tuple[Library, Tools, Remembered]:
    """The stores of the data directory and the configured models, the cross-encoder with a memory."""
    reranker = opening.reranker(settings)
    if reranker is None:
        raise UsageError("Coverage is calibrated with a cross-encoder.", "Leave the setting 'reranker' as it is.")
    remembered = Remembered(reranker, cache)
    vectors = ChromaVectors(settings.data_dir, settings.chroma_url)
    stems = TantivyWords(settings.data_dir).stems
    library = Library(Catalogue(settings.data_dir, settings.database_url))
    return library, Tools(opening.embedder(settings), vectors, remembered, stems), remembered


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
            if label.commitment.page == one.page
            and one.start < label.commitment.end
            and label.commitment.start < one.end
        }
        coverage = Coverage(library, held, listed, document)
        readings = coverage.readings(only=lambda one, owner=owner: one.id in owner)  # type: ignore[misc]
        found += [Judged(owner[reading.commitment.id], reading, coverage.lines) for reading in readings]
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


def fit_support(judged: Sequence[Judged]) -> Array:
    """Which windows are evidence, from the development labels that say so."""
    pairs = [(one.features, each.accepted(one)) for each in judged if each.label.evidence for one in each.reading.found]
    return logistic(np.array([row for row, _ in pairs]), np.array([float(yes) for _, yes in pairs]), EVIDENCE_RIDGE)


def fit_decision(judged: Sequence[Judged]) -> tuple[Array, Array]:
    """Whether anything is reported, and the main thrust."""
    signals = np.array([astuple(each.reading.signals) for each in judged])
    statuses: list[CoverageStatus] = [each.label.status for each in judged]
    anything = np.array([float(status != "not_covered") for status in statuses])
    main = np.array([float(status == "covered") for status in statuses])
    return logistic(signals, anything, RIDGE), logistic(signals, main, RIDGE)


def main() -> None:
    """Fit, print, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    chosen = parser.parse_args()
    library, held, remembered = tools(settings_of(data_dir=chosen.data_dir), chosen.cache)
    try:
        judged = judge(library, held, gold.load("coverage", "coverage_more"))
    finally:
        remembered.keep()
    dev = [each for each in judged if each.label.split == "dev"]
    print("support ", [round(float(value), 3) for value in fit_support(dev)])
    for name, weights in zip(("anything", "main    "), fit_decision(dev), strict=True):
        print(name, [round(float(value), 3) for value in weights])
    print_table(judged)


if __name__ == "__main__":
    main()

"""Scores worked by hand, and labels that follow their own rules."""

import hashlib

import pytest

from corpus.coverage import CoverageStatus
from eval import coverage_gold as gold

GOLD: list[CoverageStatus] = ["covered", "covered", "partial", "not_covered"]
FOUND: list[CoverageStatus] = ["covered", "partial", "partial", "covered"]


def test_macro_f1_by_hand() -> None:
    # covered: 1 right of 2 called and 2 there, 1/2; partial: 1 right of 2 called and 1 there, 2/3; not covered: 0.
    assert gold.macro_f1(GOLD, FOUND) == pytest.approx((1 / 2 + 2 / 3 + 0) / 3)
    assert gold.macro_f1(GOLD, GOLD) == 1


def test_a_status_that_the_gold_lacks_does_not_count() -> None:
    assert gold.macro_f1(["covered", "covered"], ["covered", "partial"]) == pytest.approx(2 / 3)


def test_precision_and_recall_of_classes_taken_together() -> None:
    score = gold.score(GOLD, FOUND, ["covered", "partial"])
    assert (score.precision, score.recall) == (0.75, 1.0)
    assert gold.score(GOLD, FOUND, ["not_covered"]) == gold.Score(1.0, 0.0)
    assert gold.Score(1.0, 0.0).f1 == 0


def test_the_labels_keep_their_rules() -> None:
    labels = gold.load("coverage")
    assert len({label.id for label in labels}) == len(labels) == 112
    assert all(bool(label.evidence) == (label.status != "not_covered") for label in labels)
    assert all(place.file == label.document for label in labels for place in label.evidence)
    dev, test = ({label.commitment for label in labels if label.split == split} for split in ("dev", "test"))
    assert not dev & test


def test_the_labels_of_invented_documents_are_of_the_files_that_are_here() -> None:
    labels = gold.load("coverage_invented")
    folder = gold.FOLDER / "coverage_invented"
    hashes = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}
    assert len({label.id for label in labels}) == len(labels) == 217
    assert {name for label in labels for name in label.pair} == set(hashes)
    assert all(bool(label.evidence) == (label.status != "not_covered") for label in labels)
    for label in labels:
        assert label.commitment.file == label.plan
        assert all(place.file == label.document for place in label.evidence)
        for place in (label.commitment, *label.evidence):
            assert place.sha256 == hashes[place.file]
            assert 0 <= place.start < place.end
    assert {label.document for label in labels if label.split == "test"} == {
        "penholme-scrutiny-minutes-january-2025.txt",
        "wendlebury-scrutiny-march-2024.html",
    }

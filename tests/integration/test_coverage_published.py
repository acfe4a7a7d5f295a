"""Coverage of the published plan by the two published documents, end to end: needs ``../shared/corpus``."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.commitments import Commitment
from corpus.coverage import CoverageResult
from corpus.naming import resolve
from corpus.reviews import CoverageStatus
from corpus.settings import Settings, load
from eval import coverage_gold as gold
from ingest.commitments.registers import commitments_of
from retrieval import opening
from retrieval.coverage.assessment import Tools, cover
from retrieval.lexical import TantivyWords
from retrieval.library import Library
from retrieval.vectors import ChromaVectors

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
PLAN = "police-and-crime-plan-2016-2020.txt"
PAPER = "deep-dive-local-visible-accessible-policing-2019.txt"
PACK = "panel-agenda-pack-2022-12-08.txt"
SECONDS = 60  # for 56 commitments and a pack of 70,000 words on two cores, of which a busy machine may need thrice
pytestmark = [
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the published documents are not beside the checkout"),
    pytest.mark.timeout(3600),  # three documents are embedded first, which a busy machine takes its time for
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Tools, Settings]]:
    settings = load(data_dir=tmp_path_factory.mktemp("data"))
    assistant = opening.assistant(settings)
    report = assistant.ingest([CORPUS / name for name in (PLAN, PAPER, PACK)])
    assert not report.failed
    library = Library(assistant.catalogue)
    vectors, words = ChromaVectors(settings.data_dir), TantivyWords(settings.data_dir)
    models = opening.embedder(settings), vectors, opening.reranker(settings), words.stems, opening.reader(settings)
    yield library, Tools(*models), settings


def run(store: tuple[Library, Tools, Settings], document_file: str) -> tuple[CoverageResult, list[Commitment], float]:
    library, tools, _ = store
    held = list(library.documents.values())
    plan, document = resolve(PLAN, held), resolve(document_file, held)
    listed = [one for one in commitments_of(library.catalogue, plan) if one.section == "listed"]
    started = time.perf_counter()
    return cover(library, tools, plan, listed, document), listed, time.perf_counter() - started


def paired(result: CoverageResult, listed: list[Commitment]) -> tuple[list[CoverageStatus], list[CoverageStatus]]:
    """Gold and found statuses of the commitments that have a label."""
    statuses = {one.id: one.status for one in result.commitments}
    right, found = [], []
    for label in gold.load("coverage"):
        if label.document != result.document.file:
            continue
        own = next((one for one in listed if one.start < label.commitment.end and label.commitment.start < one.end), None)
        if own is not None:
            right.append(label.status)
            found.append(statuses[own.id])
    return right, found


def test_the_gaps_of_the_paper_are_found(store: tuple[Library, Tools, Settings]) -> None:
    result, listed, _ = run(store, PAPER)
    right, found = paired(result, listed)
    assert len(right) >= 54
    gaps = gold.score(right, found, ["not_covered"])
    assert gaps.precision >= 0.9
    assert gaps.recall >= 0.9


def test_the_pack_is_read_in_time_and_its_evidence_is_verbatim(store: tuple[Library, Tools, Settings]) -> None:
    result, listed, seconds = run(store, PACK)
    right, found = paired(result, listed)
    anything = gold.score(right, found, ["covered", "partial"])
    assert anything.f1 >= 0.95
    assert seconds < 3 * SECONDS
    library = store[0]
    texts = {one.folded for one in listed}
    for one in result.commitments:
        assert bool(one.evidence) == (one.status != "not_covered")
        for cited in one.evidence:
            assert library.page_text(cited.document_id, cited.page or 1)[cited.start : cited.end] == cited.quote
            assert " ".join(cited.quote.split()) not in texts

"""Results that are kept, decisions on them, and when both need a new look."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from corpus.catalogue import Catalogue
from corpus.coverage import CommitmentCoverage, CoverageResult, CoverageSummary, DocumentName
from corpus.errors import UsageError
from corpus.models import Document, Kind, Page, StoredDocument
from corpus.reviews import CoverageStatus, evidence_fingerprint
from retrieval.coverage import reviewing
from tests.unit.fake_assistant import citation

PLAN = Document("d-plan", "plan.txt", "/in/plan.txt", "Harbour Plan", Kind.PLAN, "1" * 64)
REPORT = Document("d-report", "report.txt", "/in/report.txt", "Harbour Report", Kind.REPORT, "2" * 64)
NEWER = replace(REPORT, id="d-newer", sha256="3" * 64)  # other bytes at the same path
AT, LATER = "2031-05-01T09:00:00+00:00", "2031-06-01T09:00:00+00:00"


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    held = Catalogue(tmp_path)
    for document in (PLAN, REPORT):
        held.replace(StoredDocument(document, (Page(1, "Lamps."),), ()))
    yield held
    held.close()


def one(order: int, status: CoverageStatus, *quotes: str) -> CommitmentCoverage:
    evidence = [citation(marker, quote=quote) for marker, quote in enumerate(quotes, start=1)]
    return CommitmentCoverage(
        id=f"c-{order}a",
        heading="Lamps",
        text="Light lamps.",
        page=None,
        order=order,
        status=status,
        confidence=0.9,
        evidence=evidence,
        reason="",
    )


def result(document: Document, *commitments: CommitmentCoverage) -> CoverageResult:
    names = [DocumentName(document_id=each.id, file=each.file, title=each.title) for each in (PLAN, document)]
    return CoverageResult(
        plan=names[0], document=names[1], commitments=list(commitments), summary=CoverageSummary.of(commitments)
    )


FIRST = one(1, "covered", "Lamps were lit."), one(2, "not_covered")


def test_a_changed_document_makes_a_kept_result_suspect_until_it_is_run_again(catalogue: Catalogue) -> None:
    store = catalogue.reviews
    reviewing.keep(store, PLAN, REPORT, result(REPORT, *FIRST), AT)
    assert reviewing.stored(store, PLAN, REPORT).stored.state == "current"
    found = reviewing.stored(store, PLAN, NEWER)
    assert (found.stored.state, found.stored.changed) == ("suspect", ["document"])
    assert reviewing.listed(store, [PLAN, NEWER])[0].stored.state == "suspect"
    reviewing.keep(store, PLAN, NEWER, result(NEWER, *FIRST), LATER)
    assert reviewing.stored(store, PLAN, NEWER).stored.state == "current"
    assert len(reviewing.listed(store, [PLAN, NEWER])) == 1


def test_a_changed_plan_and_a_removed_document_are_named(catalogue: Catalogue) -> None:
    reviewing.keep(catalogue.reviews, PLAN, REPORT, result(REPORT, *FIRST), AT)
    changed = replace(PLAN, id="d-other", sha256="4" * 64)
    assert reviewing.listed(catalogue.reviews, [changed])[0].stored.changed == ["plan", "document"]


def test_a_file_that_moved_is_still_the_same(catalogue: Catalogue) -> None:
    reviewing.keep(catalogue.reviews, PLAN, REPORT, result(REPORT, *FIRST), AT)
    moved = replace(REPORT, path="/elsewhere/report.txt")
    assert reviewing.stored(catalogue.reviews, PLAN, moved).stored.state == "current"


def test_a_decision_survives_a_rerun_where_the_evidence_is_the_same(catalogue: Catalogue) -> None:
    store = catalogue.reviews
    reviewing.keep(store, PLAN, REPORT, result(REPORT, *FIRST), AT)
    reviewing.review(store, PLAN, REPORT, "1", "partial", "  only\nhalf of them ", "A. Keeper", AT)
    again = reviewing.keep(store, PLAN, NEWER, result(NEWER, *FIRST), LATER)
    made = again.commitments[0].review
    assert made is not None
    assert (made.decision, made.status, made.proposed, made.stands) == ("partial", "partial", "covered", True)
    assert (made.note, made.by, made.at) == ("only half of them", "A. Keeper", AT)
    assert again.commitments[0].decided == "partial"
    assert again.commitments[1].review is None


def test_a_decision_on_other_evidence_needs_a_new_look(catalogue: Catalogue) -> None:
    store = catalogue.reviews
    reviewing.keep(store, PLAN, REPORT, result(REPORT, *FIRST), AT)
    reviewing.review(store, PLAN, REPORT, "c-1a", "agree", "", "A. Keeper", AT)
    again = reviewing.keep(store, PLAN, NEWER, result(NEWER, one(1, "covered", "Lamps went out.")), LATER)
    made = again.commitments[0].review
    assert made is not None
    assert not made.stands
    assert again.commitments[0].decided == "covered"


def test_agreement_to_another_proposal_needs_a_new_look(catalogue: Catalogue) -> None:
    store = catalogue.reviews
    reviewing.keep(store, PLAN, REPORT, result(REPORT, *FIRST), AT)
    reviewing.review(store, PLAN, REPORT, "c-1", "agree", "", "A. Keeper", AT)
    again = reviewing.keep(store, PLAN, REPORT, result(REPORT, one(1, "partial", "Lamps were lit.")), LATER)
    assert again.commitments[0].review is not None
    assert not again.commitments[0].review.stands


def test_the_last_decision_counts_and_none_is_lost(catalogue: Catalogue) -> None:
    store = catalogue.reviews
    reviewing.keep(store, PLAN, REPORT, result(REPORT, *FIRST), AT)
    for decision in ("agree", "partial"):
        reviewing.review(store, PLAN, REPORT, "2", decision, "", "A. Keeper", AT)  # type: ignore[arg-type]
    kept = store.find(PLAN, REPORT)
    assert kept is not None
    assert [made.decision for made in store.history(kept)] == ["agree", "partial"]
    assert reviewing.stored(store, PLAN, REPORT).commitments[1].decided == "partial"
    assert reviewing.listed(store, [PLAN, REPORT])[0].decisions == 1


def test_what_cannot_be_reviewed_is_said(catalogue: Catalogue) -> None:
    with pytest.raises(UsageError, match="Make one with"):
        reviewing.review(catalogue.reviews, PLAN, REPORT, "1", "agree", "", "A. Keeper", AT)
    reviewing.keep(catalogue.reviews, PLAN, REPORT, result(REPORT, *FIRST), AT)
    for name, why in (("9", "from 1 to 2"), ("c-", "2 commitments")):
        with pytest.raises(UsageError, match=why):
            reviewing.review(catalogue.reviews, PLAN, REPORT, name, "agree", "", "A. Keeper", AT)


def test_an_older_data_directory_gains_the_tables_when_they_are_needed(tmp_path: Path, catalogue: Catalogue) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'catalogue.sqlite'}")
    with engine.begin() as connection:
        for table in ("coverage_results", "coverage_decisions"):
            connection.execute(text(f"DROP TABLE IF EXISTS {table}"))
    assert reviewing.listed(catalogue.reviews, [PLAN, REPORT]) == []
    reviewing.keep(catalogue.reviews, PLAN, REPORT, result(REPORT, *FIRST), AT)
    assert inspect(engine).has_table("coverage_results")
    engine.dispose()


def test_a_result_of_another_version_is_not_read(catalogue: Catalogue) -> None:
    catalogue.reviews.keep(PLAN, REPORT, AT, {"shape": "another"})
    with pytest.raises(UsageError, match="another version"):
        reviewing.stored(catalogue.reviews, PLAN, REPORT)


def test_evidence_is_the_same_in_any_order_and_place() -> None:
    assert evidence_fingerprint(["a b", "c"]) == evidence_fingerprint(["c", "a\n b"])
    assert evidence_fingerprint(["a b"]) != evidence_fingerprint(["a b", "c"])

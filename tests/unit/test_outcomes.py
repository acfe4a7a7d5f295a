"""What the person who waits is told of each file, the log, and files that are read again by a newer reading."""

import pytest

from corpus.models import Page
from corpus.results import FailedFile, IngestReport
from ingest import documents, outcomes, reading
from ingest.pipeline import Options, ingest

pytestmark = pytest.mark.usefixtures("one_by_one")

TABLE = "# Quay\n\n| Berth | Boats |\n|---|---|\n| North | 12 |\n| South | 9 |\n\nQuay 4 has 7 lamps.\n"


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "quay.md"
    path.write_text(TABLE)
    return path


def test_pages_passages_tables_and_warnings_are_counted_and_are_no_part_of_the_json(stores, paper):
    report = ingest([paper], stores, Options())
    outcome = report.added[0].outcome
    assert (outcome.pages, outcome.passages, outcome.tables, outcome.ocr_pages) == (1, 2, 1, [])
    assert any("guess" in warning for warning in outcome.warnings)
    assert set(report.model_dump(mode="json")["added"][0]) == {"file", "document_id"}


def test_pages_read_from_images_are_named(stores, paper):
    job = reading.Job(paper.read_bytes(), "quay.md", str(paper), "0" * 64)
    stored = reading.parse(job)
    scanned = documents.StoredDocument(stored.document, (Page(1, TABLE, None, True), Page(2, "")), stored.passages)
    assert outcomes.counted(scanned).ocr_pages == [1]


def test_the_log_has_a_line_for_each_file_and_stays_small(stores, paper, tmp_path, monkeypatch):
    log = tmp_path / "data" / "ingest.log"
    ingest([paper, tmp_path / "gone.pdf"], stores, Options(log=log))
    lines = log.read_text().splitlines()
    assert len(lines) == 3 and " added quay.md d-" in lines[0] and "tables 1" in lines[0] and "guess" in lines[0]
    assert "gone.pdf There is no such file" in lines[1] and "1 added, 0 updated, 0 unchanged, 1 failed" in lines[2]
    monkeypatch.setattr(outcomes, "LARGEST", 2000)
    for _ in range(60):
        ingest([paper], stores, Options(log=log))
    assert 0 < log.stat().st_size <= 2000 and 0 < (tmp_path / "data" / "ingest.log.1").stat().st_size <= 2000
    assert len(list((tmp_path / "data").glob("ingest.log*"))) == 2


def test_a_log_that_cannot_be_written_stops_nothing(stores, paper, tmp_path):
    assert ingest([paper], stores, Options(log=tmp_path / "no" / "such" / "folder")).added


def test_a_newer_reading_reads_unchanged_files_again_and_embeds_nothing(stores, paper, monkeypatch):
    first = ingest([paper], stores, Options()).added[0].document_id
    stores.embedder.embedded.clear()
    newer = documents.READER + 1
    for module in (documents, reading):
        monkeypatch.setattr(module, "READER", newer)
    report = ingest([paper], stores, Options())
    assert [one.document_id for one in report.updated] == [first] and not report.added
    assert stores.catalogue.documents()[0].reader == documents.READER and stores.embedder.embedded == []
    assert ingest([paper], stores, Options()).unchanged


def test_the_log_is_bounded_in_bytes_whatever_is_written_in_it(tmp_path, monkeypatch):
    monkeypatch.setattr(outcomes, "LARGEST", 2000)
    failed = [FailedFile(file="quay.pdf", error="\N{ANCHOR}" * 1900, hint="")]
    for _ in range(2):
        outcomes.log(IngestReport(added=[], updated=[], unchanged=[], failed=failed, seconds=1), tmp_path / "ingest.log")
    assert all(path.stat().st_size <= 2000 for path in tmp_path.iterdir())

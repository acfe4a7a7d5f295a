"""What the terminal says of one document, of each ingested file, and of a source that was read from an image."""

import io

import pytest
from rich.console import Console

from corpus.results import AddedFile, Citation, DocumentDetail, FileOutcome, IngestReport
from terminal.documents import draw_document
from terminal.reports import draw_ingest
from terminal.sources import draw_sources, draw_sources_in_full, place


@pytest.fixture
def console():
    return Console(file=io.StringIO(), width=90)


def detail(**more):
    return DocumentDetail(
        document_id="d-1", file="plan.md", title="Quay Plan", kind="plan", publisher="Quay Board", date="2030", period=None,
        sha256="0" * 64, passages=3, status="ready", outline=[], components=[], pages=[], **more,
    )  # fmt: skip


def test_facts_are_shown_with_how_sure_they_are(console):
    sure = {"kind": 0.62, "publisher": 1.0, "date": 0.95, "in_force": 0.9}
    draw_document(console, detail(in_force=False, superseded_by="Quay Plan 2034", confidence=sure, warnings=["Page 2 is odd."]))
    said = console.file.getvalue()
    assert "plan (62% sure)" in said and "Quay Board\n" in said and "2030\n" in said
    assert "In force:  no: superseded by Quay Plan 2034 (90% sure)" in said and "Warning:   Page 2 is odd." in said


def test_a_plan_in_force_says_how_far_that_is_known(console):
    draw_document(console, detail(in_force=True, confidence={"in_force": 0.6}))
    assert "yes, as far as the documents held tell (60% sure)" in console.file.getvalue()


def test_nothing_is_said_where_nothing_is_known(console):
    draw_document(console, detail())
    assert "force" not in console.file.getvalue() and "sure" not in console.file.getvalue()


def test_each_file_has_its_outcome(console):
    outcome = FileOutcome(pages=2, passages=1200, tables=1, ocr_pages=[2], warnings=["a", "b", "c", "d"])
    added = [AddedFile(file="quay.pdf", document_id="d-1", outcome=outcome), AddedFile(file="old.pdf", document_id="d-2")]
    draw_ingest(console, IngestReport(added=added, updated=[], unchanged=[], failed=[], seconds=1.0))
    said = console.file.getvalue()
    assert "2 pages, 1,200 passages, 1 table, 1 read by OCR" in said
    assert "Warning: c" in said and "Warning: d" not in said and said.count("passages") == 1


def test_a_source_read_from_an_image_says_so(console):
    cited = Citation(
        marker=1, document_id="d-1", file="scan.pdf", title="Quay Plan", kind="plan", date=None, component=None, section=[],
        page=3, page_label=None, quote="Lamps.", start=0, end=6, sha256="0" * 64, ocr=True, speaker="the Chair",
    )  # fmt: skip
    assert place(cited, 80) == "Quay Plan, page 3 (read by OCR)"
    assert place(cited.model_copy(update={"ocr": False}), 80) == "Quay Plan, page 3"
    draw_sources_in_full(console, [cited])
    assert "Said by: the Chair" in console.file.getvalue()
    draw_sources(console, [cited])
    assert "said by: the Chair" in console.file.getvalue()
    assert "page 3 (read by OCR)" in console.file.getvalue()

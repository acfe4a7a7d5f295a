"""What is written fits its column: SQLite takes text of any length, other databases refuse what is longer than declared."""

import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import String, func, inspect, select

from api.uploads import Uploads
from corpus.catalogue import Catalogue
from corpus.commitments import commitment_id
from corpus.conversations import Conversations
from corpus.coverage import CoverageResult, CoverageSummary, DocumentName
from corpus.jobs import Jobs
from corpus.keys import Keys
from corpus.models import Kind
from corpus.results import Answer, Timings
from corpus.review_store import Decided
from corpus.reviews import evidence_fingerprint
from corpus.schema import documents, metadata
from corpus.scopes import Scope
from ingest.metadata.dates import as_iso
from ingest.parsing import Job, parse
from retrieval.agreement import require_same_model
from retrieval.coverage.reviewing import keep
from retrieval.scrutiny import Scrutiny

TEXT = "# Harbour Plan\n\nWardens walk the quay wall on forty nights in spring and speak to every trader there.\n"
PERIOD = "from the first spring tide after the quay is opened until the lamps along it are replaced"
NAME = DocumentName(document_id="d-0123456789ab", file="plan.md", title="Harbour Plan")


@pytest.fixture
def catalogue(tmp_path):
    catalogue = Catalogue(tmp_path)
    yield catalogue
    catalogue.close()


def _parsed(kind=Kind.DEEP_DIVE):
    overrides = {"kind": kind.value, "date": "29 September 2022", "period": PERIOD}
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    return parse(Job(TEXT.encode(), "plan.md", "/papers/plan.md", sha256, overrides=overrides))


def _answer():
    return Answer(
        id=None,
        question="Who walks?",
        standalone_question="Who walks?",
        status="not_found",
        reason="",
        text="",
        citations=[],
        passages=[],
        warnings=[],
        generator="extractive",
        timings_ms=Timings(total=0, search=0, rerank=0, answer=0),
    )


def _fill(tmp_path, catalogue):
    """A row or more in every table, each of the longest there can be."""
    stored = _parsed()
    catalogue.replace(stored)
    require_same_model(catalogue, "a model")
    keys, talks, jobs = Keys(catalogue), Conversations(catalogue), Jobs(catalogue)
    made = keys.add("k" * 64, Scope.WRITE)
    caller = keys.caller(made.key)
    keys.revoke(made.name)
    talks.append(caller.id, talks.begin(caller.id).id, _answer())
    uploads = Uploads(tmp_path, jobs, catalogue)
    job = uploads.accept(
        io.BytesIO(TEXT.encode()), "plan.md", lambda kept: jobs.add(kept.name, kept.path, kept.sha256, "agenda_pack")
    )
    jobs.begin(job.id)
    jobs.end(job.id, None, outcome="unchanged", stage="unchanged", document_id=stored.document.id)
    jobs.add_coverage(stored.document.id, [stored.document.id])
    result = CoverageResult(plan=NAME, document=NAME, commitments=[], summary=CoverageSummary.of([]))
    at = Scrutiny(None, None, lambda: None)._now()
    keep(catalogue.reviews, stored.document, stored.document, result, at)
    kept = catalogue.reviews.all()[0]
    one = commitment_id("Priority 1", "Walk the wall.")
    decided = Decided(one, "not_covered", "not_covered", evidence_fingerprint(["Walked."]), "", "", at)
    catalogue.reviews.decide(kept, decided)


def test_everything_fits_the_column_that_it_is_put_in(tmp_path, catalogue):
    _fill(tmp_path, catalogue)
    bounded = [c for table in metadata.sorted_tables for c in table.c if isinstance(c.type, String) and c.type.length]
    with catalogue.transaction() as connection:
        assert {table.name for table in metadata.sorted_tables} <= set(inspect(connection).get_table_names())
        longest = {column: connection.execute(select(func.max(func.length(column)))).scalar() for column in bounded}
    assert [str(column) for column, length in longest.items() if not length] == []  # none was left untried
    assert [(str(column), length) for column, length in longest.items() if length > column.type.length] == []


def test_a_period_is_kept_in_the_words_it_was_given_in(catalogue):
    catalogue.replace(_parsed())
    assert [(one.date, one.period) for one in catalogue.documents()] == [("2022-09-29", PERIOD)]
    assert documents.c.period.type.length is None


@given(st.text("0123456789０٣-/. D:maySept", max_size=24))
def test_a_date_is_never_longer_than_its_column(text):
    assert len(as_iso(text) or "") <= documents.c.date.type.length

"""Stores that lost something, or are in use: refused in one line, and what is held stays readable."""

import shutil
import sqlite3

import pytest
from sqlalchemy import text

from corpus import database
from corpus.catalogue import Catalogue
from corpus.errors import Busy, IndexMismatch
from ingest.pipeline import READER, Options, Stores, index, ingest
from retrieval.agreement import require_all_passages
from retrieval.doctor import Doctor
from retrieval.lexical import TantivyWords
from retrieval.vectors import ChromaVectors
from tests.unit.fake_stores import FakeEmbedder

pytestmark = pytest.mark.usefixtures("one_by_one")


@pytest.fixture
def data(tmp_path):
    for name in ("lamps", "ferries"):
        (tmp_path / f"{name}.md").write_text(f"# The plan for {name}\n\nTwelve {name} are seen to every night.\n")
    stores = opened(tmp_path / "data")
    ingest([tmp_path / "lamps.md", tmp_path / "ferries.md"], stores, Options())
    closed(stores)
    return tmp_path / "data"


def opened(data):
    return Stores(Catalogue(data), FakeEmbedder(), ChromaVectors(data), TantivyWords(data))


def closed(stores):
    stores.catalogue.close()
    stores.vectors.close()


def check(stores):
    require_all_passages(stores.catalogue, {"vectors": stores.vectors, "words": stores.words})


@pytest.mark.parametrize(
    ("lost", "says"), [(["words"], "words 0"), (["vectors"], "vectors 0"), (["words", "vectors"], "vectors 0 and words 0")]
)
def test_deleted_folders_are_refused_by_name_until_repaired(data, lost, says):
    for name in lost:
        shutil.rmtree(data / name)
    stores = opened(data)
    with pytest.raises(IndexMismatch) as refused:
        check(stores)
    assert f"2 passages, {says}." in refused.value.message and "doctor --repair" in refused.value.hint
    doctor = Doctor(*_parts(stores), lambda stored, heard: index(stored, stores, heard), READER)
    assert doctor.repair().ok
    check(stores)
    closed(stores)


def _parts(stores):
    return stores.catalogue, stores.vectors, stores.words, stores.embedder


def test_more_than_the_catalogue_holds_is_no_harm(data):
    stores = opened(data)
    stores.words.add("d-stray", [("p-stray", "Stray", "Nothing.")])
    check(stores)
    closed(stores)


def test_a_passage_that_another_process_removes_meanwhile_is_no_loss(data):
    stores = opened(data)
    counts = iter([3, 2])
    stores.catalogue.passage_count = lambda: next(counts)
    check(stores)
    closed(stores)


def test_the_doctor_tells_of_older_readings_and_they_are_no_fault(data):
    stores = opened(data)
    with stores.catalogue._engine.begin() as connection:
        connection.execute(text("DELETE FROM about"))  # as in a data directory from before there was a version
    report = Doctor(*_parts(stores), lambda *_: None, READER).examine()
    assert report.ok and any("2 documents were read by an older one" in check.detail for check in report.checks)
    closed(stores)


def test_a_data_directory_from_before_the_table_is_read(data):
    connection = sqlite3.connect(data / "catalogue.sqlite")
    connection.execute("DROP TABLE about")
    connection.commit()
    connection.close()
    catalogue = Catalogue(data)
    assert [document.reader for document in catalogue.documents()] == [0, 0]
    assert catalogue.detail(catalogue.documents()[0].id).confidence.keys() <= {"in_force"}
    catalogue.close()


def test_a_catalogue_that_another_process_holds_is_named_and_the_old_version_stays(data, tmp_path, monkeypatch):
    monkeypatch.setattr(database, "BUSY_MILLISECONDS", 100)
    stores = opened(data)
    before = stores.catalogue.documents()
    (tmp_path / "lamps.md").write_text("# The plan for lamps\n\nThirteen lamps are seen to.\n")
    other = sqlite3.connect(data / "catalogue.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    report = ingest([tmp_path / "lamps.md"], stores, Options())
    assert "in use by another process" in report.failed[0].error and "Try again" in report.failed[0].hint
    with pytest.raises(Busy):
        stores.catalogue.set_meta("a", "b")
    assert stores.catalogue.documents() == before
    other.execute("ROLLBACK")
    other.close()
    assert ingest([tmp_path / "lamps.md"], stores, Options()).updated
    check(stores)
    closed(stores)


def test_whoever_asks_while_another_ingests_sees_the_old_version_or_the_new(data, tmp_path, monkeypatch):
    reader, writer = opened(data), opened(data)
    seen = []
    replace = Catalogue.replace

    def looking(self, stored, obsolete=()):
        seen.append({p.text for p in reader.catalogue.passages(sorted(reader.words.ids())).values() if "lamps" in p.text})
        check(reader)
        replace(self, stored, obsolete)
        seen.append({p.text for p in reader.catalogue.passages(sorted(reader.vectors.ids())).values() if "lamps" in p.text})
        check(reader)

    monkeypatch.setattr(Catalogue, "replace", looking)
    (tmp_path / "lamps.md").write_text("# The plan for lamps\n\nThirteen lamps are seen to.\n")
    ingest([tmp_path / "lamps.md"], writer, Options())
    assert seen == [{"Twelve lamps are seen to every night."}, {"Thirteen lamps are seen to."}]
    closed(reader)
    closed(writer)

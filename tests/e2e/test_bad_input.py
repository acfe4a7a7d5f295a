"""What goes wrong outside: a clear line, the right exit code, nothing lost."""

import os
import shutil
import sys
import time

import pytest
from filelock import FileLock

from corpus.catalogue import Catalogue
from retrieval.doctor import EMBEDDING_KEY
from retrieval.lexical import TantivyWords
from retrieval.vectors import ChromaVectors
from tests.e2e.harbour import FILES, answerable, begun, ended

NEW = "# Net loft\n\n" + "\n\n".join(f"## Loft {n}\n\nLoft {n} has {n + 3} nets to be mended by spring." for n in range(40))


def one_error_line(run, code):
    assert (run.code, run.out) == (code, "")
    assert run.err.startswith("error: ") and run.err.count("\n") == 1
    return run.err


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "lofts.md"
    path.write_text(NEW)
    return path


@pytest.fixture
def copied(harbour, tmp_path):
    """The harbour's data directory, to be ill treated."""
    shutil.copytree(harbour.data_dir, tmp_path / "data")
    return tmp_path / "data"


def intact(data_dir):
    """The old documents are all that is held, and catalogue and indexes agree."""
    catalogue = Catalogue(data_dir)
    files = sorted(document.file for document in catalogue.documents())
    catalogue.close()
    held, vectors, words = in_stores(data_dir)
    return files == sorted(FILES) and held == vectors == words


# --- questions ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("question", "says"), [(" \t", "empty"), ("why " * 2500, "10,000 characters")])
def test_a_question_that_cannot_be_asked(tmp_path, question, says):
    assert says in one_error_line(answerable("ask", question, data_dir=tmp_path / "data"), 2)
    assert not (tmp_path / "data").exists()


# --- files -------------------------------------------------------------------------------------------------------


def test_good_files_are_ingested_and_every_bad_one_is_named(tmp_path, paper):
    folder, empty = tmp_path / "papers", tmp_path / "empty"
    folder.mkdir()
    empty.mkdir()
    (folder / "good.txt").write_text(FILES["tide-gauge.txt"])
    (folder / "binary.txt").write_bytes(os.urandom(4096))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n" + bytes(2000))
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 and no more")
    (folder / "nothing.txt").write_bytes(b"")
    run = answerable("ingest", folder, empty, tmp_path / "missing.pdf", paper, "--json", data_dir=tmp_path / "data")
    assert run.code == 1
    assert [one["file"] for one in run.json["added"]] == ["good.txt", "lofts.md"]
    bad = [folder / "binary.txt", folder / "broken.docx", folder / "broken.pdf", folder / "nothing.txt"]
    failures = {failure["file"]: failure for failure in run.json["failed"]}
    assert set(failures) == {str(path) for path in [*bad, empty, tmp_path / "missing.pdf"]}
    assert all(failure["error"] and failure["hint"] for failure in failures.values())
    assert run.err.count("\n") == len(failures) and "Traceback" not in run.err
    assert "not a text file" in failures[str(folder / "binary.txt")]["error"]


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind this user; test_sources simulates it"
)
def test_a_folder_that_may_not_be_opened_is_named(tmp_path, harbour):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    run = answerable("ingest", closed, data_dir=tmp_path / "data")
    closed.chmod(0o700)
    assert run.code == 1 and str(closed) in run.err and "permission denied" in run.err


# --- the data directory ------------------------------------------------------------------------------------------


def test_a_data_directory_that_cannot_be_made(tmp_path, paper):
    line = one_error_line(answerable("ingest", paper, data_dir=paper / "data", folder=tmp_path), 1)
    assert "cannot be made" in line and "--data-dir" in line


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind this user; see the test of a full disk"
)
def test_a_data_directory_that_may_only_be_read(copied, paper):
    for path in [copied, *copied.rglob("*")]:
        path.chmod(0o500 if path.is_dir() else 0o400)
    run = answerable("ingest", paper, data_dir=copied)
    for path in [copied, *copied.rglob("*")]:
        path.chmod(0o700 if path.is_dir() else 0o600)
    assert run.code == 1 and "Traceback" not in run.err
    assert intact(copied)


def test_a_data_directory_of_a_newer_version_is_left_alone(tmp_path):
    catalogue = Catalogue(tmp_path / "data")
    catalogue.set_meta("schema", "99")
    catalogue.close()
    line = one_error_line(answerable("ask", "How many lamps?", data_dir=tmp_path / "data"), 1)
    assert "newer version" in line and "Update answerable" in line


def test_an_index_of_another_model_is_refused_until_the_doctor_has_rebuilt_it(copied):
    catalogue = Catalogue(copied)
    assert catalogue.meta(EMBEDDING_KEY)
    catalogue.set_meta(EMBEDDING_KEY, "another/model@0123")
    catalogue.close()
    line = one_error_line(answerable("ask", "How many lamps are lit?", data_dir=copied), 1)
    assert "another/model@0123" in line and "answerable doctor --repair" in line
    repaired = answerable("doctor", "--repair", "--json", data_dir=copied)
    assert repaired.code == 0 and repaired.json["ok"]
    assert intact(copied)


def test_a_second_ingest_says_that_another_is_at_work(copied, paper):
    with FileLock(copied / "writing.lock"):
        run = answerable("ingest", paper, data_dir=copied, lock_seconds="0.1")
    line = one_error_line(run, 1)
    assert "Another process is writing" in line and "Try again" in line


def test_a_second_ingest_waits_for_the_first(copied, paper):
    with FileLock(copied / "writing.lock"):
        second = begun("ingest", paper, "--json", data_dir=copied, folder=copied.parent)
        time.sleep(3)
        assert second.poll() is None
    run = ended(second)
    assert run.code == 0 and [one["file"] for one in run.json["added"]] == ["lofts.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="file sizes cannot be limited here")
def test_a_full_disk_leaves_the_old_index_as_it_was(copied, paper):
    def no_more_room():
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))  # less than the vectors take already

    held, vectors, words = in_stores(copied)
    run = answerable("ingest", paper, "--json", data_dir=copied, before=no_more_room)
    assert run.code == 1 and "Traceback" not in run.err and "Check that the disk has room" in run.err
    assert [failure["file"] for failure in run.json["failed"]] == [str(paper)] and not run.json["added"]
    after = in_stores(copied)
    assert after[0] == held and vectors <= after[1] and words <= after[2]
    assert answerable("ingest", paper, "--json", data_dir=copied).code == 0
    held, vectors, words = in_stores(copied)
    assert held == vectors == words != after[0]


def in_stores(data_dir):
    """Passage ids in the catalogue, in the vectors and in the words."""
    catalogue, vectors = Catalogue(data_dir), ChromaVectors(data_dir)
    found = catalogue.passage_ids(), vectors.ids(), TantivyWords(data_dir).ids()
    catalogue.close()
    vectors.close()
    return found


# --- settings ----------------------------------------------------------------------------------------------------


def test_an_unknown_key_of_the_settings_file_is_refused(tmp_path):
    (tmp_path / "answerable.toml").write_text("colour = 'red'\n")
    line = one_error_line(answerable("ask", "How many lamps?", data_dir=tmp_path / "data", folder=tmp_path), 2)
    assert "colour" in line and "unknown setting" in line

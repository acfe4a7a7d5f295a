"""The way of files through ingestion: what is added, kept, replaced and forgotten, and what a failure leaves behind."""

import json
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from corpus.catalogue import Catalogue
from corpus.errors import DataDirectoryError
from ingest import indexing, unfinished
from ingest.pipeline import Options, forget, ingest
from ingest.reading import LARGEST

pytestmark = pytest.mark.usefixtures("one_by_one")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    return folder


def write(folder: Path, name: str, *sentences: str) -> Path:
    path = folder / name
    path.write_text("# Harbour Plan\n\n" + "\n\n".join(sentences) + "\n", encoding="utf-8")
    return path


def run(stores, *paths, **options):
    return ingest(list(paths), stores, Options(**options))


def agree(stores):
    """Catalogue and both indexes hold the same passages, and nothing is left unfinished."""
    held = stores.catalogue.passage_ids()
    return held == stores.vectors.ids() == stores.words.ids() and not unfinished.noted(stores.catalogue)


def names(files):
    return [one.file for one in files]


# --- added, unchanged, updated -----------------------------------------------------------------------------------


def test_a_new_file_is_added_to_catalogue_and_indexes(stores, folder):
    path = write(folder, "harbour.md", "The harbour keeps twelve lamps lit at night.")
    report = run(stores, folder)
    assert names(report.added) == ["harbour.md"]
    assert not (report.updated or report.unchanged or report.failed)
    document = stores.catalogue.documents()[0]
    assert document.id == report.added[0].document_id
    assert document.path == str(path)
    assert stores.catalogue.passage_ids() and agree(stores)


def test_what_is_embedded_is_the_heading_path_and_the_text(stores, folder):
    write(folder, "harbour.md", "The harbour keeps twelve\nlamps lit at night.")
    run(stores, folder)
    assert "Harbour Plan\nThe harbour keeps twelve lamps lit at night." in stores.embedder.embedded


def test_an_unchanged_file_is_neither_parsed_nor_embedded(stores, folder, one_by_one):
    write(folder, "harbour.md", "The harbour keeps twelve lamps lit at night.")
    run(stores, folder)
    stores.embedder.embedded.clear()
    one_by_one.clear()
    report = run(stores, folder)
    assert names(report.unchanged) == ["harbour.md"]
    assert stores.embedder.embedded == one_by_one == []


def test_a_changed_file_replaces_its_old_version_and_embeds_only_what_is_new(stores, folder):
    sections = [f"## Pier {number}\n\nPier {number} is painted every {number} years." for number in range(2, 6)]
    write(folder, "harbour.md", *sections)
    old = run(stores, folder).added[0].document_id
    stores.embedder.embedded.clear()
    write(folder, "harbour.md", *sections[:-1], "## Lamps\n\nTwelve lamps are lit at night.")
    report = run(stores, folder)
    assert names(report.updated) == ["harbour.md"] and not report.added
    assert [document.id for document in stores.catalogue.documents()] == [report.updated[0].document_id] != [old]
    assert all("Twelve lamps" in text for text in stores.embedder.embedded) and stores.embedder.embedded
    assert agree(stores)


def test_the_same_text_is_embedded_once(stores, folder):
    for name in ("one.md", "two.md"):
        write(folder, name, "The harbour keeps twelve lamps lit.", f"## {name}\n\nThis stands in {name} only.")
    run(stores, folder)
    assert len(stores.embedder.embedded) == len(set(stores.embedder.embedded))
    assert len(stores.catalogue.documents()) == 2 and agree(stores)


def test_another_kind_makes_the_document_again(stores, folder):
    path = write(folder, "harbour.md", "The harbour keeps twelve lamps lit at night.")
    run(stores, path)
    stores.embedder.embedded.clear()
    assert names(run(stores, path, overrides={"kind": "minutes"}).updated) == ["harbour.md"]
    assert stores.catalogue.documents()[0].kind == "minutes"
    assert names(run(stores, path, overrides={"kind": "minutes"}).unchanged) == ["harbour.md"]
    assert stores.embedder.embedded == [] and agree(stores)


def test_the_same_bytes_under_a_second_name_are_unchanged(stores, folder):
    first = write(folder, "a.md", "The harbour keeps twelve lamps lit at night.")
    (folder / "b.md").write_bytes(first.read_bytes())
    report = run(stores, folder)
    assert (names(report.added), names(report.unchanged)) == (["a.md"], ["b.md"])
    assert report.added[0].document_id == report.unchanged[0].document_id
    assert stores.catalogue.documents()[0].file == "a.md"


def test_a_file_that_was_renamed_is_known_by_its_new_name(stores, folder):
    path = write(folder, "a.md", "The harbour keeps twelve lamps lit at night.")
    run(stores, folder)
    path.rename(folder / "b.md")
    assert names(run(stores, folder).unchanged) == ["b.md"]
    document = stores.catalogue.documents()[0]
    assert (document.file, document.path) == ("b.md", str(folder / "b.md"))


def test_a_file_renamed_over_another_leaves_one_document(stores, folder):
    first = write(folder, "a.md", "The harbour keeps twelve lamps lit at night.")
    write(folder, "b.md", "The ferry leaves at nine.")
    run(stores, folder)
    first.rename(folder / "b.md")
    report = run(stores, folder)
    assert names(report.updated) == ["b.md"]
    assert [document.path for document in stores.catalogue.documents()] == [str(folder / "b.md")]
    assert agree(stores)


def test_a_file_overwritten_with_a_copy_of_another_leaves_one_document(stores, folder):
    first = write(folder, "a.md", "The harbour keeps twelve lamps lit at night.")
    second = write(folder, "b.md", "The ferry leaves at nine.")
    run(stores, folder)
    second.write_bytes(first.read_bytes())
    report = run(stores, folder)
    assert (names(report.unchanged), names(report.updated)) == (["a.md"], ["b.md"])
    assert [document.file for document in stores.catalogue.documents()] == ["a.md"]
    assert agree(stores)


def test_two_files_that_swap_their_names_are_both_still_held(stores, folder):
    texts = [write(folder, "a.md", "Twelve lamps are lit.").read_bytes(), write(folder, "b.md", "A ferry.").read_bytes()]
    before = {one.document_id for one in run(stores, folder).added}
    (folder / "a.md").write_bytes(texts[1])
    (folder / "b.md").write_bytes(texts[0])
    report = run(stores, folder)
    assert not report.failed
    assert {document.id for document in stores.catalogue.documents()} == before
    assert agree(stores)


# --- bundled documents -------------------------------------------------------------------------------------------


def test_bundled_documents_leave_as_soon_as_there_are_others(stores, folder, tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    write(folder, "digest.md", "The ferry leaves at nine.")
    write(own, "harbour.md", "The harbour keeps twelve lamps lit at night.")
    run(stores, folder, bundled=True)
    assert [document.bundled for document in stores.catalogue.documents()] == [True]
    run(stores, own)
    assert [document.file for document in stores.catalogue.documents()] == ["harbour.md"]
    assert agree(stores)


def test_bundled_documents_stay_where_nothing_else_could_be_read(stores, folder, tmp_path):
    write(folder, "digest.md", "The ferry leaves at nine.")
    run(stores, folder, bundled=True)
    assert run(stores, tmp_path / "missing").failed
    assert len(stores.catalogue.documents()) == 1


def test_a_bundled_file_that_a_person_ingests_becomes_their_own(stores, folder):
    write(folder, "digest.md", "The ferry leaves at nine.")
    run(stores, folder, bundled=True)
    stores.embedder.embedded.clear()
    assert names(run(stores, folder).added) == ["digest.md"]
    assert [document.bundled for document in stores.catalogue.documents()] == [False]
    assert stores.embedder.embedded == [] and stores.catalogue.passage_ids() and agree(stores)


def test_forgotten_means_from_everywhere(stores, folder):
    write(folder, "harbour.md", "The harbour keeps twelve lamps lit at night.")
    forget(run(stores, folder).added[0].document_id, stores)
    assert stores.catalogue.documents() == [] and stores.vectors.rows == {} and stores.words.entries == {}


# --- failures ----------------------------------------------------------------------------------------------------


def test_one_broken_file_does_not_stop_the_others(stores, folder):
    write(folder, "a.md", "The harbour keeps twelve lamps lit at night.")
    (folder / "b.pdf").write_bytes(b"%PDF-1.7 and then nothing of the kind")
    (folder / "c.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "d.txt").write_text("")
    write(folder, "e.md", "The ferry leaves at nine.")
    report = run(stores, folder)
    assert names(report.added) == ["a.md", "e.md"]
    assert [Path(failure.file).name for failure in report.failed] == ["b.pdf", "c.txt", "d.txt"]
    assert all(failure.error and failure.hint for failure in report.failed)
    assert agree(stores)


def test_a_reader_that_fails_in_its_own_way_fails_its_file_alone(stores, folder, monkeypatch):
    write(folder, "a.md", "The harbour keeps twelve lamps lit at night.")
    write(folder, "b.md", "The ferry leaves at nine.")

    def read(data, name, **_):
        if name == "a.md":
            raise RecursionError("too deep")
        return real(data, name)

    from ingest.readers import detect

    real = detect.read
    monkeypatch.setattr(detect, "read", read)
    report = run(stores, folder)
    assert names(report.added) == ["b.md"]
    assert "RecursionError: too deep" in report.failed[0].error


def test_a_file_too_large_to_hold_is_not_read(stores, folder):
    path = folder / "huge.pdf"
    with path.open("wb") as stream:
        stream.truncate(LARGEST + 1)
    report = run(stores, path)
    assert report.failed[0].error == "huge.pdf is larger than 512 megabytes."


@pytest.mark.parametrize("full", ["vectors", "words", "catalogue"])
def test_a_full_disk_leaves_the_old_version_as_it_was(stores, folder, monkeypatch, full):
    path = write(folder, "harbour.md", "The harbour keeps twelve lamps lit at night.")
    old = run(stores, path).added[0].document_id
    before = stores.catalogue.passages_of(old)
    write(folder, "harbour.md", "The harbour keeps thirteen lamps lit at night.")
    other = write(folder, "other.md", "The ferry leaves at nine.")
    with monkeypatch.context() as patch:
        if full == "catalogue":
            patch.setattr("sqlalchemy.engine.Connection.execute", _refuse_to_insert_pages)
        else:
            getattr(stores, full).full = True
        report = run(stores, path, other)
    assert [failure.file for failure in report.failed] == [str(path)]
    assert "full" in report.failed[0].error or "space" in report.failed[0].error
    assert report.failed[0].hint.startswith("Free some space")
    assert not (report.added or report.updated)
    assert stores.catalogue.passages_of(old) == before
    assert {passage.id for passage in before} <= stores.vectors.ids() & stores.words.ids()
    stores.vectors.full = stores.words.full = False
    assert names(run(stores, path, other).updated) == ["harbour.md"]
    assert agree(stores)


def _refuse_to_insert_pages(connection, statement, *arguments, **keywords):
    if str(statement).startswith("INSERT INTO pages"):
        raise OperationalError("INSERT INTO pages", {}, Exception("database or disk is full"))
    return _execute(connection, statement, *arguments, **keywords)


from sqlalchemy.engine import Connection  # noqa: E402

_execute = Connection.execute


def test_what_was_embedded_before_a_kill_is_not_embedded_again(stores, folder, monkeypatch):
    path = write(folder, "harbour.md", "The harbour keeps twelve lamps lit.", "## Ferry\n\nThe ferry leaves at nine.")

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Catalogue, "replace", killed)
        run(stores, path)
    assert stores.vectors.rows and not stores.catalogue.documents()
    stores.embedder.embedded.clear()
    assert names(run(stores, path).added) == ["harbour.md"]
    assert stores.embedder.embedded == [] and agree(stores)


def test_a_kill_in_the_midst_of_a_document_keeps_what_was_written(stores, folder, monkeypatch):
    monkeypatch.setattr(indexing, "SLICE", 2)
    path = write(folder, "harbour.md", *(f"## Pier {n}\n\nPier {n} is painted every {n} years." for n in range(2, 8)))
    stores.embedder.fail_after = 4
    with pytest.raises(KeyboardInterrupt):
        run(stores, path)
    first = list(stores.embedder.embedded)
    stores.embedder.embedded.clear()
    stores.embedder.fail_after = None
    run(stores, path)
    assert len(first) == 4 and stores.embedder.embedded and not set(first) & set(stores.embedder.embedded)
    assert agree(stores)


def test_what_a_killed_run_left_behind_goes_with_the_next_one(stores, folder, monkeypatch):
    path = write(folder, "harbour.md", "The harbour keeps twelve lamps lit at night.")
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Catalogue, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        run(stores, path)
    assert len(json.loads(stores.catalogue.meta(unfinished.KEY))) == 1
    path.unlink()
    run(stores, write(folder, "other.md", "The ferry leaves at nine."))
    assert agree(stores) and len(stores.catalogue.documents()) == 1


def test_old_passages_stay_findable_until_the_new_ones_are_current(stores, folder, monkeypatch):
    path = write(folder, "harbour.md", "The harbour keeps twelve lamps lit at night.")
    run(stores, path)
    old = stores.catalogue.passage_ids()
    write(folder, "harbour.md", "The harbour keeps thirteen lamps lit at night.")
    seen = []
    real = Catalogue.replace

    def replace(self, stored, obsolete=()):
        seen.append(old <= stores.vectors.ids() and old <= stores.words.ids())
        real(self, stored, obsolete)

    monkeypatch.setattr(Catalogue, "replace", replace)
    run(stores, path)
    assert seen == [True] and not old & stores.vectors.ids() and agree(stores)


def test_an_error_of_the_stores_ends_the_run(stores, folder, monkeypatch):
    for name in ("a.md", "b.md", "c.md"):
        write(folder, name, f"This stands in {name}.")

    def refuse(*_):
        raise DataDirectoryError("The catalogue cannot be used: disk I/O error.", "Run: answerable doctor")

    monkeypatch.setattr(Catalogue, "replace", refuse)
    report = run(stores, folder)
    assert [Path(failure.file).name for failure in report.failed] == ["a.md"]


def test_progress_counts_files_and_passages(stores, folder):
    write(folder, "a.md", "The harbour keeps twelve lamps lit at night.")
    write(folder, "b.md", "The ferry leaves at nine.")
    heard = []
    ingest([folder], stores, Options(), lambda *said: heard.append(said))
    assert ("a.md", 0, 2) in heard and ("b.md", 1, 2) in heard and heard[-1] == ("", 2, 2)
    for name in ("a.md", "b.md"):
        counts = [(done, total) for what, done, total in heard if what == f"{name}: embedding"]
        assert counts and counts[-1][0] == counts[-1][1]

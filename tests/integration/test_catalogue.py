"""The catalogue on a real database: what goes in comes out, and its failures are errors of ours."""

import sqlite3

import pytest
from sqlalchemy import text

from corpus.catalogue import Catalogue
from corpus.database import FILE, mapped_errors, named
from corpus.errors import Busy, DataDirectoryError, NewerData, UnknownDocument
from corpus.models import Component, Document, Kind, Page, Passage, Span, SpanKind, StoredDocument


def stored(number=1, path=None, passages=3):
    id_ = f"d-{number}"
    document = Document(
        id=id_,
        file=f"harbour-{number}.pdf",
        path=path or f"/papers/harbour-{number}.pdf",
        title=f"Harbour Plan {number}",
        kind=Kind.AGENDA_PACK,
        sha256=f"{number:064}",
        publisher="Harbour Board",
        date=f"20{number:02}-05",
        period="2030-2034",
        paged=True,
        components=(Component("Minutes", Kind.MINUTES, "2030-01-02", "HB/3/30", 2, 4),),
        glossary={"HB": "Harbour Board"},
        warnings=("One page is blank.",),
    )
    spans = (
        Span(SpanKind.SENTENCE, 0, 5),
        Span(SpanKind.TABLE_ROW, 5, 9, 0, (0, 5), "(a)", ("Lamps", "12"), ("What", "How many")),
    )
    return StoredDocument(
        document,
        (Page(1, "Lämps, 灯 and 🚢.", "i", False), Page(2, "Ferries.", None, True)),
        tuple(
            Passage(f"p-{number}-{n}", id_, n, 1, 0, 5, "Lämps", ("Lights", "Lamps"), 0, spans, "lighting")
            for n in range(passages)
        ),
        ((1, "Lights", 1), (2, "Lamps", 2)),
    )


@pytest.fixture
def catalogue(tmp_path):
    catalogue = Catalogue(tmp_path / "data")
    yield catalogue
    catalogue.close()


def test_a_document_comes_back_as_it_was_stored(catalogue):
    one = stored()
    catalogue.replace(one)
    assert catalogue.document("d-1") == one.document
    assert catalogue.documents() == [one.document]
    assert catalogue.page("d-1", 1) == one.pages[0] and catalogue.page("d-1", 2) == one.pages[1]
    assert catalogue.passages_of("d-1") == list(one.passages)
    assert catalogue.passages(["p-1-2", "p-none", "p-1-0"]) == {"p-1-0": one.passages[0], "p-1-2": one.passages[2]}


def test_what_is_not_held_is_none_or_left_out(catalogue):
    assert catalogue.document("d-9") is None and catalogue.page("d-9", 1) is None
    assert catalogue.passages_of("d-9") == [] and catalogue.passages([]) == {}
    with pytest.raises(UnknownDocument):
        catalogue.detail("d-9")


def test_passages_are_read_by_their_place(catalogue):
    catalogue.replace(stored(passages=5))
    assert [passage.ordinal for passage in catalogue.passages_of("d-1", range(1, 4))] == [1, 2, 3]


def test_more_ids_than_a_statement_takes(catalogue):
    catalogue.replace(stored(passages=1201))
    ids = sorted(catalogue.passage_ids())
    assert len(ids) == 1201 and set(catalogue.passages(ids)) == set(ids)


def test_documents_are_found_by_bytes_and_by_path(catalogue):
    catalogue.replace(stored(1))
    catalogue.replace(stored(2))
    assert [document.id for document in catalogue.with_sha256(f"{2:064}")] == ["d-2"]
    assert [document.id for document in catalogue.at_path("/papers/harbour-1.pdf")] == ["d-1"]
    assert catalogue.with_sha256("f" * 64) == catalogue.at_path("/nowhere") == []


def test_a_new_version_takes_the_place_of_the_old_one_and_all_that_was_its(catalogue):
    catalogue.replace(stored(1, "/papers/a.pdf"))
    catalogue.replace(stored(2, "/papers/a.pdf"), ["d-1"])
    assert [document.id for document in catalogue.documents()] == ["d-2"]
    assert catalogue.passage_ids() == {"p-2-0", "p-2-1", "p-2-2"}
    assert catalogue.page("d-1", 1) is None


def test_a_replacement_that_fails_changes_nothing(catalogue):
    catalogue.replace(stored(1, "/papers/a.pdf"))
    with pytest.raises(DataDirectoryError):
        catalogue.replace(stored(2, "/papers/a.pdf"))  # the path is taken, and the old document was not named
    assert [document.id for document in catalogue.documents()] == ["d-1"]
    assert len(catalogue.passage_ids()) == 3


def test_a_file_that_moved_pushes_out_what_stood_there(catalogue):
    catalogue.replace(stored(1))
    catalogue.replace(stored(2))
    catalogue.move("d-1", "/papers/harbour-2.pdf", "harbour-2.pdf")
    moved = catalogue.documents()
    assert [(document.id, document.file) for document in moved] == [("d-1", "harbour-2.pdf")]


def test_removed_means_with_pages_and_passages(catalogue):
    catalogue.replace(stored())
    catalogue.remove("d-1")
    catalogue.remove("d-1")
    assert catalogue.documents() == [] and catalogue.passage_ids() == set() and catalogue.page("d-1", 1) is None


def test_documents_are_listed_oldest_first_with_their_counts(catalogue):
    for number in (3, 1, 2):
        catalogue.replace(stored(number, passages=number))
    assert [(entry.title, entry.pages, entry.passages) for entry in catalogue.list()] == [
        ("Harbour Plan 1", 2, 1),
        ("Harbour Plan 2", 2, 2),
        ("Harbour Plan 3", 2, 3),
    ]


def test_detail_has_outline_components_and_pages(catalogue):
    catalogue.replace(stored())
    detail = catalogue.detail("d-1")
    assert [(entry.level, entry.heading, entry.page) for entry in detail.outline] == [(1, "Lights", 1), (2, "Lamps", 2)]
    assert [(one.title, one.kind, one.first_page, one.last_page) for one in detail.components] == [("Minutes", "minutes", 2, 4)]
    assert [(page.number, page.label, page.ocr) for page in detail.pages] == [(1, "i", False), (2, None, True)]
    assert detail.passages == 3 and detail.status == "ready"


def test_facts_are_kept_and_overwritten(catalogue):
    assert catalogue.meta("embedding") is None
    catalogue.set_meta("embedding", "one")
    catalogue.set_meta("embedding", "two")
    assert catalogue.meta("embedding") == "two"


def test_a_url_names_another_database(tmp_path):
    catalogue = Catalogue(tmp_path / "unused", f"sqlite:///{tmp_path / 'elsewhere.sqlite'}")
    catalogue.replace(stored())
    catalogue.close()
    assert (tmp_path / "elsewhere.sqlite").exists() and not (tmp_path / "unused").exists()


# --- failures ----------------------------------------------------------------------------------------------------


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(DataDirectoryError, match=r"file/data cannot be made.*--data-dir"):
        Catalogue(tmp_path / "file" / "data")


def test_a_newer_catalogue_is_refused_and_left_alone(tmp_path):
    Catalogue(tmp_path).set_meta("schema", "99")
    with pytest.raises(NewerData, match=r"newer version \(schema 99.*Update answerable"):
        Catalogue(tmp_path)
    with sqlite3.connect(tmp_path / FILE) as connection:
        assert connection.execute("select value from meta where key = 'schema'").fetchone() == ("99",)
    connection.close()


def test_a_file_that_is_no_database_is_an_error_of_ours(tmp_path):
    (tmp_path / FILE).write_bytes(b"not a database" * 1000)
    with pytest.raises(DataDirectoryError, match="not a database"):
        Catalogue(tmp_path)


def test_a_database_that_another_process_writes_is_busy(tmp_path, monkeypatch):
    monkeypatch.setattr("corpus.database.BUSY_MILLISECONDS", 50)
    catalogue = Catalogue(tmp_path)
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("begin exclusive")
    with pytest.raises(Busy, match="in use by another process"):
        catalogue.replace(stored())
    other.execute("rollback")
    other.close()
    catalogue.replace(stored())
    catalogue.close()


def test_a_database_that_may_only_be_read_says_so(catalogue):
    with pytest.raises(DataDirectoryError, match="readonly.*writable"), mapped_errors("here"):
        with catalogue._engine.begin() as connection:
            connection.execute(text("PRAGMA query_only=ON"))
            connection.execute(text("DELETE FROM documents"))


@pytest.mark.parametrize("url", ["nonsense", "postgresql+nodriver://host/db", "sqlite:////no/such/folder/x.sqlite"])
def test_a_url_that_leads_nowhere_is_an_error_of_ours(tmp_path, url):
    with pytest.raises(DataDirectoryError):
        Catalogue(tmp_path, url)


def test_a_password_is_not_repeated_in_messages(tmp_path):
    assert "secret" not in named(tmp_path, "postgresql://board:secret@host/db")


def test_a_catalogue_whose_making_was_cut_short_is_finished(tmp_path):
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("CREATE TABLE meta (key VARCHAR(64) PRIMARY KEY, value TEXT NOT NULL)")
    connection.close()
    for _ in range(2):
        catalogue = Catalogue(tmp_path)
        assert catalogue.documents() == [] and catalogue.meta("schema") == "1"
        catalogue.close()

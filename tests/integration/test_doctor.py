"""The doctor on real stores: what it notices, and what it mends."""

import shutil

import numpy as np
import pytest

from corpus.catalogue import Catalogue
from ingest.pipeline import Options, Stores, index, ingest
from retrieval.doctor import EMBEDDING_KEY, Doctor
from retrieval.lexical import TantivyWords
from retrieval.vectors import ChromaVectors
from tests.unit.fake_stores import FakeEmbedder

pytestmark = pytest.mark.usefixtures("one_by_one")


def opened(folder, embedder):
    return Stores(Catalogue(folder), embedder, ChromaVectors(folder), TantivyWords(folder))


def closed(stores):
    stores.catalogue.close()
    stores.vectors.close()


@pytest.fixture
def stores(tmp_path):
    papers = tmp_path / "papers"
    papers.mkdir()
    for name, thing in (("lamps", "Twelve lamps are lit"), ("ferries", "A ferry sails"), ("nets", "Nets are mended")):
        (papers / f"{name}.md").write_text(f"# The plan for {name}\n\n{thing} every night.\n\n## More\n\n{thing} by day.\n")
    stores = opened(tmp_path / "data", FakeEmbedder())
    ingest([papers], stores, Options())
    stores.catalogue.set_meta(EMBEDDING_KEY, stores.embedder.identity)
    stores.embedder.embedded.clear()
    yield stores
    closed(stores)


def doctor(stores):
    def write(stored, progress):
        index(stored, stores, progress)

    return Doctor(stores.catalogue, stores.vectors, stores.words, stores.embedder, write)


def failing(report):
    assert report.ok == all(check.ok for check in report.checks)
    assert all(check.hint for check in report.checks if not check.ok)
    return [check.name for check in report.checks if not check.ok]


def detail(report, name):
    return next(check.detail for check in report.checks if check.name == name)


def test_all_is_well(stores):
    report = doctor(stores).examine()
    assert failing(report) == []
    assert detail(report, "catalogue").startswith("3 documents, ")


def test_missing_vectors_are_noticed_and_made_again(stores):
    gone = sorted(stores.vectors.ids())[:2]
    stores.vectors.discard(gone)
    assert failing(doctor(stores).examine()) == ["vectors"]
    assert "2 missing, 0 surplus" in detail(doctor(stores).examine(), "vectors")
    assert doctor(stores).repair().ok
    assert set(gone) <= stores.vectors.ids()
    assert 0 < len(stores.embedder.embedded) <= 2  # what was there is not embedded again


def test_surplus_vectors_are_noticed_and_removed(stores):
    stores.vectors.add(["p-stray"], "d-stray", ["x"], np.ones((1, 3), np.float32))
    assert "0 missing, 1 surplus" in detail(doctor(stores).examine(), "vectors")
    assert doctor(stores).repair().ok
    assert "p-stray" not in stores.vectors.ids() and stores.embedder.embedded == []


def test_missing_words_are_noticed_and_made_again(stores):
    stores.words.remove(stores.catalogue.documents()[0].id)
    assert failing(doctor(stores).examine()) == ["words"]
    assert doctor(stores).repair().ok
    assert stores.words.ids() == stores.catalogue.passage_ids() and stores.embedder.embedded == []


def test_surplus_words_are_noticed_and_removed(stores):
    stores.words.add("d-stray", [("p-stray", "Stray", "Nothing.")])
    assert failing(doctor(stores).examine()) == ["words"]
    assert doctor(stores).repair().ok
    assert stores.words.ids() == stores.catalogue.passage_ids() and stores.embedder.embedded == []


def test_a_document_that_only_the_catalogue_forgot_leaves_both_indexes(stores):
    gone = stores.catalogue.documents()[0].id
    stores.catalogue.remove(gone)
    assert failing(doctor(stores).examine()) == ["vectors", "words"]
    assert doctor(stores).repair().ok
    assert stores.vectors.ids() == stores.words.ids() == stores.catalogue.passage_ids()


def test_another_model_is_noticed_and_everything_embedded_with_it(stores):
    class Wider(FakeEmbedder):
        def embed_passages(self, texts, done=None):
            return np.pad(super().embed_passages(texts, done), ((0, 0), (0, 4)))

    other = Stores(stores.catalogue, Wider("other@2"), stores.vectors, stores.words)
    report = doctor(other).examine()
    assert failing(report) == ["embedding model"]
    assert "made with fake@1, configured other@2" in detail(report, "embedding model")
    assert doctor(other).repair().ok
    assert len(other.embedder.embedded) == len(stores.catalogue.passage_ids())
    assert stores.catalogue.meta(EMBEDDING_KEY) == "other@2"
    assert len(stores.vectors.search(np.ones(7, np.float32), 50)) == len(stores.catalogue.passage_ids())


def test_examining_changes_nothing(stores):
    stores.vectors.discard(sorted(stores.vectors.ids())[:1])
    before = stores.vectors.ids(), stores.words.ids()
    doctor(stores).examine()
    assert (stores.vectors.ids(), stores.words.ids()) == before and stores.embedder.embedded == []


def test_index_folders_that_were_deleted_are_made_again(stores, tmp_path):
    held = stores.catalogue.passage_ids()
    closed(stores)
    shutil.rmtree(tmp_path / "data" / "words")
    shutil.rmtree(tmp_path / "data" / "vectors")
    again = opened(tmp_path / "data", FakeEmbedder())
    heard = []
    assert failing(doctor(again).examine()) == ["vectors", "words"]
    assert doctor(again).repair(lambda *said: heard.append(said)).ok
    assert again.vectors.ids() == again.words.ids() == held and heard
    closed(again)


def test_an_empty_data_directory_is_well(tmp_path):
    stores = opened(tmp_path / "new", FakeEmbedder())
    assert doctor(stores).examine().ok and doctor(stores).repair().ok
    closed(stores)

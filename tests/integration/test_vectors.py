"""Vectors in a real Chroma directory."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import DataDirectoryError, IndexMismatch
from retrieval.vectors import ChromaVectors

ROOT = Path(__file__).parents[2]


def unit(place, dimension=8):
    vector = np.zeros(dimension, np.float32)
    vector[place] = 1
    return vector


def two_documents(store):
    store.add(["p-1", "p-2"], "d-1", ["one", "two"], np.stack([unit(0), unit(1)]), ["k-1", "k-2"])
    store.add(["p-3"], "d-2", ["three"], np.stack([(unit(0) + unit(2)) / np.sqrt(2)]), ["k-3"])
    return store


@pytest.fixture
def store(tmp_path):
    store = ChromaVectors(tmp_path)
    yield store
    store.close()


def test_an_empty_store_finds_nothing(store):
    assert store.search(unit(0), 5) == [] and store.ids() == set() and store.known(["k"]) == {} and store.known([]) == {}


def test_neighbours_come_best_first_with_their_cosine(store):
    two_documents(store)
    found = store.search(unit(0), 10)
    assert [id_ for id_, _ in found] == ["p-1", "p-3", "p-2"]
    assert [score for _, score in found] == pytest.approx([1, np.sqrt(0.5), 0], abs=1e-5)
    assert len(store.search(unit(0), 2)) == 2


def test_a_search_can_be_kept_to_documents(store):
    two_documents(store)
    assert [id_ for id_, _ in store.search(unit(1), 5, ["d-2"])] == ["p-3"]
    assert store.search(unit(1), 5, []) == [] and store.search(unit(1), 5, ["d-9"]) == []


def test_adding_again_overwrites(store):
    two_documents(store)
    store.add(["p-1"], "d-1", ["one"], np.stack([unit(7)]), ["k-7"])
    assert store.ids() == {"p-1", "p-2", "p-3"}
    assert store.search(unit(7), 1)[0][0] == "p-1"
    assert set(store.known(["k-1", "k-7"])) == {"k-7"}


def test_a_vector_is_found_again_by_the_key_of_its_text(store):
    two_documents(store)
    known = store.known(["k-3", "k-1", "k-9"])
    assert set(known) == {"k-1", "k-3"}
    assert np.allclose(known["k-1"], unit(0))


def test_rows_without_keys_are_no_trouble(store):
    store.add(["p-1"], "d-1", ["one"], np.stack([unit(0)]))
    assert store.known(["k-1"]) == {} and store.ids() == {"p-1"}


def test_forgetting_a_document_passages_or_all(store):
    two_documents(store)
    store.remove("d-2")
    store.remove("d-9")
    assert store.ids() == {"p-1", "p-2"}
    store.discard(["p-1", "p-9"])
    store.discard([])
    assert store.ids() == {"p-2"}
    store.clear()
    assert store.ids() == set()
    store.add(["p-1"], "d-1", ["one"], np.stack([unit(0, 5)]))  # another model's dimension
    assert store.search(unit(0, 5), 1)[0][0] == "p-1"


def test_more_rows_than_a_call_takes(store):
    count = 2300
    vectors = np.random.default_rng(0).normal(size=(count, 8)).astype(np.float32)
    store.add([f"p-{n}" for n in range(count)], "d-1", ["x"] * count, vectors, [f"k-{n}" for n in range(count)])
    assert len(store.ids()) == count and len(store.known([f"k-{n}" for n in range(count)])) == count


def test_what_is_written_is_there_when_opened_again(tmp_path):
    two_documents(ChromaVectors(tmp_path)).close()
    again = ChromaVectors(tmp_path)
    assert again.search(unit(1), 1)[0][0] == "p-2"
    again.close()


def test_what_another_process_writes_is_seen(store, tmp_path):
    two_documents(store)
    assert store.search(unit(6), 1)[0][1] == pytest.approx(0, abs=1e-5)
    code = f"""
import sys; sys.path.insert(0, {str(ROOT)!r})
import numpy as np
from pathlib import Path
from retrieval.vectors import ChromaVectors
ChromaVectors(Path({str(tmp_path)!r})).add(["p-9"], "d-9", ["nine"], np.eye(8, dtype=np.float32)[6:7])
"""
    subprocess.run([sys.executable, "-c", code], check=True)
    assert store.search(unit(6), 1)[0][0] == "p-9"
    assert store.ids() == {"p-1", "p-2", "p-3", "p-9"}


def test_vectors_of_another_dimension_name_the_remedy(store):
    two_documents(store)
    with pytest.raises(IndexMismatch, match="doctor --repair"):
        store.search(unit(0, 5), 1)
    with pytest.raises(IndexMismatch):
        store.add(["p-8"], "d-1", ["x"], np.stack([unit(0, 5)]))


def test_a_damaged_store_says_what_to_delete(tmp_path):
    (tmp_path / "vectors").mkdir()
    (tmp_path / "vectors" / "chroma.sqlite3").write_bytes(b"not a database" * 1000)
    with pytest.raises(DataDirectoryError, match=r"not a database.*delete .*vectors and run: answerable doctor --repair"):
        ChromaVectors(tmp_path)


def test_a_server_that_does_not_answer_is_named(tmp_path):
    with pytest.raises(DataDirectoryError, match="http://127.0.0.1:9"):
        ChromaVectors(tmp_path, "http://127.0.0.1:9")

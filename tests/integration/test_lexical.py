"""Words in a real tantivy directory."""

import shutil

import pytest

from corpus.errors import Busy, DataDirectoryError
from retrieval.lexical import TantivyWords

ENTRIES = [
    ("p-1", "Harbour Plan > Lamps", "The harbour keeps twelve lamps lit."),
    ("p-2", "Harbour Plan > Ferries", "Ferries sail at nine and are late when it is foggy."),
]


@pytest.fixture
def words(tmp_path):
    words = TantivyWords(tmp_path)
    words.add("d-1", ENTRIES)
    words.add("d-2", [("p-3", "Minutes", "Members asked why the ferry was late.")])
    return words


def found(words, *terms, count=10, documents=None):
    return [id_ for id_, _ in words.search([(term, 1.0) for term in terms], count, documents)]


def test_words_are_matched_by_their_stems(words):
    assert found(words, "ferry") == found(words, "FERRIES") and set(found(words, "ferry")) == {"p-2", "p-3"}
    assert words.stems("Ferries sailing, 1,234 times") == ["ferri", "sail", "1", "234", "time"]


def test_no_words_or_unknown_ones_find_nothing(words):
    assert words.search([], 5) == [] == found(words, "zeppelin") == found(words, "!?")


def test_a_search_can_be_kept_to_documents(words):
    assert found(words, "ferry", documents=["d-2"]) == ["p-3"]
    assert found(words, "ferry", documents=[]) == [] == found(words, "ferry", documents=["d-9"])


def test_documents_do_not_change_scores(words):
    everywhere = dict(words.search([("ferry", 1.0)], 5))
    assert words.search([("ferry", 1.0)], 5, ["d-2"]) == [("p-3", pytest.approx(everywhere["p-3"]))]


def test_weights_order(words):
    assert words.search([("lamp", 3.0), ("late", 1.0)], 1)[0][0] == "p-1"
    assert words.search([("lamp", 0.1), ("late", 3.0)], 3)[-1][0] == "p-1"


def test_headings_count_less_than_text(words):
    words.add("d-3", [("p-4", "Buoys", "Nothing is said."), ("p-5", "Nothing", "Buoys are painted.")])
    assert found(words, "buoys") == ["p-5", "p-4"]


def test_rare_words_weigh_more(words):
    assert words.rarity("lamp") > words.rarity("ferri") > 0
    assert words.rarity("zeppelin") > words.rarity("lamp")


def test_adding_a_document_again_replaces_it(words):
    words.add("d-1", ENTRIES[:1])
    assert words.ids() == {"p-1", "p-3"}


def test_removing_and_clearing(words):
    words.remove("d-1")
    words.remove("d-9")
    assert words.ids() == {"p-3"}
    words.clear()
    assert words.ids() == set() and found(words, "ferry") == []


def test_what_is_written_is_there_when_opened_again(words, tmp_path):
    assert TantivyWords(tmp_path).ids() == {"p-1", "p-2", "p-3"}


def test_a_reader_sees_what_another_writes(words, tmp_path):
    other = TantivyWords(tmp_path)
    words.add("d-4", [("p-6", "Moorings", "Moorings are let by the year.")])
    other._index.reload()
    assert found(other, "moorings") == ["p-6"]


def test_a_failed_write_is_forgotten(words, tmp_path):
    with pytest.raises(RuntimeError), words._writer() as writer:
        writer.delete_all_documents()
        raise RuntimeError("the disk is gone")
    del writer
    assert TantivyWords(tmp_path).ids() == {"p-1", "p-2", "p-3"}
    words.remove("d-1")
    assert words.ids() == {"p-3"}


def test_two_writers_are_one_too_many(words, tmp_path):
    with words._writer(), pytest.raises(Busy, match="in use"):
        TantivyWords(tmp_path).remove("d-1")


def test_a_damaged_index_says_what_to_delete(tmp_path):
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "meta.json").write_text("{")
    with pytest.raises(DataDirectoryError, match=r"delete .*words and run: answerable doctor --repair"):
        TantivyWords(tmp_path)


def test_an_index_that_vanished_is_an_error_of_ours(words, tmp_path):
    shutil.rmtree(tmp_path / "words")
    with pytest.raises(DataDirectoryError, match="cannot be used"):
        words.remove("d-1")

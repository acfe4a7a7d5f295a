import pytest

from corpus.errors import UsageError
from corpus.settings import load
from retrieval.generation.model_names import Choice, chosen


@pytest.fixture(autouse=True)
def no_ollama(monkeypatch, tmp_path):
    monkeypatch.delenv("OLLAMA_HOST", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("label", [None, "", " ", "none"])
def test_no_model(label):
    assert chosen(load(model=label)) is None


@pytest.mark.parametrize(
    ("label", "url", "choice"),
    [
        ("ollama:llama3.1:8b", None, ("ollama", "llama3.1:8b", "http://127.0.0.1:11434")),
        ("openai:gpt-x", None, ("openai", "gpt-x", None)),
        ("google_genai:g", None, ("google_genai", "g", None)),
        ("smollm2", "http://127.0.0.1:8080/v1", ("openai", "smollm2", "http://127.0.0.1:8080/v1")),
        ("llama3.1:8b", "http://localhost:8080/v1", ("openai", "llama3.1:8b", "http://localhost:8080/v1")),
    ],
)
def test_a_label_is_provider_and_name(label, url, choice):
    assert chosen(load(model=label, model_url=url)) == Choice(label, *choice)


@pytest.mark.parametrize("label", ["llama3.1", "GPT", ":x", "openai:"])
def test_a_label_without_a_provider_says_how_to_name_one(label):
    with pytest.raises(UsageError, match="provider:name"):
        chosen(load(model=label))


@pytest.mark.parametrize("url", ["127.0.0.1:8080", "file:///etc/passwd", "http://", "ftp://127.0.0.1/"])
def test_an_address_that_is_none_is_refused(url):
    with pytest.raises(UsageError, match="address"):
        chosen(load(model="m", model_url=url))


@pytest.mark.parametrize(
    ("label", "url"),
    [
        ("openai:gpt-x", None),
        ("anthropic:c", None),
        ("m", "http://192.168.1.5:8080/v1"),
        ("m", "http://model.example/v1"),
        ("m", "http://127.0.0.1@model.example/v1"),
        ("m", "http://127.0.0.1.model.example/v1"),
        ("m", "http://localhost.model.example/v1"),
        ("m", "http://0.0.0.0:8080/v1"),
        ("ollama:big:120b-cloud", None),
        ("ollama:big:cloud", None),
    ],
)
def test_offline_refuses_whatever_is_not_on_this_computer(label, url):
    with pytest.raises(UsageError, match="ANSWERABLE_OFFLINE"):
        chosen(load(model=label, model_url=url, offline=True))


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080/v1", "http://127.8.0.1/v1", "http://localhost/v1", "http://[::1]:80/v1"])
def test_offline_allows_this_computer(url):
    assert chosen(load(model="m", model_url=url, offline=True))


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("0.0.0.0", "http://127.0.0.1:11434"),
        ("127.0.0.1:9999", "http://127.0.0.1:9999"),
        ("https://box.example", "https://box.example:443"),
    ],
)
def test_ollama_is_where_its_own_variable_says(monkeypatch, host, url):
    monkeypatch.setenv("OLLAMA_HOST", host)
    found = chosen(load(model="ollama:m"))
    assert found and found.url == url
    assert found.local == ("127.0.0.1" in url)

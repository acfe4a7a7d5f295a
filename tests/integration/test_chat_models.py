"""The adapter against a real HTTP server on loopback that behaves as badly as a test tells it to."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from corpus.errors import ChatModelError, UsageError
from corpus.ports import Message
from corpus.settings import load
from retrieval.generation.chat_models import opened
from retrieval.generation.model_names import chosen

ASKED = [Message("system", "Be brief."), Message("user", "How many lamps?")]
SCHEMA = {"type": "object", "properties": {}, "required": [], "additionalProperties": False}


class Behaviour:
    """What the server does next: a status, or pieces that it streams; ``then`` is how it ends."""

    def __init__(self):
        self.plan = []
        self.requests = []
        self.then = "done"

    def next(self):
        return self.plan.pop(0) if len(self.plan) > 1 else self.plan[0]


@pytest.fixture
def server():
    behaviour = Behaviour()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            behaviour.requests.append((self.path, dict(self.headers), body))
            step = behaviour.next()
            if isinstance(step, int):
                self.send_response(step)
                self.send_header("location", "http://127.0.0.1:9/elsewhere")
                self.end_headers()
                self.wfile.write(b'{"error": {"message": "no"}}')
                return
            self.send_response(200)
            self.send_header("content-type", "text/event-stream")
            self.end_headers()
            for text in step:
                self.say({"choices": [{"index": 0, "delta": {"content": text}}]})
            if behaviour.then == "hang":
                time.sleep(3)
            elif behaviour.then == "done":
                usage = {"prompt_tokens": 7, "completion_tokens": 2, "total_tokens": 9}
                self.say({"choices": [{"index": 0, "delta": {}, "finish_reason": "length"}]})
                self.say({"choices": [], "usage": usage})
                self.wfile.write(b"data: [DONE]\n\n")

        def say(self, part):
            self.wfile.write(f"data: {json.dumps({'id': 'x', 'object': 'chat.completion.chunk', **part})}\n\n".encode())
            self.wfile.flush()

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as served:
        served.daemon_threads = True
        thread = threading.Thread(target=served.serve_forever, daemon=True)
        thread.start()
        behaviour.url = f"http://127.0.0.1:{served.server_port}/v1"
        yield behaviour
        served.shutdown()


@pytest.fixture(autouse=True)
def quick(monkeypatch, tmp_path):
    monkeypatch.setattr("retrieval.generation.chat_models.PAUSES", (0.01, 0.01))
    monkeypatch.chdir(tmp_path)


def model(url, **more):
    settings = load(model="m", model_url=url, model_tokens=16, **more)
    found = opened(chosen(settings), settings)
    found._pauses = (0.01, 0.01)
    return found


def said(url, seconds=20.0, schema=None, **more):
    pieces = list(model(url, **more).stream(ASKED, seconds, schema))
    return "".join(piece.text for piece in pieces), sum(p.prompt_tokens for p in pieces), sum(p.answer_tokens for p in pieces)


def test_what_is_said_and_how_many_tokens_it_took(server):
    server.plan = [["12 ", "lamps"]]
    assert said(server.url, schema=SCHEMA) == ("12 lamps", 7, 2)
    ((path, headers, body),) = server.requests
    assert path == "/v1/chat/completions" and body["model"] == "m" and body["max_tokens"] == 16 and body["temperature"] == 0
    assert body["response_format"]["json_schema"]["schema"] == SCHEMA
    assert headers["authorization"] == "Bearer none"


def test_a_transient_failure_is_tried_again(server):
    server.plan = [503, 429, ["12"]]
    assert said(server.url)[0] == "12" and len(server.requests) == 3


@pytest.mark.parametrize(("status", "told"), [(401, "refused the key"), (404, r"error \(404\)"), (307, r"error \(307\)")])
def test_what_will_not_pass_is_told_at_once(server, status, told):
    server.plan = [status]
    with pytest.raises(ChatModelError, match=told):
        said(server.url)
    assert len(server.requests) == 1


def test_a_failure_that_stays_is_told_after_three_attempts(server):
    server.plan = [503]
    with pytest.raises(ChatModelError, match="503"):
        said(server.url)
    assert len(server.requests) == 3


def test_a_server_without_schemas_is_asked_without(server):
    server.plan = [400, ["12"]]
    assert said(server.url, schema=SCHEMA)[0] == "12"
    assert ["response_format" in body for _, _, body in server.requests] == [True, False]


def test_a_server_that_breaks_off_or_hangs(server):
    server.plan = [["12 "]]
    server.then = "hang"
    started = time.monotonic()
    heard = []
    with pytest.raises(ChatModelError, match=r"longer than 0\.8 seconds"):
        heard += (piece.text for piece in model(server.url).stream(ASKED, 0.8))
    assert time.monotonic() - started < 2 and len(server.requests) == 1


def test_nobody_there():
    with pytest.raises(ChatModelError, match="cannot be reached at http://127.0.0.1:9/v1") as error:
        said("http://127.0.0.1:9/v1")
    assert error.value.retryable and "server" in error.value.hint


def test_no_proxy_and_no_tracing_for_this_computer(server, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "OPENAI_PROXY", "LANGSMITH_ENDPOINT"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", "k")
    server.plan = [["12"]]
    assert said(server.url, offline=True)[0] == "12" and len(server.requests) == 1


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("ollama:llama3.1", r'The package for \'ollama\' models is not installed. pip install "answerable\[ollama\]"'),
        ("anthropic:c", r"answerable\[anthropic\]"),
        ("groq:g", "pip install langchain-groq"),
        ("nosuch:m", "cannot be opened"),
        ("openai:gpt-x", "OPENAI_API_KEY"),
    ],
)
def test_a_model_that_cannot_be_opened_says_what_to_do(label, told, monkeypatch):
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    settings = load(model=label)
    with pytest.raises(UsageError, match=told):
        opened(chosen(settings), settings)

"""What the endpoint does when more is asked than it can answer: it refuses, gives up what nobody waits for, stays alive."""

import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.integration.slow_assistant import served, until

ASK = {"question": "How many?"}


@pytest.fixture(scope="module")
def slow(tmp_path_factory):
    with served(tmp_path_factory.mktemp("slow"), at_once=1, queue=2, request_seconds=30, answer_seconds=3000) as found:
        yield found


@pytest.fixture
def assistant(slow):
    slow[0].go.clear()
    yield slow[0]
    slow[0].go.set()
    until(lambda: "answerable_running 0.0" in httpx.get(f"{slow[1]}/metrics").text)


def test_a_full_queue_is_503_and_the_server_is_alive(slow, assistant):
    url = slow[1]
    before = assistant.begun
    with ThreadPoolExecutor(3) as threads:
        accepted = [threads.submit(httpx.post, f"{url}/v1/ask", json=ASK, timeout=60) for _ in range(3)]
        until(lambda: "answerable_waiting 2.0" in httpx.get(f"{url}/metrics").text)
        for path in ("ask", "ask/stream", "chat/completions"):
            body = {"messages": [{"role": "user", "content": "How?"}]} if path == "chat/completions" else ASK
            refused = httpx.post(f"{url}/v1/{path}", json=body)
            assert (refused.status_code, refused.json()["type"]) == (503, "urn:answerable:overloaded")
            assert 1 <= int(refused.headers["retry-after"]) < 30 and refused.json()["retryable"]
        took = []
        with httpx.Client(base_url=url) as client:
            for _ in range(20):
                started = time.perf_counter()
                assert client.get("/healthz").status_code == 200
                took.append(time.perf_counter() - started)
        assert sorted(took)[10] < 0.05
        assert assistant.begun == before + 1  # one is worked on, two wait
        assistant.go.set()
        assert [one.result().status_code for one in accepted] == [200, 200, 200]


def test_who_hangs_up_ends_the_work(slow, assistant):
    for path in ("ask", "ask/stream"):
        before = assistant.given_up
        with pytest.raises(httpx.ReadTimeout):
            with httpx.stream("POST", f"{slow[1]}/v1/{path}", json=ASK, timeout=0.5) as response:
                for _ in response.iter_bytes():
                    pass
        until(lambda before=before: assistant.given_up == before + 1, 5)


def test_who_hangs_up_while_waiting_is_never_begun(slow, assistant):
    url = slow[1]
    before = assistant.begun
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(httpx.post, f"{url}/v1/ask", json=ASK, timeout=60)
        until(lambda: assistant.begun == before + 1)
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(f"{url}/v1/ask", json=ASK, timeout=0.3)
        until(lambda: "answerable_waiting 0.0" in httpx.get(f"{url}/metrics").text)
        assistant.go.set()
        assert first.result().status_code == 200
    assert assistant.begun == before + 1


def test_an_unexpected_error_says_nothing_of_the_inside(slow, assistant):
    assistant.go.set()
    broken = httpx.post(f"{slow[1]}/v1/ask", json={"question": "Break?"})
    assert broken.status_code == 500 and broken.headers["content-type"] == "application/problem+json"
    assert broken.json()["request_id"] == broken.headers["x-request-id"] and broken.headers["content-security-policy"]
    assert "secret" not in broken.text and "RuntimeError" not in broken.text
    streamed = httpx.post(f"{slow[1]}/v1/ask/stream", json={"question": "Break?"})
    assert "event: error" in streamed.text and "secret" not in streamed.text


def test_what_takes_too_long_is_503(tmp_path):
    with served(tmp_path, request_seconds=0.5) as (assistant, url):
        late = httpx.post(f"{url}/v1/ask", json=ASK)
        assert (late.status_code, late.json()["type"]) == (503, "urn:answerable:timed-out")
        assert int(late.headers["retry-after"]) >= 1
        streamed = httpx.post(f"{url}/v1/ask/stream", json=ASK)
        assert "event: error" in streamed.text and "timed-out" in streamed.text
        until(lambda: assistant.given_up == 2)

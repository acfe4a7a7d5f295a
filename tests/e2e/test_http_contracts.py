"""The endpoint's answers: the same objects as the command line's, from the bundled digests over a real socket."""

import json
import re
import time

import pytest

from tests.e2e.test_contracts import ANSWER, DETAIL, HEAD, SEARCH, check

QUESTION = "What did the 2016-2020 plan promise about Special Constables?"


@pytest.fixture(scope="module")
def client(digests):
    with digests.client() as client:
        yield client


@pytest.fixture(scope="module")
def answer(client):
    return client.post("/v1/ask", json={"question": QUESTION}).json()


def events(text):
    found = []
    for block in text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


def test_alive_and_ready(client):
    assert client.get("/healthz").json()["status"] == "alive"
    ready = client.get("/readyz").json()
    assert ready == {"status": "ready", "documents": 5, "passages": ready["passages"], "keys": False}
    assert ready["passages"] > 200


def test_an_answer_cites_the_stored_pages(client, answer):
    check(answer, ANSWER)
    assert answer["status"] == "answered" and answer["citations"]
    for citation in answer["citations"]:
        place = {"start": citation["start"], "end": citation["end"]}
        page = client.get(f"/v1/documents/{citation['document_id']}/pages/{citation['page'] or 1}", params=place).json()
        assert page["text"][citation["start"] : citation["end"]] == citation["quote"]
        assert [part["text"] for part in page["parts"] if part["highlighted"]] == [citation["quote"]]
        assert "".join(part["text"] for part in page["parts"]) == page["text"]


def test_not_found_is_an_answer(client):
    found = client.post("/v1/ask", json={"question": "When did Ottoline Brackenbury retire from Greystoke Library?"})
    assert found.status_code == 200 and found.json()["status"] == "not_found" and found.json()["citations"] == []


def test_a_stream_says_the_same(client, answer):
    with client.stream("POST", "/v1/ask/stream", json={"question": QUESTION}) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        got = events("".join(response.iter_text()))
    names = [name for name, _ in got]
    assert names[0] == "status" and names[-1] == "done" and names.count("done") == 1
    of = {name: [data for found, data in got if found == name] for name in names}
    done = of["done"][0] | {"timings_ms": answer["timings_ms"]}
    assert done == answer and of["passages"] == [answer["passages"]]
    assert "\n".join(line["text"] for line in of["line"]) == answer["text"]
    assert sorted(one["marker"] for one in of["citation"]) == [one["marker"] for one in answer["citations"]]
    for number, (name, data) in enumerate(got):
        if name == "citation":
            assert any(before == "line" and data["marker"] in line["markers"] for before, line in got[:number])


def test_an_error_in_a_stream_is_a_problem(client):
    body = {"question": "How?", "filters": {"documents": ["no such paper"]}}
    got = events(client.post("/v1/ask/stream", json=body).text)
    assert got[-1][0] == "error" and (got[-1][1]["status"], got[-1][1]["type"]) == (404, "urn:answerable:unknown-document")


def test_filters_and_history(client):
    body = {"question": "And in 2013?", "history": [QUESTION], "filters": {"kinds": ["plan"], "as_of": "2014"}}
    found = client.post("/v1/ask", json=body).json()
    assert "2013" in found["standalone_question"]
    assert {one["date"] for one in found["citations"]} <= {"2013-03"}
    assert {one["file"] for one in found["passages"]} == {"police-and-crime-plan-2013-digest.md"}


def test_search(client):
    found = client.post("/v1/search", json={"query": "Special Constables", "k": 3}).json()
    check(found, SEARCH)
    assert len(found["passages"]) == 3


def test_documents(client):
    held = client.get("/v1/documents").json()
    check(held, [{**HEAD, "pages": (int,)}])
    detail = client.get(f"/v1/documents/{held[0]['document_id']}").json()
    check(detail, DETAIL)
    assert client.get(f"/v1/documents/{held[0]['document_id'][:8]}").json() == detail


def test_commitments(client):
    plan = "police-and-crime-plan-2016-2020-digest.md"
    listed = client.get(f"/v1/documents/{plan}/commitments").json()
    everything = client.get(f"/v1/documents/{plan}/commitments", params={"all": True}).json()
    assert set(listed) == {"document", "title", "commitments"} and listed["commitments"]
    assert [one["order"] for one in listed["commitments"]] == list(range(1, len(listed["commitments"]) + 1))
    assert len(everything["commitments"]) >= len(listed["commitments"])


def test_a_conversation_is_kept_exported_and_deleted(client):
    made = client.post("/v1/conversations", json={})
    place = made.headers["location"]
    assert made.status_code == 201 and place == f"/v1/conversations/{made.json()['id']}"
    for question in (QUESTION, "And in 2013?"):
        said = client.post("/v1/ask", json={"question": question, "conversation_id": made.json()["id"]})
        assert said.status_code == 200
    assert "Special" in said.json()["standalone_question"]
    kept = client.get(place).json()
    assert [turn["number"] for turn in kept["turns"]] == [1, 2] and kept["turns"][1]["answer"] == said.json()
    assert kept["title"] == QUESTION
    assert [(one["id"], one["turns"]) for one in client.get("/v1/conversations").json()] == [(kept["id"], 2)]
    record = client.get(f"{place}/export")
    assert record.headers["content-disposition"].startswith("attachment;")
    assert record.text.startswith("# Evidence record") and kept["turns"][0]["answer"]["citations"][0]["sha256"] in record.text
    assert client.get(f"{place}/export", params={"format": "json"}).json() == kept
    assert client.delete(place).status_code == 204
    assert client.get(place).status_code == 404 and client.get("/v1/conversations").json() == []
    gone = client.post("/v1/ask", json={"question": QUESTION, "conversation_id": kept["id"]})
    assert gone.status_code == 404 and gone.json()["type"] == "urn:answerable:not-held"


def test_metrics_count(client, answer):
    text = client.get("/metrics").text
    assert re.search(r'answerable_requests_total\{method="POST",route="/v1/ask",status="200"\} \d', text)
    assert re.search(r'answerable_answers_total\{status="not_found"\} [1-9]', text)
    assert re.search(r'answerable_stage_seconds_count\{stage="rerank"\} [1-9]', text)
    for name in ("waiting", "running", "documents", "passages", "jobs_queued"):
        assert re.search(rf"^answerable_{name} \d", text, re.M), name
    assert "Special" not in text


def test_no_question_is_in_the_log(digests, client, answer):
    client.get("/healthz", headers={"X-Request-ID": "find-me.1"})
    time.sleep(0.1)
    log = digests.log.read_text()
    assert "request_id=find-me.1" in log and "path=/v1/ask" in log
    assert "Constables" not in log

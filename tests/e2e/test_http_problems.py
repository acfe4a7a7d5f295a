"""Whatever goes wrong is a problem (RFC 9457), with a request id, and says nothing of the server's inside."""

import socket
from urllib.parse import urlsplit

import pytest

from api.gate import HEADERS


@pytest.fixture(scope="module")
def client(digests):
    with digests.client() as client:
        yield client


def problem(response, status, name=None):
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    found = response.json()
    assert found["status"] == status and found["instance"] == response.request.url.path
    assert found["request_id"] == response.headers["x-request-id"]
    assert found["title"] and found["detail"] and "Traceback" not in response.text
    if name:
        assert found["type"] == f"urn:answerable:{name}"
    return found


def test_every_answer_has_the_security_headers(client):
    for path in ("/", "/healthz", "/v1/documents", "/v1/nowhere", "/assets/nothing.js", "/openapi.json"):
        response = client.get(path)
        assert {name: response.headers.get(name) for name in HEADERS} == HEADERS, path
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({}, "body.question"),
        ({"question": ""}, "body.question"),
        ({"question": "x" * 2001}, "body.question"),
        ({"question": "How?", "colour": "red"}, "body.colour"),
        ({"question": "How?", "history": "no list"}, "body.history"),
        ({"question": "How?", "filters": {"kinds": ["poem"]}}, "body.filters.kinds.0"),
    ],
)
def test_a_wrong_body_is_422_and_says_where(client, body, where):
    found = problem(client.post("/v1/ask", json=body), 422, "unprocessable-entity")
    assert found["errors"][0]["where"] == where


@pytest.mark.parametrize(
    "body",
    [
        {"question": " \u0000 ?"},
        {"question": "How?", "filters": {"as_of": "yesterday"}},
        {"question": "How?", "model": "a-model"},
        {"question": "How?", "history": ["Who?"], "conversation_id": "t-1"},
    ],
)
def test_a_wrong_request_is_422_with_a_hint(client, body):
    assert problem(client.post("/v1/ask", json=body), 422, "usage-error")["hint"]


def test_what_is_no_json_is_422(client):
    for content in (b"{", b"\xff\xfe", b"[1", b'"\\ud800"', b'{"question": "\\ud800"}'):
        problem(client.post("/v1/ask", content=content, headers={"Content-Type": "application/json"}), 422)


def test_unknown_things_are_404(client):
    held = client.get("/v1/documents").json()[0]["document_id"]
    for path in ("nowhere", "documents/no such paper", f"documents/{held}/pages/9999", "jobs/j-1", "conversations/t-1"):
        problem(client.get(f"/v1/{path}"), 404)
    problem(client.delete("/v1/documents/digest"), 404, "unknown-document")  # a part of a name removes nothing
    problem(client.put("/v1/ask"), 405)


def test_two_documents_of_a_name_are_404_and_named(client):
    found = problem(client.get("/v1/documents/digest"), 404, "unknown-document")
    assert "names 5 documents" in found["detail"] and "/" not in found["detail"].replace("and/or", "")


@pytest.mark.parametrize("place", [{"start": -1, "end": 5}, {"start": 5, "end": 5}, {"start": 0, "end": 10**9}, {"start": 3}])
def test_a_highlight_outside_the_page_is_422(client, place):
    held = client.get("/v1/documents").json()[0]["document_id"]
    problem(client.get(f"/v1/documents/{held}/pages/1", params=place), 422)


def test_a_body_that_is_too_large_is_413(client):
    problem(client.post("/v1/ask", content=b'{"question": "' + b"x" * 1_000_000 + b'"}'), 413)

    def parts():
        for _ in range(20):
            yield b"x" * 100_000

    problem(client.post("/v1/ask", content=parts(), headers={"Content-Type": "application/json"}), 413)


def test_an_id_with_signs_is_replaced(client):
    for given in ("a b", "x" * 65, 'q"\\', "näh"):
        response = client.get("/healthz", headers={"X-Request-ID": given.encode()})
        assert response.headers["x-request-id"] != given and response.headers["x-request-id"].isalnum()
    assert client.get("/healthz", headers={"X-Request-ID": "mine-1"}).headers["x-request-id"] == "mine-1"


@pytest.mark.parametrize(
    "line",
    [
        b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Request-ID: a\nSet-Cookie: b=1\r\n\r\n",
        b"GET /v1/documents/%0d%0aSet-Cookie:%20b=1 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET /%00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET /assets/..%2f..%2fcli.py HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET /assets/../app.py HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET /assets/%00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    ],
)
def test_nothing_is_injected_and_nothing_else_is_served(digests, line):
    address = urlsplit(digests.url)
    with socket.create_connection((address.hostname, address.port), 10) as connection:
        connection.sendall(line)
        got = connection.recv(65_536)
    assert got.split()[1] in {b"200", b"400", b"404"}
    assert b"\nset-cookie" not in got.lower() and b"def create_app" not in got


def test_without_keys_only_this_machine_is_answered(client):
    for headers in (
        {"Host": "answerable.example"},
        {"X-Forwarded-For": "203.0.113.9"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
    ):
        problem(client.get("/v1/documents", headers=headers), 403, "refused")
    own = {"Origin": str(client.base_url).rstrip("/")}
    response = client.get("/v1/documents", headers=own)
    assert response.status_code == 200 and "access-control-allow-origin" not in response.headers

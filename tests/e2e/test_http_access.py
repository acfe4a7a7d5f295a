"""Keys, scopes, rates and uploads of the endpoint."""

import io
import json
import re
import socket
import time
import zipfile
from urllib.parse import urlsplit

import docx
import pytest

from corpus.scopes import Scope
from tests.e2e.endpoint import job_ended
from tests.e2e.test_http_problems import problem

NOTE = b"# Ropewalk note\n\nThe ropewalk has 14 apprentices in 2033.\n"


@pytest.fixture(scope="module")
def reader(keyed):
    with keyed.endpoint.client(keyed.read) as client:
        yield client


@pytest.fixture(scope="module")
def writer(keyed):
    with keyed.endpoint.client(keyed.write) as client:
        client.get("/v1/documents")  # its key is known from now on
        yield client


def upload(client, data, name="note.md", **form):
    return client.post("/v1/documents", files={"file": (name, data)}, data=form)


def test_without_a_key_nothing_is_answered_but_signs_of_life(keyed, reader):
    with keyed.endpoint.client() as nobody:
        for method, path in (("GET", "documents"), ("POST", "ask"), ("POST", "documents"), ("GET", "models")):
            found = nobody.request(method, f"/v1/{path}")
            assert problem(found, 401)["type"] == "urn:answerable:not-signed-in"
            assert found.headers["www-authenticate"].startswith("Bearer")
        assert nobody.get("/healthz").status_code == nobody.get("/readyz").status_code == nobody.get("/").status_code == 200
        assert nobody.get("/metrics").status_code == 401
    assert reader.get("/metrics").status_code == 200


def test_a_read_key_reads_and_does_not_write(keyed, reader):
    assert reader.get("/v1/documents").status_code == 200
    assert reader.post("/v1/ask", json={"question": "How many lamps are lit?"}).json()["status"] == "answered"
    problem(upload(reader, NOTE), 403, "refused")
    held = reader.get("/v1/documents").json()[0]["document_id"]
    problem(reader.delete(f"/v1/documents/{held}"), 403, "refused")


def test_a_revoked_key_is_refused_at_once(keyed):
    made = keyed.keys.add("short", Scope.READ)
    with keyed.endpoint.client(made.key) as client:
        assert client.get("/v1/documents").status_code == 200
        assert next(one for one in keyed.keys.all() if one.name == "short").last_used
        keyed.keys.revoke("short")
        problem(client.get("/v1/documents"), 401, "not-signed-in")


def test_conversations_belong_to_their_key(keyed, reader, writer):
    place = reader.post("/v1/conversations", json={"title": "mine"}).headers["location"]
    problem(writer.get(place), 404)
    problem(writer.delete(place), 404)
    assert writer.get("/v1/conversations").json() == []


def test_an_upload_becomes_a_document_and_leaves(keyed, writer, reader):
    answered = upload(writer, NOTE, "../../etc/ropewalk note.md", kind="report")
    assert answered.status_code == 202 and answered.headers["location"] == f"/v1/jobs/{answered.json()['id']}"
    with writer.stream("GET", f"{answered.headers['location']}/events") as response:
        text = "".join(response.iter_text())
    names = re.findall(r"^event: (\w+)", text, re.M)
    assert set(names) <= {"progress", "done"} and names[-1] == "done"
    job = json.loads(text.rsplit("data: ", 1)[1])
    assert (job["state"], job["outcome"], job["file"]) == ("done", "added", "ropewalk note.md")
    held = reader.get(f"/v1/documents/{job['document_id']}").json()
    assert (held["file"], held["kind"]) == ("ropewalk note.md", "report")
    answer = reader.post("/v1/ask", json={"question": "How many apprentices has the ropewalk?"}).json()
    assert "14 apprentices" in answer["text"] and answer["citations"][0]["file"] == "ropewalk note.md"
    kept = list((keyed.endpoint.data_dir / "uploads").iterdir())
    assert [one.name for one in kept] == [job["sha256"]]
    again = job_ended(writer, upload(writer, NOTE, "again.md", kind="report").json()["id"])
    assert (again["outcome"], again["document_id"]) == ("unchanged", job["document_id"])
    assert writer.delete(f"/v1/documents/{job['document_id']}").status_code == 204
    assert not list((keyed.endpoint.data_dir / "uploads").iterdir())
    problem(reader.get(f"/v1/documents/{job['document_id']}"), 404)


def test_a_document_with_script_stays_data(writer, reader):
    script = "<script>alert(1)</script>"
    paper = f"---\ntitle: Crane {script}\n---\n\n# Crane {script}\n\n## Hoists {script}\n\nThe crane lifts 9 tonnes.\n\n"
    paper += f"| Crane | Load |\n|---|---|\n| Quay {script} | 9 tonnes |\n"
    job = job_ended(writer, upload(writer, paper.encode(), f"crane{script}.md").json()["id"])
    assert job["state"] == "done"
    shown = reader.get(f"/v1/documents/{job['document_id']}")
    assert shown.headers["content-type"] == "application/json" and shown.headers["x-content-type-options"] == "nosniff"
    assert "script-src 'self'" in shown.headers["content-security-policy"]
    assert script in shown.json()["title"]
    answer = reader.post("/v1/ask", json={"question": "What does the crane lift?"}).json()
    assert "9 tonnes" in answer["text"]
    assert writer.delete(f"/v1/documents/{job['document_id']}").status_code == 204


def test_nothing_that_a_document_refers_to_is_fetched(writer):
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0.3)
        address = f"http://127.0.0.1:{trap.getsockname()[1]}"
        page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{address}/x">]><html><head><link rel="stylesheet" href="{address}/a.css">'
        page += f'<base href="{address}"></head><body><h1>Kiln</h1><p>The kiln &x; burns 3 days.</p><img src="{address}/i.png">'
        page += f'<iframe src="{address}/f"></iframe></body></html>'
        word = docx.Document()
        word.add_paragraph("The kiln was built in 2029 by the Board.")
        link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        for sort in ("image", "attachedTemplate", "hyperlink"):
            word.part.relate_to(f"{address}/{sort}", link + sort, is_external=True)
        stream = io.BytesIO()
        word.save(stream)
        for data, name in ((page.encode(), "kiln.html"), (stream.getvalue(), "kiln.docx")):
            job = job_ended(writer, upload(writer, data, name).json()["id"])
            assert job["state"] == "done", job
            assert writer.delete(f"/v1/documents/{job['document_id']}").status_code == 204
        with pytest.raises(TimeoutError):
            trap.accept()


def bomb():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:p/>" * 50_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "status"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "note.txt", 415),
        (b"\x7fELF" + bytes(range(256)) * 4, "plan.pdf", 415),
        (b"PK\x03\x04 no archive", "note.docx", 422),
        (b"", "note.md", 422),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old.doc", 415),
        (NOTE, "..", 422),
        (b"x" * 1_200_000, "long.txt", 413),
    ],
)
def test_what_cannot_be_read_is_refused(writer, data, name, status):
    problem(upload(writer, data, name), status)


def test_names_with_null_bytes_and_paths_are_only_names(keyed, writer):
    for number, name in enumerate(
        ("..%2f..%2fx.md", "a\\..\\b.md", "C:\\x.md", "con\u202etxt.md", "a%00.md", "\r\nSet-Cookie: x.md")
    ):
        answered = upload(writer, NOTE + str(number).encode(), name)
        assert answered.status_code == 202, answered.text
        assert not re.search(r"[\\/\x00-\x1f\u202e]", answered.json()["file"])
        job = job_ended(writer, answered.json()["id"])
        assert writer.delete(f"/v1/documents/{job['document_id']}").status_code == 204
    raw = b'--b\r\nContent-Disposition: form-data; name="file"; filename="../../a\x00b.md"\r\n\r\n'
    raw += b"The mast is 20 m high.\r\n--b--\r\n"
    answered = writer.post("/v1/documents", content=raw, headers={"Content-Type": "multipart/form-data; boundary=b"})
    assert answered.status_code in {202, 400, 422}
    if answered.status_code == 202:
        assert answered.json()["file"] == "ab.md"
        job = job_ended(writer, answered.json()["id"])
        assert writer.delete(f"/v1/documents/{job['document_id']}").status_code == 204


def test_a_zip_bomb_fails_and_the_server_lives_on(writer):
    data = bomb()
    assert len(data) < 1_000_000
    answered = upload(writer, data, "bomb.docx")
    if answered.status_code == 202:
        job = job_ended(writer, answered.json()["id"])
        assert job["state"] == "failed" and "bomb.docx" in job["error"] and job["hint"]
    else:
        problem(answered, 422)
    assert writer.get("/healthz").status_code == 200


def test_a_slow_upload_is_given_up(keyed):
    address = urlsplit(keyed.endpoint.url)
    head = f"POST /v1/documents HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {keyed.write}\r\nContent-Length: 9000\r\n"
    head += "Content-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\n"
    with socket.create_connection((address.hostname, address.port), 20) as connection:
        connection.sendall(head.encode())
        started = time.monotonic()
        got = connection.recv(65_536)
    assert b" 408 " in got.splitlines()[0] and b"application/problem+json" in got
    assert time.monotonic() - started < 10


def test_the_log_is_json_and_names_the_caller(keyed, reader):
    response = reader.get("/v1/documents")
    time.sleep(0.1)
    lines = [json.loads(line) for line in keyed.endpoint.log.read_text().splitlines() if line.startswith("{")]
    line = next(one for one in lines if one.get("request_id") == response.headers["x-request-id"])
    assert (line["caller"], line["status"], line["path"], line["level"]) == ("reader", 200, "/v1/documents", "info")
    assert keyed.read not in keyed.endpoint.log.read_text()


def test_too_many_requests_are_429(keyed):
    with keyed.endpoint.client(keyed.keys.add("hasty", Scope.READ).key) as client:
        statuses = [client.get("/v1/models").status_code for _ in range(401)]
        assert statuses == [200] * 400 + [429]
        refused = client.get("/v1/documents")
    problem(refused, 429, "too-many")
    assert 1 <= int(refused.headers["retry-after"]) <= 60


def test_wrong_keys_are_401_and_then_429(guessed):
    with guessed.endpoint.client(guessed.read) as reader:
        assert reader.get("/v1/documents").status_code == 200
        right = "_".join(guessed.read.split("_", 2)[:2])
        wrong = [f"{right}_{'x' * 43}", "ans_000000000000_" + "y" * 43, "nonsense", "ans_"]
        statuses = []
        for key in wrong * 3:
            with guessed.endpoint.client(key) as client:
                statuses.append(client.get("/v1/documents").status_code)
        assert statuses == [401] * 10 + [429] * 2
        assert reader.get("/v1/documents").status_code == 200  # a key that is known is not kept waiting

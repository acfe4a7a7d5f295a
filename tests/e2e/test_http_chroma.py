"""A Chroma server holds the vectors, and two processes answer from one data directory."""

import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.e2e.endpoint import job_ended, running
from tests.e2e.harbour import answerable


@pytest.fixture
def chroma(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = Path(sys.executable).with_name("chroma")
    words = ["run", "--path", str(tmp_path / "chroma"), "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen([command, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=tmp_path)
    url = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 60
    while not answers(url):
        assert process.poll() is None and time.monotonic() < deadline
        time.sleep(0.1)
    yield url
    process.terminate()
    process.wait(30)


def answers(url):
    try:
        return httpx.get(f"{url}/api/v2/heartbeat").status_code == 200
    except httpx.TransportError:
        return False


def test_a_chroma_server_holds_the_vectors_of_several_processes(harbour, tmp_path, chroma):
    data = tmp_path / "data"
    done = answerable("ingest", harbour.papers, data_dir=data, folder=tmp_path, chroma_url=chroma)
    assert done.code == 0, done.err
    assert not (data / "vectors").exists()
    with running(data, "--workers", "2", chroma_url=chroma) as endpoint:
        for _ in range(4):  # connections are shared out among the processes
            with endpoint.client() as client:
                while (found := client.post("/v1/ask", json={"question": "How many moorings were let?"})).status_code == 503:
                    time.sleep(0.2)
                assert "96" in found.json()["text"]
        with endpoint.client() as client:
            sent = client.post("/v1/documents", files={"file": ("kite.md", b"# Kites\n\nThe kite club has 88 members.\n")})
            assert job_ended(client, sent.json()["id"])["state"] == "done"
        for _ in range(4):
            with endpoint.client() as client:
                assert "88 members" in client.post("/v1/ask", json={"question": "How many members has the kite club?"}).text
                assert "answerable_documents 4" in client.get("/metrics").text

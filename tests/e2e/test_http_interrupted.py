"""A server that is killed or told to end: uploads are taken up again, and requests in flight are answered."""

import shutil
import signal
import sys
import threading
import time

import httpx
import pytest

from tests.e2e.endpoint import begin, job_ended, running

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
BEFORE = "How many moorings were let in March 2031?"
NEW = "How many slipways does the eastern yard have?"


def long_paper():
    trades = ("caulking", "rigging", "sailmaking", "dredging", "painting", "surveying", "diving", "piloting")
    parts = ["# Yards of the harbour\n\n## The eastern yard\n\nThe eastern yard has 17 slipways.\n"]
    for number in range(400):
        trade = trades[number % len(trades)]
        words = f"Yard {number} was let for {trade} at {number * 7 + 90} crowns a year and employs {number % 40 + 3} people. "
        parts.append(f"## Yard {number}: {trade}\n\n{words}It keeps its own {trade} stores beside berth {number * 3}.\n")
    return "\n".join(parts).encode()


def said(client, question):
    return client.post("/v1/ask", json={"question": question}).json()


def test_an_upload_whose_ingest_was_killed_is_finished_by_the_next_server(harbour, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(harbour.data_dir, data)
    endpoint = begin(data)
    try:
        with endpoint.client() as client:
            job = client.post("/v1/documents", files={"file": ("yards.md", long_paper())}).json()
            place = f"/v1/jobs/{job['id']}"
            during = said(client, BEFORE)
            while not (now := client.get(place).json())["done"]:
                assert now["state"] in {"queued", "running"}
                time.sleep(0.05)
            assert now["state"] == "running" and now["done"] < now["total"]
            assert said(client, NEW)["status"] == "not_found"
    finally:
        endpoint.stop(signal.SIGKILL)
    with running(data) as endpoint, endpoint.client() as client:
        assert said(client, BEFORE)["text"] == during["text"] and "96" in during["text"]
        ended = job_ended(client, job["id"])
        assert (ended["state"], ended["outcome"], ended["file"]) == ("done", "added", "yards.md")
        after = said(client, NEW)
        assert "17 slipways" in after["text"] and after["citations"][0]["file"] == "yards.md"
        assert said(client, BEFORE)["text"] == during["text"]
        assert client.get("/readyz").status_code == 200
        answered = []
        asking = threading.Thread(target=lambda: answered.append(httpx.post(f"{endpoint.url}/v1/ask", json={"question": NEW})))
        asking.start()
        while "answerable_running 1.0" not in client.get("/metrics").text and asking.is_alive():
            pass
        client.close()
        endpoint.stop()
        asking.join(30)
        assert answered[0].status_code == 200 and answered[0].json()["text"] == after["text"]
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{endpoint.url}/healthz")

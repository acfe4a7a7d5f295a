"""Schemathesis, bounded, against the running server: whatever it sends, the answers are as described."""

import subprocess
import sys
from pathlib import Path

from api.openapi import EXAMPLES
from corpus.scopes import Scope
from tests.e2e.endpoint import job_ended

SECONDS = 12


def test_the_examples_are_real(digests):
    with digests.client() as client:
        for name in ("ask", "search"):
            shown = EXAMPLES[name]
            got = client.post(f"/v1/{name}", json=shown["request"]).json()
            got["passages"] = got["passages"][: len(shown["response"]["passages"])]
            if name == "ask":
                got["timings_ms"] = shown["response"]["timings_ms"]
            assert got == shown["response"]
        assert client.get("/v1/documents").json()[:1] == EXAMPLES["documents"]["response"]


def test_the_examples_of_scrutiny_are_real(digests):
    shown = EXAMPLES["coverage"]["response"]
    plan, document = shown["plan"]["document_id"], shown["document"]["document_id"]
    with digests.client() as client:
        begun = client.post("/v1/coverage", json={"plan": plan, "documents": [document]}).json()
        assert set(begun) == set(EXAMPLES["coverage_job"]["response"])
        assert job_ended(client, begun["id"])["state"] == "done"
        got = client.get(f"/v1/coverage/{plan}/{document}").json()
        first, shown_first = got["commitments"][0], shown["commitments"][0]
        assert first | {"evidence": first["evidence"][:1]} == shown_first
        assert got["summary"]["total"] == shown["summary"]["total"]
        compared = EXAMPLES["compare"]
        got = client.post("/v1/compare", json=compared["request"]).json()
        assert got["summary"] == compared["response"]["summary"] and compared["response"]["pairs"][0] in got["pairs"]


def test_answers_are_as_described(keyed, tmp_path):
    command = [str(Path(sys.executable).with_name("schemathesis")), "run", f"{keyed.endpoint.url}/openapi.json"]
    with_key = keyed.keys.add("schemathesis", Scope.WRITE).key  # past its rate it hears 429, which is described too
    limits = [
        "--phases",
        "fuzzing",
        "--max-time",
        str(SECONDS),
        "--max-examples",
        "4",
        "--seed",
        "1",
        "--workers",
        "1",
    ]
    checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
    done = subprocess.run(
        [*command, "--header", f"Authorization: Bearer {with_key}", *limits, "--checks", checks, "--no-color"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]

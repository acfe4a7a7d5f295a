"""Schemathesis, bounded, against the running server: whatever it sends, the answers are as described."""

import subprocess
import sys
from pathlib import Path

from api.openapi import EXAMPLES
from corpus.scopes import Scope
from tests.e2e.examples import assert_real

SECONDS = 12


def test_the_examples_are_real(digests):
    real = {}
    with digests.client() as client:
        for name in ("ask", "search"):
            asked, shown = EXAMPLES[name]["request"], EXAMPLES[name]["response"]
            got = client.post(f"/v1/{name}", json=asked).json()
            got["passages"] = got["passages"][: len(shown["passages"])]
            real[name] = {"request": asked, "response": got}
        real["documents"] = {"response": client.get("/v1/documents").json()[:1]}
    assert_real(real)


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

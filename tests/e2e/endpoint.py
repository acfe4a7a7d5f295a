"""The HTTP endpoint in a process of its own, on a free port."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.e2e.harbour import ROOT

READY_SECONDS = 120


@dataclass
class Endpoint:
    """A running server. ``log`` is the file of its standard error."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path
    data_dir: Path

    def client(self, key: str | None = None, **options: object) -> httpx.Client:
        """A client of it, signed in with a key if there is one."""
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        plain = {"verify": False, "trust_env": False}  # no certificates are read, which takes longer than most requests
        return httpx.Client(base_url=self.url, headers=headers, timeout=60, **plain, **options)

    def wait(self) -> None:
        """Return when it can be asked."""
        deadline = time.monotonic() + READY_SECONDS
        with self.client() as client:
            while not ready(client):
                assert self.process.poll() is None and time.monotonic() < deadline, self.log.read_text()
                time.sleep(0.1)

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Send it a signal, and wait for its exit code."""
        self.process.send_signal(number)
        return self.process.wait(60)


def environment(settings: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ANSWERABLE_")}
    return kept | {"PYTHONPATH": str(ROOT)} | {f"ANSWERABLE_{name.upper()}": value for name, value in settings.items()}


def begin(data_dir: Path, *words: str, wait: bool = True, **settings: str) -> Endpoint:
    """Start a server and, unless told otherwise, wait until it can be asked."""
    data_dir.mkdir(parents=True, exist_ok=True)
    log = data_dir.parent / f"{data_dir.name}-{time.monotonic_ns()}.log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "cli", "--data-dir", str(data_dir), "serve", "--port", "0", *words],
            stderr=stream,
            stdout=stream,
            env=environment(settings),
            cwd=data_dir.parent,
        )
    deadline = time.monotonic() + READY_SECONDS
    while not (found := re.search(r"http://[\d.]+:\d+", log.read_text())):
        assert process.poll() is None and time.monotonic() < deadline, log.read_text()
        time.sleep(0.05)
    endpoint = Endpoint(found[0], process, log, data_dir)
    if wait:
        endpoint.wait()
    return endpoint


def ready(client: httpx.Client) -> bool:
    try:
        return client.get("/readyz").status_code == 200
    except httpx.TransportError:
        return False


@contextmanager
def running(data_dir: Path, *words: str, wait: bool = True, **settings: str) -> Iterator[Endpoint]:
    """A server for the time of the block."""
    endpoint = begin(data_dir, *words, wait=False, **settings)
    try:
        if wait:
            endpoint.wait()
        yield endpoint
    finally:
        if endpoint.process.poll() is None:
            endpoint.stop()


def job_ended(client: httpx.Client, job_id: str, seconds: float = 90) -> dict[str, object]:
    """The job once it has ended."""
    deadline = time.monotonic() + seconds
    while (job := client.get(f"/v1/jobs/{job_id}").json())["state"] not in {"done", "failed"}:
        assert time.monotonic() < deadline, job
        time.sleep(0.1)
    return job

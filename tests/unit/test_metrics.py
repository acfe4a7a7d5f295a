"""Counters that several processes share."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from api.metrics import SHARED, Metrics

# A process of its own with one question that is worked on and one that was answered; it ends when it is told to.
WORKER = """
import sys
from api.metrics import Metrics
metrics = Metrics()
metrics.running.inc()
metrics.request("/v1/ask", "POST", 200, 0.5)
print("begun", flush=True)
sys.stdin.read()
"""


def worker(folder: Path) -> subprocess.Popen[str]:
    begun = subprocess.Popen(
        [sys.executable, "-c", WORKER], env=os.environ | {SHARED: str(folder)}, stdin=-1, stdout=-1, text=True, cwd=Path.cwd()
    )
    assert begun.stdout and begun.stdout.readline() == "begun\n"
    return begun


@pytest.mark.skipif(sys.platform == "win32", reason="no signal says there whether a process is alive")
def test_what_a_killed_process_was_doing_does_not_count_any_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SHARED, str(tmp_path))
    with worker(tmp_path) as one, worker(tmp_path) as other:
        reading = Metrics()
        assert b"answerable_running 2.0" in reading.text(dict)
        one.send_signal(signal.SIGKILL)
        one.wait()
        text = reading.text(dict)
        assert other.stdin
        other.stdin.close()
    assert b"answerable_running 1.0" in text
    assert b'answerable_requests_total{method="POST",route="/v1/ask",status="200"} 2.0' in text

"""Sixteen clients at once: ``python -m tests.e2e.load DATA_DIR QUESTIONS.jsonl [SECONDS]``. Not part of the tests.

Each client asks, waits for the answer and asks again; told 503, it waits as long as it is told. Another one looks at
/healthz ten times a second. At the end searches are timed alone. Prints one JSON object; times are in milliseconds.
"""

import json
import statistics
import sys
import threading
import time
from collections import Counter
from itertools import cycle
from pathlib import Path

import httpx

from tests.e2e.endpoint import running

CLIENTS = 16
SEARCHES = 15


def measured(data_dir: Path, questions: list[str], seconds: float) -> dict[str, object]:
    """What the clients met."""
    with running(data_dir) as endpoint:
        statuses: Counter[int] = Counter()
        took: list[float] = []
        alive: list[float] = []
        memory = [resident(endpoint.process.pid)]
        end = time.monotonic() + seconds
        todo, lock = cycle(questions), threading.Lock()

        def ask() -> None:
            with endpoint.client() as client:
                while time.monotonic() < end:
                    with lock:
                        question = next(todo)
                    started = time.perf_counter()
                    answer = client.post("/v1/ask", json={"question": question})
                    spent = (time.perf_counter() - started) * 1000
                    with lock:
                        statuses[answer.status_code] += 1
                        if answer.status_code == 200:
                            took.append(spent)
                    if answer.status_code == 503:
                        time.sleep(float(answer.headers["retry-after"]))

        def look() -> None:
            with endpoint.client() as client:
                while time.monotonic() < end:
                    started = time.perf_counter()
                    assert client.get("/healthz").status_code == 200
                    alive.append((time.perf_counter() - started) * 1000)
                    time.sleep(0.1)

        threads = [threading.Thread(target=ask) for _ in range(CLIENTS)] + [threading.Thread(target=look)]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            memory.append(resident(endpoint.process.pid))
            time.sleep(1)
        searches = searched(endpoint.client(), questions)
        return {
            "statuses": dict(statuses),
            "ask": quantiles(took),
            "healthz": quantiles(alive),
            "search_alone": quantiles(searches),
            "megabytes": {"first": memory[0], "middle": memory[len(memory) // 2], "most": max(memory), "last": memory[-2]},
        }


def searched(client: httpx.Client, questions: list[str]) -> list[float]:
    """Searches one after another."""
    took = []
    with client:
        for question in questions[:SEARCHES]:
            started = time.perf_counter()
            client.post("/v1/search", json={"query": question}).raise_for_status()
            took.append((time.perf_counter() - started) * 1000)
    return took


def quantiles(values: list[float]) -> dict[str, float]:
    """Median, 95th and 99th percentile, and the most."""
    cut = statistics.quantiles(values, n=100)
    return {"n": len(values), "p50": round(cut[49]), "p95": round(cut[94]), "p99": round(cut[98]), "most": round(max(values))}


def resident(process: int) -> int:
    """Megabytes of memory that a process takes."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) // 1000


if __name__ == "__main__":
    folder, file, *rest = sys.argv[1:]
    asked = [json.loads(line)["question"] for line in Path(file).read_text("utf-8").splitlines() if line.strip()]
    print(json.dumps(measured(Path(folder), asked, float(rest[0]) if rest else 60), indent=1))

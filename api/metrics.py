"""What Prometheus may read at ``/metrics``. Nothing of it tells what was asked or by whom."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest, multiprocess
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from corpus.results import Answer

# Seconds. Half of all questions take about one on two cores; 4 is what a waiting one may take.
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.4, 0.7, 1, 1.5, 2, 3, 4, 6, 10, 30)
SHARED = "PROMETHEUS_MULTIPROC_DIR"


class Metrics:
    """Counters of one application, or of all its processes where they share a folder."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        own = self.registry
        self._requests = Counter("answerable_requests", "Requests answered.", ("route", "method", "status"), registry=own)
        self._seconds = Histogram(
            "answerable_request_seconds", "Seconds of a request.", ("route",), buckets=BUCKETS, registry=own
        )
        self._stages = Histogram(
            "answerable_stage_seconds", "Seconds of a question's stages.", ("stage",), buckets=BUCKETS, registry=own
        )
        self._answers = Counter("answerable_answers", "Answers by status; not_found are refusals.", ("status",), registry=own)
        self._jobs = Counter("answerable_jobs", "Jobs that ended, by how.", ("state",), registry=own)
        self.waiting = Gauge("answerable_waiting", "Questions that wait.", registry=own, multiprocess_mode="livesum")
        self.running = Gauge("answerable_running", "Questions that are worked on.", registry=own, multiprocess_mode="livesum")

    def request(self, route: str, method: str, status: int, seconds: float) -> None:
        """A request was answered."""
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def answer(self, answer: Answer) -> None:
        """A question was answered."""
        self._answers.labels(answer.status).inc()
        for stage in ("search", "rerank", "answer", "total"):
            self._stages.labels(stage).observe(getattr(answer.timings_ms, stage) / 1000)

    def job(self, state: str) -> None:
        """A job ended."""
        self._jobs.labels(state).inc()

    def text(self, sizes: Callable[[], dict[str, float]]) -> bytes:
        """Everything in Prometheus's text format; ``sizes`` are gauges that are read now, by name."""
        shared = SHARED in os.environ
        registry = CollectorRegistry() if shared else self.registry
        if shared:
            _forget_the_dead(Path(os.environ[SHARED]))
            multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        read = CollectorRegistry()
        read.register(_Sizes(sizes))
        return generate_latest(registry) + generate_latest(read)


def _forget_the_dead(folder: Path) -> None:
    """What a process that was killed was doing does not count any more; what it had done does."""
    if sys.platform == "win32":  # where signal 0 is Ctrl-C
        return
    for path in folder.glob("gauge_live*_*.db"):
        process = int(path.stem.rpartition("_")[2])
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            multiprocess.mark_process_dead(process, str(folder))  # type: ignore[no-untyped-call]
        except PermissionError:
            continue  # another user's, so it is alive


class _Sizes(Collector):
    def __init__(self, sizes: Callable[[], dict[str, float]]) -> None:
        self._sizes = sizes

    def collect(self) -> Iterator[Metric]:
        for name, value in self._sizes().items():
            yield GaugeMetricFamily(f"answerable_{name}", f"How many {name} are held.", value=value)

    def describe(self) -> list[Metric]:
        return []

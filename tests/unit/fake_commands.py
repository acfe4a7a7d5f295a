"""Commands run on a fake assistant."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from tests.unit.fake_assistant import FakeAssistant, session

ANSWER_FIELDS = [
    "id",
    "question",
    "standalone_question",
    "status",
    "reason",
    "text",
    "citations",
    "passages",
    "warnings",
    "generator",
    "timings_ms",
]


def run_command(*words: str, fake: FakeAssistant | None = None, stdin: str | None = None) -> Any:
    """Run a command line on a fake, 80 columns wide and without colour."""
    from cli import app

    runner = CliRunner(env={"COLUMNS": "80", "TERM": "dumb", "NO_COLOR": "1"})
    return runner.invoke(app, list(words), obj=session(fake or FakeAssistant()), input=stdin)


def spawned(code: str) -> subprocess.CompletedProcess[str]:
    """Run Python code in a process of its own, with the project to import from."""
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    return subprocess.run([sys.executable, "-c", code], cwd=root, env=environment, text=True, capture_output=True, check=False)

"""A tiny made-up corpus, and the command line run on it in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

PLAN = """---
title: Saltmere Harbour Plan 2030 to 2034
kind: plan
publisher: Saltmere Harbour Board
date: 2030-04-01
period: 2030-2034
---

# Saltmere Harbour Plan 2030 to 2034

## Priority 1: Lights and marks

The harbour keeps 12 lamps lit along the north pier. The Harbour Board (HB) will:

- replace every oil lamp by December 2031
- paint the buoys once in two years

## Priority 2: Ferries

| Route | Sailings a day | Passengers |
|---|---|---|
| North Isle | 4 | 31,200 |
| South Isle | 2 | 8,450 |

Ferries to North Isle run from 07:15 until 21:40.
"""

MINUTES = """<!DOCTYPE html>
<html><head><title>Saltmere Harbour Panel minutes, 9 May 2031</title></head><body><main>
<h1>Saltmere Harbour Panel: minutes of the meeting held on 9 May 2031</h1>
<h2>3. Moorings</h2>
<p>Members asked how many moorings were let. The harbour master said that 96 of 140 moorings were let in March 2031.</p>
<h2>4. Dredging</h2>
<p>It was resolved that the report on dredging be noted.</p>
</main></body></html>
"""

NOTE = """Saltmere tide gauge

The tide gauge at the old quay was mended in June 2032. It had stood still for eleven days.
"""

FILES = {"minutes.html": MINUTES, "plan.md": PLAN, "tide-gauge.txt": NOTE}


@dataclass(frozen=True)
class Run:
    """What a command left: its exit code and its two streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on standard output."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The JSON values on standard output, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def begun(
    *words: str | Path, data_dir: Path, folder: Path, before: Callable[[], None] | None = None, **settings: str
) -> subprocess.Popen[str]:
    """The command line begun in ``folder``, 80 columns wide; ``before`` is called in the new process."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ANSWERABLE_")}
    environment |= {"PYTHONPATH": str(ROOT), "COLUMNS": "80", "NO_COLOR": "1"}
    environment |= {f"ANSWERABLE_{name.upper()}": value for name, value in settings.items()}
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "cli", "--data-dir", str(data_dir), *map(str, words)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=folder,
        preexec_fn=before,  # noqa: PLW1509  # the tests have no threads that matter here
    )


def ended(process: subprocess.Popen[str], stdin: str = "") -> Run:
    """What a command left, once it has ended."""
    with process:
        out, err = process.communicate(stdin, timeout=300)
    return Run(process.returncode, out, err)


def answerable(
    *words: str | Path,
    data_dir: Path,
    stdin: str = "",
    folder: Path | None = None,
    before: Callable[[], None] | None = None,
    **settings: str,
) -> Run:
    """Run the command line, by default beside the data directory."""
    return ended(begun(*words, data_dir=data_dir, folder=folder or data_dir.parent, before=before, **settings), stdin)


@dataclass(frozen=True)
class Harbour:
    """The corpus, the data directory that it was ingested into, and the run that did it."""

    papers: Path
    data_dir: Path
    ingested: Run

    def run(self, *words: str | Path, stdin: str = "") -> Run:
        """A command on the data directory."""
        return answerable(*words, data_dir=self.data_dir, stdin=stdin)


def settle(folder: Path) -> Harbour:
    """Write the corpus below ``folder`` and ingest it."""
    papers = folder / "papers"
    papers.mkdir()
    for name, text in FILES.items():
        (papers / name).write_text(text, encoding="utf-8")
    data_dir = folder / "data"
    return Harbour(papers, data_dir, answerable("ingest", papers, "--json", data_dir=data_dir))

"""A run's folder: written by ``run``, read by ``compare``, ``report`` and people.

::

    runs/20250131T120000Z-published-test/
        results.jsonl     one line a question and system: what came back, and its scores
        aggregate.json    numbers by system and type, with intervals
        settings.json     the dataset, split and systems of the run, and the settings used
        versions.json     of the program, its code, its models and its libraries
        problems.log      what failed, with the traceback; empty if nothing did
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from corpus.errors import DataDirectoryError, UsageError
from eval.aggregate import Aggregate
from eval.outcomes import Scored, from_lines, to_line

RESULTS, AGGREGATE, SETTINGS = "results.jsonl", "aggregate.json", "settings.json"
VERSIONS, PROBLEMS = "versions.json", "problems.log"


@dataclass(frozen=True, slots=True)
class Run:
    """A run read back. ``about`` is ``settings.json``."""

    folder: Path
    results: tuple[Scored, ...]
    numbers: dict[str, Aggregate]
    about: dict[str, Any]
    versions: dict[str, Any]

    @property
    def systems(self) -> tuple[str, ...]:
        """The systems of the run, in its order."""
        return tuple(dict.fromkeys(result.outcome.system for result in self.results))

    def of(self, system: str) -> dict[str, Scored]:
        """The results of one system by question id.

        Raises:
            UsageError: the run does not have it.
        """
        found = {r.outcome.question_id: r for r in self.results if r.outcome.system == system}
        if not found:
            raise UsageError(f"{self.folder} has no system '{system}'.", f"It has: {', '.join(self.systems)}.")
        return found


def make(out: Path, dataset: str, split: str) -> Path:
    """A new folder below ``out``, named by the time (UTC), the dataset and the split.

    Raises:
        DataDirectoryError: it cannot be made.
    """
    folder = out / f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}-{dataset}-{split}"
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        hint = "Name another place with --out."
        raise DataDirectoryError(f"The run folder {folder} cannot be made: {error.strerror}.", hint) from error
    (folder / PROBLEMS).touch()
    return folder


def write(
    folder: Path,
    results: Iterable[Scored],
    aggregates: Mapping[str, Aggregate],
    about: Mapping[str, Any],
    versions: Mapping[str, Any],
) -> None:
    """Write everything but the problems, which are written as they happen."""
    (folder / RESULTS).write_text("".join(f"{to_line(result)}\n" for result in results), "utf-8")
    for name, value in (
        (AGGREGATE, {system: asdict(one) for system, one in aggregates.items()}),
        (SETTINGS, about),
        (VERSIONS, versions),
    ):
        (folder / name).write_text(json.dumps(_plain(value), ensure_ascii=False, indent=2) + "\n", "utf-8")


def read(folder: Path) -> Run:
    """Read a run back.

    Raises:
        UsageError: the folder is not one of a run that ended.
    """
    try:
        results = from_lines((folder / RESULTS).read_text("utf-8").splitlines())
        numbers = _NUMBERS.validate_json((folder / AGGREGATE).read_text("utf-8"))
        about, versions = (json.loads((folder / name).read_text("utf-8")) for name in (SETTINGS, VERSIONS))
    except (OSError, ValueError, KeyError) as error:
        raise UsageError(f"{folder} is not the folder of a finished run: {error}.", "Make one: answerable eval run") from error
    return Run(folder, results, numbers, about, versions)


_NUMBERS = TypeAdapter(dict[str, Aggregate])


def _plain(value: Any) -> Any:
    """Only what JSON holds: nan as null, and floats to six digits, which is more than any of them means."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return None if math.isnan(value) else round(value, 6)
    return value

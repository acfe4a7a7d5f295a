"""Work that takes long, kept so that what was interrupted is taken up again."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Column, Integer, String, Table, Text, func, insert, select, update

from corpus import schema
from corpus.catalogue import Catalogue
from corpus.errors import NotHeld
from corpus.job_results import ENDED, JobResult, Task
from corpus.results import Result

jobs = Table(
    "jobs",
    schema.metadata,
    Column("id", String(32), primary_key=True),
    Column("order", Integer, nullable=False),
    Column("file", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("kind", String(32)),
    Column("sha256", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("stage", Text, nullable=False),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("outcome", String(16)),
    Column("document_id", String(32)),
    Column("error", Text),
    Column("hint", Text),
    Column("created", String(32), nullable=False),
    Column("changed", String(32), nullable=False),
)

# What is not an ingest: a table of its own, which a data directory of an earlier version gains.
scrutiny = Table(
    "scrutiny_jobs",
    schema.metadata,
    Column("job", String(32), primary_key=True),
    Column("task", String(16), nullable=False),
    Column("plan", String(32), nullable=False),
    Column("documents", JSON, nullable=False),
    Column("result", JSON),
)
KEPT = timedelta(days=1)  # the coverage by a file that is not kept
_BOTH = jobs.outerjoin(scrutiny, scrutiny.c.job == jobs.c.id)
_SELECTED = select(*jobs.c, scrutiny.c.task, scrutiny.c.plan, scrutiny.c.result).select_from(_BOTH)


class Jobs:
    """The jobs of a data directory, oldest first."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        catalogue.adopt(jobs, scrutiny)

    def add(self, file: str, path: str, sha256: str, kind: str | None) -> JobResult:
        """A new job: to ingest the bytes that stand at ``path``."""
        return self._add({"file": file, "path": path, "kind": kind, "sha256": sha256})

    def add_coverage(self, plan: str, documents: Sequence[str]) -> JobResult:
        """A new job: the coverage of a plan by documents that are held, by their ids."""
        asked = {"task": "coverage", "plan": plan, "documents": list(documents)}
        return self._add({"file": "", "path": "", "kind": None, "sha256": ""}, asked)

    def add_check(self, file: str, path: str, sha256: str, plan: str) -> JobResult:
        """A new job: the coverage of a plan by the bytes that stand at ``path``, which are not kept."""
        self._forget()
        return self._add(
            {"file": file, "path": path, "kind": None, "sha256": sha256}, {"task": "check", "plan": plan, "documents": []}
        )

    def _add(self, row: dict[str, Any], asked: dict[str, Any] | None = None) -> JobResult:
        id_, now = f"j-{secrets.token_hex(8)}", _now()
        with self._catalogue.transaction() as connection:
            last = connection.execute(select(func.max(jobs.c.order))).scalar()
            row |= {"id": id_, "order": (last or 0) + 1, "created": now, "changed": now}
            row |= {"state": "queued", "stage": "waiting", "done": 0, "total": 0, "attempts": 0}
            connection.execute(insert(jobs), row)
            if asked:
                connection.execute(insert(scrutiny), {"job": id_, **asked})
        return self.get(id_)

    def get(self, id_: str) -> JobResult:
        """One job. Raises NotHeld."""
        with self._catalogue.transaction() as connection:
            row = connection.execute(_SELECTED.where(jobs.c.id == id_)).mappings().first()
        if row is None:
            raise NotHeld("There is no such job.", "Its id is in the answer that began it.")
        return _result(row)

    def latest(self, limit: int = 50) -> list[JobResult]:
        """The newest jobs, newest first, without the results of files that are not kept."""
        with self._catalogue.transaction() as connection:
            found = connection.execute(_SELECTED.order_by(jobs.c.order.desc()).limit(limit)).mappings().all()
        return [_result({**row, "result": None} if row["task"] == "check" else row) for row in found]

    def path(self, id_: str) -> tuple[str, int]:
        """Where a job's bytes stand, empty where it has none, and how often it was begun."""
        with self._catalogue.transaction() as connection:
            path, attempts = connection.execute(select(jobs.c.path, jobs.c.attempts).where(jobs.c.id == id_)).one()
        return path, attempts

    def documents(self, id_: str) -> list[str]:
        """The ids of the documents that a coverage is by."""
        with self._catalogue.transaction() as connection:
            return list(connection.execute(select(scrutiny.c.documents).where(scrutiny.c.job == id_)).scalar_one())

    def next(self) -> JobResult | None:
        """The oldest job that waits, ``None`` where none does."""
        with self._catalogue.transaction() as connection:
            waiting = _SELECTED.where(jobs.c.state == "queued").order_by(jobs.c.order).limit(1)
            row = connection.execute(waiting).mappings().first()
        return _result(row) if row else None

    def resume(self) -> None:
        """Let jobs that an ended process left running wait again."""
        self._forget()
        with self._catalogue.transaction() as connection:
            values = {"state": "queued", "stage": "waiting", "changed": _now()}
            connection.execute(update(jobs).where(jobs.c.state == "running").values(**values))

    def begin(self, id_: str) -> None:
        """A job is worked on."""
        self.note(id_, state="running", stage="reading", attempts=jobs.c.attempts + 1)

    def note(self, id_: str, **values: Any) -> None:
        """What is new of a job, by column."""
        with self._catalogue.transaction() as connection:
            connection.execute(update(jobs).where(jobs.c.id == id_).values(changed=_now(), **values))

    def end(self, id_: str, result: Result | None, **values: Any) -> None:
        """A job is done, with its result if it has one."""
        with self._catalogue.transaction() as connection:
            if result is not None:
                kept = result.model_dump(mode="json")
                connection.execute(update(scrutiny).where(scrutiny.c.job == id_).values(result=kept))
            connection.execute(update(jobs).where(jobs.c.id == id_).values(changed=_now(), state="done", **values))

    def unfinished_at(self, paths: Sequence[str]) -> bool:
        """Whether a job that has not ended needs the bytes at one of these paths."""
        with self._catalogue.transaction() as connection:
            needed = select(jobs.c.id).where(jobs.c.path.in_(list(paths)), jobs.c.state.not_in(ENDED)).limit(1)
            return connection.execute(needed).first() is not None

    def counts(self) -> dict[str, int]:
        """How many jobs wait or are worked on."""
        with self._catalogue.transaction() as connection:
            found = connection.execute(select(jobs.c.state, func.count()).group_by(jobs.c.state)).all()
        return {state: count for state, count in found if state not in ENDED}

    def _forget(self) -> None:
        """Let go of what was found in files that are not kept, a day after."""
        before = (datetime.now(UTC) - KEPT).isoformat(timespec="milliseconds")
        old = select(jobs.c.id).where(jobs.c.changed < before)
        with self._catalogue.transaction() as connection:
            chosen = (scrutiny.c.task == "check", scrutiny.c.job.in_(old))
            connection.execute(update(scrutiny).where(*chosen).values(result=None))


def _result(row: Any) -> JobResult:
    task: Task = row["task"] or "ingest"
    return JobResult(task=task, **{name: row[name] for name in JobResult.model_fields if name != "task"})


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")

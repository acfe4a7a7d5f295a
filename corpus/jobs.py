"""Uploads that are being ingested, kept so that one that was interrupted is taken up again."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import Field
from sqlalchemy import Column, Integer, String, Table, Text, func, insert, select, update

from corpus import schema
from corpus.catalogue import Catalogue
from corpus.errors import NotHeld
from corpus.results import Result

State = Literal["queued", "running", "done", "failed"]
ENDED = ("done", "failed")

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


class JobResult(Result):
    """An upload on its way. ``done`` of ``total`` passages are embedded while ``stage`` says so."""

    id: str
    file: str = Field(description="The name that the file was uploaded with.")
    kind: str | None = Field(description="What it was said to be.")
    sha256: str = Field(description="Of the file's bytes.")
    state: State
    stage: str = Field(description="What is being done, in words.")
    done: int
    total: int
    outcome: str | None = Field(description="added, updated or unchanged, once it is done.")
    document_id: str | None = Field(description="The document made of it, once it is done.")
    error: str | None = Field(description="Why it failed.")
    hint: str | None = Field(description="What to do about that.")
    created: str = Field(description="When it was uploaded, ISO 8601 in UTC.")
    changed: str = Field(description="When something was last heard of it.")


class Jobs:
    """The jobs of a data directory, oldest first."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        catalogue.adopt(jobs)

    def add(self, file: str, path: str, sha256: str, kind: str | None) -> JobResult:
        """A new job for bytes that stand at ``path``."""
        id_, now = f"j-{secrets.token_hex(8)}", _now()
        with self._catalogue.transaction() as connection:
            last = connection.execute(select(func.max(jobs.c.order))).scalar()
            row = {"id": id_, "order": (last or 0) + 1, "file": file, "path": path, "kind": kind, "sha256": sha256}
            row |= {"state": "queued", "stage": "waiting", "done": 0, "total": 0, "attempts": 0, "created": now, "changed": now}
            connection.execute(insert(jobs), row)
        return self.get(id_)

    def get(self, id_: str) -> JobResult:
        """One job. Raises NotHeld."""
        with self._catalogue.transaction() as connection:
            row = connection.execute(select(jobs).where(jobs.c.id == id_)).mappings().first()
        if row is None:
            raise NotHeld("There is no such job.", "Its id is in the answer to the upload.")
        return _result(row)

    def latest(self, limit: int = 50) -> list[JobResult]:
        """The newest jobs, newest first."""
        with self._catalogue.transaction() as connection:
            found = connection.execute(select(jobs).order_by(jobs.c.order.desc()).limit(limit)).mappings().all()
        return [_result(row) for row in found]

    def path(self, id_: str) -> tuple[str, int]:
        """Where a job's bytes stand, and how often it was begun."""
        with self._catalogue.transaction() as connection:
            path, attempts = connection.execute(select(jobs.c.path, jobs.c.attempts).where(jobs.c.id == id_)).one()
        return path, attempts

    def next(self) -> JobResult | None:
        """The oldest job that waits, ``None`` where none does."""
        with self._catalogue.transaction() as connection:
            waiting = select(jobs).where(jobs.c.state == "queued").order_by(jobs.c.order).limit(1)
            row = connection.execute(waiting).mappings().first()
        return _result(row) if row else None

    def resume(self) -> None:
        """Let jobs that an ended process left running wait again."""
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


def _result(row: Any) -> JobResult:
    return JobResult(**{name: row[name] for name in JobResult.model_fields})


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")

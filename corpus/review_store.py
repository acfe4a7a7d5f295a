"""Kept coverage results and officers' decisions, in the catalogue's database.

Both outlive the documents that they are about: a file that is read again with other bytes is another document with
another id, so they are kept by the paths of the two files. The tables are made when they are first written to, so
that a data directory of an earlier version gains them too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import JSON, Column, Engine, Integer, String, Table, Text, delete, insert, inspect, or_, select, update

from corpus.database import mapped_errors
from corpus.models import Document
from corpus.reviews import CoverageStatus, Decision
from corpus.schema import metadata

_pair = ("plan_path", "document_path")

results = Table(
    "coverage_results",
    metadata,
    Column("id", Integer, primary_key=True),
    *(Column(name, Text, nullable=False) for name in _pair),
    Column("plan_sha256", String(64), nullable=False),
    Column("document_sha256", String(64), nullable=False),
    Column("at", String(32), nullable=False),
    Column("result", JSON, nullable=False),
)

decisions = Table(
    "coverage_decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    *(Column(name, Text, nullable=False) for name in _pair),
    Column("commitment", String(32), nullable=False),
    Column("decision", String(16), nullable=False),
    Column("proposed", String(16), nullable=False),
    Column("evidence", String(64), nullable=False),
    Column("note", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String(32), nullable=False),
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept result: ``result`` is the JSON of a ``CoverageResult`` without decisions, ``at`` ISO 8601 in UTC."""

    plan_path: str
    document_path: str
    plan_sha256: str
    document_sha256: str
    at: str
    result: dict[str, object]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it was recorded; ``evidence`` is the fingerprint of the quotations that it was made on."""

    commitment: str
    decision: Decision
    proposed: CoverageStatus
    evidence: str
    note: str
    by: str
    at: str


class ReviewStore:
    """Results by plan and document, and every decision ever made on them: the last one on a commitment counts."""

    def __init__(self, engine: Engine, where: str) -> None:
        self._engine = engine
        self._where = where

    def keep(self, plan: Document, document: Document, at: str, result: dict[str, object]) -> None:
        """Keep a result in place of the earlier one of the same two files; decisions stay."""
        self._make()
        held = self.find(plan, document)
        chosen = {"plan_path": plan.path, "document_path": document.path}
        with mapped_errors(self._where), self._engine.begin() as connection:
            if held is not None:  # either file may have moved since
                old = {"plan_path": held.plan_path, "document_path": held.document_path}
                connection.execute(delete(results).filter_by(**old))
                connection.execute(update(decisions).filter_by(**old).values(**chosen))
            connection.execute(delete(results).filter_by(**chosen))
            prints = {"plan_sha256": plan.sha256, "document_sha256": document.sha256}
            connection.execute(insert(results).values(**chosen, **prints, at=at, result=result))

    def find(self, plan: Document, document: Document) -> Kept | None:
        """The kept result of two documents: of files with these bytes, or that stood where they stand. The latest."""
        of_plan = or_(results.c.plan_path == plan.path, results.c.plan_sha256 == plan.sha256)
        of_document = or_(results.c.document_path == document.path, results.c.document_sha256 == document.sha256)
        found = self._select(of_plan, of_document)
        return found[-1] if found else None

    def all(self) -> list[Kept]:
        """Every kept result, oldest first."""
        return self._select()

    def decide(self, kept: Kept, decided: Decided) -> None:
        """Record a decision."""
        self._make()
        fields = {name: getattr(decided, name) for name in Decided.__slots__}
        row = {"plan_path": kept.plan_path, "document_path": kept.document_path, **fields}
        with mapped_errors(self._where), self._engine.begin() as connection:
            connection.execute(insert(decisions).values(**row))

    def decisions(self, kept: Kept) -> dict[str, Decided]:
        """The last decision on each commitment that has one."""
        return {one.commitment: one for one in self.history(kept)}

    def history(self, kept: Kept) -> Sequence[Decided]:
        """All decisions, oldest first."""
        if not self._made():
            return []
        chosen = (decisions.c.plan_path == kept.plan_path, decisions.c.document_path == kept.document_path)
        with mapped_errors(self._where), self._engine.connect() as connection:
            found = connection.execute(select(decisions).where(*chosen).order_by(decisions.c.id)).mappings()
            return [Decided(**{name: row[name] for name in Decided.__slots__}) for row in found]

    def _select(self, *conditions: object) -> list[Kept]:
        if not self._made():
            return []
        statement = select(results).where(*conditions).order_by(results.c.id)  # type: ignore[arg-type]
        with mapped_errors(self._where), self._engine.connect() as connection:
            return [Kept(**{name: row[name] for name in Kept.__slots__}) for row in connection.execute(statement).mappings()]

    def _made(self) -> bool:
        with mapped_errors(self._where), self._engine.connect() as connection:
            return inspect(connection).has_table(decisions.name)

    def _make(self) -> None:
        with mapped_errors(self._where):
            metadata.create_all(self._engine, tables=[results, decisions])

"""Opening the catalogue's database, and turning its failures into errors of ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, insert, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from corpus.errors import Busy, DataDirectoryError, NewerData
from corpus.schema import SCHEMA_VERSION, about, meta, metadata

FILE = "catalogue.sqlite"
BUSY_MILLISECONDS = 10_000


@contextmanager
def mapped_errors(where: str) -> Iterator[None]:
    """Failures of the database inside the block become errors that name ``where`` and what to do.

    Raises:
        Busy: another process holds the database.
        DataDirectoryError: anything else.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:  # the latter where a connection is prepared, see below
        reason = str(error.orig if isinstance(error, DBAPIError) else error)
        if "locked" in reason:
            raise Busy(f"The catalogue {where} is in use by another process.", "Try again when it has ended.") from error
        hints = {
            "readonly": "Make the folder writable, or name another with --data-dir.",
            "full": "Free some space, then run the same command again.",
            "I/O error": "Check that the disk has room and works, then run the same command again.",
        }
        hint = next((text for word, text in hints.items() if word in reason), "Run: answerable doctor")
        raise DataDirectoryError(f"The catalogue {where} cannot be used: {reason}.", hint) from error
    except SQLAlchemyError as error:
        raise DataDirectoryError(f"The catalogue {where} cannot be used: {error}.", "Run: answerable doctor") from error


def named(data_dir: Path, url: str | None) -> str:
    """The catalogue as messages name it, without the password of its URL."""
    try:
        return make_url(url).render_as_string() if url else str(data_dir / FILE)
    except ArgumentError:
        return "at the database_url"


def open_engine(data_dir: Path, url: str | None = None) -> Engine:
    """The catalogue's engine, its tables made where they are missing.

    Raises:
        DataDirectoryError: the folder cannot be made or written, or the database cannot be used.
        NewerData: a newer version of the program wrote it.
    """
    where = named(data_dir, url)
    if url is None:
        try:
            data_dir.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            hint = "Name a folder that you may write with --data-dir."
            raise DataDirectoryError(f"The data directory {data_dir} cannot be made: {error.strerror}.", hint) from error
    with mapped_errors(where):
        try:
            engine = create_engine(url or f"sqlite:///{data_dir / FILE}")
        except ImportError as error:
            hint = "Install the driver that the database_url names, beside this program."
            raise DataDirectoryError(f"The catalogue {where} cannot be used: {error}.", hint) from error
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _prepare_sqlite)
        with engine.begin() as connection:
            tables = inspect(connection)
            if not tables.has_table("meta"):
                metadata.create_all(connection)
            elif not tables.has_table("about"):
                about.create(connection)
            version = connection.execute(select(meta.c.value).where(meta.c.key == "schema")).scalar_one_or_none()
            if version is None:  # also where a run was killed between the two, for which SQLite has no one transaction
                metadata.create_all(connection)
                connection.execute(insert(meta).values(key="schema", value=str(SCHEMA_VERSION)))
            found = int(version or SCHEMA_VERSION)
    if found > SCHEMA_VERSION:
        engine.dispose()
        raise NewerData(
            f"The catalogue {where} was written by a newer version (schema {found}, this one knows {SCHEMA_VERSION}).",
            "Update answerable, or name another folder with --data-dir.",
        )
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.close()

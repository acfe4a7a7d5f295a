"""One writer at a time on a data directory."""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from corpus.errors import Busy, DataDirectoryError
from corpus.settings import Settings


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Hold the data directory's lock; wait for it ``lock_seconds`` at most.

    Raises:
        Busy: another process writes for longer than that.
        DataDirectoryError: the directory cannot be written.
    """
    lock = FileLock(settings.data_dir / "writing.lock", timeout=settings.lock_seconds)
    try:
        with lock:
            yield
    except Timeout as error:
        raise Busy(f"Another process is writing to {settings.data_dir}.", "Try again when it has ended.") from error
    except OSError as error:
        hint = "Make it writable or free some space, or name another with --data-dir."
        raise DataDirectoryError(f"The data directory {settings.data_dir} cannot be written: {error.strerror}.", hint) from error

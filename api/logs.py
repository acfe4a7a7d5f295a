"""The log: a line for each request, as text or as JSON. Questions are left out unless they are asked for."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any

logger = logging.getLogger("answerable")
FIELDS = ("request_id", "method", "path", "status", "ms", "caller", "address", "question", "job")
_STANDARD = "%(asctime)s %(levelname)s %(message)s"


class AsJson(logging.Formatter):
    """One JSON object a line: time, level, message, and whatever of ``FIELDS`` is known."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
            **fields_of(record),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class AsText(logging.Formatter):
    """A line for people: time, level, message, then ``name=value``; control characters are escaped."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record, and its exception below it."""
        first = super().format(record)
        known = " ".join(f"{name}={_quoted(value)}" for name, value in fields_of(record).items())
        head, _, trace = first.partition("\n")
        return f"{head} {known}".rstrip() + (f"\n{trace}" if trace else "")


def fields_of(record: logging.LogRecord) -> dict[str, Any]:
    """What a record knows beside its message."""
    return {name: getattr(record, name) for name in FIELDS if getattr(record, name, None) is not None}


def _quoted(value: Any) -> str:
    text = str(value)
    return text if text.isprintable() and " " not in text else json.dumps(text)


def configure(as_json: bool) -> None:
    """Write the log to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(AsJson() if as_json else AsText(_STANDARD))
    for name in ("answerable", "uvicorn"):
        one = logging.getLogger(name)
        one.handlers = [handler]
        one.propagate = False
        one.setLevel(logging.INFO if name == "answerable" else logging.WARNING)

"""Running the endpoint with uvicorn: one process, or several that share a data directory."""

import json
import os
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from uvicorn.supervisors import Multiprocess

from api.access import is_loopback
from api.app import create_app
from api.logs import configure
from api.metrics import SHARED
from corpus.catalogue import Catalogue
from corpus.errors import UsageError
from corpus.keys import Keys
from corpus.settings import PREFIX, Settings

GRACE_SECONDS = 40  # for requests in flight; more than the longest question
BACKLOG = 256


def serve(settings: Settings, say: Callable[[str], None]) -> None:
    """Serve until told to end; ``say`` hears the address and who is answered.

    Raises:
        UsageError: the address cannot be listened on.
        AnswerableError: the data directory cannot be used.
    """
    listening = _listen(settings.host, settings.port)
    port = listening.getsockname()[1]
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    catalogue = Catalogue(settings.data_dir, settings.database_url)
    keyed = Keys(catalogue).any()
    catalogue.close()
    say(f"Answerable is at http://{host}:{port}/ (data in {settings.data_dir}; Ctrl-C ends it).")
    if not keyed:
        say("There are no keys: only this machine is answered. Make one with: answerable keys add NAME --scope read")
        if not is_loopback(settings.host):
            say(f"Requests from elsewhere to {settings.host} are refused until there is a key.")
    options: dict[str, Any] = {
        "access_log": False,
        "log_config": None,
        "server_header": False,
        "ws": "none",
        "backlog": BACKLOG,
        "timeout_graceful_shutdown": GRACE_SECONDS,
        "proxy_headers": bool(settings.trusted_proxies),
        "forwarded_allow_ips": list(settings.trusted_proxies),
    }
    configure(settings.json_logs)
    if settings.workers == 1:
        uvicorn.Server(uvicorn.Config(create_app(settings), **options)).run([listening])
        return
    _hand_on(settings)
    config = uvicorn.Config("api.app:from_environment", factory=True, workers=settings.workers, **options)
    with _shared_counters():
        Multiprocess(config, [listening]).run()


def _hand_on(settings: Settings) -> None:
    """Settings that differ from their default go to the processes through the environment."""
    given = settings.model_dump(mode="json", exclude_defaults=True)
    for name, value in given.items():
        os.environ[PREFIX + name.upper()] = value if isinstance(value, str) else json.dumps(value)


@contextmanager
def _shared_counters() -> Iterator[None]:
    """A folder for the counters of all processes, while they run; unless one is named already."""
    if SHARED in os.environ:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="answerable-metrics-", ignore_cleanup_errors=True) as folder:
        os.environ[SHARED] = folder
        yield


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.socket(family, socket.SOCK_STREAM)
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.set_inheritable(True)
    except (OSError, UnicodeError) as error:  # a name that cannot be one of a host is the latter
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise UsageError(f"{host}:{port} cannot be listened on: {reason}.", "Name another with --host or --port.") from error
    return listening

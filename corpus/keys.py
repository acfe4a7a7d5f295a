"""Keys of the HTTP endpoint: who may read and who may write. Only a slow hash of each is kept."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Column, LargeBinary, String, Table, insert, select, update

from corpus import schema
from corpus.catalogue import Catalogue
from corpus.errors import NotHeld, UsageError
from corpus.results import Result
from corpus.scopes import Scope

# OWASP's password storage cheat sheet: N=2^15, r=8, p=3 is one of its equals; 100 ms here, once for each key and process.
_COST = {"n": 2**15, "r": 8, "p": 3, "maxmem": 64 * 2**20}
_KEY = re.compile(r"ans_([0-9a-f]{12})_([A-Za-z0-9_-]{43})", re.ASCII)
_NAME = re.compile(r"[\w][\w .@-]{0,63}")
_NOTED = timedelta(minutes=1)  # how exactly the last use is kept

keys = Table(
    "api_keys",
    schema.metadata,
    Column("id", String(16), primary_key=True),
    Column("name", String(64), nullable=False, unique=True),
    Column("scope", String(16), nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("created", String(32), nullable=False),
    Column("last_used", String(32)),
    Column("revoked", String(32)),
)


class KeyResult(Result):
    """A key as it is listed. Times are ISO 8601 in UTC."""

    id: str
    name: str
    scope: str
    created: str
    last_used: str | None
    revoked: str | None


class NewKey(Result):
    """A key that was just made: the only time that ``key`` is seen."""

    name: str
    scope: str
    key: str


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, and what they may do. ``id`` is the key's."""

    id: str
    name: str
    scope: Scope


class Keys:
    """The keys of a data directory."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        catalogue.adopt(keys)
        self._known: dict[str, bytes] = {}  # id -> fast digest of a key whose slow hash was compared once

    def add(self, name: str, scope: Scope) -> NewKey:
        """Make a key.

        Raises:
            UsageError: the name is not usable, or is taken.
        """
        if not _NAME.fullmatch(name):
            raise UsageError(f"'{name}' cannot name a key.", "Use up to 64 letters, digits, spaces and . @ - _")
        id_, secret, salt = secrets.token_hex(6), secrets.token_urlsafe(32), secrets.token_bytes(16)
        row = {"id": id_, "name": name, "scope": scope.value, "salt": salt, "hash": _hash(secret, salt), "created": _now()}
        with self._catalogue.transaction() as connection:
            if connection.execute(select(keys.c.id).where(keys.c.name == name)).first():
                raise UsageError(f"There is a key named '{name}' already.", "Choose another name.")
            connection.execute(insert(keys), row)
        return NewKey(name=name, scope=scope.value, key=f"ans_{id_}_{secret}")

    def all(self) -> list[KeyResult]:
        """All keys, oldest first, revoked ones too."""
        with self._catalogue.transaction() as connection:
            found = connection.execute(select(keys).order_by(keys.c.created, keys.c.name)).mappings().all()
        return [KeyResult(**{name: row[name] for name in KeyResult.model_fields}) for row in found]

    def revoke(self, name: str) -> KeyResult:
        """Let a key, by its name or id, be refused from now on.

        Raises:
            NotHeld: no key has the name.
        """
        chosen = (keys.c.name == name) | (keys.c.id == name)
        with self._catalogue.transaction() as connection:
            connection.execute(update(keys).where(chosen, keys.c.revoked.is_(None)).values(revoked=_now()))
            row = connection.execute(select(keys).where(chosen)).mappings().first()
        if row is None:
            raise NotHeld(f"There is no key named '{name}'.", "List them with: answerable keys list")
        return KeyResult(**{field: row[field] for field in KeyResult.model_fields})

    def any(self) -> bool:
        """Whether there ever was a key: once there was one, no request goes without."""
        with self._catalogue.transaction() as connection:
            return connection.execute(select(keys.c.id).limit(1)).first() is not None

    def caller(self, key: str, unknown: Callable[[], None] = lambda: None) -> Caller | None:
        """Whose key it is; ``None`` for one that is wrong or revoked. Takes as long for either.

        ``unknown`` is called before a key that was not seen right before is compared, which is slow, and may raise.
        """
        found = _KEY.fullmatch(key)
        id_, secret = (found[1], found[2]) if found else ("", "")
        with self._catalogue.transaction() as connection:
            row = connection.execute(select(keys).where(keys.c.id == id_)).mappings().first()
        if not self._right(id_, secret, row, unknown) or row is None or row["revoked"]:
            return None
        self._note_use(id_, row["last_used"])
        return Caller(id_, row["name"], Scope(row["scope"]))

    def _right(self, id_: str, secret: str, row: Any, unknown: Callable[[], None]) -> bool:
        """Whether the secret is the key's. Comparisons take the same time wherever the secrets part."""
        digest = hashlib.sha256(secret.encode()).digest()
        if (known := self._known.get(id_)) is not None and hmac.compare_digest(known, digest):
            return True
        unknown()
        right = hmac.compare_digest(_hash(secret, row["salt"] if row else b"none"), row["hash"] if row else b"")
        if right:
            self._known[id_] = digest
        return right

    def _note_use(self, id_: str, before: str | None) -> None:
        now = datetime.now(UTC)
        if before is None or datetime.fromisoformat(before) < now - _NOTED:
            with self._catalogue.transaction() as connection:
                connection.execute(update(keys).where(keys.c.id == id_).values(last_used=now.isoformat(timespec="seconds")))


def _hash(secret: str, salt: bytes) -> bytes:
    return hashlib.scrypt(secret.encode(), salt=salt, **_COST)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

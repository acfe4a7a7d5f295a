"""Who may do what. Without any key the server answers its own machine only; with keys, every request needs one.

Without keys a page of another web site in the user's own browser is the danger: it reaches loopback addresses too. So
the request must name a loopback host, come from no proxy, and, if a browser says which site sent it, from our own.
"""

import ipaddress
from collections.abc import Callable
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from api.limits import Rates
from corpus.errors import NotSignedIn, Refused
from corpus.keys import Caller, Keys
from corpus.scopes import Scope
from corpus.settings import Settings

LOCAL = Caller("local", "this machine", Scope.WRITE)
_PROXIED = ("forwarded", "x-forwarded-for", "x-real-ip")
_bearer = HTTPBearer(auto_error=False, description="A key made with `answerable keys add`; needed once there is one.")


class Access:
    """Decides about requests."""

    def __init__(self, keys: Keys, rates: Rates, settings: Settings) -> None:
        self._keys = keys
        self._rates = rates
        self._settings = settings

    def decide(self, request: Request, key: str | None, scope: Scope) -> Caller:
        """Who asks, where they may.

        Raises:
            NotSignedIn: a key is needed, or this one is not valid.
            Refused: the key is for reading only, or there are no keys and the request is not from this machine.
            TooMany: of requests, or of wrong keys.
        """
        address = request.client.host if request.client else ""
        if not self._keys.any():
            self._require_local(request, address)
            if self._rates.chosen:
                self._rates.request(address)
            return LOCAL
        if key is None:
            raise NotSignedIn("A key is needed.", "Send it as: Authorization: Bearer KEY")
        caller = self._keys.caller(key, lambda: self._rates.may_try(address))
        if caller is None:
            self._rates.wrong_key(address)
            raise NotSignedIn("The key is not valid.", "It may have been revoked; ask for a new one.")
        request.state.caller = caller.name
        self._rates.request(caller.id)
        if scope is Scope.WRITE and caller.scope is not Scope.WRITE:
            raise Refused("This key may only read.", "A key with the scope write is needed.")
        return caller

    def _require_local(self, request: Request, address: str) -> None:
        hint = "Make a key on the server with: answerable keys add NAME --scope read"
        if not is_loopback(address) or any(name in request.headers for name in _PROXIED):
            raise Refused("Without keys only the server's own machine is answered.", hint)
        if not is_loopback(_host(f"//{request.headers.get('host', '')}")):
            raise Refused("Without keys the server must be called by a loopback name such as 127.0.0.1.", hint)
        origin = request.headers.get("origin")
        own = f"{request.url.scheme}://{request.headers.get('host', '')}"
        if origin is not None and origin not in {own, *self._settings.cors_origins}:
            raise Refused("Without keys no other web site may use the server.", hint)


def is_loopback(host: str) -> bool:
    """Whether a host's name or address is this machine's own."""
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
        return (getattr(address, "ipv4_mapped", None) or address).is_loopback  # ::ffff:127.0.0.1 where both are listened on
    except ValueError:
        return False


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def _requiring(scope: Scope) -> Callable[..., Caller]:
    def caller(request: Request, credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)]) -> Caller:
        access: Access = request.app.state.service.access
        return access.decide(request, credentials.credentials if credentials else None, scope)

    return caller


Reader = Annotated[Caller, Depends(_requiring(Scope.READ))]
Writer = Annotated[Caller, Depends(_requiring(Scope.WRITE))]

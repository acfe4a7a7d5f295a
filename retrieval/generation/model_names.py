"""Which language model is configured, where it is asked, and whether that is allowed. Knows no language-model package."""

import ipaddress
import os
import re
from dataclasses import dataclass
from importlib.util import find_spec
from urllib.parse import urlsplit

from corpus.errors import UsageError
from corpus.settings import Settings

NONE = "none"
COMPATIBLE = "openai"  # the provider whose protocol every OpenAI-compatible server speaks
EXTRAS = ("openai", "ollama", "anthropic")  # providers with an extra of this name
OLLAMA = "http://127.0.0.1:11434"
_PROVIDER = re.compile(r"[a-z][a-z_]+")
_HOWTO = "See docs/models.md; such as: --model ollama:llama3.1"


@dataclass(frozen=True, slots=True)
class Choice:
    """A model: ``label`` as it was configured, ``url`` where it is asked (``None``: where its provider hosts it)."""

    label: str
    provider: str
    name: str
    url: str | None

    @property
    def local(self) -> bool:
        """Whether what it is sent stays on this computer, as far as the address tells."""
        relayed = self.provider == "ollama" and re.search(r"[:-]cloud$", self.name)
        return self.url is not None and on_loopback(self.url) and not relayed


def chosen(settings: Settings) -> Choice | None:
    """The configured model, ``None`` for none.

    Raises:
        UsageError: the name or address is not one, or ``offline`` forbids it.
    """
    label = (settings.model or "").strip()
    if label in {"", NONE}:
        return None
    provider, name = _taken_apart(label, settings.model_url)
    url = _address(settings.model_url) or (_ollama() if provider == "ollama" else None)
    choice = Choice(label, provider, name, url)
    if settings.offline and not choice.local:
        where = url or f"the servers of '{provider}'"
        raise UsageError(
            f"The model '{label}' is not on this computer ({where}), and ANSWERABLE_OFFLINE forbids any that is not.",
            "Use one on 127.0.0.1 or localhost, or leave out --model.",
        )
    return choice


def require_package(choice: Choice) -> None:
    """Look for the provider's package without importing it.

    Raises:
        UsageError: it is not installed, naming the extra that brings it.
    """
    if find_spec(f"langchain_{choice.provider}") is None and choice.provider in EXTRAS:
        raise UsageError(*missing_package(choice))


def missing_package(choice: Choice) -> tuple[str, str]:
    """What to say where a provider's package is not installed, and what to do."""
    package = f'"answerable[{choice.provider}]"' if choice.provider in EXTRAS else f"langchain-{choice.provider}"
    return f"The package for '{choice.provider}' models is not installed.", f"pip install {package}"


def on_loopback(url: str) -> bool:
    """Whether an address is this computer's own. Other names are not looked up: they may resolve differently later."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _taken_apart(label: str, url: str | None) -> tuple[str, str]:
    """Provider and name. At an address of one's own a name may stand alone, and may have a colon in it."""
    provider, colon, name = label.partition(":")
    if colon and name and (provider in EXTRAS or (not url and _PROVIDER.fullmatch(provider))):
        return provider, name
    if url:
        return COMPATIBLE, label
    raise UsageError(f"'{label}' does not name a language model as provider:name.", _HOWTO)


def _address(url: str | None) -> str | None:
    if url is None or not url.strip():
        return None
    parts = urlsplit(url.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError(f"The model's address '{url}' is not one.", "Such as: ANSWERABLE_MODEL_URL=http://127.0.0.1:8080/v1")
    return url.strip()


def _ollama() -> str:
    """Where Ollama's own variable says that it is, which may be an address to listen on."""
    host = os.environ.get("OLLAMA_HOST", "").strip()
    if not host:
        return OLLAMA
    url = host if "://" in host else f"http://{host}"
    parts = urlsplit(url)
    name = "127.0.0.1" if parts.hostname in {None, "0.0.0.0", "::"} else parts.hostname
    shown = f"[{name}]" if ":" in str(name) else name
    return f"{parts.scheme}://{shown}:{parts.port or (443 if parts.scheme == 'https' else 11434)}"

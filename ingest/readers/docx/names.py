"""Names of WordprocessingML elements (ISO/IEC 29500-1)."""

from typing import Any

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def w(name: str) -> str:
    """The qualified name of a Word element or attribute."""
    return f"{{{WORD}}}{name}"


def value(element: Any, *path: str) -> str | None:
    """The ``w:val`` at the end of a path of child names: empty if not stated, ``None`` without that element."""
    for name in path:
        element = element.find(w(name)) if element is not None else None
    return None if element is None else element.get(w("val")) or ""


def switched_on(element: Any, *path: str) -> bool | None:
    """Whether an on-off property is on; ``None`` if it is not stated."""
    stated = value(element, *path)
    return None if stated is None else stated.lower() not in {"0", "false", "off", "none"}

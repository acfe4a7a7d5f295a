"""One page of HTML that needs nothing else: no script, no font, no picture from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

_CSS = Path(__file__).with_name("coverage.css")
# Nothing may be fetched or run even if a document's words were not escaped somewhere.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def web_page(title: str, body: Sequence[str], *, wide: bool = False) -> str:
    """The page's source. ``title`` is escaped here, ``body`` must be; ``wide`` for a table of many columns."""
    room = ' class="wide"' if wide else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_CSS.read_text('utf-8')}</style></head>"
        f"<body><main{room}><h1>{escape(title)}</h1>{''.join(body)}</main></body></html>\n"
    )

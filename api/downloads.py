"""Results as files to download, by the names and media types of their forms."""

import re
from typing import Literal

from starlette.responses import Response

from corpus.exports.sheets import Files

Form = Literal["json", "csv", "xlsx", "html"]
MEDIA = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
}
_TEXT = ("csv", "html")
_OTHERS = re.compile(r"[^a-z0-9]+")
_LONGEST = 60  # characters of a name
# The page is one file with its style inside; nothing in it may run or be fetched, even where it is opened in place.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def download(files: Files, form: str, title: str) -> Response:
    """A file of this form, to be saved under a plain name made of ``title``."""
    media = MEDIA[form] + ("; charset=utf-8" if form in _TEXT else "")
    name = _OTHERS.sub("-", title.casefold())[:_LONGEST].strip("-") or "download"
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"', "Content-Security-Policy": _POLICY}
    return Response(files[f".{form}"](), headers=headers, media_type=media)

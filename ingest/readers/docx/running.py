"""What a Word file prints at the head and foot of every page: said once, as it has no pages until it is printed."""

import re
from typing import Any

from docx.oxml import parse_xml

from ingest.readers.composing import folded
from ingest.readers.docx.names import w
from ingest.readers.docx.text import piece

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NUMBER = re.compile(r"\W*(?:page|pages|p|no)?\W*\d*\W*(?:of|/)?\W*\d*\W*", re.IGNORECASE)  # of a page


def running_lines(document: Any, place: str) -> list[str]:
    """The lines of a document's headers or footers, each once; ``place`` is ``header`` or ``footer``. Page numbers are none."""
    found: dict[str, None] = {}
    for reference in document.element.body.iter(w(f"{place}Reference")):
        part = document.part.related_parts.get(reference.get(_ID))
        if part is None:
            continue
        for paragraph in parse_xml(part.blob).iter(w("p")):
            text = folded(piece(paragraph).text)
            if not _NUMBER.fullmatch(text):
                found[text] = None
    return list(found)

"""HTML pages: the main content as headings, paragraphs, lists and tables, without navigation, scripts or notices."""

import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from corpus.errors import UnreadableFile
from corpus.models import ParsedFile
from ingest.readers.composing import Composer
from ingest.readers.html.blocks import add_blocks
from ingest.readers.html.main import main_content
from ingest.readers.html.properties import properties_of

CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # characters that XML trees refuse
LEAST_TEXT = 40  # letters: a page with fewer in one block, and with scripts, is a frame that a script fills
LOST = "{words} words that the page hides were left out; if they matter, save the opened page as PDF or as text."
MOST_LOST = 40  # words: below it they are messages and labels
SCRIPT_HINT = "Open it in a browser and save the page as PDF or as text."


def read(data: bytes, name: str) -> ParsedFile:
    """Parse an HTML page; ``name`` is for messages.

    Raises:
        UnreadableFile: the page holds no text, as when a script would draw it, or is no HTML.
    """
    root = _root(data, name)
    properties = properties_of(root)
    scripted = bool(root.xpath("//script"))
    composer = Composer()
    main = main_content(root)
    add_blocks(composer, main.element)
    composer.end_page()
    warnings = [LOST.format(words=main.hidden_words)] if main.hidden_words >= MOST_LOST else []
    parsed = composer.result(properties, paged=False, warnings=warnings)
    letters = sum(1 for char in parsed.pages[0].text if char.isalnum())
    if letters < LEAST_TEXT and scripted and len(parsed.blocks) <= 1:
        raise UnreadableFile(f"{name} holds no text: a script draws the page when it is opened in a browser.", SCRIPT_HINT)
    if not letters:
        raise UnreadableFile(f"{name} holds no text.", "Check that the right page was saved.")
    return parsed


def _root(data: bytes, name: str) -> Any:
    text = DECLARED.sub("", CONTROLS.sub(" ", decoded(data)))
    # The HTML parser knows no external entities and expands none but the named characters.
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(f"{name} holds no HTML that can be read.", "Check that the right page was saved.") from error
    return root


def decoded(data: bytes) -> str:
    """The page as text: by its byte order mark, as UTF-8, by its own declaration, or as Windows 1252."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = CHARSET.search(data[:4096])
    if declared:
        label = declared[1].decode("ascii", "replace").lower()
        # Browsers read what calls itself Latin 1 as Windows 1252 (WHATWG Encoding Standard).
        label = "windows-1252" if label in {"iso-8859-1", "latin1", "us-ascii", "utf-8", "utf8"} else label
        try:
            return data.decode(label, "replace")
        except LookupError:
            pass
    return data.decode("windows-1252", "replace")

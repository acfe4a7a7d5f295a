"""Parts of a page that are folded away until a reader opens them: which of them are content, and what they are called."""

import re
from collections.abc import Iterator
from typing import Any

from ingest.passages.sentences import is_terminated
from ingest.readers.composing import folded
from ingest.readers.html.text import text_of

HEADINGS = "h1 h2 h3 h4 h5 h6".split()
_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# What is hidden under these names speaks of the page, not of its subject, and is shown when something happens.
_ASIDES = re.compile(
    r"(?:^|[\s_-])(?:modals?|dialogs?|popups?|pop-ups?|lightbox|tooltips?|toasts?|spinner|loader|offcanvas|mega-?menu|dropdown-menu"
    r"|error-messages?)(?=$|[\s_-])|(?:^|\s)(?:alert|error)(?=$|\s)",
    re.IGNORECASE,
)
_ASIDE_ROLES = {"alert", "status", "tooltip", "dialog", "alertdialog", "menu", "log", "progressbar"}
# What a button says that opens more of the text without naming it.
_OPENS = re.compile(
    r"\W*(?:(?:read|show|see|view|load|learn|find out)(?: (?:me|the))? (?:more|less|all|full(?: text)?|details)"
    r"(?: (?:about|of) .{1,60})?"
    r"|(?:open|close|expand|collapse|show|hide|toggle)(?: (?:all|this|the))?"
    r"(?: (?:sections?|menu|details|panels?|tabs?|content|text))?"
    r"|more|less|continue reading|\+)\W*",
    re.IGNORECASE,
)
_OF_THE_SITE = re.compile(r"\bcookies\b|\byour (?:web )?browser\b|\bjavascript\b", re.IGNORECASE)
_NOTICE_WORDS = 200  # a longer text that speaks of the site is about something else too
_SENTENCE_WORDS = 5
_PROSE_WORDS = 20


def is_hidden(element: Any) -> bool:
    """Whether an element is not shown, or not read aloud, until a script says so."""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _STYLE.search(element.get("style") or "") is not None
    )


def only_opens(text: str) -> bool:
    """Whether the words of a button or link only say that there is more: "Read more", "Show all"."""
    return _OPENS.fullmatch(folded(text)) is not None


def is_aside(element: Any) -> bool:
    """Whether an element is a dialog or message of the page, by its name or role, or speaks of the site itself."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    text = text_of(element)
    if _OF_THE_SITE.search(text) and len(text.split()) < _NOTICE_WORDS:
        return True
    return _ASIDES.search(named) is not None or element.get("role") in _ASIDE_ROLES or element.get("aria-live") is not None


def holds_content(element: Any) -> bool:
    """Whether a hidden element holds sentences, a table, or a list that is more than links."""
    if element.xpath("boolean(descendant-or-self::table[count(.//tr) > 1] | descendant-or-self::dl)"):
        return True
    items = [item for item in element.xpath("descendant-or-self::li") if own_words(item)]
    return len(items) > 1 or own_words(element) >= _PROSE_WORDS or any(map(_is_sentence, _lines(element)))


def own_words(element: Any) -> int:
    """Words of an element outside of links and of what one clicks on or fills in."""
    apart = "ancestor::a or ancestor::button or ancestor::label or ancestor::option or ancestor::script or ancestor::style"
    return sum(len(text.split()) for text in element.xpath(f".//text()[not({apart})]"))


def named_parts(root: Any) -> dict[Any, str]:
    """The parts of a page that a tab, a button or a link opens, each with the words of its tab, ``""`` if it has none."""
    held = {element.get("id"): element for element in root.xpath(".//*[@id]")}
    found: dict[Any, str] = {}
    for opener in root.xpath(".//*[@aria-controls or @data-target or @data-bs-target or starts-with(@href, '#')]"):
        link = opener.get("href") if opener.tag == "a" else None
        names = [opener.get("aria-controls"), opener.get("data-target"), opener.get("data-bs-target"), link]
        for name in " ".join(filter(None, names)).replace("#", " ").split():
            part = held.get(name)
            if part is not None and part is not opener:
                found[part] = found.get(part) or (folded(text_of(opener)) if _stands_apart(opener, part) else "")
    for panel in root.xpath(".//*[@role='tabpanel']"):
        labels = [held[name] for name in (panel.get("aria-labelledby") or "").split() if name in held]
        apart = all(_stands_apart(label, panel) for label in labels)
        found[panel] = found.get(panel) or (folded(" ".join(map(text_of, labels))) if apart else "")
    return found


def is_tab(element: Any) -> bool:
    """Whether an element is a tab in a strip of them; in accordions that are marked as such it is a heading over its part."""
    if element.get("role") != "tab" or next(element.iter(*HEADINGS), None) is not None:
        return False
    strip = next((parent for parent in element.iterancestors() if parent.get("role") == "tablist"), None)
    return strip is None or not strip.xpath("boolean(.//*[@role='tabpanel'])")


def _stands_apart(opener: Any, part: Any) -> bool:
    """Whether what opens a part is one of a strip, and does not stand over the part itself."""
    if next(opener.iterancestors(*HEADINGS), None) is not None:
        return False
    item = next(opener.iterancestors("li"), None)
    listed = opener.tag == "a" and item is not None and item not in part.iterancestors()
    return is_tab(opener) or listed


def lacks_heading(part: Any, label: str) -> bool:
    """Whether a part that a tab or link opens begins without a heading, so that only those words say what it is about."""
    if not label or only_opens(label):
        return False
    first = next((each for each in part.iter(*HEADINGS, "summary", "button") if folded(text_of(each))), None)
    if first is None:
        return True
    before = folded(text_of(part)).partition(folded(text_of(first)))[0]
    return len(before.split()) > 0


def _lines(element: Any) -> Iterator[str]:
    yield from map(folded, element.itertext())
    yield from (folded(text_of(each)) for each in element.xpath("descendant-or-self::p | descendant-or-self::dd"))


def _is_sentence(text: str) -> bool:
    return is_terminated(text) and len(text.split()) >= _SENTENCE_WORDS

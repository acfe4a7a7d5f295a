"""The main content of a page: what is left when navigation, notices and forms are taken away.

Extractors made for news pages (trafilatura among them) drop short sections, lists of links and tables that plans are
full of. A public body's page marks its frame instead, so the frame is removed and all the rest is kept.
"""

import re
from typing import Any

DROPPED = {"script", "style", "noscript", "template", "nav", "svg", "iframe", "object", "button", "select", "input", "textarea", "dialog", "head", "link", "meta", "canvas", "audio", "video"}
ROLES = {"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu", "menubar", "toolbar"}
FRAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|cookies?|cookie[\w-]*|gdpr|consent|skip[\w-]*|site-?header|site-?footer|"
    r"page-?footer|masthead|share|sharing|social[\w-]*|sidebar|pagination|pager|search-?form|back-?to-?top|feedback|related[\w-]*|advert[\w-]*|newsletter|sr-only|visually-?hidden)(?=$|[\s_-])",
    re.IGNORECASE,
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
MOSTLY = 0.5  # of the text: an element holding more is no frame, whatever its class says


def main_content(root: Any) -> Any:
    """The element that holds the content, with everything that is not content removed from it."""
    body = next(iter(root.xpath("//body")), root)
    whole = _letters(body)
    chosen = _chosen(body)
    for element in list(chosen.iter()):
        if element is not chosen and element.getparent() is not None and _is_frame(element, whole):
            _remove(element)
    return chosen


def _chosen(body: Any) -> Any:
    """``main`` where there is one; articles only if a single one holds nearly all text."""
    mains = body.xpath("descendant::main | descendant::*[@role='main']")
    mains = [element for element in mains if _letters(element) > 0 and not any(parent in mains for parent in element.iterancestors())]
    if len(mains) == 1:
        return mains[0]
    return body


def _is_frame(element: Any, whole: int) -> bool:
    tag = element.tag
    if not isinstance(tag, str):
        return True
    if tag in DROPPED or element.get("hidden") is not None or element.get("aria-hidden") == "true" or HIDDEN.search(element.get("style") or ""):
        return True
    inside_content = any(parent.tag in {"article", "main", "section"} for parent in element.iterancestors())
    if tag in {"header", "footer"} and not inside_content:
        return _letters(element) < MOSTLY * whole
    if tag == "aside":
        return _letters(element) < MOSTLY * whole
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if (element.get("role") or "") in ROLES or (FRAME.search(named) and tag not in {"html", "body", "main", "article", "h1"}):
        return _letters(element) < MOSTLY * whole
    return False


def _letters(element: Any) -> int:
    texts = element.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::template)]")
    return sum(len(text.strip()) for text in texts)


def _remove(element: Any) -> None:
    """Take an element out and leave the text that follows it."""
    parent, previous = element.getparent(), element.getprevious()
    tail = element.tail or ""
    if previous is not None:
        previous.tail = (previous.tail or "") + " " + tail
    else:
        parent.text = (parent.text or "") + " " + tail
    parent.remove(element)

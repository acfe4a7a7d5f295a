"""The main content of a page: what is left when navigation, notices and forms are taken away.

Extractors made for news pages (trafilatura among them) drop short sections, lists of links and tables that plans are
full of. A public body's page marks its frame instead, so the frame is removed and all the rest is kept.
"""

import re
from typing import Any

DROPPED = {
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "svg",
    "iframe",
    "object",
    "select",
    "input",
    "textarea",
    "dialog",
    "head",
    "link",
    "meta",
    "canvas",
    "audio",
    "video",
}
ROLES = {"navigation", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar"}
OUTER_ROLES = {"banner", "contentinfo", "complementary"}
CONTENT = {
    "html",
    "body",
    "main",
    "article",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "table",
    "td",
    "th",
    "tr",
    "tbody",
}
FRAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|cookies?|gdpr|consent|skip-?(?:link|to|nav)|share|sharing|social|"
    r"pagination|pager|back-?to-?top|advert|adverts|newsletter)(?=$|[\s_-])",
    re.IGNORECASE,
)
# Names that mean the page's frame outside its main element, and may hold content inside it.
OUTER = re.compile(
    r"(?:^|[\s_-])(?:site-?header|site-?footer|page-?header|page-?footer|header|footer|masthead|banner|sidebar|search|feedback|related)(?=$|[\s_-])",
    re.IGNORECASE,
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SKIPS = re.compile(r"\s*(?:skip|jump)\s+(?:to|over|past|directly|straight)\b", re.IGNORECASE)  # "Skip to main content"
OPENED = "ancestor::h1 or ancestor::h2 or ancestor::h3 or ancestor::h4 or ancestor::h5 or ancestor::h6"
MOSTLY = 0.5  # of the text: an element holding more is no frame, whatever its class says


def main_content(root: Any) -> Any:
    """The element that holds the content, with everything that is not content removed from it."""
    body = next(iter(root.xpath("//body")), root)
    whole = _letters(body)
    chosen = _chosen(body)
    inside_main = chosen is not body
    parts = {part for part in chosen.xpath(".//@aria-controls") for part in part.split()}
    folded_away = {element for element in chosen.xpath(".//*[@id]") if element.get("id") in parts}
    for element in list(chosen.iter()):
        if element is chosen or element.getparent() is None:
            continue
        if _is_frame(element, whole, inside_main=inside_main) or (_is_hidden(element) and element not in folded_away):
            _remove(element)
    return chosen


def _chosen(body: Any) -> Any:
    """``main`` where there is one; articles only if a single one holds nearly all text."""
    mains = body.xpath("descendant::main | descendant::*[@role='main']")
    mains = [
        element for element in mains if _letters(element) > 0 and not any(parent in mains for parent in element.iterancestors())
    ]
    if len(mains) == 1:
        return mains[0]
    return body


def _is_frame(element: Any, whole: int, *, inside_main: bool) -> bool:
    tag = element.tag
    if not isinstance(tag, str):
        return True
    if tag in DROPPED or (tag == "button" and not _opens_a_part(element, whole, inside_main)) or (tag == "a" and _skips(element)):
        return True
    role = element.get("role") or ""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    frame = role in ROLES or (FRAME.search(named) is not None and tag not in CONTENT)
    if not inside_main:
        within = any(parent.tag in {"article", "section"} for parent in element.iterancestors())
        frame = frame or tag == "aside" or role in OUTER_ROLES or (tag in {"header", "footer"} and not within)
        frame = frame or (OUTER.search(named) is not None and tag not in CONTENT and not within)
    return frame and _letters(element) < MOSTLY * whole


def _is_hidden(element: Any) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or HIDDEN.search(element.get("style") or "") is not None
    )


def _opens_a_part(button: Any, whole: int, inside_main: bool) -> bool:
    """Whether a button is the heading of a part of the page that it folds away, as those of accordions are."""
    if button.xpath(f"boolean({OPENED})"):
        return True
    controlled = (button.get("aria-controls") or "").split()
    parts = [part for name in controlled for part in button.xpath("//*[@id=$name]", name=name)]
    if any(_is_frame(part, whole, inside_main=inside_main) for part in parts if part is not button):
        return False  # it opens the menu
    return bool(controlled) or button.get("aria-expanded") is not None


def _skips(link: Any) -> bool:
    """Whether a link only leads past the page's frame."""
    return (link.get("href") or "").startswith("#") and SKIPS.match(link.text_content()) is not None


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

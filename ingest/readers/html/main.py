"""The main content of a page: what is left when navigation, notices and forms are taken away.

Extractors made for news pages (trafilatura among them) drop short sections, lists of links and tables that plans are
full of. A public body's page marks its frame instead, so the frame is removed and all the rest is kept.
"""

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from ingest.readers.composing import folded
from ingest.readers.html.hidden import (
    holds_content,
    is_aside,
    is_hidden,
    is_tab,
    lacks_heading,
    named_parts,
    only_opens,
    own_words,
)
from ingest.readers.html.text import text_of

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
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|cookies?|gdpr|consent|skip-?(?:link|to|nav)|"
    r"pagination|pager|back-?to-?top|advert|adverts|newsletter)(?=$|[\s_-])"
    # "social-value" and "share-of-budget" name what the text is about.
    r"|(?:^|[\s_-])(?:share|sharing|social)(?:[_-]+(?:this|page|media|networks?|networking|links?|icons?|shar(?:e|ing)|buttons?|btns?"
    r"|bar|nav|menu|follow|feeds?|widgets?|lists?|items?|tools?|block|box|container|wrap(?:per)?|footer|header))*(?=$|\s)",
    re.IGNORECASE,
)
# Names that mean the page's frame outside its main element, and may hold content inside it.
OUTER = re.compile(
    r"(?:^|[\s_-])(?:site-?header|site-?footer|page-?header|page-?footer|header|footer|masthead|banner|sidebar|search|feedback|related)(?=$|[\s_-])",
    re.IGNORECASE,
)
FOOT = re.compile(r"(?:^|\s)foot(?=$|\s)", re.IGNORECASE)  # as a whole name: "on-foot" is none
SKIPS = re.compile(r"\s*(?:skip|jump)\s+(?:to|over|past|directly|straight)\b", re.IGNORECASE)  # "Skip to main content"
OPENED = "ancestor::h1 or ancestor::h2 or ancestor::h3 or ancestor::h4 or ancestor::h5 or ancestor::h6"
COPIED = 8  # words: a hidden text that is shown elsewhere too is a copy for another width of screen
MOSTLY = 0.5  # of the text: an element holding more is no frame, whatever its class says


@dataclass(frozen=True, slots=True)
class Main:
    """The main content, and how many words were taken out of it only because the page hides them."""

    element: Any
    hidden_words: int


def main_content(root: Any) -> Main:
    """The element that holds the content, with everything that is not content removed from it.

    What is folded away under tabs and headings is content; the words of a tab head a part that has no heading.
    """
    body = next(iter(root.xpath("//body")), root)
    whole = _letters(body)
    chosen = _chosen(body)
    inside_main = chosen is not body
    parts = named_parts(chosen)
    controlled = {name for names in chosen.xpath(".//@aria-controls") for name in names.split()}
    shown = _shown(chosen) if any(is_hidden(element) for element in chosen.iter("*")) else ""
    lost = 0
    waiting = list(reversed(chosen))
    while waiting:  # in the order of the page: a button is judged before the part that it opens is taken away
        element = waiting.pop()
        if _is_frame(element, whole, inside_main=inside_main):
            _remove(element)
            continue
        if is_hidden(element) and element.get("id") not in controlled:
            text = folded(text_of(element))
            within = any(_letters(form) < MOSTLY * whole for form in element.iterancestors("form"))
            twice = len(text.split()) >= COPIED and text in shown
            if twice or within or is_aside(element) or not (element in parts or holds_content(element)):
                lost += 0 if twice else own_words(element)
                _remove(element)
                continue
        if (is_hidden(element) or element.get("role") == "tabpanel") and lacks_heading(element, parts.get(element, "")):
            _head(element, parts[element])
        waiting += reversed(element)
    return Main(chosen, lost)


def _shown(element: Any) -> str:
    """The text of an element without what is hidden in it."""
    hidden = "ancestor::*[@hidden or @aria-hidden='true' or contains(@style, 'none') or contains(@style, 'hidden')]"
    return folded(" ".join(element.xpath(f".//text()[not({hidden})]")))


def _head(part: Any, label: str) -> None:
    """Put the words of the tab that opens a part at its head, to be read as its heading."""
    heading = etree.Element("summary")
    heading.text = label
    heading.tail, part.text = part.text, ""
    part.insert(0, heading)


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
    if (tag in {"button", "summary"} or (tag == "a" and _is_inner(element))) and only_opens(element.text_content()):
        return True
    role = element.get("role") or ""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if is_tab(element):
        return True
    frame = role in ROLES or (FRAME.search(named) is not None and tag not in CONTENT)
    if not inside_main:
        within = any(parent.tag in {"article", "section"} for parent in element.iterancestors())
        frame = frame or tag == "aside" or role in OUTER_ROLES or (tag in {"header", "footer"} and not within)
        outer = OUTER.search(named) is not None or FOOT.search(named) is not None
        frame = frame or (outer and tag not in CONTENT and not within)
    return frame and _letters(element) < MOSTLY * whole


def _opens_a_part(button: Any, whole: int, inside_main: bool) -> bool:
    """Whether a button is the heading of a part of the page that it folds away, as those of accordions are."""
    if button.xpath(f"boolean({OPENED})"):
        return True
    controlled = (button.get("aria-controls") or "").split()
    parts = [part for name in controlled for part in button.xpath("//*[@id=$name]", name=name)]
    if any(_is_frame(part, whole, inside_main=inside_main) for part in parts if part is not button):
        return False  # it opens the menu
    following = button.getnext()
    over = following is not None and isinstance(following.tag, str) and is_hidden(following) and holds_content(following)
    return bool(controlled) or button.get("aria-expanded") is not None or over


def _skips(link: Any) -> bool:
    """Whether a link only leads past the page's frame."""
    return _is_inner(link) and SKIPS.match(link.text_content()) is not None


def _is_inner(link: Any) -> bool:
    """Whether a link leads to another place on its page."""
    return (link.get("href") or "").startswith("#")


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

"""What a web page says of itself: its title, author, site and date, from its head and its copyright line."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from ingest.metadata.bodies import names_body
from ingest.readers.composing import folded

DATES = (
    "article:published_time",
    "dc.date",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.modified",
    "date",
    "article:modified_time",
    "last-modified",
)
AUTHORS = ("author", "dc.creator", "dcterms.creator")
PUBLISHERS = ("dc.publisher", "dcterms.publisher")
ISO = re.compile(r"\d{4}-\d{2}-\d{2}|\d{4}-\d{2}|\d{4}")
SEPARATOR = re.compile(r"\s+(?:[|–—-]|::|»)\s+|\s*\|\s*")
COPYRIGHT = re.compile(
    r"^(?:(?:copyright|©|\(c\))\s*)+(?:\d{4}(?:\s*[-–]\s*\d{4})?\W*)?(?P<name>[A-Z].*?)(?:[\s,]+\d{4})?\W*$", re.IGNORECASE
)
_H1 = "//h1[not(ancestor::nav) and not(ancestor::header[not(ancestor::main or ancestor::article)])]"  # there it names the site
_FEWEST, _MOST = 2, 20  # words of a heading that can be a title
LONGEST_NOTICE = 100  # characters of a line that is only a mark, a year and a name


def properties_of(root: Any) -> dict[str, str]:
    """``title`` without the site's name, ``author``, ``publisher`` and ``date``, as far as the page gives them."""
    metas = dict(_metas(root))
    titles = [folded(metas.get("og:title", "")), *(folded(title.text_content()) for title in root.xpath("//head//title"))]
    title = next((text for text in titles if text), "")
    site = folded(metas.get("og:site_name", ""))
    title, ending = _parted(title, site)
    title = _headed(title, [name for name in (site, ending) if name], root)
    stated = folded(next((metas[key] for key in PUBLISHERS if metas.get(key)), ""))
    # A site may be called after a campaign or a magazine, which publishes nothing.
    bodies = (name for name in (site, ending, _copyright(root)) if names_body(name))
    found = {
        "title": title,
        "author": folded(next((metas[key] for key in AUTHORS if metas.get(key)), "")),
        "publisher": stated or next(bodies, ""),
    }
    stamps = [metas.get(key, "") for key in DATES] + [str(value) for value in root.xpath("//time/@datetime")]
    found["date"] = next((match[0] for match in map(ISO.search, stamps) if match), "")
    return {key: value for key, value in found.items() if value}


def _parted(title: str, site: str) -> tuple[str, str]:
    """A title and the site's name that ends or begins it; no name where none of the two is one."""
    marks = list(SEPARATOR.finditer(title))
    if not marks:
        return title, ""
    ends = ((title[: marks[-1].start()], title[marks[-1].end() :]), (title[marks[0].end() :], title[: marks[0].start()]))
    for rest, name in ends:
        if rest and (name.casefold() == site.casefold() or (name == ends[0][1] and names_body(name))):
            return rest, name
    return title, ""


def _headed(title: str, names: Sequence[str], root: Any) -> str:
    """A title as the page's own heading has it, where that agrees with all of a part of it; ``names`` are the site's.

    "Harbour Plan - Quay PCC" is called "Safer Quay: Harbour Plan" where the page is headed so; a shorter heading leaves the
    part that it agrees with.
    """
    headings = [folded(heading.text_content()) for heading in root.xpath(_H1)]
    of_site = {name.casefold() for name in names}
    for heading in headings:
        words = _words(heading)
        if heading.casefold() in of_site or names_body(heading) or not _FEWEST <= len(words) <= _MOST:
            continue
        for part in SEPARATOR.split(title):
            stated = _words(part)
            if part.casefold() in of_site or names_body(part) or len(stated) < _FEWEST:
                continue
            if stated <= words:
                return heading
            if words <= stated:
                return part.strip()
    return title


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))


def _copyright(root: Any) -> str:
    """The body that the page's copyright line names; ``""`` where there is none."""
    for element in reversed(root.xpath("//p|//div|//span|//small|//li|//footer")):
        text = folded(element.text_content()) if len(element) <= 3 else ""
        notice = COPYRIGHT.match(text) if len(text) <= LONGEST_NOTICE else None
        if notice and names_body(notice["name"].strip()):
            return str(notice["name"].strip())
    return ""


def _metas(root: Any) -> Iterator[tuple[str, str]]:
    for meta in reversed(root.xpath("//meta[@content]")):
        key = meta.get("name") or meta.get("property") or ""
        if key:
            yield key.lower(), meta.get("content")

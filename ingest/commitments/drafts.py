"""A commitment before it is numbered: which parts of the text it takes, and what is known of it beside them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.commitments import Extent, Section
from ingest.commitments.pieces import Part

# What joins an item to the next one, or to those under it: "; and", ", by:".
_JOINT = re.compile(r"\s*(?:[;,]\s*(?:and|or)?|(?:,?\s+(?:by|through|including|to include))?\s*:)\s*$")


@dataclass(frozen=True, slots=True)
class Draft:
    """Extents of one undertaking, in order, at most one a page.

    ``actor``, ``target`` and ``deadline`` are set where a table names them; ``announced`` says that a lead-in came
    before, though no list followed, ``priority`` that the section is one of the plan's priorities.
    """

    extents: tuple[Extent, ...]
    heading: str
    section: Section
    lead: str = ""
    actor: str = ""
    target: str = ""
    deadline: str = ""
    announced: bool = False
    priority: bool = False

    def text(self, texts: Mapping[int, str]) -> str:
        """Verbatim, page by page."""
        return "\n".join(texts[each.page][each.start : each.end] for each in self.extents)


def trimmed(draft: Draft, texts: Mapping[int, str]) -> Draft:
    """The draft without the words at its end that only join it to what follows."""
    *before, last = draft.extents
    text = texts[last.page][last.start : last.end]
    left = _JOINT.sub("", text)
    return replace(draft, extents=(*before, Extent(last.page, last.start, last.start + len(left)))) if left else draft


def merged(parts: Iterable[Part]) -> tuple[Extent, ...]:
    """One extent a page that reaches from the first to the last of the parts on it."""
    return joined((), (part.extent for part in parts))


def joined(one: Sequence[Extent], other: Iterable[Extent]) -> tuple[Extent, ...]:
    """Extents followed by later ones, one a page."""
    found = list(one)
    for extent in other:
        if found and found[-1].page == extent.page:
            found[-1] = Extent(extent.page, found[-1].start, extent.end)
        else:
            found.append(extent)
    return tuple(found)

"""How deep a heading is that opens a part of the page and that no tag gives a level."""

from typing import Any

TOGGLES = {"button", "summary"}  # what opens a part of the page is its heading, unless it stands in one
HEADINGS = {f"h{level}": level for level in range(1, 7)}


def own_level(toggle: Any) -> int | None:
    """The level of the heading that a toggle holds, as in ``<summary><h3>``; ``None`` if it holds none."""
    return next((HEADINGS[heading.tag] for heading in toggle.iter(*HEADINGS)), None)


def level_of(toggle: Any, known: dict[Any, int]) -> int | None:
    """The level of a toggle by what stands before the part that it opens: that of the parts beside it, or one below the
    heading over them; ``None`` where nothing stands before it.

    ``known`` are the levels of the toggles before it. What another part holds has no say, however deep its headings are.
    """
    part = toggle.getparent() if toggle.tag == "summary" else toggle
    for element in (part, *part.iterancestors()):
        for before in element.itersiblings(preceding=True):
            level = _after(before, known)
            if level is not None:
                return level
        if element.tag in {"main", "body"}:
            break
    return None


def _after(before: Any, known: dict[Any, int]) -> int | None:
    if before.tag in HEADINGS:
        return HEADINGS[before.tag] + 1
    first = next((each for each in before.iter(*HEADINGS, *TOGGLES) if each in known or each.tag in HEADINGS), None)
    if first is None:
        return None
    if first in known:
        return known[first]
    if next(first.iter("button"), None) is not None:
        return HEADINGS[first.tag]  # an accordion's part, its button in a heading
    return min(HEADINGS[heading.tag] for heading in before.iter(*HEADINGS)) + 1

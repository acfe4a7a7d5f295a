"""Headings without a number that stand inside a numbered section, though they are set in the type of its heading."""

from collections.abc import Sequence
from dataclasses import dataclass

Rank = tuple[float, int]  # of a type: larger for larger and heavier type


@dataclass(frozen=True, slots=True)
class Placed:
    """A heading with the rank of its type and the level that type and number give it.

    ``number`` is empty for headings without one; ``labelled`` headings count in a series of their own ("Policy 3").
    """

    text: str
    rank: Rank
    number: tuple[int, ...]
    labelled: bool
    level: int


def nested(headings: Sequence[Placed], marked: Sequence[int | None]) -> list[int]:
    """The level of each heading, one below its section's for a heading inside a numbered section of the same type.

    It is inside where the numbers go on after it, or where another of the same text was: what follows the last number
    may as well be a part of its own, as a glossary is. ``marked`` are the levels that bookmarks state: those stay.
    """
    found: list[int] = []
    sections: dict[Rank, int] = {}
    inside: set[tuple[Rank, str]] = set()
    within: Rank | None = None  # the type of the heading inside a section that holds at the moment
    for at, head in enumerate(headings):
        level = marked[at] or head.level
        counted = bool(head.number or head.labelled or marked[at])
        section = sections.get(head.rank)
        own = head.rank, head.text.casefold()
        if not counted and section is not None and (own in inside or _numbers_go_on(headings, at, headings[section].number)):
            level = found[section] + 1
            inside.add(own)
            within = head.rank
        elif not counted and within is not None and head.rank < within:
            level += 1
        else:
            within = None
            sections = {
                rank: place for rank, place in sections.items() if rank > head.rank or (rank == head.rank and not counted)
            }
            if head.number:
                sections[head.rank] = at
        found.append(level)
    return found


def _numbers_go_on(headings: Sequence[Placed], at: int, number: tuple[int, ...]) -> bool:
    """Whether the next numbered heading after position ``at`` follows on ``number``: its first part, or the next section."""
    following = next((head.number for head in headings[at + 1 :] if head.number), ())
    nexts = {(*number[: depth - 1], number[depth - 1] + 1) for depth in range(1, len(number) + 1)}
    return following in nexts or following == (*number, 1)

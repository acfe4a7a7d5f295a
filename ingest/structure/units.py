"""The working form of a block, before it is known what it is."""

from dataclasses import dataclass, field

from corpus.models import BlockKind
from ingest.structure.lines import Line, fold


@dataclass(slots=True)
class Unit:
    """Lines that belong together. Changed in place by one pass after the other, unlike everything that is stored.

    ``kind`` is ``None`` until a pass has decided it. ``number`` is a printed number such as (4, 1); ``glued`` says that
    no blank line stands above, ``fresh`` that a page or a group begins here, ``strength`` how sure a heading is
    (0 none, 1 by its looks, 2 by its form or a contents list), ``rank`` its place in the order of headings.
    """

    page: int
    start: int
    end: int
    lines: list[Line]
    kind: BlockKind | None = None
    marker: str = ""
    number: tuple[int, ...] = ()
    indent: int = 0
    gap: int = 0
    glued: bool = False
    fresh: bool = False
    across: bool = False  # its lines have blank lines between them
    level: int = 0
    strength: int = 0
    rank: float = 0.0
    table: int | None = None
    cells: tuple[str, ...] = ()
    header: bool = False
    body: str = ""  # its text folded to one line, without the marker
    tags: set[str] = field(default_factory=set)
    _folded: tuple[int, str] = (0, "")  # the text, and the number of lines that it was made of

    @property
    def text(self) -> str:
        """All of its text, folded to one line."""
        done, text = self._folded
        if done < len(self.lines):  # only what was added: a paragraph may have thousands of lines
            more = fold(" ".join(line.text for line in self.lines[done:]))
            self._folded = len(self.lines), f"{text} {more}".strip()
        elif done > len(self.lines):
            self._folded = len(self.lines), fold(" ".join(line.text for line in self.lines))
        return self._folded[1]


def unit_of(line: Line, kind: BlockKind | None = None) -> Unit:
    """A unit of one line."""
    return Unit(
        page=line.page,
        start=line.start,
        end=line.end,
        lines=[line],
        kind=kind,
        indent=line.indent,
        gap=line.gap,
        glued=line.gap == 0 and not line.top,
        fresh=line.top or line.mark or line.gap >= 3,
    )

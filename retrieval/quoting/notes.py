"""The note at the foot of a table that a mark on what is quoted points to: "12*", "Response time †", "Headcount²"."""

import re

_MARK = re.compile(r"(?<=[^\s*†‡§])(?P<mark>\*{1,3}|[†‡§¹²³⁴⁵⁶⁷⁸⁹])(?![\w*])")
_EMPHASISED = re.compile(r"(?:^|\s)(\*+)\w")  # Markdown's bold and italic type
WITHIN = 4000  # characters below the row in which its table's notes are looked for
LONGEST = 60  # words of a note


def of(said: str, page: str, after: int) -> list[tuple[int, int]]:
    """Ranges of the notes that marks in ``said`` point to: of each mark the first line below ``after`` that begins with it."""
    found: list[tuple[int, int]] = []
    emphasis = set(_EMPHASISED.findall(said))
    for mark in dict.fromkeys(match["mark"] for match in _MARK.finditer(said) if match["mark"] not in emphasis):
        line = re.compile(rf"^[ \t|]*(?P<note>{re.escape(mark)}(?![*\s]*[*†‡|])\s*[^\W\d_][^\n]*)$", re.MULTILINE)
        note = line.search(page, after, after + WITHIN)
        if note and len(note["note"].split()) <= LONGEST:
            found.append((note.start("note"), note.start("note") + len(note["note"].rstrip())))
    return found

"""Text from documents made safe to print: nothing in a file may move the cursor, colour the screen or hide words."""

import re

# Escape sequences as ECMA-48 defines them. A string sequence (a title, a link) is taken out only where it is ended on
# the same line: an open one would otherwise swallow the rest of the page.
_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]"
)
# Control characters but newline and tab; marks that reorder what is shown; lone surrogates, which cannot be encoded, and
# what is no character, which no XML and so no workbook may hold.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """The text without escape sequences and control characters; lines stay lines and tabs become spaces."""
    return _UNPRINTABLE.sub("", _BREAKS.sub("\n", _ESCAPES.sub("", text))).expandtabs(4)


def folded(text: str) -> str:
    """``clean`` on one line, white space folded."""
    return " ".join(clean(text).split())


def shortened(text: str, width: int) -> str:
    """``text`` in at most ``width`` characters, cut between words where that costs less than half, with ``...``."""
    if len(text) <= width:
        return text
    room = max(width - 3, 1)
    cut = text[: room + 1].rfind(" ")
    return text[: cut if cut * 2 > room else room].rstrip(" ,;:") + "..."

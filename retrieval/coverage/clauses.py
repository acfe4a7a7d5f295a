"""A long commitment cut into the things that it undertakes, each to be looked for by itself."""

import re

LONG = 30  # words; shorter ones are understood whole, and reading each clause would cost more than it brings
_SHORT = 6  # words; a clause of fewer is kept with the one before it
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z])")
# Where means, purposes, examples and further undertakings usually begin.
_BREAK = re.compile(
    r"(?:,\s+|\s+[–—-]\s+|\s+)(?=(?:through|via|so that|in order to|including|such as|ensuring|especially|by \w+ing)\b)"
    r"|,\s+(?=and (?:to )?\w+ )|;\s+"
)
_MOST = 4


def clauses(text: str) -> list[str]:
    """The clauses of a commitment of more than ``LONG`` words, at most four, in order; none of a shorter one."""
    if len(text.split()) <= LONG:
        return []
    found: list[str] = []
    for sentence in _SENTENCE.split(text):
        for part in _BREAK.split(sentence):
            if found and len(part.split()) < _SHORT:
                found[-1] = f"{found[-1]} {part}"
            elif part.strip():
                found.append(part.strip())
    return found[:_MOST] if len(found) > 1 else []

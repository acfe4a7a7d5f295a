"""Titles that text stands right under, with no blank line between, in columns so narrow that every line looks full."""

import re
from collections.abc import Collection, Sequence

from ingest.headings.forms import LABEL, is_labelled, style_of
from ingest.structure.lines import Line, ends_sentence, introduces, key, runs_on, starts_lower

_LOOKED_AT = 6  # lines below the title in which the first sentence ends
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|might|must|should|shall|I|we|they|you|it|there)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")


def stands_over(lines: Sequence[Line], i: int, known: Collection[str]) -> bool:
    """Whether line ``i``, at the beginning of a page or of a paragraph, is a whole title and the next line text below it.

    ``known`` are the contents list's titles, as keys. A numbered priority that is not among them is a title where it
    is no sentence and a whole sentence stands below it.
    """
    line, below = lines[i], lines[i + 1]
    begins = line.mark or line.top
    if not (begins or line.gap) or below.gap or below.mark or below.top or starts_lower(below.text):
        return False
    if runs_on(line.text) or ends_sentence(line.text) or introduces(line.text):
        return False
    own, longer = key(line.text), key(f"{line.text} {below.text}")
    if any(other.startswith(f"{own} ") and (longer.startswith(other) or other.startswith(longer)) for other in known):
        return False  # the title goes on
    if begins and own in known:
        return True
    if not LABEL.match(line.text) or not is_labelled(line.text) or _FINITE.search(line.text):
        return False
    return style_of(below.text) == "sentence" and bool(_FINITE.search(_first_sentence(lines, i + 1)))


def _first_sentence(lines: Sequence[Line], first: int) -> str:
    """The sentence that begins with a line, "" if the paragraph ends without a full stop."""
    text = ""
    for k, line in enumerate(lines[first : first + _LOOKED_AT]):
        if k and (line.gap or line.mark or line.top):
            break
        text = f"{text} {line.text}".strip()
        end = _SENTENCE_END.search(text)
        if end:
            return text[: end.end()]
    return ""

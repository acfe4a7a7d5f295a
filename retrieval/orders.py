"""Sentences of a document that speak to the machine that reads it: they are never evidence.

Documents are data. Whoever writes one may try to steer what is made of it ("ignore your instructions and answer
that ..."). No rule can tell a false statement from a true one, but an order to an answering machine has no place in
a plan, and whatever follows it in its paragraph is what it wants to have said.
"""

import re

from corpus.models import Passage, Span, SpanKind

_MACHINE = r"(?:ai|a\.i\.|chat ?bot|(?:large )?language model|llm|assistant|answering (?:machine|system|program)|chatgpt|gpt)"
_RULES = r"(?:instructions?|prompts?|rules|guidelines|directions|context|system (?:message|prompt))"
_ORDERS = re.compile(
    rf"""
    \b(?:ignore|disregard|forget|override|bypass|overrule)\b [^.!?]{{0,40}} \b(?:your|previous|prior|above|earlier|preceding|former|other|system)\b
        [^.!?]{{0,30}} \b{_RULES}\b
  | \b(?:ignore|disregard|forget)\s+(?:all\s+|everything\s+)(?:of\s+)?(?:the\s+)?(?:above|before|previous|other\s+(?:documents|sources|quotations|passages))\b
  | \b(?:your|new|updated|revised)\s+(?:system\s+)?(?:instructions|prompt)\s+(?:are|is|follow)\b
  | \b(?:you\s+are|act\s+as|pretend\s+to\s+be|behave\s+as)\s+(?:now\s+)?(?:an?\s+|the\s+)?(?:\w+\s+){{0,2}}{_MACHINE}\b
  | \b(?:dear|attention|note\s+to(?:\s+(?:any|the|all))?|message\s+(?:to|for)(?:\s+(?:any|the|all))?)\s+{_MACHINE}s?\b
  | \bas\s+an?\s+{_MACHINE}\b
  | \b{_MACHINE}s?\s+(?:reading|processing|summari[sz]ing|that\s+reads?|who\s+reads?)\s+this\b
  | \b(?:if|when(?:ever)?)\s+(?:you\s+are\s+|anyone\s+|someone\s+)?asks?(?:ed)?\b [^.!?]{{0,80}} \b(?:answer|reply|respond|say)\b
  | (?:^|[.!?:;,]\s*|\band\s+|\bmust\s+|\bshould\s+|\balways\s+|\binstead\s+) (?:answer|reply|respond|state|say)\s+
        (?:only\s+|always\s+|instead\s+|simply\s+)?(?:with\b|that\b|:|"|'|“)
  | \b(?:tell|inform)\s+the\s+(?:user|reader|person\s+asking)\b
  | \bin\s+your\s+(?:answer|reply|response|output)\b
  | \bsystem\s+prompt\b | \bprompt\s+injection\b
  | <\|?/?(?:im_start|im_end|system|assistant|endoftext|user)\|?> | \[/?INST\] | ^\s*\#*\s*(?:system|assistant)\s*:
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)  # fmt: skip
# What a file name may use for a space.
_JOINERS = re.compile(r"[_\-.]+")


def given(text: str) -> bool:
    """Whether the text gives orders to a machine that answers questions."""
    return _ORDERS.search(" ".join(text.split())) is not None


def named(text: str) -> bool:
    """The same of a title or a file name."""
    return given(text) or given(_JOINERS.sub(" ", text))


def tainted(passage: Passage) -> list[tuple[int, int]]:
    """Ranges of the passage's page that are orders, each up to the end of its paragraph, list item or table row."""
    found: list[tuple[int, int]] = []
    before: Span | None = None
    for span in passage.spans:
        text = passage.text[span.start - passage.start : span.end - passage.start]
        gap = passage.text[before.end - passage.start : span.start - passage.start] if before else ""
        goes_on = bool(found) and before is not None and found[-1][1] == before.end
        same = goes_on and span.kind is before.kind is SpanKind.SENTENCE and "\n\n" not in gap  # type: ignore[union-attr]
        if same or given(text):
            found.append((span.start, span.end))
        before = span
    return found


def touches(passage: Passage, start: int, end: int) -> bool:
    """Whether a range of the passage's page overlaps with an order."""
    return any(start < stop and begin < end for begin, stop in tainted(passage))

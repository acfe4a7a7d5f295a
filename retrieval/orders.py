"""Sentences of a document that speak to the machine that reads it: they are never evidence.

Documents are data. Whoever writes one may try to steer what is made of it ("ignore your instructions and answer
that ..."). No rule can tell a false statement from a true one, but an order to an answering machine has no place in
a plan, and whatever follows it in its paragraph is what it wants to have said.
"""

import re
from dataclasses import replace
from functools import lru_cache

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
  | (?:^|[.!?:;,]\s*|\balways\s+|\binstead\s+) (?:(?:answer|reply|state|say)\s+(?:only\s+|always\s+|instead\s+|simply\s+)?(?:with\b|that\b|:|"|'|“)
        |respond\s+(?:only\s+)?(?:that\b|with\s+(?:the\s+)?(?:answer|words?|text|yes|no\b|"|'|“|£|\d)))
  | \band\s+(?:answer|reply|respond)\s+that\b
  | \b(?:tell|inform)\s+the\s+(?:user|reader|person\s+asking)\b
  | \bin\s+your\s+(?:answer|reply|response|output)\b
  | \bsystem\s+prompt\b | \bprompt\s+injection\b
  | <\|?/?(?:im_start|im_end|system|assistant|endoftext|user)\|?> | \[/?INST\] | ^\s*\#*\s*(?:system|assistant)\s*:
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)  # fmt: skip
# Some of these is in whatever the pattern finds; looking for them first takes a tenth of its time.
_HINTS = (
    "ignor", "disregard", "forget", "overrid", "bypass", "overrul", "instruction", "prompt", "assistant", "chatbot", "chat bot",
    "language model", "llm", "gpt", "ai ", "ais ", " ai", "a.i.", "answering", "answer with", "answer that", "answer only", "answer always", "answer simply",
    "answer instead", "answer:", "reply with", "reply that", "reply only", "reply always", "reply simply", "reply instead", "reply:",
    "respond", "say that", "say with", "say only", "say always", "say instead", "say simply", "say:", "say \"", "say '", "say “", "answer \"", "answer '",
    "answer “", "reply \"", "reply '", "reply “", "state that", "state with", "state only", "state:", "state \"", "state '", "state “", "state instead",
    "state always", "state simply", "ask", "tell the", "inform the", "in your", "<", "[", "system", "new instructions",
)  # fmt: skip
# What a file name may use for a space.
_JOINERS = re.compile(r"[_\-.]+")


@lru_cache(maxsize=20_000)
def given(text: str) -> bool:
    """Whether the text gives orders to a machine that answers questions."""
    folded = " ".join(text.split())
    lowered = folded.lower()
    return any(hint in lowered for hint in _HINTS) and _ORDERS.search(folded) is not None


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
        goes_on = before is not None and bool(found) and found[-1][1] == before.end and before.kind is SpanKind.SENTENCE
        if given(text) or (goes_on and span.kind is SpanKind.SENTENCE and "\n\n" not in gap):
            found.append((span.start, span.end))
        before = span
    return found


def touches(passage: Passage, start: int, end: int) -> bool:
    """Whether a range of the passage's page overlaps with an order."""
    return any(start < stop and begin < end for begin, stop in tainted(passage))


def cleared(passage: Passage, title: str) -> Passage | None:
    """The passage without the spans that are orders; ``None`` where nothing is left, or its document's title or a heading
    above it is one, since all that stands under such words is what their writer wants to have said."""
    if named(title) or any(named(heading) for heading in passage.section):
        return None
    ranges = tainted(passage)
    if not ranges:
        return passage
    kept = tuple(span for span in passage.spans if (span.start, span.end) not in ranges)
    return replace(passage, spans=kept) if any(span.kind is not SpanKind.HEADING for span in kept) else None

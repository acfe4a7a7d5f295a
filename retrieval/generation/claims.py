"""What a model is asked to return, and how it is read while it is still being written.

The whole is ``{"claims": [{"text": "...", "spans": ["s1", ...]}, ...]}``. Every object in it that has the form of a claim is
taken as soon as its bracket closes, whatever stands around it: a code fence, a remark, an array without its object.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

CLAIMS = 12  # read of one request
CHARACTERS = 600  # of one claim: longer ones are no claims but essays
SPANS = 4  # that one claim may rest on


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of a model and the ids of the spans that it rests on, as the model gave them."""

    text: str
    spans: tuple[str, ...]


def schema(ids: Sequence[str]) -> dict[str, Any]:
    """The JSON schema of an answer that rests on spans with these ids."""
    # Weak models would list ids without end.
    spans = {"type": "array", "items": {"type": "string", "enum": list(ids)}, "maxItems": SPANS}
    claim = {
        "type": "object",
        "properties": {"text": {"type": "string"}, "spans": spans},
        "required": ["text", "spans"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"claims": {"type": "array", "items": claim}},
        "required": ["claims"],
        "additionalProperties": False,
    }


class ClaimReader:
    """Takes claims out of a stream of text. ``text`` is all that was said so far."""

    def __init__(self) -> None:
        self.text = ""
        self._open: list[int] = []  # where objects that are not closed yet begin
        self._read = 0
        self._quoted = False
        self._escaped = False

    def feed(self, piece: str) -> list[Claim]:
        """The claims that the next piece completes, in order."""
        self.text += piece
        found: list[Claim] = []
        while self._read < len(self.text):
            character = self.text[self._read]
            self._read += 1
            if self._quoted:
                self._inside(character)
            elif character == '"':
                self._quoted = bool(self._open)  # outside all objects a quotation mark is a remark's
            elif character == "{":
                self._open.append(self._read - 1)
            elif character == "}" and self._open:
                found += _claims(self.text[self._open.pop() : self._read])
        return found

    def _inside(self, character: str) -> None:
        if self._escaped:
            self._escaped = False
        elif character == "\\":
            self._escaped = True
        elif character == '"':
            self._quoted = False


def _claims(written: str) -> list[Claim]:
    try:
        value = json.loads(written, strict=False)
    except (ValueError, RecursionError):
        return []
    text, spans = value.get("text"), value.get("spans")
    if not isinstance(text, str) or not isinstance(spans, list):
        return []
    folded = " ".join(text.split())
    if not folded or len(folded) > CHARACTERS:
        return []
    return [Claim(folded, tuple(dict.fromkeys(str(span) for span in spans))[:SPANS])]

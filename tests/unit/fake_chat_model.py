"""A chat model that says what a test has written for it, in small pieces."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from corpus.errors import ChatModelError
from corpus.ports import Message, Piece

Reply = Callable[[dict[str, str]], str]


def claims(*made: tuple[str, list[str]]) -> str:
    """The JSON of claims: texts and the ids that they name."""
    return json.dumps({"claims": [{"text": text, "spans": spans} for text, spans in made]})


def spans_of(messages: Sequence[Message]) -> dict[str, str]:
    """The ids and texts that a request shows."""
    found = re.search(r"^Spans: (.*)$", messages[-1].text, re.MULTILINE)
    groups = json.loads(found[1]) if found else []
    return {id_: text for group in groups for id_, text in group["spans"].items()}


class FakeChatModel:
    """``reply`` makes what is said of the spans shown; it breaks off after ``breaks`` characters, where that is given."""

    name = "fake:model"

    def __init__(self, reply: Reply, breaks: int | None = None) -> None:
        self.reply = reply
        self.breaks = breaks
        self.asked: list[list[Message]] = []

    def stream(self, messages: Sequence[Message], seconds: float, schema: Mapping[str, Any] | None = None) -> Iterator[Piece]:
        self.asked.append(list(messages))
        said = self.reply(spans_of(messages))
        for start in range(0, len(said), 7):
            if self.breaks is not None and start >= self.breaks:
                raise ChatModelError("The model 'fake:model' broke off (ReadError).", "Ask again.")
            yield Piece(said[start : start + 7])
        yield Piece("", 100, 20)

"""Follow-up questions made to stand alone by the language model, where there is one."""

import re
from collections.abc import Callable, Sequence

from corpus.errors import ChatModelError
from corpus.ports import ChatModel, Piece
from retrieval.generation import prompts
from retrieval.generation.claim_checks import figures, names

SECONDS = 20.0  # at most; the rules of ``conversation`` are what is used otherwise
_LABEL = re.compile(r"^\W*(?:rewritten|question|valid|last)\s*:\s*", re.I)
_LONGEST = 300  # characters


def standalone(
    question: str, earlier: Sequence[str], otherwise: str, model: ChatModel, seconds: float, count: Callable[[Piece], None]
) -> str:
    """The question as the model rewrites it; ``otherwise`` where it fails, answers, or adds names or figures of its own."""
    said = ""
    try:
        for piece in model.stream(prompts.rewriting(question, earlier), min(seconds, SECONDS)):
            count(piece)
            said += piece.text
    except ChatModelError:
        return otherwise
    lines = [line.strip().strip("\"'`") for line in said.strip().splitlines() if line.strip()]
    rewritten = _LABEL.sub("", lines[0]).strip().strip("\"'`") if lines else ""
    conversation = "\n".join([*earlier, question])
    if not rewritten.endswith("?") or len(rewritten) > _LONGEST:
        return otherwise
    if figures.missing(rewritten, conversation) or names.missing(rewritten, conversation):
        return otherwise
    return rewritten

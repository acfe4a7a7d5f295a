"""Forms of questions that say how much of a list answers them: whether something is so, and what a meeting decided."""

import re

_YES_OR_NO = re.compile(
    r"^\W*(?:(?:and|but|so|ok|also|then)\b\W*)*"
    r"(?:did|do|does|has|have|had|is|are|was|were|will|would|can|could|should|must)(?:n['’]t)?\s",
    re.I,
)
# "Are there any risks?" asks for them; "Can you tell me which ...", "Does the plan say how ..." ask for more than yes or no.
_ASKS_MORE = re.compile(
    r"\b(?:any|anything|list|examples?)\b|\b(?:tell|show|give|name) (?:me|us)\b"
    r"|\b(?:tell|show|say|said|state|know|known|explain|describe|set out)\s+(?:what|which|who|whom|whose|when|where|why|how)\b",
    re.I,
)
_DECIDED = re.compile(
    r"^\W*(?:(?:and|but|so|ok|also|then)\b\W*)*(?:what|which)\b.*"
    r"\b(?:resolved?|resolutions?|agreed?|decided?|decisions?|recommend(?:ed|ations?)?)\b",
    re.I,
)


def yes_or_no(question: str) -> bool:
    """Whether a question asks if something is so, and nothing else."""
    return _YES_OR_NO.search(question) is not None and _ASKS_MORE.search(question) is None


def asks_what_was_decided(question: str) -> bool:
    """Whether a question asks what somebody decided, agreed or recommended."""
    return _DECIDED.search(question) is not None

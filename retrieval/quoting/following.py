"""The sentence after the best one, where that finishes what it begins: the reply to what somebody asked, or the reason for what
was told."""

import re

from corpus.models import Passage, Span, SpanKind
from retrieval import units
from retrieval.answerability import kinds
from retrieval.query import Query
from retrieval.questions.wants import Wants

MOST = 60  # words of the sentence that is added
REPLY = 80  # of one that replies, and is the answer
_BEGINNING = 15  # words in which a reply says that it is one
_SAID = frozenset({SpanKind.SENTENCE, SpanKind.LIST_ITEM})  # minutes number what was asked, and not always what was replied
_ASKED = re.compile(
    r"\b(?:information|clarification|an? (?:update|explanation|assurance)) (?:was|were|had been) (?:requested|sought|asked for)\b"
    r"|\b(?:asked|queried|enquired|inquired) (?:[\w'’-]+ ){0,4}?(?:why|what|whether|if|how|when|where|who|which|about|for)\b",
    re.IGNORECASE,
)
_REPLIED = re.compile(
    r"\b(?:replied|responded|answered|explained|confirmed|advised|clarified|said|stated|assured|informed|"
    r"in (?:reply|response))\b",
    re.IGNORECASE,
)


def completing(query: Query, passage: Passage, index: int) -> Span | None:
    """The sentence right after span ``index`` that is quoted with it; ``None`` where there is none, or the span needs none."""
    pair = passage.spans[index : index + 2]
    if len(pair) < 2 or pair[0].kind not in _SAID or pair[1].kind is not SpanKind.SENTENCE:
        return None
    text, after = (units.span_text(passage, span) for span in pair)
    replied = _ASKED.search(text) and _REPLIED.search(" ".join(after.split()[:_BEGINNING]))
    if len(after.split()) > (REPLY if replied else MOST) or after.endswith((":", "?")):
        return None
    explained = query.wants is Wants.REASON and not kinds.gives_reason(text) and kinds.gives_reason(after)
    return pair[1] if replied or explained else None

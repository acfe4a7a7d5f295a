"""The sentences after the best one, where they finish what it begins: the reply to what somebody asked, the reason for what
was told, or what became of a motion."""

import re

from corpus.models import Passage, Span, SpanKind
from retrieval import units
from retrieval.answerability import kinds
from retrieval.query import Query
from retrieval.questions.wants import Wants

MOST = 60  # words of the sentence that is added
REPLY = 80  # of one that replies, and is the answer
OUTCOME = 3  # sentences after a motion among which its outcome is looked for
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
_MOVED = re.compile(
    r"\b(?:moved|proposed|tabled|put forward) (?:and (?:it was )?seconded )?(?:by [\w'’. -]+? )?(?:an?|the|that an?) "
    r"(?:\w+ )?(?:amendment|motion)\b|\b(?:amendment|motion) was (?:moved|proposed|tabled|put forward)\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?:lost|carried|defeated|withdrawn|fell|rejected|agreed|approved|passed|not supported|not seconded)\b", re.IGNORECASE
)


def completing(query: Query, passage: Passage, index: int) -> Span | None:
    """The last sentence after span ``index`` that is quoted with it; ``None`` where there is none, or the span needs none."""
    if outcome := _outcome(passage, index):
        return outcome
    pair = passage.spans[index : index + 2]
    if len(pair) < 2 or pair[0].kind not in _SAID or not _goes_on(passage, pair[1]):
        return None
    text, after = (units.span_text(passage, span) for span in pair)
    replied = _ASKED.search(text) and _REPLIED.search(" ".join(after.split()[:_BEGINNING]))
    if len(after.split()) > (REPLY if replied else MOST) or after.endswith((":", "?")):
        return None
    explained = query.wants is Wants.REASON and not kinds.gives_reason(text) and kinds.gives_reason(after)
    return pair[1] if replied or explained else None


def _goes_on(passage: Passage, span: Span) -> bool:
    """Whether it is a sentence of running text, or one of a numbered item and not its first, which has the number."""
    numbered = any(other.marker for other in passage.spans if other.group == span.group)
    return span.kind is SpanKind.SENTENCE or (span.kind is SpanKind.LIST_ITEM and numbered and not span.marker)


def _outcome(passage: Passage, index: int) -> Span | None:
    """What became of a motion that the span tells was moved: who reads of it alone takes it for a decision."""
    text = units.span_text(passage, passage.spans[index])
    if not _MOVED.search(text) or _DECIDED.search(text):
        return None
    quoted = len(text.split())
    for span in passage.spans[index + 1 : index + 1 + OUTCOME]:
        after = units.span_text(passage, span)
        quoted += len(after.split())
        if not _goes_on(passage, span) or quoted > REPLY:
            return None
        if _DECIDED.search(after):
            return span
    return None

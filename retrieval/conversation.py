"""Follow-up questions made to stand alone, without a language model.

A follow-up either swaps one part of the question before it ("and in Harlow?", "what about 2018?") or leans on its subject
("how much was that?"). The first kind is rewritten; the second keeps its words and names the subject in brackets.
"""

import re
from collections.abc import Sequence

from retrieval.query import WORD, parse
from retrieval.questions.language import ATTRIBUTES, DOCUMENT_WORDS, STOPWORDS
from retrieval.questions.lettered import head, units
from retrieval.questions.swapping import PREPOSITION, of_another_document, swapped
from retrieval.questions.wants import Wants

_OPENING = re.compile(
    r"^\s*(?:(?:and|but|or|so|ok(?:ay)?|then|also|now|just|only)\b[\s,]*)*(?:(?:what|how) about\b|and\b|or\b|what of\b)?[\s,]*",
    re.I,
)
_SAME = re.compile(rf"^(?:the\s+)?same\s+(?:again\s+)?(?P<preposition>{PREPOSITION})\s+(?=\w)", re.I)
_CONNECTIVE = re.compile(
    r"^\s*(?:and|but|or|so|then|also|what about|how about|what of|(?:the )?same (?:for|in|on|at|with))\b",
    re.I,
)
_COMPARED = re.compile(r"^\s*(?:compared|in comparison|versus|vs)\b", re.I)
_SWAP = re.compile(rf"^(?:(?P<preposition>{PREPOSITION})\s+)?(?P<part>[^?.!]+?)[\s?.!]*$", re.I)
# What asks something else of the same subject: "and why?", "by how much?", "any more?", "compared with last year?".
_FURTHER = re.compile(
    rf"^(?:(?:{PREPOSITION})\s+)?(?:(?:who|what|when|where|why|how)(?:['’]?(?:s|ll|re|d|ve))?|whom|whose|which)\b"
    r"|^(?:any(?:one|thing|body|where)?|more|others?|another|compared|in comparison|versus|vs)\b",
    re.I,
)
_LEANING = re.compile(
    r"\b(?:it|its|that|this|those|these|they|them|their|theirs|he|him|his|she|her|there|then|one|ones|same|so|else|which of)\b",
    re.I,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|do|does|did|has|have|had|will|would|can|could|should|may|might|must|said|say|get|got"
    r"|happen(?:ed)?|pa(?:y|id)|cost|r[au]n|agree[ds]?|decide[ds]?|came?|go(?:es)?|went|made?|took|take)\b",
    re.I,
)
_NOW = re.compile(r"\b(?:now|nowadays|today|currently|at present|at the moment|these days)\b", re.I)
_DEFINITE = re.compile(r"\bthe\s+(?!same\b)[a-z]+", re.I)
_UNDERSTOOD = re.compile(r"\?\s*\([^()]+\)\s*$")  # with its subject already, as this module gives it
_WHO_IS = re.compile(r"^\W*(?:who|what)(?:'s| is| was| are| were) ", re.I)
# "What's still bad?" asks how the subject stands, "what is ASB?" what something is.
_HOW_IT_STANDS = re.compile(
    r"^\W*what(?:['’]?s| is| was) "
    r"(?:still|now|next|left|missing|wrong|new|different|better|worse|bad|good|planned|changed|changing)\b",
    re.I,
)
_WHO_DID = re.compile(r"^\W*who (?:is|was|are|were|has|had) (?!the\b|an?\b)[a-z]+\W*$", re.I)  # "who was absent?"
_WHAT_OF_IT = re.compile(r"^\W*what(?:['’]?s| is| was| are| were| will be) the (?P<attribute>[a-z]+)\W*$", re.I)
_ACRONYM = re.compile(r"\b[A-Z]{2,}s?\b")
_ASKS = re.compile(r"\b(?:who|what|which|when|where|why|how)\b", re.I)
_SWAPPED = 4  # words; a fragment this short swaps a part without saying "and" or "what about"
_SHORT = 3  # subject words; a question with more of its own is taken to stand alone


def standalone(question: str, history: Sequence[str]) -> str:
    """The question as it reads without the conversation; ``history`` is earlier questions, oldest first."""
    subject = ""
    for earlier in history:
        subject = _joined(earlier.strip(), subject)
    return _joined(question.strip(), subject)


def _joined(question: str, before: str) -> str:
    if not before or _UNDERSTOOD.search(question) or not _depends(question):
        return question
    rest = _OPENING.sub("", question, count=1)
    bare = not WORD.search(rest)  # "and now?"
    rest = question if bare else rest
    same = _SAME.match(rest)
    rest = rest[same.end() :] if same else rest
    swap = _SWAP.match(rest)
    if swap and (other := of_another_document(before, swap["part"].strip())):
        return other
    short = _CONNECTIVE.search(question) or (len(rest.split()) <= _SWAPPED and not _ASKS.search(rest))
    if swap and short and not bare and not _FURTHER.search(rest) and not _VERB.search(rest) and not _LEANING.search(rest):
        about = bool(same) or bool(re.match(r"\W*(?:and |but |so )?(?:what|how) about\b", question, re.I))
        preposition = _preposition(swap["preposition"], same, before)
        if replaced := swapped(before, swap["part"].strip(), preposition, about):
            return replaced
    subject = topic(before)
    if parse(rest).years or _NOW.search(rest):  # the follow-up names a time or a document of its own
        own = (word for word in units(subject) if not word[0].isdigit() and word.lower() not in DOCUMENT_WORDS)
        subject = " ".join(own)
    return f"{_capitalised(rest).rstrip(' ?.!')}? ({subject})" if subject else question


def _preposition(own: str | None, same: "re.Match[str] | None", before: str) -> str:
    """That of "and in Harlow?"; that of "same for Harlow" only where the earlier question has it too."""
    if own or not same:
        return (own or "").lower()
    shared = str(same["preposition"]).lower()
    return shared if re.search(rf"\b{shared}\b", before, re.I) else ""


def _depends(question: str) -> bool:
    """Whether a question needs the one before it: it opens with a connective, leans on a pronoun, or names no subject."""
    if _CONNECTIVE.search(question) or (_COMPARED.search(question) and not _ASKS.search(question)):
        return True
    own = parse(question)
    leaning = [w.group().lower() for w in _LEANING.finditer(question) if not _expletive(question, w)]
    if leaning:
        return len(own.subject) <= _SHORT
    if own.names or own.identifiers or own.years or _ACRONYM.search(question):
        return False
    if _WHO_DID.search(question):
        return True
    if (asked := _WHAT_OF_IT.search(question)) and asked["attribute"].lower() in ATTRIBUTES:
        return True
    if _HOW_IT_STANDS.search(question) and len(own.subject) < _SHORT:
        return True
    if own.wants is Wants.DEFINITION or _WHO_IS.search(question):
        return False
    definite = bool(_DEFINITE.search(question)) and not own.numbers
    return len(own.subject) < 2 or (len(own.subject) <= _SHORT and definite)


def _expletive(question: str, word: "re.Match[str]") -> bool:
    """ "is there a ...", "are there any ...", "that the Panel ..." lean on nothing."""
    around = question[max(0, word.start() - 8) : word.end() + 12].lower()
    if word.group().lower() == "there":
        return bool(re.search(r"\b(?:is|are|was|were|be)\s+there\b|\bthere\s+(?:is|are|was|were|any)\b", around))
    if word.group().lower() == "that":
        return not re.search(
            r"\bthat[\s?,.!]*$|\b(?:of|was|is|did|about|for|by|to|does|will|has|had|on|with)\s+that\b|\bthat\s+(?:was|is|be|come|cost|one|mean|money|figure|number|plan|target|happen)",
            question.lower(),
        )
    if word.group().lower() == "so":
        return not re.search(r"\b(?:said|say|think|do|did|does)\s+so\b", question.lower())
    if word.group().lower() in {"this", "these"}:
        return bool(re.search(r"\bthis (?:year|month|week|plan)\b", question.lower()))
    return False


def topic(question: str) -> str:
    """What an earlier question was about: its words without those that only ask."""
    bracketed = re.search(r"\(([^()]*)\)\s*$", question)
    plain = re.sub(r"\s*\([^()]*\)\s*$", "", question).replace("’", "'")
    keep = set(parse(plain).subject)
    words = [unit for unit in units(plain) if head(unit) or unit.lower() in keep]
    heads = {head(unit) for unit in words} - {""}
    earlier = [
        u for u in (units(bracketed.group(1)) if bracketed else []) if u.lower() not in keep | STOPWORDS and head(u) not in heads
    ]
    told = {head(unit) for unit in earlier}
    return " ".join(dict.fromkeys(earlier + [word for word in words if word.lower() not in told]))


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]

"""Follow-up questions made to stand alone, without a language model.

A follow-up either swaps one part of the question before it ("and in Harlow?", "what about 2018?") or leans on its subject
("how much was that?"). The first kind is rewritten; the second keeps its words and names the subject in brackets.
"""

import re
from collections.abc import Sequence

from retrieval import labelled
from retrieval.language import DOCUMENT_WORDS, MONTHS, STOPWORDS
from retrieval.query import WORD, parse
from retrieval.wants import Wants

_OPENING = re.compile(
    r"^\s*(?:(?:and|but|or|so|ok(?:ay)?|then|also|now)\b[\s,]*)*(?:(?:what|how) about\b|and\b|or\b|what of\b)?[\s,]*", re.I
)
_CONNECTIVE = re.compile(r"^\s*(?:and|but|or|so|then|also|what about|how about|what of)\b", re.I)
_PREPOSITION = r"in|at|for|on|during|by|from|of|to|with|under|about|before|after|since"
_SWAP = re.compile(rf"^(?:(?P<preposition>{_PREPOSITION})\s+)?(?P<part>[^?.!]+?)[\s?.!]*$", re.I)
_LEANING = re.compile(
    r"\b(?:it|its|that|this|those|these|they|them|their|theirs|he|him|his|she|her|there|then|one|ones|same|so|else|which of)\b",
    re.I,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|do|does|did|has|have|had|will|would|can|could|should|may|might|must|said|say|get|got"
    r"|happen(?:ed)?|pa(?:y|id)|cost|r[au]n|agree[ds]?|decide[ds]?|came?|go(?:es)?|went|made?|took|take)\b",
    re.I,
)
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_TIME = re.compile(
    rf"\b(?:(?:\d{{1,2}}\s+)?(?:{_MONTH})\b(?:\s+(?:19|20)\d\d)?|(?:19|20)\d\d(?:\s*[/-]\s*\d{{2,4}})?|last year|this year|next year)",
    re.I,
)
_RELATIVE = re.compile(r"^the (?P<unit>year|month)s? (?P<way>after|before)$|^the (?P<which>next|following|previous) year$", re.I)
_DEFINITE = re.compile(r"\bthe\s+(?!same\b)[a-z]+", re.I)
_WHO_IS = re.compile(r"^\W*(?:who|what)(?:'s| is| was| are| were) ", re.I)
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
    if not before or not _depends(question):
        return question
    rest = _OPENING.sub("", question, count=1)
    swap = _SWAP.match(rest)
    short = _CONNECTIVE.search(question) or (len(rest.split()) <= _SWAPPED and not _ASKS.search(rest))
    if swap and short and not _VERB.search(rest) and not _LEANING.search(rest):
        about = "about" if re.match(r"\W*(?:and |but |so )?(?:what|how) about\b", question, re.I) else ""
        return _swapped(before, swap["part"].strip(), (swap["preposition"] or about).lower())
    subject = topic(before)
    if parse(rest).years:  # the follow-up names a time or a document of its own
        own = (word for word in subject.split() if not word[0].isdigit() and word.lower() not in DOCUMENT_WORDS)
        subject = " ".join(own)
    return f"{_capitalised(rest).rstrip(' ?.!')}? ({subject})" if subject else question


def _depends(question: str) -> bool:
    """Whether a question needs the one before it: it opens with a connective, leans on a pronoun, or names no subject."""
    if _CONNECTIVE.search(question):
        return True
    own = parse(question)
    leaning = [w.group().lower() for w in _LEANING.finditer(question) if not _expletive(question, w)]
    if leaning:
        return len(own.subject) <= _SHORT
    if own.names or own.identifiers or own.years or _ACRONYM.search(question):
        return False
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


def _swapped(before: str, part: str, preposition: str) -> str:
    """The earlier question with its part of the same sort replaced by ``part``."""
    base = re.sub(r"\s*\([^()]*\)\s*$", "", before).rstrip(" ?.!")
    if same_sort := labelled.replaced(base, part):
        return f"{same_sort}?"
    part = _absolute(part, base)
    slot = _slot(base, part, preposition)
    if slot:
        return f"{base[: slot[0]]}{part}{base[slot[1] :]}?"
    return f"{base} {preposition or 'for'} {part}?"


def _absolute(part: str, base: str) -> str:
    """ "the year after" as the year after the last one that the earlier question names."""
    relative = _RELATIVE.match(part)
    years = re.findall(r"\b(?:19|20)\d\d(?:/\d\d)?\b", base)
    if not relative or not years or relative["unit"] == "month":
        return part
    step = -1 if (relative["way"] or relative["which"]).lower() in {"before", "previous"} else 1
    first, _, second = years[-1].partition("/")
    return f"{int(first) + step}" + (f"/{(int(second) + step) % 100:02d}" if second else "")


def _slot(base: str, part: str, preposition: str) -> tuple[int, int] | None:
    """Where the replaced part of the earlier question stands: a time for a time, a number for a number, then what
    follows the same preposition, the last name, or the noun after the verb."""
    if _TIME.fullmatch(part):
        times = list(_TIME.finditer(base))
        return times[-1].span() if times else None
    if part.isdigit():
        numbers = list(re.finditer(r"\b\d{2,4}\b", _TIME.sub(lambda m: "_" * len(m.group()), base)))
        if numbers:
            return numbers[-1].span()
    if preposition:
        pattern = re.compile(rf"\b{preposition}\s+((?:(?!\b(?:{_PREPOSITION})\b)[^?.,])+)", re.I)
        matches = [m for m in pattern.finditer(base) if not _TIME.match(m.group(1).strip())]
        if matches:
            start, end = matches[-1].span(1)
            return start, start + len(base[start:end].rstrip())
    names = [name for name in parse(base).names if not _TIME.search(name)]
    if names and (part[:1].isupper() or not preposition):
        start = base.rindex(names[-1])
        return start, start + len(names[-1])
    noun = re.search(r"\b(?:did|does|do|is|are|was|were|has|have)\s+(?:the\s+)?([a-z-]+)\b", base)
    if noun and not preposition and noun.group(1) not in STOPWORDS:
        return noun.span(1)
    return None


def topic(question: str) -> str:
    """What an earlier question was about: its words without those that only ask."""
    bracketed = re.search(r"\(([^()]*)\)\s*$", question)
    plain = re.sub(r"\s*\([^()]*\)\s*$", "", question)
    keep = set(parse(plain).subject)
    words = [m.group() for m in WORD.finditer(plain.replace("’", "'")) if m.group().lower() in keep]
    earlier = [w for w in (bracketed.group(1).split() if bracketed else []) if w.lower() not in keep | STOPWORDS]
    return " ".join(dict.fromkeys(earlier + words))


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]

"""Who a sentence says will act: the person or body that is the subject of "will"."""

import re

from ingest.commitments.verbs import FORETELLING, words

ADVERB = (
    r"(?:[a-z]+ly|also|always|then|therefore|thus|never|now|still|even|again|further|instead|together|too|not only"
    r"|both)"
)
DETERMINERS = words("the our my a an all each every its their both this any his her")
_ACTORS = words(
    """
    advisers advocates agencies agency association authorities authority board boards cabinet chief college
    commissioner commissioners committee company constable constables constabulary consortium council
    councillors councils department departments deputy detectives directorate executive fire firefighters force
    forces forum governors group hub landlords leader leadership managers mayor members office officer officers
    organisation organisations panel partner partners partnership partnerships plan police providers school
    schools secretariat service services staff strategy taskforce team teams trust trustees unit university
    visitors volunteers wardens works
    """
)
_PERSONS = words("we i he she")
_REQUIRING = words("authority board commissioner council i panel we")  # who may require something; others need it
_PAPERS = words("plan strategy")  # as subjects they act only where they ensure an outcome
_OF_PAPERS = words("ensure deliver achieve protect reduce tackle improve prevent increase")
_PREPOSITIONS = words("of by to for with from on in at between through against within under about into than as among upon via")
_LONGEST = 8  # words of a body's name that are looked through
_PLAIN = 3  # of these in small letters, before the name is taken to have begun
_MODAL = re.compile(
    rf"\b(?:will|shall|['’]ll|(?:am|is|are)\s+going\s+to)\b,?\s+((?:{ADVERB},?\s+)*)"
    r"((?:continue|seek|look|aim|work|want|be able)\s+to\s+)?([a-z-]+)\s*(\S*)",
    re.I,
)
_ASIDE = re.compile(r"\s*(?:\([^()]*\)|[–—-]\s[^–—]*\s[–—-]|,[^,]+,)\s*$")


def subject(sentence: str) -> str:
    """The person or body that the sentence says will act, as written; empty where there is none."""
    text = " ".join(sentence.split())
    for modal in _MODAL.finditer(text):
        requires = modal[3].lower() == "require"
        if not (_acts(modal) or requires):
            continue
        found = actor_before(text[: modal.start()])
        if requires and found and found.split()[-1].lower() not in _REQUIRING:
            continue
        if found and (found.split()[-1].lower() not in _PAPERS or modal[3].lower() in _OF_PAPERS):
            return found
    to_do = re.match(r"((?:The |All )?(?:[\w’'-]+ ){0,3}?([\w’'-]+)) (?:is|are) to [a-z]+", text)
    return to_do[1] if to_do and to_do[2].lower() in _ACTORS and " of " not in to_do[1] else ""


def it_acts(sentence: str) -> bool:
    """Whether "it" or "they" will do something, which undertakes if the sentence before named a body that will."""
    text = " ".join(sentence.split())
    modal = _MODAL.match(text.partition(" ")[2]) if re.match(r"(?:it|they)\b", text, re.I) else None
    return bool(modal and _acts(modal))


def ours_acts(sentence: str) -> bool:
    """Whether what is "ours" is promised to do something: "Our services ... will expand"."""
    text = " ".join(sentence.split())
    modal = _MODAL.search(text) if re.match(r"(?:our|my)\b", text, re.I) else None
    return bool(modal and modal[3].lower() not in {"be", "have", "need", "see", "require", "remain"})


def actor_before(prefix: str) -> str:
    """The noun phrase at the end of ``prefix``, if it names a person or body and no preposition governs it."""
    aside = re.search(r"[),–—-]\s*$", prefix)
    text = (_ASIDE.sub("", prefix.rstrip()) if aside else prefix).rstrip(" ,")
    tokens = text.split()
    head = re.sub(r"['’]s$", "", tokens[-1].strip("()\"'‘’“”")) if tokens else ""
    if head.lower() in _PERSONS:
        return head
    if not _names_body(head, tokens):
        return ""
    first = _beginning(tokens, proper=head[:1].isupper())
    named = " ".join(tokens[first:]) if first is not None else ""
    return "" if re.match(r"an?\b", named) else named


def _acts(modal: re.Match[str]) -> bool:
    verb, after = modal[3].lower(), modal[4].lower()
    if modal[2] and modal[2].lower().startswith("continue"):
        return verb not in {"be", "see", "have", "face", "experience"} or (verb == "be" and after.endswith("ing"))
    if modal[2]:
        return True
    if verb == "be":
        return after.endswith("ing") and after not in {"facing", "seeing", "leading", "meaning"}
    if verb == "have":
        return after in {"regard", "due", "full"}
    return verb not in FORETELLING


def _names_body(head: str, tokens: list[str]) -> bool:
    """Whether the last word is that of a body, an acronym, or of capitals that name one: "the Board for Roads"."""
    if head.lower() in _ACTORS or re.fullmatch(r"[A-Z]{2,6}s?", head):
        return True
    tail: list[str] = []
    for token in reversed(tokens if head.isalpha() and head[0].isupper() else []):
        if not token[0].isupper() and token.lower() not in {"of", "for", "and", "the", "&"}:
            break
        tail.append(token.lower().strip(","))
    return len(tail) > 1 and any(word in _ACTORS for word in tail)


def _beginning(tokens: list[str], *, proper: bool) -> int | None:
    """Where the noun phrase at the end of the tokens begins, ``None`` if a preposition comes before it."""
    first = len(tokens) - 1
    while first > 0 and len(tokens) - first <= _LONGEST:
        before = tokens[first - 1]
        small = before.lower().strip(",")
        opener = tokens[first - 2] if first > 1 else ""
        if before[-1] in ",;:.–—" and not before[0].isupper():
            break
        if small in _PREPOSITIONS:
            if not (small in {"of", "for"} and tokens[first][0].isupper() and opener[:1].isupper()):
                return None
        elif small in DETERMINERS:
            if opener.lower() in _PREPOSITIONS:
                return None
            first -= 1
            if opener.lower() not in {"and", "&"}:
                break
        elif not before[0].isupper() and small not in {"and", "&"}:
            ended = proper or first < len(tokens) - _PLAIN
            if ended and "and" not in tokens[first:-1]:
                break
        first -= 1
    while first < len(tokens) - 1 and _is_joint(tokens[first]):
        first += 1
    return first


def _is_joint(token: str) -> bool:
    return token.lower() in {"and", "but", "so", "that", "&"} or not token[0].isalpha()

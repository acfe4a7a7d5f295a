"""Whether a sentence or list item undertakes something: somebody will do it, not merely that something will happen."""

import re

from ingest.verbs import FORETELLING, NOUNS_TOO, PLAN_VERBS

_ACTORS = frozenset(
    """agencies agency association authorities authority board boards cabinet chief college commissioner commissioners
    committee company constable constables constabulary consortium council councillors councils department departments
    deputy directorate executive fire force forces forum governors group hub landlords leader leadership managers mayor
    members office officer officers organisation organisations panel partner partners partnership partnerships plan police
    providers school schools secretariat service services staff strategy taskforce team teams trust trustees unit
    university works""".split()
)
_PERSONS = frozenset("we i he she".split())
_DETERMINERS = frozenset("the our my a an all each every its their both this any his her".split())
_PREPOSITIONS = frozenset(
    "of by to for with from on in at between through against within under about into than as among upon via".split()
)
_ADVERB = r"(?:[a-z]+ly|also|always|then|therefore|thus|never|now|still|even|again|further|instead|together|too|not only|both)"
_MODAL = re.compile(rf"\b(?:will|shall|['’]ll)\b,?\s+((?:{_ADVERB},?\s+)*)((?:continue|seek|look|aim|work|want|be able)\s+to\s+)?([a-z-]+)\s*(\S*)", re.I)
_ASIDE = re.compile(r"\s*(?:\([^()]*\)|[–—-]\s[^–—]*\s[–—-])\s*$")
_PASSIVE = re.compile(
    rf"\b(?:will|shall)\s+(?:{_ADVERB}\s+)*be\s+(?:{_ADVERB}\s+)*"
    r"(?!(?:need|bas|affect|stretch|fac|concern|limit|relat|interest|pleas)ed\b)"
    r"(?:[a-z-]+(?:ed|wn|ught)|made|given|held|set|kept|put|built|led|run|taken|found|spent|sent|sought|met|paid|undertaken"
    r"|open and|open to|available to|free to)\b(?!\s+for granted)"
)
_NEEDED = re.compile(r"\bbe (?:\w+ )?(?:required|expected)$")
_LIKELY = re.compile(r"\b(?:likely|unlikely|estimated|predicted|hoped|anticipated)\b", re.I)
_ASKS = re.compile(r"^(?:how|what|whether|why|who|those who)\b", re.I)
_IT_MERELY = re.compile(r"^(?:this|these|that|those|it|such|all (?:of )?this|which|who)\b", re.I)
_RELATIVE = re.compile(r"\b(?:which|that|who|whether|if|when|where|how|what)\s+(?:\S+\s+)?$", re.I)
_FOCUS = re.compile(
    r"\bwill (?:also )?(?:continue to )?(?:be|remain)\b[^.;]*\b(?:focus|priorit(?:y|ies))\b|\b(?:focus|priority)\b[^.;]{0,40}\bwill (?:also )?be\b",
    re.I,
)
_OWN_WORDS = re.compile(
    r"\b(?:am|is|are|remains?|be) (?:\w+ )?committed to\b|\b(?:I|we) (?:have )?committed to\b"
    r"|\b(?:make|makes|made|gives?) (?:a|our|my|this) (?:commitment|promise|pledge)\b|\bcommit(?:s|ting)? to \w+ing\b"
    r"|\b(?:my|our) (?:promise|pledge|commitment)\b[^.]*\bis\b|\b(?:I|we) (?:pledge|promise|undertake)\b"
    r"|\b(?:I|we) intend to\b|\bintends\b[^.]*\bto\b|\bapproach is to\b|\bwill be to [a-z]+\b|^commitment to\b"
    r"|\b(?:I am|we are) determined to\b|\bis determined to\b|\b[Yy]ou will (?:see|notice|find)\b[^.]*\b(?:we|I)\b"
)
_ABOUT_ITSELF = re.compile(
    r"^(?:this|the|our) (?:\w+ ){0,3}?(?:plan|strategy|document|report|section|chapter|policy|framework|annex|appendix|table)\b(?: also)? "
    r"(?:sets? out|describes?|explains?|outlines?|identif\w+|summarises?|contains?|lists?|shows?|details?|covers?|provides?|gives?|is|has)\b",
    re.I,
)
_HEDGED_OPENING = re.compile(r"^it is \w+ that\s+", re.I)
_PAPERS = frozenset({"plan", "strategy"})  # as subjects they act only where they ensure an outcome
_OF_PAPERS = frozenset("ensure deliver achieve protect reduce tackle improve prevent increase".split())
_CARRIED_ON = re.compile(r"\b(?:work|programmes?|projects?|schemes?|campaigns?|pilots?)\b[^.;]* will (?:continue|run|begin|start)\b", re.I)
_APPROACH_LINE = re.compile(r"^\W*(?:how (?:we|I) (?:plan|intend|aim) to\b|(?:our|the|my) (?:aim|objective|vision|ambition|goal)s?\b[^.]*? (?:is|are)\b)", re.I)
_OPENING = re.compile(
    r"^(?:(?:through|by|with|where|working|as|via|in|alongside|building|over|during|following|using|when|within|at|for|on)\b"
    r"[^,;:.]{0,140},\s+)",
    re.I,
)
_BEFORE_VERB = re.compile(rf"^(?:to|{_ADVERB}|jointly|and|or)\s+", re.I)
_NAMED_ACTION = re.compile(
    r"^(?:(?:an?|the)\s+)?(?:(?:new|strong|continued|continuing|clear|greater|renewed|further|dedicated|particular)\s+)*"
    r"(?:focus|programme|program|commitment|campaign|package|review|roll-?out|series|investment)\s+(?:on|of|to|for|in)\b"
    r"|^(?:closer|continued|continuing|greater|further|better|more|improved|increased|joint)\s+(?:\w+\s+)?\w+ing\b",
    re.I,
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|can|may|might|must|should|would|could)\b", re.I)
_GOES_ON = re.compile(r"^(?:this|these|it|they|such|he|she|doing so|in doing so)\b", re.I)


def undertakes(sentence: str) -> bool:
    """Whether a sentence says that somebody will do something, or that they are bound to."""
    text = _HEDGED_OPENING.sub("", " ".join(sentence.split()))
    if text.endswith("?") or _ASKS.match(text) or _ABOUT_ITSELF.match(text):
        return False
    if _APPROACH_LINE.search(text) and not subject(text):
        return False
    merely = bool(_IT_MERELY.match(text))
    if _OWN_WORDS.search(text) or subject(text):
        return True
    if merely:
        return False
    if _FOCUS.search(text) or _CARRIED_ON.search(text) or _ours(text):
        return True
    passive = _PASSIVE.search(text)
    if not passive or _RELATIVE.search(text[: passive.start()]) or _LIKELY.search(text[: passive.start()]):
        return False
    return not _NEEDED.search(passive[0]) or bool(_actor_before(text[: passive.start()]))


def subject(sentence: str) -> str:
    """The person or body that the sentence says will act, as written; empty where there is none."""
    text = " ".join(sentence.split())
    for modal in _MODAL.finditer(text):
        if not _acts(modal):
            continue
        found = _actor_before(text[: modal.start()])
        if found and (found.split()[-1].lower() not in _PAPERS or modal[3].lower() in _OF_PAPERS):
            return found
    to_do = re.match(r"((?:The |All )?(?:[\w’'-]+ ){0,3}?([\w’'-]+)) (?:is|are) to [a-z]+", text)
    return to_do[1] if to_do and to_do[2].lower() in _ACTORS and " of " not in to_do[1] else ""


def begins_with_verb(item: str) -> bool:
    """Whether a list item tells somebody to do something: "Publish ...", "Through the hub, raise ...", "To support ..."."""
    text = " ".join(item.split()).lstrip("“\"'‘*•-–✓ ")
    for rest in (text, _OPENING.sub("", text)):
        body = rest
        while _BEFORE_VERB.match(body):
            body = _BEFORE_VERB.sub("", body, count=1)
        words = body.split()
        if len(words) < 3:
            continue
        first, second = words[0].lower().rstrip(","), words[1].lower()
        if first not in PLAN_VERBS or (first in {"be", "have"} and second not in {"more", "regard"}):
            continue
        if second.startswith("(") or (second[0] in "–-" and len(second) == 1):
            continue
        if first in NOUNS_TOO and (second in {"in", "of", "is", "are", "will"} or (second == "to" and first in {"support", "access"})):
            continue
        return True
    return False


def names_action(item: str) -> bool:
    """Whether a list item names an action without saying who does it: "A programme of ...", "Supporting the ..."."""
    text = " ".join(item.split())
    head = re.split(r"[.;]\s", text)[0]
    participle = re.match(r"(?:\w+ly )?([a-z]+)ing\b", head, re.I)
    if participle:
        stem = participle[1].lower()
        known = {stem, stem + "e", stem[:-1]} & PLAN_VERBS
        return bool(known) and stem not in {"includ", "follow", "remain"} and not _FINITE.search(head) and len(head.split()) >= 5
    return bool(_NAMED_ACTION.match(head)) and not re.search(r"\b(?:is|are|will|has|have|was|were)\b", head[:60], re.I)


def goes_on(sentence: str) -> bool:
    """Whether a sentence carries on with what the one before it undertook ("This will ...", "These plans ...")."""
    return bool(_GOES_ON.match(sentence.lstrip()))


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


def _actor_before(prefix: str) -> str:
    """The noun phrase that ends right before the modal, if it is a person or body and subject of the clause."""
    text = _ASIDE.sub("", prefix.rstrip()).rstrip(" ,")
    tokens = text.split()
    if not tokens:
        return ""
    head = tokens[-1].strip("()\"'‘’“”")
    bare = re.sub(r"['’]s$", "", head)
    if bare.lower() in _PERSONS:
        return bare
    acronym = re.fullmatch(r"[A-Z]{2,6}s?", bare)
    if bare.lower() not in _ACTORS and not acronym and not (bare.isalpha() and bare[0].isupper() and _named_body(tokens)):
        return ""
    first = len(tokens) - 1
    while first > 0 and len(tokens) - first <= 8:
        before = tokens[first - 1]
        if before[-1] in ",;:.–—" and not before[0].isupper():
            break
        low = before.lower().strip(",")
        if low in _PREPOSITIONS:
            inside = tokens[first][0].isupper() and low in {"of", "for"} and first > 1 and tokens[first - 2][0].isupper()
            if not inside:
                return ""
        elif low in _DETERMINERS:
            opener = tokens[first - 2].lower() if first > 1 else ""
            if opener in _PREPOSITIONS:
                return ""
            first -= 1
            if opener not in {"and", "&"}:
                break
        elif not before[0].isupper() and low not in {"and", "&"} and (bare[0].isupper() or first < len(tokens) - 3):
            if "and" not in tokens[first : len(tokens) - 1]:
                break
        first -= 1
    while first < len(tokens) - 1 and (tokens[first].lower() in {"and", "but", "so", "that", "&"} or not tokens[first][0].isalpha()):
        first += 1
    named = " ".join(tokens[first:])
    return "" if re.match(r"an?\b", named) else named


def _named_body(tokens: list[str]) -> bool:
    """Whether the capitalised words at the end name a body: "the North Board for Roads"."""
    tail: list[str] = []
    for token in reversed(tokens):
        if not token[0].isupper() and token.lower() not in {"of", "for", "and", "the", "&"}:
            break
        tail.append(token.lower().strip(","))
    return len(tail) > 1 and any(word in _ACTORS for word in tail)


def _ours(text: str) -> bool:
    """ "Our services ... will expand": what is ours is promised to do something."""
    found = re.match(r"(?:our|my)\b", text, re.I) and _MODAL.search(text)
    return bool(found) and found[3].lower() not in {"be", "have", "need", "see", "require", "remain"}  # type: ignore[union-attr]

"""Whether a sentence undertakes something: somebody will do it, not merely that something will happen."""

import re

from ingest.commitments.subjects import ADVERB, actor_before, ours_acts, subject

_PASSIVE = re.compile(
    rf"\b(?:will|shall)\s+(?:{ADVERB}\s+)*be\s+(?:{ADVERB}\s+)*"
    r"(?!(?:need|bas|affect|stretch|fac|concern|limit|relat|interest|pleas|entitl)ed\b)"
    r"(?:[a-z-]+(?:ed|wn|ught)|made|given|held|set|kept|put|built|led|run|taken|found|spent|sent|sought|met|paid|undertaken|told"
    r"|open and|open to|available to|free to)\b(?!\s+for granted)"
)
_NEEDED = re.compile(r"\bbe (?:\w+ )?(?:required|expected)$")
_LIKELY = re.compile(r"\b(?:likely|unlikely|estimated|predicted|hoped|anticipated)\b", re.I)
_ASKS = re.compile(r"^(?:how|what|whether|why|who|those who)\b", re.I)
_IT_MERELY = re.compile(r"^(?:this|these|that|those|it|such|all (?:of )?this|which|who)\b", re.I)
_RELATIVE = re.compile(r"\b(?:which|that|who|whether|if|when|where|how|what)\s+(?:\S+\s+)?$", re.I)
_FOCUS = re.compile(
    r"\bwill (?:also )?(?:continue to )?(?:be|remain)\b[^.;]*\b(?:focus|priorit(?:y|ies))\b"
    r"|\b(?:focus|priority)\b[^.;]{0,40}\bwill (?:also )?be\b",
    re.I,
)
_OWN_WORDS = re.compile(
    r"\b(?:am|is|are|remains?|be) (?:\w+ )?committed to\b|\b(?:I|we) (?:have )?committed to\b"
    r"|\b(?:make|makes|made|gives?) (?:a|our|my|this) (?:commitment|promise|pledge)\b|\bcommit(?:s|ting)? to \w+ing\b"
    r"|\b(?:my|our) (?:promise|pledge|commitment)\b[^.]*\bis\b|\b(?:I|we) (?:pledge|promise|undertake)\b"
    r"|\b(?:I|[Ww]e) (?:also )?(?:intend|plan) to\b|\b(?:[Mm]y|[Oo]ur|the [\w’'-]+['’]s?) intention to\b"
    r"|\bintends\b[^.]*\bto\b|\bapproach is to\b"
    r"|\bwill be to [a-z]+\b|^commitment to\b"
    r"|\b(?:I am|we are) determined to\b|\bis determined to\b|\b[Yy]ou will (?:see|notice|find)\b[^.]*\b(?:we|I)\b"
)
_ABOUT_ITSELF = re.compile(
    r"^(?:this|the|our) (?:\w+ ){0,3}?"
    r"(?:plan|strategy|document|report|section|chapter|policy|framework|annex|appendix|table)\b(?: also)? "
    r"(?:sets? out|describes?|explains?|outlines?|identif\w+|summarises?|contains?|lists?|shows?|details?|covers?"
    r"|provides?|gives?|is|has)\b",
    re.I,
)
_HEDGED_OPENING = re.compile(r"^it is (?!likely|unlikely|possible|hoped|expected|estimated)\w+ that\s+", re.I)
_CARRIED_ON = re.compile(
    r"\b(?:work|programmes?|projects?|schemes?|campaigns?|pilots?)\b[^.;]* will (?:continue|run|begin|start)\b", re.I
)
_APPROACH_LINE = re.compile(
    r"^\W*(?:how (?:we|I) (?:plan|intend|aim) to\b"
    r"|(?:our|the|my) (?:aim|objective|vision|ambition|goal)s?\b[^.]*? (?:is|are)\b)",
    re.I,
)
_PROMISES_NOTHING = re.compile(
    r"\b(?:can ?not|can['’]t|could not|do not|don['’]t) (?:\w+ )?(?:promise|guarantee|pledge|undertake|commit)\b", re.I
)
# "They know it best, and I will ask them": what is undertaken stands behind what is told.
_AND_OURS = re.compile(
    r"[,;] (?:and|so|but) (?=(?:I|we|my office|the (?:force|police|commissioner|council|authority)) will\b)", re.I
)
_FEWER = re.compile(r"\b(?:fewer|less)\s+(?!than)(?:[\w’'-]+\s+){1,4}$", re.I)  # an outcome, which nobody does
_MEASURED = re.compile(
    r"^\W*(?:we|I)\s+(?:will|shall)\s+(?:\w+ly\s+)?(?:look at|count|measure|monitor|track|use|compare|judge)\b", re.I
)
# What those get that a plan is for: "All probationers will receive two days of training".
_ALL_GET = re.compile(
    r"^\W*(?:all|every|each)\b[^.;:]{2,80}?\bwill (?:then |also )?(?:receive|get|have)\s+(?!to\b|been\b|had\b)", re.I
)
_GOES_ON = re.compile(r"^(?:this|these|it|they|such|he|she|doing so|in doing so)\b", re.I)


def undertakes(sentence: str) -> bool:
    """Whether a sentence says that somebody will do something, or that they are bound to."""
    text = _HEDGED_OPENING.sub("", " ".join(sentence.split()))
    if text.endswith("?") or _PROMISES_NOTHING.search(text):
        return False
    behind = _AND_OURS.search(text)
    return _says_so(text) or (behind is not None and _says_so(text[behind.end() :]))


def says_it_will(item: str) -> bool:
    """Whether one of the lines under "How we will know" undertakes something, and is not itself what is looked at."""
    return undertakes(item) and not _MEASURED.match(item)


def _says_so(text: str) -> bool:
    if _ASKS.match(text) or _ABOUT_ITSELF.match(text):
        return False
    if subject(text):
        return True
    if _APPROACH_LINE.match(text):
        return False
    if _OWN_WORDS.search(text):
        return True
    if _IT_MERELY.match(text):
        return False
    return any(form.search(text) for form in (_FOCUS, _CARRIED_ON, _ALL_GET)) or ours_acts(text) or _will_be_done(text)


def goes_on(sentence: str) -> bool:
    """Whether a sentence carries on with what the one before it undertook ("This will ...", "These plans ...")."""
    return bool(_GOES_ON.match(sentence.lstrip()))


def _will_be_done(text: str) -> bool:
    """Whether the plan's owner says that something will be done, without saying by whom."""
    passive = _PASSIVE.search(text)
    if not passive or _RELATIVE.search(text[: passive.start()]) or _LIKELY.search(text[: passive.start()]):
        return False
    if _FEWER.search(text[: passive.start()]):
        return False
    # "Partners will be required to ..." is the owner's doing, "investment will be required" is nobody's.
    return not _NEEDED.search(passive[0]) or bool(actor_before(text[: passive.start()]))

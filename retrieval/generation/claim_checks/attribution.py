"""What somebody said stays theirs: neither a fact of its own, nor another person's, nor put into somebody's mouth."""

import re

from retrieval.generation.claim_checks.wording import closest, content, plain, stem, words
from retrieval.questions.language import STOPWORDS

_SAYING = re.compile(
    r"(?P<who>[^.;:!?\n]{0,90}?)\b(?:"
    r"(?P<verb>said|says|stated|states|told|argued|argues|claimed|claims|explained|explains|commented|replied|"
    r"remarked|warned|warns|insisted|alleged|queried|"
    r"asserted|maintained|estimated|estimates|believed|believes|pledged|promised|admitted|acknowledged|"
    r"complained|denied|predicted|predicts|asked (?:whether|how|why|what|if|when|who)|questioned)"
    r"|(?P<with_that>noted|notes|reported|reports|confirmed|confirms|added|adds|suggested|suggests|felt|feels|"
    r"thought|thinks|considered|considers|advised|advises|announced|announces|"
    r"observed|responded|assured(?: \w+){1,4}|informed(?: \w+){1,4}|hoped|hopes|expected|stressed|emphasised|"
    r"heard|agreed|concluded|concludes|highlighted|concerned|recommended) that"
    r"|(?P<view>in (?:the )?(?:view|opinion) of)\b)",
    re.I,
)
_ACCORDING = re.compile(r"\b(?:according to|in the (?:view|opinion|words) of)\s+(?P<who>[^,.;:]{1,80})", re.I)
_NOT_SAYING = re.compile(r"\b(?:is|are|was|were|be|been|being|so|as|shall be|has been|have been)\s+$", re.I)
_EARLIER = re.compile(r"\b(?:had|has|have)(?: \w+)?\s+$", re.I)  # what the speaker tells of, not who speaks
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\n")
# What states a document's content, which is no person's opinion.
_WRITTEN = frozenset(
    """plan plans report reports document documents paper papers strategy minute minutes agenda pack appendix table digest
    it""".split()
)
_PRONOUNS = frozenset("he she they who it we i".split())
_ADDRESS = frozenset("mr mrs ms miss dr sir dame lord lady cllr councillor inspector sergeant superintendent officer".split())
_SPOKEN_OF = frozenset("meeting members that".split())


def lost(claim: str, evidence: str) -> bool:
    """Whether the claim changes who says it."""
    claim, evidence = plain(claim), plain(evidence)
    claimed = _speakers(claim)
    said = _speakers(evidence)
    real = [who for who in said if who]
    if not said:
        # Put into somebody's mouth: only a document may be said to say what stands in it.
        return any(who and not who & _WRITTEN for who in claimed)
    if _rests_on_what_was_said(claim, evidence) and not claimed:
        return True
    theirs = set().union(*real) if real else set()
    return any(
        who and theirs and not ((who & theirs) - _ADDRESS or who <= theirs or who & _WRITTEN or who & _PRONOUNS)
        for who in claimed
    ) or _exchanged(claim, evidence)


def _speakers(text: str) -> list[set[str]]:
    """The words that name each speaker of a text; an empty set where one speaks who is not named there."""
    found: list[set[str]] = []
    for sentence in _SENTENCES.split(text):
        speaking = False
        for match in _SAYING.finditer(sentence):
            who = match["who"]
            if match["view"] or (_NOT_SAYING.search(who) and not match["with_that"]) or (speaking and _EARLIER.search(who)):
                continue
            speaking = True
            found.append(_name(who))
    return found + [_name(match["who"]) for match in _ACCORDING.finditer(text)]


def _name(text: str) -> set[str]:
    """The last clause of what stands before the verb, without function words."""
    last = re.split(r",\s(?=\w+\s\w+)|\band\b(?=[^,]*\b(?:he|she|they)\b)|\bthat\b|\bwhen\b|\bbut\b", text)[-1]
    named = {stem(word) for word in words(last) if word not in STOPWORDS or word in _PRONOUNS}
    return named - _SPOKEN_OF or {stem(word) for word in words(last) if word not in STOPWORDS}


def _rests_on_what_was_said(claim: str, evidence: str) -> bool:
    """Whether what the claim is closest to is a clause in which somebody speaks, or the rest of such a sentence."""
    sentences = _SENTENCES.split(evidence)
    nearest = closest(claim, [sentence for sentence in sentences if sentence.strip()])
    if not _speakers(nearest):
        return False
    spoken = [match.end() for match in [*_SAYING.finditer(nearest), *_ACCORDING.finditer(nearest)]]
    before, after = nearest[: min(spoken)], nearest[min(spoken) :]
    own = content(claim)
    return len(own & content(after)) >= len(own & content(before))


def _exchanged(claim: str, evidence: str) -> bool:
    """Whether the claim gives one person's words to another of the evidence: by the sentence that what was said is closest to."""
    sentences = [one for one in _SENTENCES.split(evidence) if one.strip()]
    for part in _SENTENCES.split(claim):
        match = next((m for m in _SAYING.finditer(part) if not m["view"]), None)
        who = _name(match["who"]) if match else set()
        if not match or not who or who & (_PRONOUNS | _WRITTEN):
            continue
        home = max(sentences, key=lambda one: len(content(part[match.end() :]) & content(_said(one))), default="")
        speakers = [named for named in _speakers(home) if named and not named & _PRONOUNS]
        if speakers and not any(_one(who, named) for named in speakers):
            return True
    return False


def _one(who: set[str], other: set[str]) -> bool:
    """Whether two sets of words may name one person: forms of address alone do not."""
    return bool((who & other) - _ADDRESS) or who <= other or other <= who


def _said(sentence: str) -> str:
    match = next((m for m in _SAYING.finditer(sentence) if not m["view"]), None)
    return sentence[match.end() :] if match else sentence

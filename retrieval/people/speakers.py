"""Whose statement a sentence of minutes is: the subject of the reporting verb in it, or before it in its paragraph.

Minutes of any council report speech alike: "The Commissioner explained that ...", "In response to a question from a
member, Cllr Bell advised ...". Where nobody is named, or only the minutes speak ("It was noted"), nothing is said.
"""

import re

_VERBS = (
    "acknowledged|added|advised|announced|answered|apologised|argued|asked|assured|believed|claimed|clarified|commented"
    "|concluded|confirmed|continued|described|emphasi[sz]ed|enquired|explained|expressed|felt|highlighted|indicated|informed"
    "|inquired|mentioned|noted|observed|outlined|pointed out|queried|questioned|reassured|recalled|remarked|reminded|replied"
    "|reported|requested|responded|said|stated|stressed|suggested|summarised|told|undertook|updated|urged|welcomed|wondered"
)
_SMALL = "of|the|for|from|and|&|to|on|a|an|at|in"
_ROLES = (
    "chair|chairs|chairman|chairwoman|chairperson|vice-chair|vice-chairman|member|members|panel|committee|board|commissioner"
    "|deputy|councillor|councillors|officer|officers|director|manager|head|chief|constable|superintendent|inspector|sergeant"
    "|executive|leader|mayor|secretary|clerk|treasurer|auditor|solicitor|adviser|advisor|representative|representatives"
    "|resident|residents|public|speaker|speakers|independent|co-opted|monitoring|finance|financial|police|crime|fire|council"
)
_WORD = rf"(?:[A-Z][\w.'’-]*|(?:{_SMALL}|{_ROLES})(?=[\s,]))"
_SUBJECT = rf"(?P<who>(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome|[Ss]everal)?\s?(?:{_WORD}\s+){{0,8}}{_WORD})"
_ADVERBS = "also|then|further|again|briefly|subsequently|therefore|later|went on and|in reply|in response|had|has"
_OPENING = (
    r"(?:In (?:response|reply|answer),?\s+"
    r"|(?:In|On|Following|After|Responding|Replying|Answering|Regarding|With|When|Finally|Further|At)\b[^.;]{0,140}?,\s+)?"
)
_REPORTING = re.compile(rf"^\W*(?:\d+(?:\.\d+)*\.?\s+)?{_OPENING}{_SUBJECT},?\s+(?:(?:{_ADVERBS})\s+){{0,2}}(?:{_VERBS})\b")
_PRONOUN = re.compile(r"^(?:He|She|They|It|This|That|These|Those|There|We|I|You|Which|Who|What)\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"^(?:the|an?)?\s?(?:report|paper|plan|minutes|update|figures|data|document|table|survey|agenda|item)\b", re.IGNORECASE
)
# The minutes themselves, or the body as a whole: what follows is not the speaker's before.
_UNSAID = re.compile(
    rf"^\W*(?:\d+(?:\.\d+)*\.?\s+)?(?:{_OPENING}(?:it was|there (?:was|were))\b|resolved|agreed)"
    r"|\b(?:was|were)\s+(?:raised|asked)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])[\"'’”)]*\s+(?=[A-Z“\"'(0-9])")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n|\n(?=[^\S\n]*[-–•*▪·o]\s)")  # a blank line, or an item of a list
_ITEM = re.compile(r"[-–•*▪·o]\s")
_FURTHEST = 1500  # characters of a paragraph before the sentence that are looked at
_ABBREVIATED = re.compile(r"\b(?:Cllr|Mr|Mrs|Ms|Dr|Rev|Hon|St|No|[A-Z])\.$")


def speaker(text: str, start: int, end: int) -> str | None:
    """Who says ``text[start:end]`` of minutes, as the minutes name them ("the Commissioner"); ``None`` where they do not.

    ``text`` is a page's; offsets are code points.
    """
    before = _PARAGRAPH.split(text[max(0, start - _FURTHEST) : start])[-1] if not _ITEM.match(text[start:end]) else ""
    sentences = _sentences(f"{before}{text[start:end]}", len(before))
    for sentence in reversed(sentences):
        found = _REPORTING.match(sentence)
        if found:
            who = " ".join(found["who"].split())
            if _NOBODY.match(who):
                return None
            if not _PRONOUN.match(who):
                return re.sub(r"^(?:The|An?|One|Another|Some|Several|Members|Officers)\b", lambda m: m[0].lower(), who)
        elif _UNSAID.search(sentence):
            return None
    return None


def _sentences(paragraph: str, at: int) -> list[str]:
    """The sentences up to and with the first that ends behind offset ``at``."""
    found: list[str] = []
    first = 0
    for gap in [*_SENTENCE.finditer(paragraph), None]:
        last = gap.start() if gap else len(paragraph)
        if gap and _ABBREVIATED.search(paragraph[first:last]):
            continue
        found.append(paragraph[first:last].strip())
        if last > at:
            break
        first = gap.end() if gap else last
    return found

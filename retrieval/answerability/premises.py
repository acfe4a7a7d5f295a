"""Does the question take for granted what the passage found denies?

Only what can be told without understanding: opposite directions (a fall asked about, a rise reported), opposite
verdicts (rejected, approved), an inspectorate's grade that the passage gives otherwise, and so a figure.
"""

import re
from collections.abc import Sequence

from retrieval.query import YEAR, Query

PREFIX = "premise:"

_PRICED = r"(?:tax(?:es)?|precept|levy|prices?|fees?|charges?|rents?|fares?|rates?|bills?|costs?)"
# "Raise concerns", "raised with the board" and "fall short", "falls to the council", "falls within" change no number.
_RAISED = (
    r"rais(?:e|es|ed|ing)(?! (?:[\w'’-]+ ){0,3}?(?:concerns?|awareness|issues?|questions?|matters?|points?|"
    r"objections?|money|funds"
    r"|funding|alarm|profile|standards?|with|at|under)\b)"
)
_FALLEN = (
    r"(?:fall(?:s|en|ing)?|fell)(?! (?:[a-z]+ly )?(?:short|within|outside|into|on|upon|due|foul|behind|through|victim"
    r"|under (?!£?\d)|to (?:us|you|me|him|her|them|be|the (?!low|same))))"
)
_DIRECTIONS = (
    (
        "a rise",
        (
            rf"ris(?:e|es|en|ing)|rose|{_RAISED}|"
            rf"put(?:s|ting)? (?:up (?:[\w'’-]+ ){{0,4}}?{_PRICED}|(?:[\w'’-]+ ){{0,4}}?{_PRICED} up)|increas\w*|grow\w*|"
            rf"grew|went up|gone up|go up|up by|higher|bigger|larger|more (?:[^\s?!.,;]+ ){{1,6}}than|more than doubled|doubled|"
            r"soar\w*|surg(?:e|es|ed|ing)|climb\w*|rocket\w*"
        ),
    ),
    (
        "a fall",
        rf"{_FALLEN}|decreas\w*|declin\w*|drop\w*|reduc\w*|went down|gone down|go down|down by|lower|smaller|fewer|shr[aiu]nk\w*|"
        r"collaps\w*|plummet\w*|plung(?:e|es|ed|ing)|slump\w*|tumbl(?:e|es|ed|ing)",
    ),
)
# Apart from those: where a service improves, a number may have fallen.
_QUALITY = (
    ("a worsening", r"mark(?:ed|s|ing)? (?:[\w'’-]+ ){0,8}?down|downgrad\w*|wors(?:e|en(?:s|ed|ing)?)|deteriorat\w*"),
    ("an improvement", r"improvements? (?:\w+ )?made|ha(?:s|ve|d) (?:\w+ )?improved|upgrad\w*"),
)
_TIMING = (
    ("a delay", r"(?:pushed|put) back|postpon\w*|deferred|delay(?:ed|s)?|slipped"),
    ("an earlier date", r"brought forward (?:to|by|from)|earlier than|ahead of (?:schedule|time|plan)|accelerated"),
)
_EXTREMES = (
    ("the most", r"most [a-z]+|highest|largest|biggest|greatest"),
    ("the least", r"least [a-z]+|lowest|smallest|fewest"),
)
_SUPPLY = (
    ("a lack", r"short of|shortages?|lack(?:s|ed|ing)?|too few|too little|not (?:have )?enough|insufficient"),
    ("enough", r"plenty of|ample|sufficient|(?:has|have|had|is|are|were) enough|no shortage"),
)
_VERDICTS = (
    (
        "a refusal",
        (
            r"block(?:ed)?|reject(?:ed)?|refus(?:e|ed|al)|veto(?:ed)?|oppos(?:e|ed)|turn(?:ed)? down|vot(?:e|ed) against|"
            r"throw out|threw out"
        ),
    ),
    (
        "an approval",
        r"agree(?:d|s)?|approv(?:e|ed|al)|support(?:ed)?|endors(?:e|ed)|accept(?:ed)?|welcom(?:e|ed)|vot(?:e|ed) for",
    ),
)
# Where a target is asked about, and of a plan that an inspector has examined.
_UP_TO = r"(?: [\w'’-]+){0,6}?"
_TARGETS = (
    (
        "a target missed",
        rf"miss(?:ed|es|ing)?{_UP_TO} targets?|targets?{_UP_TO} (?:missed|not (?:been )?met)|"
        r"fail(?:ed|s|ing|ure)? to (?:meet|hit|reach)|f[ae]ll(?:en|s|ing)? short|off target|below target",
    ),
    (
        "a target met",
        rf"(?:met|meets?|hits?|exceed(?:ed|s|ing)?|surpass\w*|beat(?:en|s)?|reach(?:ed|es)?|achiev(?:ed|es|ing)?){_UP_TO} "
        rf"targets?|targets?{_UP_TO} (?:met|hit|exceeded|surpassed|beaten|reached|achieved)|on target",
    ),
)
_ABOUT_TARGETS = re.compile(r"\btargets?\b", re.IGNORECASE)
_SOUNDNESS = (("a sound plan", r"sound"), ("one that is not", r"unsound|not (?:yet )?(?:be |been )?(?:found )?(?:to be )?sound"))
# The grades of HMICFRS, Ofsted, the Care Quality Commission and those before them, where something is graded: "why are response
# rates so poor?" speaks of no grade.
GRADE = r"(?:outstanding|good|adequate|satisfactory|unsatisfactory|inadequate|poor|requir(?:es?|ed|ing) improvement)"
_GRADING = r"(?:(?:re-?)?graded|rated|judged|assessed as|found to be|(?:grade|rating|judgement) of)"
GRADED = rf"\b{_GRADING}\b[^.;!?]{{0,60}}?\b(?P<grade>{GRADE})\b"
_GRADED = re.compile(GRADED, re.IGNORECASE)
_A_GRADE = ("a grade", GRADED)
_OF_GRADES = ("", rf"{_GRADING}|{GRADE}|grade[ds]?|ratings?|judgements?|requir\w+|improvement|assessed|found")
_ASSUMING = re.compile(
    (
        r"^\W*(?:why|how come|since|given|when did|how did|what made|what caused|what led|what was behind|is it true|"
        r"(?:by )?how much did .* (?:fall|rise|drop|increase|decrease|go (?:up|down))|as)\b"
    ),
    re.I,
)
_SINCE_THEN = re.compile(r"\b(?:since|after|now that|once)\b", re.I)
_DENIED = re.compile(r"\b(?:not|never|no longer)\b|n['’]t\b", re.I)
# What a question takes as done: "since it opened", "after the depot was closed", "why was it shut".
_HAPPENED = re.compile(r"\b([a-z]{3,}ed|(?:re)?built|bought|brought|shut|held|begun|made)\b", re.I)
_DID = re.compile(  # "Why did they decide to close the depot?"
    r"\bdid\b[^?.!]*?\b(close|shut|sell|scrap|cancel|abolish|merge|stop|end|drop|remove|withdraw|dismiss|ban|buy|build|(?:re)?open|move"
    r"|recruit|publish|adopt|sign|start|begin|launch|join|leave|fund)\b",
    re.I,
)
# "412 371 -10.0%": the sign of a change in a table says which way it went.
_SIGNED = re.compile(r"(?<![\w.)])(?P<sign>[+\-−–])(?P<figure>\d+(?:\.\d+)?\s?%)")
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+|\n+")
_GOES_ON = re.compile(
    (
        r"\W*(?:it|they|this|these|those|that|both|numbers?|rates?|figures?|levels?|totals?|"
        r"the (?:numbers?|rates?|figures?|levels?|totals?))\b"
    ),
    re.IGNORECASE,
)
_STEM = 5  # letters: "burglary" and "burglaries" are one word here
_FIGURE = re.compile(r"(?<![\w/.-])£?\d[\d,]*(?:\.\d+)?(?:%| ?per cent)?(?![\w/])")


def contradiction(query: Query, text: str) -> str | None:
    """The warning that the text calls for, ``None`` where nothing in it denies the question."""
    if _SINCE_THEN.search(query.text) and (undone := _not_done(query, text)) is not None:
        return f"{PREFIX} the question takes it as done, the passage says '{undone}'."
    if not _ASSUMING.search(query.text):
        return None
    targets = (_TARGETS,) if _ABOUT_TARGETS.search(query.text) else ()
    text = _SIGNED.sub(lambda change: f"{'up' if change['sign'] == '+' else 'down'} by {change['figure']}", text)
    for pair in (_DIRECTIONS, _QUALITY, _TIMING, _EXTREMES, _SUPPLY, _VERDICTS, _SOUNDNESS, *targets):
        for asked, denied in (pair, pair[::-1]):
            supposed = _has(asked, query.text) and not _has(denied, query.text)
            if supposed and not _has(asked, text) and _says_of(query, denied, pair, text):
                return f"{PREFIX} the question speaks of {asked[0]}, the passage of {denied[0]}."
    if (undone := _not_done(query, text)) is not None:
        return f"{PREFIX} the question takes it as done, the passage says '{undone}'."
    asked_for, given = _grades(query.text), _grades(text)
    if asked_for and given and not asked_for & given and _says_of(query, _A_GRADE, (_OF_GRADES,), text):
        return f"{PREFIX} the question speaks of '{min(asked_for)}', the passage of '{min(given)}'."
    claimed = [f for f in _figures(query.text) if f not in _figures(text)]
    if claimed and _figures(text):
        return f"{PREFIX} the question says {claimed[0]}, which the passage does not; see the figures quoted."
    return None


def _not_done(query: Query, text: str) -> str | None:
    """What the text says is not done, or not yet, of what the question takes for granted, where nothing in it says otherwise."""
    if _DENIED.search(query.text):
        return None
    for verb in (*_HAPPENED.findall(query.text), *_DID.findall(query.text)):
        stem = re.escape(verb[: max(_STEM - 1, len(verb) - 3)])
        undone = re.compile(
            rf"\b(?:not|never)\s+(?:(?:yet|been|being|be|so far|formally|fully)\s+){{0,3}}{stem}\w*", re.IGNORECASE
        )
        for sentence in _SENTENCE_END.split(text):
            found = undone.search(sentence)
            if found and _is_about(query, sentence, verb) and not re.search(rf"\b{stem}", undone.sub(" ", text), re.IGNORECASE):
                return " ".join(found.group().split())
    return None


def _is_about(query: Query, sentence: str, verb: str) -> bool:
    """Whether a sentence has another word of the question's subject than the verb."""
    others = [word[:_STEM] for word in query.subject if word[0].isalpha() and len(word) > 3 and word[:4] != verb[:4].lower()]
    return any(re.search(rf"\b{re.escape(other)}", sentence, re.IGNORECASE) for other in others)


def _has(sort: tuple[str, str], text: str) -> bool:
    return re.search(rf"\b(?:{sort[1]})\b", text, re.IGNORECASE) is not None


def _says_of(query: Query, sort: tuple[str, str], pair: Sequence[tuple[str, str]], text: str) -> bool:
    """Whether a sentence with such a word speaks of what the question speaks of, or goes on with one that does."""
    words = [word for word in query.subject if word[0].isalpha() and not any(_has(each, word) for each in pair)]
    stems = [re.escape(word[:_STEM]) for word in words if len(word) > 2]
    about = re.compile(rf"\b(?:{'|'.join(stems)})", re.IGNORECASE)
    near = False
    for sentence in _SENTENCE_END.split(text):
        near = not stems or bool(about.search(sentence)) or (near and bool(_GOES_ON.match(sentence)))
        if near and _has(sort, sentence):
            return True
    return False


def _grades(text: str) -> set[str]:
    found = (match["grade"].lower() for match in _GRADED.finditer(text))
    return {re.sub(r"^requir\w+", "requires", grade) for grade in found}


def _figures(text: str) -> list[str]:
    """Amounts and counts, years and numbers below ten left out."""
    found = (m.group().replace(",", "").lstrip("£").replace(" per cent", "%") for m in _FIGURE.finditer(text))
    return [f for f in found if not YEAR.fullmatch(f) and not (f.isdigit() and len(f) == 1)]

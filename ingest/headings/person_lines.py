"""Lines that only say who somebody is, or who leads the work: text to be quoted, though set in bold as headings are."""

import re

from ingest.passages.sentences import is_terminated

LONGEST = 20  # words; a name with its office, or two of them, is shorter
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Cllr|Councillor|Revd?|Rt|Hon|The)\.?\s+)"
_PARTICLE = r"(?:(?:de|der|del|van|von|le|la|ap|bin|al|el)\s+)*"
_PART = r"[A-ZÀ-Þ](?:[\w’'-]*[a-zà-ÿ][\w’'-]*|\.)?"
_BARE = rf"{_PART}(?:\s+{_PARTICLE}{_PART}){{1,6}}"  # with a rank of some words before it
_LETTERS = r"(?:,?\s+(?:[A-Z]{2,5}|PhD)\b)"  # of orders, medals and degrees
_NAME = re.compile(rf"{_BARE}{_LETTERS}*")
# Behind a name a comma will do; a dash or brackets part titles from subtitles too, unless it is certain that it is a name.
_NAME_AND_OFFICE = re.compile(
    rf"(?P<name>{_BARE}){_LETTERS}*,\s+(?P<office>.+)"
    rf"|(?P<certain>{_TITLE}+{_BARE}{_LETTERS}*|{_BARE}{_LETTERS}+)(?:\s+[-–—]\s+(?P<dashed>.+)|\s+\((?P<held>[^()]+)\))"
)
_MODIFIER = (
    r"chief|deputy|assistant|vice|acting|temporary|interim|strategic|executive|managing|elected|group|lead|police|fire|crime"
    r"|and|of|the|for|our|your|&"
)
_OFFICE = re.compile(
    rf"(?:(?:(?-i:[A-Z])[\w’'-]*|{_MODIFIER})(?:,?\s+|[/-]))*?"
    r"(?:chair(?:man|woman|person)?|chief|commissioner|constable|director(?:\s+general)?|leader|mayor|minister|officer|president"
    r"|secretary|clerk|treasurer|executive|superintendent|inspector|sergeant|commander|manager|councillor|bishop|lead"
    r"|(?:cabinet|board|lead)\s+member|head(?=\s+of)|member(?=\s+for)|portfolio\s+holder|lord[\s-]lieutenant)"
    r"(?=$|,|/|\s+\(|\s+[-–—]\s|\s+(?:of|for|and|to|in|at|with|&)\s)",  # "Officer Wellbeing" is a subject
    re.IGNORECASE,
)
# What has these words is the name of a body, an office or a subject.
_NO_NAME = re.compile(
    r"\b(?:our|your|police|fire|rescue|crime|authority|council|board|panel|committee|force|services?|office|officers?|teams?"
    r"|department|group|partnership|trust|association|county|city|borough|district|area|region|priorit(?:y|ies)|objectives?"
    r"|themes?|plan|strategy|report|foreword|introduction|message|appendix|annex|safer|community|communities|public|chief|head"
    r"|lead)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:(?:strategic|executive|senior|political|operational|project|programme|policy|priority|theme|thematic|delivery|action|risk"
    r"|report|key|main|joint|overall)\s+){0,2}"
    r"(?:leads?(?:\s+(?:member|director|manager|councillor|author|sponsor))?|(?:lead|responsible|accountable|contact)\s+officers?"
    r"|(?:responsible\s+|accountable\s+)?owners?|sponsors?|SRO|authors?|portfolio\s+holders?|contact)\s*:\s*(?P<who>\S.*)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:;|/|&|\band\b)\s*")
_BESIDE = re.compile(r"\s*\([^()]*\)$|(?:,|\s[-–—])\s.*$")  # a name's office, place or telephone number


def says_who(text: str) -> bool:
    """Whether a line is a name with its office, or a label such as "Lead:" with names or an office."""
    plain = " ".join(text.split()).strip("*_ ")
    if len(plain.split()) > LONGEST or is_terminated(plain):
        return False
    labelled = _LABELLED.fullmatch(plain)
    if labelled:
        who = labelled["who"]
        return bool(_OFFICE.match(who)) or all(_NAME.fullmatch(_BESIDE.sub("", one)) for one in _BETWEEN.split(who))
    return _is_holder(plain)


def _is_holder(text: str) -> bool:
    match = _NAME_AND_OFFICE.fullmatch(text)
    if not match or _NO_NAME.search(match["name"] or match["certain"]):
        return False
    return bool(_OFFICE.match(match["office"] or match["dashed"] or match["held"]))

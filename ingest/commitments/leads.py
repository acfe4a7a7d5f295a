"""The words that introduce a list of undertakings, and the headings that do."""

import re
from enum import Enum

from ingest.commitments.plan_sections import is_collective
from ingest.commitments.subjects import actor_before
from ingest.commitments.targets import deadline
from ingest.commitments.undertakings import undertakes

_MODAL_END = re.compile(
    r"\b(?:will|shall|\w+ (?:aims?|intends?|plans?|commits?|pledges?|undertakes?|promises?)(?: to)?|committed to"
    r"|(?:intention|ambition|commitment|pledge) is to)"
    r"(?: (?:also|therefore|continue to|now|then|seek to|work to|aim to))*(?: do)?(?: (?:the following|this by))?\W*$"
)
_HAVE_DONE = re.compile(r"\b(?:we|I) (?:will|shall) have\W*$|^by\b.{0,40}\b(?:19|20)\d\d\b.{0,60}\bwill have\W*$", re.I)
# What the plan's owner expects of an office or partner is held to as what he does himself.
_ASKED = re.compile(
    r"\b(?:I|[Ww]e|[Tt]he [A-Z][\w’'-]*(?: (?:and )?[A-Z][\w’'-]*){0,4})"
    r" (?:(?:also|therefore|now|will|shall|would) ){0,2}(?:expect|require|ask|task|instruct|direct|challenge|want)s?"
    r" (?P<whom>[^.:;,]{3,80}?) to(?: do the following)?\s*[:–—-]\s*$"
)
_TO_END = re.compile(r"\bto\s*[:–—-]\s*$")
_BY_END = re.compile(r"\b(?:will|shall)\b[^.]*\b(?:by|through)(?: the following)?\W*$")
_ACTIONS_FOLLOW = re.compile(
    r"\b(?:will|shall)\b[^.]*\bfollowing (?:\w+ )?"
    r"(?:actions?|steps?|measures?|commitments?|activities|work|initiatives)\b"
    r"|\b(?:commitments|pledges|promises|actions|next steps)\b[^.]{0,30}(?:are|include|follow|below)?\s*:\s*$",
    re.I,
)
_INCLUDES = re.compile(r"\b(?:includ(?:e|es|ing)|compris\w+|consist\w* of|such as|for example|involve|require)\W*$", re.I)
_DUTIES = re.compile(r"\b(?:responsib\w+|powers|duties|duty|role|functions|required by|must|should|threats|expectations)\b", re.I)
_ACTION_HEADING = re.compile(
    r"^\W*(?:\d[\d.]*\s+)?(?:(?:our|my|key|main|the|priority|planned|proposed|specific)\s+)*"
    r"(?:actions?|commitments?|pledges?|promises|key points?|undertakings|deliverables"
    r"|what (?:we|I)(?:['’]ll| will| are going to| plan to| intend to)(?: do)?(?: next)?"
    r"|(?:we|I) (?:will|pledge|promise|commit)(?: to)?|how (?:we|I) will (?:do|achieve|deliver) (?:this|it|that)"
    r"|to (?:achieve|deliver|do) this)\W*$",
    re.I,
)
# What is counted, expected or due to others: no undertakings, however they are worded.
_MEASURES = re.compile(
    r"^\W*(?:\d[\d.]*\s+)?(?:(?:our|my|key|main|the|local|national|performance|policing|annual)\s+)*"
    r"(?:(?:performance )?(?:targets?|indicators?|measures?|metrics|outcomes|milestones)"
    r"(?:\s+(?:of|for|to)\s+[^.]{1,60}|\s+(?:and|&) \w+)?(?:,?\s+\d[\d/–-]*)?"
    r"|how (?:(?:we|I|you) (?:will |shall |can |are going to )?|(?:will|shall) (?:we|I) )(?:also )?"
    r"(?:measure|know|judge|monitor|track|tell|check)\b[^.]{0,80}"
    r"|what (?:success|good|better) (?:(?:will|does) )?looks? like|success (?:measures|criteria|indicators|will look like)"
    r"|measur(?:es?|ing) (?:of )?(?:our )?(?:success|progress|performance|impact)"
    r"|(?:we|I|you) (?:will|shall|can) (?:know|judge|measure|tell)\b[^.]{0,80}|our measures? of success)\s*\W*$"
    r"|\b(?:is|are|be) entitled to\W*$",
    re.I,
)
_TIMED = re.compile(r"^,?\s+(?:[\w’'-]+\s+){1,6}?(?:will|shall)\b(?:\s+[a-z]+){0,3}\W*$")
_WILL_BY = re.compile(r"\b(?:will|shall)\b[^.]{0,40}$")


class Lead(Enum):
    """What a lead-in makes of the items that follow it."""

    UNDERTAKES = "undertakes"  # every item is an undertaking
    MAY = "may"  # the items stand for themselves: some undertake, some describe
    INCLUDES = "includes"  # the items are parts of what the lead-in's own item undertakes
    OBJECTS = "objects"  # the lead-in is one undertaking, and the items are what it is about
    NEUTRAL = "neutral"  # it says nothing about the items
    MEASURES = "measures"  # the items are what is counted, expected or due to others
    NONE = "none"  # the items are names, duties, examples


def kind_of(text: str) -> Lead:
    """What the last words before a list, or a heading over it, make of its items."""
    folded = " ".join(text.split())
    named = kind_of_heading(folded)
    if named is not Lead.NEUTRAL or not folded:
        return named
    if _INCLUDES.search(folded):
        return Lead.INCLUDES
    if _MODAL_END.search(folded) or _HAVE_DONE.search(folded) or asked_of(folded):
        return Lead.UNDERTAKES
    if _DUTIES.search(folded) or is_collective(folded):
        return Lead.NONE
    acts = undertakes(folded)
    if _BY_END.search(folded) or _ACTIONS_FOLLOW.search(folded) or (_TO_END.search(folded) and acts):
        return Lead.UNDERTAKES
    return Lead.OBJECTS if acts and folded.endswith(":") else Lead.NEUTRAL


def asked_of(lead: str) -> str:
    """The office or body that a lead-in expects the items of: "I expect the Chief Constable to:"; ``""`` for none."""
    asked = _ASKED.search(" ".join(lead.split()))
    return actor_before(asked["whom"]) if asked else ""


def time_of(lead: str) -> str:
    """By when a lead-in says that its items will be done: "By May 2032 we will:", "We will, by May 2032:"; ``""`` for none."""
    sentence = re.split(r"(?<=[.!?])\s+(?=[A-Z])", " ".join(lead.split()))[-1]
    found = deadline(sentence)
    before, _, after = sentence.partition(found) if found else (sentence, "", "")
    leads_off = not before.strip() and _TIMED.match(after)
    comes_last = _WILL_BY.search(before) and not re.search(r"\w", after)
    return found if found and (leads_off or comes_last) else ""


def kind_of_heading(heading: str) -> Lead:
    """What a heading makes of a list right under it: only "Our commitments", "How we will know" and the like count."""
    folded = " ".join(heading.split())
    if _MEASURES.search(folded):
        return Lead.MEASURES
    if not _ACTION_HEADING.match(folded):
        return Lead.NEUTRAL
    return Lead.MAY if re.search(r"\bpoints?\b|^\W*to \w+", folded, re.I) else Lead.UNDERTAKES


def pending_lead(text: str) -> str:
    """The part of a paragraph that announces a list, though a caption or slogan came to stand after it; or ``""``.

    Parts are told apart by blank lines.
    """
    for part in reversed(re.split(r"\n[^\S\n]*\n", text)):
        folded = " ".join(part.split())
        if len(folded.split()) <= 40 and kind_of(folded) in (Lead.UNDERTAKES, Lead.MAY):
            return folded
    return ""

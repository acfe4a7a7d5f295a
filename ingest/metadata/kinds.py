"""What kind of document a text is, by the cues in it."""

import re

from corpus.models import Kind
from ingest.metadata.evidence import Guess

# Each cue's weight is about how many times likelier it is in that kind than in others, on a scale where 2 decides.
_TITLE_CUES: tuple[tuple[Kind, str, float], ...] = (
    (Kind.AGENDA_PACK, r"\bagenda\b(?! items?\b)", 4),
    (Kind.MINUTES, r"\bminutes\b", 4),
    (Kind.DEEP_DIVE, r"\bdeep[ -]dive\b", 5),
    (Kind.REPORT, r"\b(?:report|assessment|appraisal|review|inspection|evaluation|audit|update|outturn|accounts)\b", 3),
    (Kind.PLAN, r"\b(?:plan|strategy)\b(?!\s+(?:form|report|review|update))", 3),
    (Kind.PLAN, r"\b(?:crime|local|neighbourhood|corporate|policing|delivery|area action|fire and rescue) plan\b", 1),
    (Kind.OTHER, r"\b(?:form|questionnaire|scheme|guidance|planning document|spd|press release|letter|policy)\b", 2.5),
)  # fmt: skip
_OPENING_CUES: tuple[tuple[Kind, str, float], ...] = (
    (Kind.AGENDA_PACK, r"\bagenda\b(?! items?\b)", 1),
    (Kind.AGENDA_PACK, r"\bapologies\b.*\b(?:declarations? of (?:\w+ )?interests?|disclosable pecuniary)\b", 1),
    (Kind.AGENDA_PACK, r"\bmembers are (?:asked|invited|requested) to (?:agree|confirm|receive|note|approve)\b", 1),
    (Kind.AGENDA_PACK, r"(?:\(pages? \d+ ?[-–] ?\d+\).*){2}", 4),
    (Kind.MINUTES, r"^\W*agenda item\b.*\bresolved\b", 2),
    (Kind.OTHER, r"\bdecision (?:ref|maker|number)\b.*\bdate of (?:the )?decision\b", 5),  # a notice of one, or a register
    (Kind.MINUTES, r"(?<!\bthe )(?-i:\bM(?:inutes|INUTES)) of (?:the|a)\b.{0,80}\b(?:meeting|held)\b", 3),
    (Kind.MINUTES, r"\b(?:in attendance|apologies for absence)\b", 1),
    (Kind.MINUTES, r"(?-i:\bMinutes:(?=\s+[A-Z\d(]))", 2),  # of one item, on a committee's site
    (Kind.DEEP_DIVE, r"\bdeep[ -]dive\b", 3),
    (Kind.PLAN, r"\b(?:this|our|my) (?:[\w-]+ ){0,4}plan\b", 2),
    (Kind.PLAN, r"\bforeword\b", 1),
    (Kind.REPORT, r"\bpurpose of (?:the |this )?report\b", 1.5),
    (Kind.REPORT, r"\breport (?:title|to|author|of)\b\s*:?", 1),
    (Kind.REPORT, r"\bthis report\b", 1),
    (Kind.REPORT, r"\b(?:executive|non-technical) summary\b", 0.5),
)  # fmt: skip
_BODY_CUES: tuple[tuple[Kind, str, float], ...] = (
    (
        Kind.MINUTES,
        r"\bresolved\b:?|\bit was (?:agreed|noted|explained|reported)\b|\bthe meeting (?:closed|ended|concluded)\b"
        r"|\bmembers (?:noted|heard|were (?:advised|informed|reminded))\b",
        0.5,
    ),
    (Kind.PLAN, r"\bwe will\b|\bpolicy [A-Z]{0,4}\d+\b|\bour (?:priorities|vision)\b", 0.3),
    (Kind.DEEP_DIVE, r"\bdeep[ -]dive\b", 0.5),
)
_REPORT_LABEL = re.compile(
    r"^\W*(?:\d+\.?\s+)?(report (?:of|by|to|author|title)|title of report|purpose(?: of (?:the |this )?report)?|recommendations?"
    r"|(?:wards?|divisions?) affected|contact officer|lead officer|classification|status|appendices|background papers"
    r"|decision required|financial implications|legal implications)\W*(?:$|:)",
    re.IGNORECASE | re.MULTILINE,
)
_LEAST_LABELS = 3
_MOST_FROM_BODY = 2.0  # a long document repeats its words, which makes them no surer
_DECIDES = 2.0
_OPENING = 4000  # characters; about the first two pages


def guess_kind(text: str, title: str, *, headed: bool = False) -> Guess[Kind]:
    """The kind with the strongest cues, ``OTHER`` where none is strong; confidence by the lead over the second.

    ``text`` is the whole document's without furniture, ``title`` what it calls itself, and ``headed`` says that it begins
    with a report's head.
    """
    scores = dict.fromkeys(Kind, 0.0)
    folded = " ".join(text.split())
    head = head_of(title)
    for kind, form, weight in _TITLE_CUES:
        scores[kind] += weight / 2 if re.search(form, title, re.IGNORECASE) else 0
        scores[kind] += weight if re.search(form, head, re.IGNORECASE) else 0
    for kind, form, weight in _OPENING_CUES:
        scores[kind] += weight if re.search(form, folded[:_OPENING], re.IGNORECASE) else 0
    for kind, form, weight in _BODY_CUES:
        scores[kind] += min(_MOST_FROM_BODY, weight * len(re.findall(form, folded, re.IGNORECASE)))
    best, second = sorted(scores, key=lambda kind: -scores[kind])[:2]
    # A report on a plan says "plan" more often than "report", in its title too.
    if (scores[best] < _DECIDES or best in (Kind.PLAN, Kind.OTHER)) and (headed or _has_report_head(text[:_OPENING])):
        return Guess(Kind.REPORT, 0.6)
    if scores[best] < _DECIDES:
        return Guess(Kind.OTHER, 0.3)
    return Guess(best, min(1.0, 0.5 + (scores[best] - scores[second]) / (2 * scores[best])))


def _has_report_head(opening: str) -> bool:
    """Whether lines are those that a committee report begins with, one of them saying whose report it is."""
    labels = {match[1].lower().removesuffix("s") for match in _REPORT_LABEL.finditer(opening)}
    return len(labels) >= _LEAST_LABELS and any(re.match(r"report|title of", label) for label in labels)


def head_of(title: str) -> str:
    """The part of a title that says what sort of document it names.

    That is "Report" in "Report on the Local Plan" and "Closure Report" in "Local Plan 2011 to 2031 Closure Report":
    what stands before the first preposition if that names a sort, else the last words.
    """
    sorts = "|".join(form for _, form, _ in _TITLE_CUES)
    first = re.split(r"\s(?:of|on|for|into|about)\s", title, maxsplit=1, flags=re.IGNORECASE)[0]
    part = first if re.search(sorts, first, re.IGNORECASE) else title
    # "Development Scheme: New Local Plan" is a scheme, but "Local Plan: Screening Report" a report.
    lead = part.split(":")[0]
    if re.search(sorts, lead, re.IGNORECASE) and not re.search(r"\b(?:plan|strategy)\b", lead, re.IGNORECASE):
        part = lead
    found = list(re.finditer(sorts, part, re.IGNORECASE))
    return part[found[-1].start() : found[-1].end()] if found else ""
